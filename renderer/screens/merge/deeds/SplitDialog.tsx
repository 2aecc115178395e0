/** 拆分: the words of a row taken apart by movable breaks; each part goes into an item, becomes one, or is left out. */
import { Form, Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { splitDuties } from '../../../../shared/logic/matching/knowledge/splitDuties';
import { partsAt, proposeBreak } from '../../../../shared/logic/paper/layout/breakText';
import { MERGE_REASON } from '../../../../shared/model/round';
import type { EntryRow } from '../../../../shared/views';
import type { CandidateView, PartSuggestion } from '../../../../shared/views/matching';
import { FormDialog } from '../../../components/dialogs/FormDialog';
import { type TownAnswers, withTowns } from '../../../components/entries/AskTowns';
import { DirectionTag } from '../../../components/figures/Tags';
import { ItemPicker } from '../../../components/items/ItemPicker';
import { useRoundGate } from '../../../components/items/roundGate';
import { useRead, useWrite } from '../../../hooks';
import type { Candidate } from '../candidates/Candidates';
import { BreakableText } from '../entry/BreakableText';
import { Missing, missingIn, type PartChoice, SplitParts } from './SplitParts';
import './split.css';

interface SplitDialogProps {
  readonly entry: EntryRow;
  readonly candidates: readonly Candidate[];
  readonly likely: readonly number[];
  readonly decide: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly onClose: () => void;
  readonly towns: TownAnswers;
}

interface NoValues {
  readonly nothing?: never;
}

const WAIT = 250;

export function SplitDialog({ entry, candidates, likely, decide, towns, onClose }: SplitDialogProps): ReactNode {
  const [form] = Form.useForm<NoValues>();
  const gate = useRoundGate();
  const summary = useRead('summary', {});
  const drafted = useRead('entryDraft', { entryId: entry.id });
  const split = useWrite('splitEntry');
  const words = useRef<HTMLDivElement>(null);
  const text = entry.text.trim() || entry.name;
  const [cut, setCut] = useState(() => ({ breaks: [firstBreak(entry, text, candidates, likely)], active: 0 }));
  const [choices, setChoices] = useState<readonly PartChoice[]>([]);
  const [found, setFound] = useState<readonly Candidate[]>([]);
  const [finding, setFinding] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const parts = partsAt(text, cut.breaks);
  const asked = useSettled(parts.map((part) => part || entry.name));
  const read = useRead('suggestParts', { entryId: entry.id, parts: [...asked] });
  const answered = read.isPlaceholderData ? [] : (read.data ?? []);
  const offered = parts.map((_, at) => merged([...found, ...(answered[at]?.candidates ?? []), ...candidates]));
  const guesses = guessItems(parts.length, choices, answered, candidates, likely);
  const rows = parts.map((part, at): PartChoice => {
    const chosen = choices[at] ?? {};
    return { deed: 'attach', name: part, ...chosen, itemId: chosen.itemId ?? guesses[at] ?? null };
  });
  const categories = summary.data?.scheme.categories ?? [];
  const kinds = (summary.data?.scheme.subtractReasons ?? []).filter((kind) => kind !== MERGE_REASON);
  const draft = drafted.data && withTowns(drafted.data.draft, towns);
  const fallback = { category: draft?.category ?? '', kind: kinds[0] ?? '' };
  const adopting = rows.filter(({ deed }) => deed === 'adopt').length;
  const reasonMissing = adopting > 0 && gate.round?.kind !== 'sorting' && reason.trim() === '';
  const itemIds = rows.flatMap(({ deed, itemId }) => (deed === 'attach' && itemId !== null ? [itemId] : []));
  const twice = new Set(itemIds).size < itemIds.length;
  const ready = rows.every((row) => missingIn(row, fallback) === '') && !twice && !reasonMissing;
  const change = (at: number, part: Partial<PartChoice>): void =>
    setChoices(rows.map((_, place) => ({ ...choices[place], ...(place === at ? part : {}) })));
  const live = summary.data?.pool.live ?? 0;

  const submit = (): Promise<boolean> => {
    if (!ready || !draft) return Promise.resolve(false);
    const settled = rows.map((row, at) => {
      const part = parts[at] ?? '';
      if (row.deed === 'attach') return { text: part, into: { kind: 'attach' as const, itemId: row.itemId ?? 0 } };
      if (row.deed === 'reject') {
        const reasonKind = row.reasonKind ?? fallback.kind;
        return { text: part, into: { kind: 'reject' as const, reasonKind, reason: row.reason?.trim() || reasonKind } };
      }
      const item = { ...draft, category: row.category ?? fallback.category, name: row.name ?? part, text: part };
      return { text: part, into: { kind: 'adopt' as const, item } };
    });
    const grounds = { reason: reason.trim(), proposer: adopting > 0 ? entry.unit : '', decider: '' };
    // Nobody is registered where no part becomes an item.
    const named = adopting > 0 ? { towns } : {};
    return decide(() => split.run({ entryId: entry.id, parts: settled, ...named, ...grounds }));
  };

  return (
    <FormDialog<NoValues>
      title={`拆分条目：${entry.name}`}
      deed={`拆为 ${parts.length} 项`}
      form={form}
      initial={{}}
      width={860}
      blocked={adopting > 0 && !gate.open ? gate.blocked : null}
      idle={!ready}
      effect={
        <span className="muted small">
          拆分后本条只计 1 条报送，分别归入 {rows.filter(({ deed }) => deed !== 'reject').length} 项
          {adopting > 0 ? `；事项 ${live} ＋ ${adopting} ＝ ${live + adopting}` : ''}
        </span>
      }
      confirmTestId="merge-split-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="split-entry">
        <div className="split-from">
          <DirectionTag direction={entry.direction}>{entry.unit}</DirectionTag>
          <b>{entry.name}</b>
        </div>
        <BreakableText
          text={text}
          breaks={cut.breaks}
          active={cut.active}
          field={words}
          onBreaks={(breaks, active) => {
            // Another number of parts: what was chosen for each no longer fits its place.
            if (breaks.length !== cut.breaks.length) setChoices([]);
            setCut({ breaks: [...breaks], active });
          }}
        />
      </div>
      <SplitParts
        parts={parts}
        rows={rows}
        offered={offered}
        categories={categories}
        kinds={kinds}
        fallback={fallback}
        loading={read.isFetching}
        finding={finding}
        onChange={change}
        onFind={setFinding}
      />
      {twice ? <div className="note warn">两段归了同一项。只属一项的请用并入，或另选一项。</div> : null}
      {adopting > 0 ? (
        <Input
          className="split-reason"
          value={reason}
          maxLength={2_000}
          aria-label="采用的理由"
          placeholder={gate.round?.kind === 'sorting' ? '采用的理由（可不写）' : '采用的理由：为什么要增这一项'}
          data-testid="split-reason"
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      <Missing words={reasonMissing ? '请写采用的理由：为什么要增' : ''} />
      {finding === null ? null : (
        <ItemPicker
          label={`第 ${finding + 1} 段归入`}
          autoFocus
          testId="merge-split-search"
          chosen={[]}
          onChange={(_, picked) => {
            const [item] = picked;
            if (!item) return;
            const { id: itemId, name, text: task, category, leadDepartment: department } = item;
            setFound([{ itemId, name, text: task, category, department, reasons: [] }, ...found]);
            change(finding, { itemId });
            setFinding(null);
            // The box one typed in goes away; the hands stay in the dialog, for Ctrl+Enter.
            words.current?.focus();
          }}
        />
      )}
    </FormDialog>
  );
}

/** Where the row most likely parts: by the two items it seems to belong to, else by the two duties its name holds. */
function firstBreak(
  entry: EntryRow,
  text: string,
  candidates: readonly Candidate[],
  likely: readonly number[],
): number {
  const names = likely.slice(0, 2).map((id) => {
    const item = candidates.find(({ itemId }) => itemId === id);
    return item ? `${item.name}${item.text}` : '';
  });
  const duties = splitDuties(entry.name);
  const [first = '', second = ''] = names.length === 2 ? names : duties;
  const joint = text === entry.name && duties.length === 2 ? text.indexOf(duties[1] ?? '') : -1;
  return joint > 0 ? joint : proposeBreak(text, first, second);
}

/** What nobody chose yet is the best item of the part that no other part has; of those the entry as a whole suggests first. */
function guessItems(
  count: number,
  choices: readonly PartChoice[],
  found: readonly PartSuggestion[],
  candidates: readonly Candidate[],
  likely: readonly number[],
): (number | null)[] {
  const guessed: (number | null)[] = Array.from({ length: count }, (_, at) => choices[at]?.itemId ?? null);
  const ranked = (at: number): number[] => (found[at]?.candidates ?? []).map(({ itemId }) => itemId);
  if (count === 2 && likely.length === 2 && guessed.every((id) => id === null)) {
    const [a = 0, b = 0] = likely;
    const place = (id: number, at: number): number => {
      const rank = ranked(at).indexOf(id);
      return rank < 0 ? 9 : rank;
    };
    return place(a, 0) + place(b, 1) <= place(b, 0) + place(a, 1) ? [a, b] : [b, a];
  }
  for (let at = 0; at < count; at += 1) {
    if (guessed[at] !== null) continue;
    const free = ranked(at).filter((id) => !guessed.includes(id));
    guessed[at] = free.find((id) => candidates.some(({ itemId }) => itemId === id)) ?? free[0] ?? null;
  }
  return guessed;
}

function merged(candidates: readonly CandidateView[]): readonly CandidateView[] {
  return [...new Map(candidates.map((candidate) => [candidate.itemId, candidate])).values()];
}

/** The texts once they stayed the same for a moment: a moving break asks nothing. */
function useSettled(texts: readonly string[]): readonly string[] {
  const [settled, setSettled] = useState(texts);
  const key = texts.join('\u0001');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key.split('\u0001')), WAIT);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}
