/** Lays a township list out as a neutral page description, from which preview, Word, Excel and PDF are all drawn. */
import type { PaperColumn, Scheme, SchemeList } from '../model/scheme';
import type { PageCell, PageDescription, PageRow, TownshipList, TownshipListRow } from '../model/townshipList';
import { toChineseDate, toChineseNumeral } from './chineseNumerals';
import { columnText } from './columnText';
import { printableText } from './printableText';
import { breakHeading, rowHeight, spanningRowHeight } from './rowHeights';
import { sectionList } from './sectionList';
import { sheetName } from './sheetName';

/**
 * The list as pages: a section row per category that has rows, items numbered by the scheme, heights computed.
 * @throws Error when the list or one of its categories is not in the scheme: a row must never be lost on paper.
 */
export function layOutList(list: TownshipList, scheme: Scheme): PageDescription {
  const schemeList = scheme.lists.find((candidate) => candidate.id === list.listId);
  if (schemeList === undefined) throw new Error(`scheme ${scheme.id} has no list ${list.listId}`);
  const { paper } = scheme;
  const columns = schemeList.columns.map((column) => ({
    ...column,
    heading: breakHeading(printableText(column.heading), column.width, paper.fonts.header),
  }));
  const centred = columns.map((column) => ({ ...column, align: 'center' as const }));
  const headings = columns.map((column) => column.heading);
  const township = printableText(list.township);
  const place = printableText(list.place);
  return {
    paper,
    title: scheme.title
      .replaceAll('〔place〕', () => place)
      .replaceAll('〔township〕', () => township)
      .replaceAll('〔list〕', () => schemeList.name),
    subtitle: list.stage === '' ? '' : `（${printableText(list.stage)}）`,
    headLine: { left: `单位：${place}${township}`, right: toChineseDate(list.date) },
    date: list.date,
    columns,
    headerHeight: rowHeight(headings, centred, paper.fonts.header, paper.lineHeight),
    rows: layOutRows(list.rows, schemeList, scheme),
    itemCount: list.rows.length,
    sheetName: sheetName(`${township}${schemeList.name}`),
    fonts: paper.fonts,
  };
}

function layOutRows(rows: readonly TownshipListRow[], schemeList: SchemeList, scheme: Scheme): PageRow[] {
  const { columns } = schemeList;
  const { fonts, lineHeight } = scheme.paper;
  return sectionList(rows, schemeList).flatMap((section, sectionIndex): PageRow[] => {
    const count = section.rows.length;
    const text = `${toChineseNumeral(sectionIndex + 1)}、${section.category}（${count}项）`;
    const heading: PageRow = {
      kind: 'section',
      text,
      count,
      height: spanningRowHeight(text, columns, fonts.section, lineHeight),
    };
    const items = section.rows.map((row, index): PageRow => {
      const serial = section.serials[index] ?? index + 1;
      const cells = columns.map((column) => layOutCell(row, column, serial));
      const texts = cells.map((cell) => cell.text);
      return { kind: 'item', itemId: row.itemId, cells, height: rowHeight(texts, columns, fonts.body, lineHeight) };
    });
    return [heading, ...items];
  });
}

function layOutCell(row: TownshipListRow, column: PaperColumn, serial: number): PageCell {
  return { text: printableText(columnText(column.source, row, serial)), align: column.align };
}
