/** One kind of difference to the earlier list: rows side by side with the fate they keep. */

import { type ReactNode, useMemo } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { DISPOSITION_WORDS } from '../../../shared/model/disposition';
import type { DifferenceKind, DifferenceRow } from '../../../shared/views/importing';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';

interface DifferenceListProps {
  readonly preview: string;
  readonly sourceListId: number;
  readonly kind: DifferenceKind;
}

export function DifferenceList({ preview, sourceListId, kind }: DifferenceListProps): ReactNode {
  const source = usePagedSource('submissionDifference', { preview, sourceListId, kind });
  const columns = useMemo(() => differenceColumns(kind), [kind]);
  return (
    <Grid
      key={kind}
      label="与前次报送的差别"
      source={source}
      columns={columns}
      rowHeight={kind === 'reworded' ? 46 : 30}
      testId="import-difference"
      rowTestId="difference-row"
      empty={source.loaded ? '没有这样的条目。' : null}
    />
  );
}

function fateOf(row: DifferenceRow): string {
  if (row.kind === 'added') return '新增，待定';
  const items = row.items.map(quoted).join('、');
  return `${DISPOSITION_WORDS[row.fate]}${items}`;
}

function differenceColumns(kind: DifferenceKind): readonly GridColumn<DifferenceRow>[] {
  return [
    {
      id: 'name',
      heading: kind === 'reworded' ? '原来 → 现在' : '事项名称',
      size: 150,
      grow: 3,
      title: (row) =>
        [row.before?.name, row.before?.text, row.after?.name, row.after?.text, ...row.fields.map(fieldWords)]
          .filter(Boolean)
          .join('\n'),
      cell: (row) => <Names row={row} />,
    },
    { id: 'fate', heading: '去向', size: 96, grow: 1, title: fateOf, cell: fateOf },
  ];
}

function fieldWords({ label, before, after }: DifferenceRow['fields'][number]): string {
  return `${label}：${before || '（空）'} → ${after || '（空）'}`;
}

function Names({ row }: { row: DifferenceRow }): ReactNode {
  if (row.kind !== 'reworded') return <b>{(row.after ?? row.before)?.name}</b>;
  const sameName = row.before?.name === row.after?.name;
  const [field] = row.fields;
  if (field && sameName && row.before?.text === row.after?.text)
    return (
      <span className="import-two">
        <b className="cut">{row.after?.name}</b>
        <span className="cut">{row.fields.map(fieldWords).join('；')}</span>
      </span>
    );
  return (
    <span className="import-two">
      <s className="cut">{sameName ? row.before?.text : row.before?.name}</s>
      <b className="cut">{sameName ? `${row.after?.name}：${row.after?.text}` : row.after?.name}</b>
    </span>
  );
}
