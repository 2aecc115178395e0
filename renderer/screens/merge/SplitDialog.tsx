/** 拆入: one row per part of the entry, each with the item it goes into; the entry still counts once. */
import { Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { splitDuties } from '../../../shared/logic/matching/splitDuties';
import type { EntryRow } from '../../../shared/views';
import type { CandidateView, PartSuggestion } from '../../../shared/views/matching';
import { FormDialog } from '../../components/FormDialog';
import { ItemPicker } from '../../components/ItemPicker';
import { useRead, useWrite } from '../../hooks';
import type { Candidate } from './Candidates';

interface SplitDialogProps {
  readonly entry: EntryRow;
  readonly candidates: readonly Candidate[];
  readonly likely: readonly number[];
  readonly decide: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly onClose: () => void;
}

interface Part {
  readonly text: string;
  /** Null until a person or the comparison says. */
  readonly itemId: number | null;
}

interface NoValues {
  readonly nothing?: never;
}

export function SplitDialog({ entry, candidates, likely, decide, onClose }: SplitDialogProps): ReactNode {
  const [form] = Form.useForm<NoValues>();
  const split = useWrite('splitEntry');
  const [parts, setParts] = useState<readonly Part[]>(() => partsOf(entry.name, likely));
  const [found, setFound] = useState<readonly Candidate[]>([]);
  const [finding, setFinding] = useState<number | null>(null);
  const texts = parts.map(({ text }) => text.trim() || entry.name);
  const read = useRead('suggestParts', { entryId: entry.id, parts: texts });
  const offered = parts.map((_, at) => merged([...found, ...(read.data?.[at]?.candidates ?? []), ...candidates]));
  // What nobody chose yet is the best item of the part that no other part has.
  const chosen = read.isPlaceholderData
    ? parts.map(({ itemId }) => itemId)
    : guessItems(parts, read.data ?? [], candidates);
  const itemIds = chosen.filter((id) => id !== null);
  const ready = itemIds.length === parts.length && new Set(itemIds).size === parts.length;
  const change = (at: number, part: Partial<Part>): void =>
    setParts(parts.map((one, place) => (place === at ? { ...one, ...part } : one)));

  return (
    <FormDialog<NoValues>
      title={`拆入：${entry.name}`}
      deed={`拆入 ${parts.length} 项`}
      form={form}
      initial={{}}
      width={760}
      blocked={ready || read.isFetching ? null : '每一段要各归一项，不能两段归同一项；只属一项的请用并入。'}
      effect={<span className="muted small">拆入后本条仍只计 1 条报送，归入 {parts.length} 项</span>}
      confirmTestId="merge-split-confirm"
      onSubmit={() => (ready ? decide(() => split.run({ entryId: entry.id, itemIds })) : Promise.resolve(false))}
      onClose={onClose}
    >
      <div className="note form-note">{entry.text || entry.name}</div>
      <table className="table split-parts">
        <thead>
          <tr>
            <th className="number">段</th>
            <th>文字（只用来找相近的事项）</th>
            <th>归入</th>
            <th>
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
            <tr key={at}>
              <td className="number">{at + 1}</td>
              <td>
                <Input
                  value={part.text}
                  aria-label={`第 ${at + 1} 段文字`}
                  onChange={(event) => change(at, { text: event.target.value, itemId: null })}
                />
              </td>
              <td>
                <Select
                  className="split-item"
                  aria-label={`第 ${at + 1} 段归入`}
                  autoFocus={at === 0}
                  value={chosen[at] ?? undefined}
                  loading={read.isFetching}
                  placeholder="选一项"
                  popupMatchSelectWidth={false}
                  options={(offered[at] ?? []).map((item) => ({ value: item.itemId, label: labelOf(item) }))}
                  onChange={(itemId: number) => change(at, { itemId })}
                  data-testid={`merge-split-item-${at + 1}`}
                />
              </td>
              <td>
                <button type="button" className="link" onClick={() => setFinding(finding === at ? null : at)}>
                  另找
                </button>
                {parts.length > 2 ? (
                  <button type="button" className="link" onClick={() => setParts(parts.filter((_, n) => n !== at))}>
                    　去掉
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="link split-more"
        disabled={parts.length >= 6}
        onClick={() => setParts([...parts, { text: '', itemId: null }])}
      >
        ＋ 再分一段
      </button>
      {finding === null ? null : (
        <ItemPicker
          label={`第 ${finding + 1} 段归入`}
          autoFocus
          testId="merge-split-search"
          chosen={[]}
          onChange={(_, rows) => {
            const [item] = rows;
            if (!item) return;
            const { id: itemId, name, text, category, leadDepartment: department } = item;
            setFound([{ itemId, name, text, category, department, reasons: [] }, ...found]);
            change(finding, { itemId });
            setFinding(null);
          }}
        />
      )}
    </FormDialog>
  );
}

function partsOf(name: string, likely: readonly number[]): readonly Part[] {
  const [first = name, second = ''] = splitDuties(name);
  const known = likely.length === 2 || second === '';
  return [first, second].map((text, at) => ({ text, itemId: known ? (likely[at] ?? null) : null }));
}

/** The last part is whole, a short first one was filled up from it: so the last one chooses first. */
function guessItems(
  parts: readonly Part[],
  found: readonly PartSuggestion[],
  candidates: readonly Candidate[],
): (number | null)[] {
  const chosen = parts.map(({ itemId }) => itemId);
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    if (chosen[at] !== null) continue;
    const free = (found[at]?.candidates ?? []).filter(({ itemId }) => !chosen.includes(itemId));
    // A part is short: what also fits the entry as a whole is the better guess.
    const best = free.find(({ itemId }) => candidates.some((one) => one.itemId === itemId)) ?? free[0];
    chosen[at] = best?.itemId ?? null;
  }
  return chosen;
}

function merged(candidates: readonly CandidateView[]): readonly CandidateView[] {
  return [...new Map(candidates.map((candidate) => [candidate.itemId, candidate])).values()];
}

function labelOf({ name, department }: CandidateView): string {
  return department ? `${name}　${department}` : name;
}
