/** 报上级审核 on paper: the letter, and the county's whole list in the scheme's columns, each item with the number it is answered by. */
import type { ItemContent } from '../../model/item';
import type { ContentDraft, DocumentDraft, PartDraft, RowDraft, TableDraft } from '../../model/paperDocument';
import type { Scheme, SchemeList } from '../../model/scheme';
import { buildCountyList, type TownshipListHead } from '../paper/buildTownshipList';
import { letterTitle } from '../paper/drafts/letterTitle';
import { listTable } from '../paper/layout/listTable';
import { documentName, listsCalled } from '../paper/planExport';
import { applyingTo } from '../schemes/appliesTo';
import { townsShort } from '../schemes/townsShort';
import { toChineseDate } from '../text/chineseNumerals';
import { type PackRow, textInContent } from './packRows';
import type { PrintedList } from './printed/readPrintedPaper';

export interface SuperiorReport {
  readonly place: string;
  readonly office: string;
  /** 市委编办 */
  readonly unit: string;
  /** 第8轮 */
  readonly draft: string;
  readonly uid: string;
  readonly sentOn: string;
  readonly remark: string;
  readonly scheme: Scheme;
  readonly items: readonly ItemContent[];
  /** The same items as the form has them: their order is the order of the report. */
  readonly rows: readonly PackRow[];
  readonly townships: readonly string[];
}

const TOWNS_WIDTH = 26;

/** The letter with the list behind it. */
export function draftReport(report: SuperiorReport): DocumentDraft {
  const { unit, sentOn } = report;
  return { title: `报${unit}审核`, date: sentOn, parts: [letterPart(report), ...listParts(report)] };
}

/** The list alone, as a workbook has it. */
export function draftReportedLists(report: SuperiorReport): DocumentDraft {
  const { place, scheme, sentOn } = report;
  return { title: `${place}${documentName(scheme)}（报送稿）`, date: sentOn, parts: listParts(report) };
}

function letterPart({ place, office, unit, draft, uid, sentOn, remark, scheme, rows }: SuperiorReport): PartDraft {
  const text = (words: string): ContentDraft => ({ kind: 'text', style: 'text', text: words });
  const name = documentName(scheme);
  const what = listsCalled(place, name);
  const whose = what.slice(place.length, what.length - name.length);
  return {
    name: '报送函',
    orientation: 'portrait',
    content: [
      { kind: 'text', style: 'title', text: letterTitle(['关于报送', place, whose, `${name}的函`], scheme.paper) },
      { kind: 'gap', height: 8 },
      { kind: 'addressee', text: `${unit}：` },
      text(`现将${what}（${draft}）报上，共 ${rows.length} 项，请予审核。`),
      text(
        `审核意见可以直接填在随附的电子反馈表里（表号 ${uid}），也可以另用表格写明序号、事项名称、反馈类型、修改意见和理由。采纳情况将逐条报告。`,
      ),
      ...(remark === '' ? [] : [text(remark)]),
      { kind: 'gap', height: 12 },
      { kind: 'signOff', office, date: sentOn },
    ],
  };
}

const TOWNS_HEADING = '适用乡镇';

/** 东宁市基本履职事项清单 above each list. */
export function reportedTitle(place: string, scheme: Scheme, list: SchemeList): string {
  return `${place}${listName(scheme, list)}`;
}

/** （报送稿，第8轮，336 项） under it. */
function markOf(draft: string, items: number): string {
  return `（报送稿，${draft}，${items} 项）`;
}

/** The draft a mark names, where it is one and all spaces and widths were made the same; '' where it is none. */
export function draftInMark(words: string): string {
  return /^\(报送稿,(.{3,20}),\d+项\)$/.exec(words)?.[1] ?? '';
}

const listName = (scheme: Scheme, list: SchemeList): string =>
  scheme.lists.length > 1 ? list.name : documentName(scheme);

/** The same rows, to hold what came back against. */
export function reportedLists({
  place,
  scheme,
  items,
  townships,
}: Pick<SuperiorReport, 'place' | 'scheme' | 'items' | 'townships'>): PrintedList[] {
  const head: TownshipListHead = { place, stage: '', round: '', date: '' };
  return scheme.lists.map((list) => {
    const texts = townsOf(list, items, townships);
    const { rows } = buildCountyList(items, list, head);
    return { list, rows, ...(texts ? { own: { heading: TOWNS_HEADING, texts } } : {}) };
  });
}

/** Where the form alone has kept what went up, as of unsealed lists before they were kept whole: names, tasks and categories. */
export function keptLists(scheme: Scheme, sent: readonly PackRow[]): PrintedList[] {
  const unknown = { townshipRole: '', bases: [], parts: [], scope: '', remark: '', fields: {} };
  return scheme.lists.map((list) => ({
    list,
    known: new Set(['name', 'text']),
    own: { heading: TOWNS_HEADING, texts: null },
    rows: sent
      .filter(({ cells }) => cells.list === '' || cells.list === list.short)
      .map(({ itemId, cells: { category, name, content } }) => ({
        ...{ itemId, category, name, text: textInContent(content) },
        ...unknown,
      })),
  }));
}

/** For whom each item of a list is; null where all are for all. */
function townsOf(list: SchemeList, items: readonly ItemContent[], townships: readonly string[]) {
  const towns = townships.map((name) => ({ name }));
  const texts = new Map(
    items
      .filter(({ listId }) => listId === list.id)
      .map((item) => [item.id, townsShort(applyingTo(item, towns), townships)]),
  );
  return [...texts.values()].some((text) => text !== '各镇') ? texts : null;
}

/** One number through all lists, the same as in the form: an answer that names it means one item. */
function listParts(report: SuperiorReport): PartDraft[] {
  const { place, draft, sentOn, scheme, items, rows } = report;
  const head: TownshipListHead = { place, stage: '', round: draft, date: sentOn };
  const serials = new Map(rows.map(({ itemId }, index) => [itemId, String(index + 1)]));
  return scheme.lists.flatMap((list): PartDraft[] => {
    const county = buildCountyList(items, list, head);
    if (county.rows.length === 0) return [];
    return [
      {
        name: listName(scheme, list),
        content: [
          { kind: 'text', style: 'title', text: reportedTitle(place, scheme, list) },
          { kind: 'text', style: 'subtitle', text: markOf(draft, county.rows.length) },
          { kind: 'ends', left: `单位：${place}`, right: toChineseDate(sentOn) },
          withTowns(listTable(county.rows, list, list.columns), list, serials, report),
        ],
      },
    ];
  });
}

/** The list of a county says for whom each item is, where it is not for all. */
function withTowns(
  { columns, rows, ...table }: TableDraft,
  list: SchemeList,
  serials: ReadonlyMap<number, string>,
  { items, townships }: SuperiorReport,
): TableDraft {
  const serialAt = list.columns.findIndex(({ source }) => source === 'serial');
  const towns = townsOf(list, items, townships);
  const rowOf = (row: RowDraft): RowDraft => {
    if (!('cells' in row) || row.itemId === undefined) return row;
    const { itemId } = row;
    const cells = row.cells.map((cell, column) => (column === serialAt ? (serials.get(itemId) ?? cell) : cell));
    return { ...row, cells: towns ? [...cells, towns.get(itemId) ?? ''] : cells };
  };
  return {
    ...table,
    columns: towns ? [...columns, { heading: TOWNS_HEADING, width: TOWNS_WIDTH, align: 'left' }] : columns,
    rows: rows.map(rowOf),
  };
}
