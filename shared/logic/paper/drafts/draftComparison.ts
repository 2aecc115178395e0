/** 新旧对照表 on paper: 原内容 beside 现内容, what was struck out and put in marked within the text. */
import { DIFFERENCE_KIND_WORDS, type DifferenceKind, differenceKindSchema } from '../../../model/comparison';
import type { DocumentDraft, RowDraft, TableColumn } from '../../../model/paperDocument';
import type { Paper } from '../../../model/schemePaper';
import type { ComparedRow, ComparedSide, Comparison } from '../../../views/ledger';
import { changeWords } from '../../ledger/changeWords';
import { marksOf } from '../../text/textMarks';
import { draftTable } from './draftTable';

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '变动', width: 20, align: 'center' },
  { heading: '原内容', width: 78, align: 'left' },
  { heading: '现内容', width: 78, align: 'left' },
  { heading: '变动缘由', width: 48, align: 'left' },
];

export interface ComparisonPaper {
  readonly place: string;
  readonly date: string;
  readonly comparison: Comparison;
}

export function draftComparison({ place, date, comparison }: ComparisonPaper, paper: Paper): DocumentDraft {
  const { before, after, counts, rows } = comparison;
  const head = {
    title: '新旧对照表',
    subtitle: `（${before.name} ${before.items} 项 → ${after.name} ${after.items} 项：${countWords(counts)}）`,
    left: `单位：${place}`,
    date,
  };
  const renamed = comparison.renamed.map((words): RowDraft => ({ section: `类别改名：${words}` }));
  const table = draftTable('新旧对照表', head, COLUMNS, [...renamed, ...rows.map(draftRow)], paper);
  return { title: `${place}新旧对照表`, date, parts: [table] };
}

/** 增加 4 项，核减 3 项，文字修改 1 项，调类 0 项，适用调整 2 项: what comes and goes, rewording and moves always, the rest where there is any. */
function countWords(counts: Comparison['counts']): string {
  const always: readonly DifferenceKind[] = ['added', 'subtracted', 'reworded', 'moved'];
  return differenceKindSchema.options
    .filter((kind) => always.includes(kind) || counts[kind] > 0)
    .map((kind) => `${DIFFERENCE_KIND_WORDS[kind]} ${counts[kind]} 项`)
    .join('，');
}

function draftRow({ itemId, kinds, before, after, changes }: ComparedRow, index: number): RowDraft {
  const old = before ? sideText(before) : '';
  const fresh = after ? sideText(after) : '';
  const both = before !== null && after !== null;
  const cells = [
    String(index + 1),
    kinds.map((kind) => DIFFERENCE_KIND_WORDS[kind]).join('\n'),
    old,
    fresh,
    changes.map((change) => `第${change.round}轮${changeWords(change)}`).join('\n'),
  ];
  if (!both) return { itemId, cells };
  const marks = marksOf(old, fresh);
  return { itemId, cells, marks: [[], [], marks.out, marks.in, []] };
}

/** All that is compared of an item, a line each. */
function sideText({ name, text, lines }: ComparedSide): string {
  return [name, text, ...lines.map(({ word, said }) => `${word}：${said}`)].filter((line) => line !== '').join('\n');
}
