/** 逐条论证结果表: one row an item, one column a reviewer, sums by category below; neutral rows for the writer of forms. */
import { ARGUE_ANEW_WORDS, ARGUMENT_WORDS, type ArgumentVerdict } from '../../../model/basis';
import type { ArgumentRow, ArgumentSheet, CitationRow } from '../../../views/bases';
import { formatCitation } from '../../bases/parseCitation';
import { groupBy } from '../../rows/groupBy';

export interface ArgumentTableRow {
  readonly cells: readonly string[];
  readonly look: 'title' | 'header' | 'section' | 'plain';
}

export interface ArgumentTable {
  readonly sheets: readonly {
    readonly name: string;
    readonly columns: readonly { readonly heading: string; readonly width: number; readonly figures?: boolean }[];
    readonly rows: readonly ArgumentTableRow[];
    readonly blankRows: number;
    readonly marks: readonly [];
  }[];
  readonly instructions: readonly string[];
}

/** The verdict of all reviewers together: the sternest one that still holds; '' while there is none. */
export function jointVerdict(rows: readonly Pick<ArgumentRow, 'verdict' | 'changed'>[]): ArgumentVerdict | '' {
  const holding = rows.filter(({ changed }) => changed === null).map(({ verdict }) => verdict);
  return (['unsound', 'amend', 'sound'] as const).find((verdict) => holding.includes(verdict)) ?? '';
}

export function layOutArguments(
  place: string,
  { items, arguments: given, reviewers }: ArgumentSheet,
  citations: readonly CitationRow[],
): ArgumentTable {
  const of = groupBy(given, ({ itemId }) => itemId);
  const cited = new Map<number, string[]>();
  for (const row of citations)
    cited.set(row.itemId, [
      ...(cited.get(row.itemId) ?? []),
      `${formatCitation(row)}${row.verified ? '（条款已核对）' : ''}`,
    ]);
  const columns = [
    { heading: '序号', width: 7, figures: true },
    { heading: '职责事项', width: 28 },
    { heading: '牵头部门', width: 14 },
    { heading: '依据', width: 44 },
    ...reviewers.map((heading) => ({ heading, width: 22 })),
    { heading: '论证结论', width: 12 },
  ];
  const rows: ArgumentTableRow[] = [
    { cells: [`${place}逐条论证结果表`], look: 'title' },
    { cells: columns.map(({ heading }) => heading), look: 'header' },
  ];
  let category = '';
  // The office's order may go back to a category; on the table each stands once, or its count would be told twice.
  const grouped = categoriesAmong(items).flatMap((one) => items.filter((item) => item.category === one));
  grouped.forEach((item, index) => {
    if (item.category !== category) {
      category = item.category;
      const count = items.filter((other) => other.category === category).length;
      rows.push({ cells: [`${category}（${count} 项）`, ...columns.slice(1).map(() => '')], look: 'section' });
    }
    const own = of.get(item.itemId) ?? [];
    const joint = jointVerdict(own);
    rows.push({
      cells: [
        String(index + 1),
        item.name,
        item.department,
        (cited.get(item.itemId) ?? ['依据待补']).join('\n'),
        ...reviewers.map((reviewer) => said(own.find((row) => row.reviewer === reviewer))),
        joint === '' ? '未论证' : ARGUMENT_WORDS[joint],
      ],
      look: 'plain',
    });
  });
  const results = { name: '论证结果', columns, rows, blankRows: 0, marks: [] as const };
  return { sheets: [results, progressSheet(place, items, of, reviewers)], instructions: [] };
}

function categoriesAmong(items: ArgumentSheet['items']): string[] {
  return [...new Set(items.map(({ category }) => category))];
}

function said(row: ArgumentRow | undefined): string {
  if (!row) return '';
  const stale = row.changed === null ? '' : `（${ARGUE_ANEW_WORDS[row.changed]}）`;
  return `${ARGUMENT_WORDS[row.verdict]}${row.note === '' ? '' : `：${row.note}`}${stale}`;
}

/** 论证进度: by category, how many each reviewer has argued as they stand, and the joint verdicts. */
function progressSheet(
  place: string,
  items: ArgumentSheet['items'],
  of: ReadonlyMap<number, readonly ArgumentRow[]>,
  reviewers: readonly string[],
): ArgumentTable['sheets'][number] {
  const columns = [
    { heading: '类别', width: 18 },
    { heading: '事项', width: 9, figures: true },
    ...reviewers.map((heading) => ({ heading, width: 16, figures: true })),
    ...Object.values(ARGUMENT_WORDS).map((heading) => ({ heading, width: 12, figures: true })),
    { heading: '未论证', width: 10, figures: true },
  ];
  const line = (name: string, own: ArgumentSheet['items']): ArgumentTableRow => {
    const joint = own.map(({ itemId }) => jointVerdict(of.get(itemId) ?? []));
    const count = (wanted: ArgumentVerdict | ''): string =>
      String(joint.filter((verdict) => verdict === wanted).length);
    return {
      cells: [
        name,
        String(own.length),
        ...reviewers.map((reviewer) =>
          String(
            own.filter(({ itemId }) => of.get(itemId)?.some((row) => row.reviewer === reviewer && row.changed === null))
              .length,
          ),
        ),
        count('sound'),
        count('amend'),
        count('unsound'),
        count(''),
      ],
      look: 'plain',
    };
  };
  const rows: ArgumentTableRow[] = [
    { cells: [`${place}逐条论证进度`], look: 'title' },
    { cells: columns.map(({ heading }) => heading), look: 'header' },
    ...categoriesAmong(items).map((category) =>
      line(
        category,
        items.filter((item) => item.category === category),
      ),
    ),
    { ...line('合计', items), look: 'section' },
  ];
  return { name: '论证进度', columns, rows, blankRows: 0, marks: [] };
}
