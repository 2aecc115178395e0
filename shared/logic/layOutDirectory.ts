/** 目录 for the departments' use: the numbers and names of one township's lists, without the texts. */
import type { ContentDraft, PaperDocument } from '../model/paperDocument';
import type { Scheme } from '../model/scheme';
import type { TownshipList } from '../model/townshipList';
import { toChineseDate, toChineseNumeral } from './chineseNumerals';
import { columnText } from './columnText';
import { layOutDocument } from './layOutDocument';
import { stageWords } from './printedEdition';
import { sectionList } from './sectionList';

const COLUMNS = [
  { heading: '序号', width: 16, align: 'center', figures: true },
  { heading: '事项名称', width: 92, align: 'left' },
  { heading: '对应部门', width: 48, align: 'left' },
] as const;

/** Every item bears the number it has in the list itself. */
export function layOutDirectory(lists: readonly TownshipList[], scheme: Scheme, title: string): PaperDocument {
  const parts = lists.map((list) => {
    const schemeList = scheme.lists.find(({ id }) => id === list.listId);
    if (schemeList === undefined) throw new Error(`scheme ${scheme.id} has no list ${list.listId}`);
    const rows = sectionList(list.rows, schemeList).flatMap((section, index) => [
      { section: `${toChineseNumeral(index + 1)}、${section.category}（${section.rows.length}项）` },
      ...section.rows.map((row, at) => ({
        itemId: row.itemId,
        cells: [String(section.serials[at] ?? at + 1), row.name, columnText('departments', row, 0)],
      })),
    ]);
    const content: ContentDraft[] = [
      { kind: 'text', style: 'title', text: `${list.place}${list.township}` },
      { kind: 'text', style: 'title', text: `${schemeList.name}目录` },
      ...(list.stage === '' ? [] : [{ kind: 'text' as const, style: 'subtitle' as const, text: stageWords(list) }]),
      { kind: 'ends', left: `共 ${list.rows.length} 项，序号与清单一致`, right: toChineseDate(list.date) },
      { kind: 'table', columns: COLUMNS, rows },
    ];
    return { name: `${schemeList.name}目录`, orientation: 'portrait' as const, content };
  });
  return layOutDocument({ title, date: lists[0]?.date ?? '', parts }, scheme.paper);
}
