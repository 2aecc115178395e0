/** 征求意见反馈表: the workbook a unit fills in; fixed cells locked, what it is known by on a hidden sheet. */
import { OPINION_KIND_WORDS, opinionKindSchema } from '../../model/opinion';
import type { Scheme } from '../../model/scheme';
import type { UnitKind } from '../../model/unit';
import { countLines } from '../paper/layout/measureText';
import { toChineseDate } from '../text/chineseNumerals';
import type { PackRow } from './packRows';

/** What the program looks for when a form comes back. */
export const HIDDEN_SHEET = '双梳校验';
export const FORM_MARK = '双梳征求意见反馈表';
export const ALL_AGREED = '全部无意见';
export const SOME_OPINIONS = '有意见，见下表';

export const PACK_HEADINGS = {
  serial: '序号',
  list: '清单类别',
  number: '事项编号',
  name: '事项名称',
  content: '原内容',
  kind: '意见类型',
  proposal: '修改建议',
  reason: '理由和依据',
  person: '联系人电话',
} as const;
export type PackColumn = keyof typeof PACK_HEADINGS;
export const PACK_COLUMNS = Object.keys(PACK_HEADINGS) as readonly PackColumn[];

const WIDTHS: Readonly<Record<PackColumn, number>> = {
  serial: 6,
  list: 14,
  number: 9,
  name: 24,
  content: 46,
  kind: 13,
  proposal: 36,
  reason: 28,
  person: 16,
};
/** A unit fills these in. */
const OPEN: readonly PackColumn[] = ['kind', 'proposal', 'reason', 'person'];
const BLANK_ROWS = 30;
const FONT_SIZE = 11;
/** A line of the fonts Linux desktops put in place of 宋体 is higher: at 15 the first and the last line were cut. */
const LINE = 16;
const HIGHEST_ROW = 400;

export interface PackForm {
  readonly place: string;
  readonly unit: string;
  readonly unitKind: UnitKind;
  /** 第1次征求意见, 报市委编办审核 */
  readonly title: string;
  readonly uid: string;
  readonly contentHash: string;
  readonly dueOn: string;
  /** 第7轮 */
  readonly draft: string;
  readonly rows: readonly PackRow[];
  readonly scheme: Scheme;
}

export interface DraftRow {
  readonly cells: readonly string[];
  readonly look: 'heading' | 'line' | 'header' | 'plain';
  readonly height?: number;
  readonly open?: readonly number[];
}

const at = (column: PackColumn): number => PACK_COLUMNS.indexOf(column);

/** Neutral sheets for the writer of forms. */
export function draftPackForm(form: PackForm) {
  const { place, unit, unitKind, title, uid, dueOn, draft, rows } = form;
  // A day is set for one's own units; of a superior it is asked.
  const asked = unitKind === 'superior' ? '请予审核' : `请于 ${toChineseDate(dueOn)} 前报回`;
  const head: DraftRow[] = [
    { cells: [`${place}职责事项${title}反馈表`], look: 'heading', height: 28 },
    {
      cells: [`反馈单位：${unit}　　稿次：${draft}　　表号：${uid}　　${asked}（${rowsSaid(rows.length)}）`],
      look: 'line',
      height: 20,
    },
    { cells: answerLine(), look: 'plain', open: [at('kind'), at('reason')], height: 22 },
    { cells: PACK_COLUMNS.map((column) => PACK_HEADINGS[column]), look: 'header', height: 20 },
  ];
  const kinds = opinionKindSchema.options.map((kind) => OPINION_KIND_WORDS[kind]);
  return {
    sheets: [
      {
        name: '反馈表',
        columns: PACK_COLUMNS.map((column) => ({
          heading: PACK_HEADINGS[column],
          width: WIDTHS[column],
          ...(column === 'kind' ? { choices: kinds } : {}),
          ...(column === 'list' ? { choices: sectionChoices(form.scheme) } : {}),
        })),
        rows: [...head, ...rows.map(itemRow)],
        blankRows: BLANK_ROWS,
        marks: [],
        choiceCells: [{ row: 2, column: at('kind'), choices: [ALL_AGREED, SOME_OPINIONS] }],
      },
      hiddenSheet(form),
    ],
    instructions: unitKind === 'superior' ? FOR_SUPERIORS : INSTRUCTIONS,
  };
}

function rowsSaid(count: number): string {
  return count === 0 ? '没有涉及本单位的事项，有新增建议的填在下面' : `共 ${count} 项`;
}

function answerLine(): string[] {
  const cells = PACK_COLUMNS.map(() => '');
  cells[at('content')] = '总体意见（先选）：';
  cells[at('proposal')] = '联系人、电话：';
  return cells;
}

/** 类别, and which list it is of where there are several. */
function sectionChoices({ lists }: Scheme): string[] {
  if (lists.length === 1) return [...(lists[0]?.categories ?? [])];
  return lists.flatMap(({ short, categories }) => categories.map((category) => `${short}·${category}`));
}

export function sectionWords({ list, category }: { readonly list: string; readonly category: string }): string {
  return list === '' ? category : `${list}·${category}`;
}

function itemRow({ cells }: PackRow, index: number): DraftRow {
  const texts: Partial<Record<PackColumn, string>> = {
    serial: String(index + 1),
    list: sectionWords(cells),
    number: cells.number,
    name: cells.name,
    content: cells.content,
  };
  const lines = PACK_COLUMNS.map((column) =>
    countLines(texts[column] ?? '', (WIDTHS[column] * 7 - 8) * 0.75, FONT_SIZE),
  );
  return {
    cells: PACK_COLUMNS.map((column) => texts[column] ?? ''),
    look: 'plain',
    open: OPEN.map(at),
    height: Math.min(HIGHEST_ROW, Math.max(2, ...lines) * LINE + 4),
  };
}

function hiddenSheet({ uid, contentHash, rows }: PackForm) {
  const plain = (cells: readonly string[]): DraftRow => ({ cells, look: 'plain' });
  return {
    name: HIDDEN_SHEET,
    hidden: true,
    columns: [16, 16, 12].map((width) => ({ heading: '', width })),
    rows: [
      plain([FORM_MARK, '1']),
      plain(['表号', uid]),
      plain(['校验', contentHash]),
      plain([PACK_HEADINGS.number, '版本']),
      ...rows.map(({ cells, itemVersion }) => plain([cells.number, String(itemVersion)])),
    ],
    blankRows: 0,
    marks: [],
  };
}

const FOR_SUPERIORS = [
  '填表说明',
  '灰底各栏是报送的原稿。有意见的事项，从“意见类型”的列表里选（修改、删除、调类），修改后的文字写在“修改建议”里，理由写在“理由和依据”里；没有意见的不用填。',
  '需要新增的事项填在最后的空行：选清单类别，写事项名称，意见类型选“新增”，把具体内容写在“修改建议”里。空行不够可以插入行。',
  '也可以不用本表，另用表格或者来函反馈。',
] as const;

const INSTRUCTIONS = [
  '填表说明',
  '先在表头“总体意见”选一项：对全部事项都没有意见的选“全部无意见”，其余不用再填；有意见的选“有意见，见下表”。',
  '灰底各栏是原稿，请不要改动；改在原稿上的字不会被采信。要改什么，写在“修改建议”里。',
  '意见类型：同意原稿选“无意见”；要改文字、责任、依据、适用范围选“修改”；认为不应列入选“删除”；应放到别的类别或清单选“调类”，并写明调到哪里。',
  '新增事项填在最后的空行：选清单类别，写事项名称，意见类型选“新增”，把具体内容写在“修改建议”里。空行不够可以插入行。',
  '每条意见都写明理由和依据（文件名称、文号、条款）。没有理由和依据的意见难以采纳。',
  '没有意见也要报回。到期没有报回的记为“未反馈”，不视为同意。',
  '填好后报回本表的电子版；另附的签章页由主要负责人签字、盖章后报回扫描件。文件名可以改，也可以用 WPS 另存。',
  '不得填写国家秘密。',
] as const;

/** Lines of the form's own that may stand around its table, when it was kept as Word. */
export const FORM_LINES: ReadonlySet<string> = new Set([...INSTRUCTIONS, ...FOR_SUPERIORS]);
