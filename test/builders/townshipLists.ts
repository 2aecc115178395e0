/** Township lists for tests of paper: realistic rows, any number of them, always the same. */

import { resolve } from 'node:path';
import { loadSchemes } from '../../electron/engine/schemes';
import sixCategory from '../../resources/schemes/six-category.json';
import threeLists from '../../resources/schemes/three-lists.json';
import type { DocumentTexts } from '../../shared/logic/paper/drafts/documentTexts';
import { layOutTownship } from '../../shared/logic/paper/layout/layOutList';
import { printableText } from '../../shared/logic/paper/printableText';
import type { PaperDocument, TableBlock, TableRow } from '../../shared/model/paperDocument';
import { type Scheme, schemeSchema } from '../../shared/model/scheme';
import type { TownshipList, TownshipListRow } from '../../shared/model/townshipList';

const DEEDS = ['贯彻落实', '组织开展', '统筹推进', '监督指导', '排查上报', '协助做好', '动员引导'];
const MATTERS = [
  '村(社区)“两委”换届选举',
  '高标准农田建设和管护',
  '矛盾纠纷排查化解',
  '非物质文化遗产保护传承',
  '秸秆禁烧网格化巡查（24小时值守）',
  '城乡居民基本医疗保险参保缴费',
  '农村饮用水水源地保护',
  '防灭火物资储备与春防、秋防值班',
];
const BASES = [
  '《中国共产党农村基层组织工作条例》第九条',
  '《中华人民共和国土壤污染防治法》第三十九条第二款第（一）项',
  '《关于加强和改进乡村治理的指导意见》（中办发〔2019〕30号）',
  '《黑龙江省乡镇（街道）权责清单管理办法（试行）》（黑编办发〔2021〕12号）',
];
const DEPARTMENTS = ['市委组织部', '市农业农村局', '牡丹江市东宁生态环境局', '市住房和城乡建设局', '市公安局'];

/** The preset the product ships. */
export function sixCategoryScheme(): Scheme {
  return schemeSchema.parse(sixCategory);
}

/** Any preset by its id. */
export function presetScheme(id: string): Scheme {
  const found = loadSchemes(resolve(import.meta.dirname, '../../resources')).find((scheme) => scheme.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return found;
}

export function threeListScheme(): Scheme {
  return schemeSchema.parse(threeLists);
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** The row with that running number; texts of one to six lines. */
export function listRow(index: number, category: string): TownshipListRow {
  const deed = pick(DEEDS, index);
  const matter = pick(MATTERS, index);
  const steps = [
    '制定年度计划',
    '明确专人负责',
    '建立工作台账',
    '按月向主管部门报告',
    '对发现的问题及时上报并督促整改',
  ];
  return {
    itemId: 1000 + index,
    category,
    name: `${deed}${matter}工作${index}`,
    text: `${deed}${matter}，${steps.slice(0, 1 + (index % 5)).join('，')}。`,
    townshipRole: index % 3 === 0 ? '配合责任' : '主体责任',
    bases: BASES.slice(index % 3, (index % 3) + 1 + (index % 2)),
    parts: DEPARTMENTS.slice(index % 4, (index % 4) + 1 + (index % 3)).map((unit, place) => ({
      unit,
      role: place === 0 ? 'lead' : 'cooperate',
      text: '',
    })),
    scope: '共性',
    fields: {},
    remark: index % 11 === 0 ? '差异化' : '',
  };
}

/** A list with so many rows in each of the scheme's categories; 0 leaves the category out. */
export function townshipList(
  counts: Readonly<Record<string, number>>,
  changes: Partial<TownshipList> = {},
): TownshipList {
  let index = 0;
  const rows = Object.entries(counts).flatMap(([category, count]) =>
    Array.from({ length: count }, () => {
      index += 1;
      return listRow(index, category);
    }),
  );
  return {
    place: '东宁市',
    township: '三岔口镇',
    listId: 'duties',
    stage: '征求意见稿',
    round: '第7轮',
    date: '2025-06-30',
    rows,
    ...changes,
  };
}

/** As long as the longest list of the sample: 394 rows in six categories. */
export const LONG_LIST = {
  基层党建: 74,
  经济发展: 66,
  社会治理: 72,
  文化建设: 44,
  生态环境保护: 61,
  公共服务: 77,
} as const;

export function documentOf(
  counts: Readonly<Record<string, number>>,
  changes: Partial<TownshipList> = {},
  scheme: Scheme = sixCategoryScheme(),
): PaperDocument {
  return layOutTownship([townshipList(counts, changes)], scheme);
}

/** A document whose only item row holds these texts, in the columns of the preset. */
export function documentWithTexts(texts: readonly string[]): PaperDocument {
  return withRows(documentOf({ 基层党建: 1 }), (row) =>
    row.kind === 'section' ? row : { ...row, cells: row.cells.map((_, column) => printableText(texts[column] ?? '')) },
  );
}

/** The document with every table row changed. */
export function withRows(document: PaperDocument, change: (row: TableRow) => TableRow): PaperDocument {
  const parts = document.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.map(change) } : block)),
  }));
  return { ...document, parts };
}

/** The tables of a document in order. */
export function tablesOf({ parts }: PaperDocument): TableBlock[] {
  return parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
}

/** The first table. */
export function tableOf(document: PaperDocument): TableBlock {
  const [table] = tablesOf(document);
  if (table === undefined) throw new Error('no table');
  return table;
}

/** Texts of the item rows; of files read back those that begin with a serial. */
export function itemTexts(document: PaperDocument): (readonly string[])[] {
  return tablesOf(document).flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'item' ? [row.cells] : [])));
}

export function itemsAmong(texts: DocumentTexts): (readonly string[])[] {
  return texts.filter(([first, second]) => second !== undefined && /^\d+$/.test(first ?? ''));
}
