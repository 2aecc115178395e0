/** One row per part of a split entry: its words, what becomes of it, and where it goes. */
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { CandidateView } from '../../../../shared/views/matching';

type Deed = 'attach' | 'adopt' | 'reject';

/** What a person said about a part; the rest is proposed. */
export interface PartChoice {
  readonly deed?: Deed;
  readonly itemId?: number | null;
  readonly name?: string;
  readonly category?: string;
  readonly reasonKind?: string;
  readonly reason?: string;
}

export interface PartFallback {
  readonly category: string;
  readonly kind: string;
}

const DEEDS: readonly { value: Deed; label: string }[] = [
  { value: 'attach', label: '并入' },
  { value: 'adopt', label: '采用' },
  { value: 'reject', label: '不予列入' },
];

/** What a part still lacks, in words; '' when nothing. */
export function missingIn(row: PartChoice, fallback: PartFallback): string {
  if (row.deed === 'adopt') {
    const nameless = (row.name ?? '').trim() === '';
    const placeless = (row.category ?? fallback.category) === '';
    return [nameless ? '请写事项名称' : '', placeless ? '请选类别' : ''].filter(Boolean).join('；');
  }
  if (row.deed === 'reject') return needsReason(row, fallback) && !row.reason?.trim() ? '“其他”请写明理由' : '';
  return (row.itemId ?? null) === null ? '请选归入哪一项' : '';
}

/** 其他 says nothing by itself. */
function needsReason(row: PartChoice, fallback: PartFallback): boolean {
  return (row.reasonKind ?? fallback.kind) === '其他';
}

interface SplitPartsProps {
  readonly parts: readonly string[];
  readonly rows: readonly PartChoice[];
  readonly offered: readonly (readonly CandidateView[])[];
  readonly categories: readonly string[];
  readonly kinds: readonly string[];
  readonly fallback: PartFallback;
  readonly loading: boolean;
  readonly finding: number | null;
  readonly onChange: (at: number, part: Partial<PartChoice>) => void;
  readonly onFind: (at: number | null) => void;
}

export function SplitParts(props: SplitPartsProps): ReactNode {
  return (
    <table className="table split-parts">
      <thead>
        <tr>
          <th className="number">段</th>
          <th>文字</th>
          <th>归入</th>
          <th>怎么处理</th>
        </tr>
      </thead>
      <tbody>
        {props.parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <tr key={at} data-testid="split-part">
            <td className="number">
              <span className={`split-number split-part-${at % 3}`}>{at + 1}</span>
            </td>
            <td className="wrap split-part-text">{part}</td>
            <td>
              <Where {...props} at={at} row={props.rows[at] ?? {}} />
              <Missing words={props.loading ? '' : missingIn(props.rows[at] ?? {}, props.fallback)} />
            </td>
            <td>
              <Select<Deed>
                aria-label={`第 ${at + 1} 段怎么处理`}
                className="split-deed"
                value={props.rows[at]?.deed ?? 'attach'}
                options={[...DEEDS]}
                onChange={(deed) => props.onChange(at, { deed })}
                data-testid={`split-deed-${at + 1}`}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Missing({ words }: { words: string }): ReactNode {
  return words === '' ? null : (
    <div className="small missing-words" role="status" data-testid="split-missing">
      {words}
    </div>
  );
}

function Where(props: SplitPartsProps & { at: number; row: PartChoice }): ReactNode {
  const { at, row, fallback, onChange } = props;
  if (row.deed === 'adopt')
    return (
      <span className="split-where">
        <Input
          value={row.name ?? ''}
          maxLength={500}
          aria-label={`第 ${at + 1} 段采用为`}
          data-testid={`split-name-${at + 1}`}
          onChange={(event) => onChange(at, { name: event.target.value })}
        />
        <Select
          aria-label={`第 ${at + 1} 段类别`}
          className="split-category"
          value={(row.category ?? fallback.category) || undefined}
          placeholder="选类别"
          options={props.categories.map((value) => ({ value, label: value }))}
          onChange={(category: string) => onChange(at, { category })}
        />
      </span>
    );
  if (row.deed === 'reject')
    return (
      <span className="split-where">
        <Select
          aria-label={`第 ${at + 1} 段缘由`}
          className="split-category"
          value={row.reasonKind ?? fallback.kind}
          options={props.kinds.map((value) => ({ value, label: value }))}
          onChange={(reasonKind: string) => onChange(at, { reasonKind })}
        />
        <Input
          value={row.reason ?? ''}
          maxLength={2_000}
          aria-label={`第 ${at + 1} 段理由`}
          placeholder={needsReason(row, fallback) ? '写明理由' : '理由（可不写）'}
          onChange={(event) => onChange(at, { reason: event.target.value })}
        />
      </span>
    );
  return (
    <span className="split-where">
      <Select
        className="split-item"
        aria-label={`第 ${at + 1} 段归入`}
        value={row.itemId ?? undefined}
        loading={props.loading}
        placeholder="选一项"
        popupMatchSelectWidth={false}
        options={(props.offered[at] ?? []).map((item) => ({ value: item.itemId, label: labelOf(item) }))}
        onChange={(itemId: number) => onChange(at, { itemId })}
        data-testid={`merge-split-item-${at + 1}`}
      />
      <button type="button" className="link" onClick={() => props.onFind(props.finding === at ? null : at)}>
        另找
      </button>
    </span>
  );
}

function labelOf({ name, department }: CandidateView): string {
  return department ? `${name}　${department}` : name;
}
