/** 目录 for the departments' use: the numbers and names of one township's lists, without the texts. */
import type { ContentDraft, PaperDocument } from '../../../model/paperDocument';
import type { PaperColumn, Scheme } from '../../../model/scheme';
import type { TownshipList } from '../../../model/townshipList';
import { toChineseDate } from '../../text/chineseNumerals';
import { stageWords } from '../printedEdition';
import { layOutDocument } from './layOutDocument';
import { listTable } from './listTable';
import { withoutEmptyColumns } from './withoutEmptyColumns';

/** Where the scheme has no 目录 of its own. */
const COLUMNS: readonly PaperColumn[] = [
  { heading: '序号', source: 'serial', width: 16, align: 'center' },
  { heading: '事项名称', source: 'name', width: 92, align: 'left' },
  { heading: '对应部门', source: 'departments', width: 48, align: 'left' },
];

/** Every item bears the number it has in the list itself. */
export function layOutDirectory(lists: readonly TownshipList[], scheme: Scheme, title: string): PaperDocument {
  const parts = lists.map((list) => {
    const schemeList = scheme.lists.find(({ id }) => id === list.listId);
    if (schemeList === undefined) throw new Error(`scheme ${scheme.id} has no list ${list.listId}`);
    const { name, columns } = schemeList.catalogue ?? { name: `${schemeList.name}目录`, columns: COLUMNS };
    const table = listTable(list.rows, schemeList, columns);
    const content: ContentDraft[] = [
      { kind: 'text', style: 'title', text: `${list.place}${list.township}` },
      { kind: 'text', style: 'title', text: name },
      ...(list.stage === '' ? [] : [{ kind: 'text' as const, style: 'subtitle' as const, text: stageWords(list) }]),
      { kind: 'ends', left: `共 ${list.rows.length} 项，序号与清单一致`, right: toChineseDate(list.date) },
      // A catalogue of the scheme's own keeps all its columns.
      schemeList.catalogue ? table : withoutEmptyColumns(table),
    ];
    // Columns of the scheme's own are as wide as its sheet.
    const orientation = schemeList.catalogue ? scheme.paper.orientation : ('portrait' as const);
    return { name, orientation, content };
  });
  return layOutDocument({ title, date: lists[0]?.date ?? '', parts }, scheme.paper);
}
