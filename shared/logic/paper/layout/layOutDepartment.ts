/** 部门视图: what one department has a part in across all townships, each item with its number in every list. */
import type { ResponsibilityRole } from '../../../model/item';
import type { ContentDraft, PaperDocument, RowDraft } from '../../../model/paperDocument';
import type { Scheme, SchemeList } from '../../../model/scheme';
import type { TownshipList, TownshipListRow } from '../../../model/townshipList';
import { toChineseDate, toChineseNumeral } from '../../text/chineseNumerals';
import { stageWords } from '../printedEdition';
import { sectionList } from '../sectionList';
import { layOutDocument } from './layOutDocument';
import { withoutEmptyColumns } from './withoutEmptyColumns';

const ROLE_WORDS: Readonly<Record<ResponsibilityRole, string>> = {
  main: '主体',
  lead: '牵头',
  cooperate: '配合',
  takeOver: '承接',
};

const COLUMNS = [
  { heading: '序号', width: 12, align: 'center', figures: true },
  { heading: '事项名称', width: 48, align: 'left' },
  { heading: '部门角色', width: 14, align: 'center' },
  { heading: '部门职责', width: 62, align: 'left' },
  { heading: '乡镇职责', width: 49, align: 'left' },
  { heading: '所在乡镇及清单序号', width: 40, align: 'left' },
] as const;

/** An item as some townships have it: where one has it in words or in a category of its own, in a row of its own. */
interface Found {
  readonly row: TownshipListRow;
  /** 临江镇 第5项 */
  readonly places: string[];
}

/** Names of all departments that have a part in any item, in order of their first appearance. */
export function departmentsIn(townships: readonly (readonly TownshipList[])[]): string[] {
  const names = new Set<string>();
  for (const list of townships.flat()) for (const row of list.rows) for (const { unit } of row.parts) names.add(unit);
  return [...names];
}

/** `townships`: the lists of each township; `of`: 乡镇, or which of them. A query over them: nothing is copied, so it is never out of date. */
export function layOutDepartment(
  department: string,
  townships: readonly (readonly TownshipList[])[],
  scheme: Scheme,
  of = '乡镇',
): PaperDocument {
  const [first] = townships.flat();
  const title = `${department}涉及${of}职责事项`;
  const sections = scheme.lists.map((list) => ({ list, found: findItems(department, townships, list) }));
  const filled = sections.filter(({ found }) => found.length > 0);
  const stage = first?.stage ? [{ kind: 'text' as const, style: 'subtitle' as const, text: stageWords(first) }] : [];
  const parts = filled.map(({ list, found }) => {
    const content: ContentDraft[] = [
      { kind: 'text', style: 'title', text: filled.length > 1 ? `${title}（${list.short}）` : title },
      ...stage,
      {
        kind: 'ends',
        left: `单位：${department}　共 ${countItems(found)} 项`,
        right: first ? toChineseDate(first.date) : '',
      },
      withoutEmptyColumns({ kind: 'table', columns: COLUMNS, rows: rowsOf(department, found, list) }),
    ];
    return { name: list.name, orientation: 'landscape' as const, content };
  });
  return layOutDocument({ title, date: first?.date ?? '', parts }, scheme.paper);
}

function findItems(department: string, townships: readonly (readonly TownshipList[])[], list: SchemeList): Found[] {
  const found = new Map<number, Map<string, Found>>();
  for (const one of townships.flat().filter(({ listId }) => listId === list.id)) {
    for (const section of sectionList(one.rows, list)) {
      section.rows.forEach((row, index) => {
        if (!row.parts.some(({ unit }) => unit === department)) return;
        const alike = found.get(row.itemId) ?? new Map<string, Found>();
        const words = JSON.stringify([row.category, row.name, row.text, row.parts]);
        const known = alike.get(words) ?? { row, places: [] };
        known.places.push(`${one.township} 第${section.serials[index] ?? index + 1}项`);
        found.set(row.itemId, alike.set(words, known));
      });
    }
  }
  return [...found.values()].flatMap((alike) => [...alike.values()]);
}

function countItems(found: readonly Found[]): number {
  return new Set(found.map(({ row }) => row.itemId)).size;
}

/** Departments that take a duty over together often share one text, kept with the first of them. */
function dutiesOf(own: TownshipListRow['parts'], row: TownshipListRow): string[] {
  const texts = (parts: TownshipListRow['parts']) => parts.map(({ text }) => text).filter((text) => text !== '');
  const mine = texts(own);
  if (mine.length > 0) return mine;
  return texts(row.parts.filter(({ role }) => role !== 'main' && own.some((part) => part.role === role)));
}

function rowsOf(department: string, found: readonly Found[], list: SchemeList): RowDraft[] {
  let serial = 0;
  const byCategory = list.categories.map((category) => found.filter(({ row }) => row.category === category));
  return byCategory
    .filter((items) => items.length > 0)
    .flatMap((items, index): RowDraft[] => [
      { section: `${toChineseNumeral(index + 1)}、${items[0]?.row.category ?? ''}（${countItems(items)}项）` },
      ...items.map(({ row, places }) => {
        serial += 1;
        const own = row.parts.filter(({ unit }) => unit === department);
        const roles = [...new Set(own.map(({ role }) => ROLE_WORDS[role]))].join('、');
        const duty = dutiesOf(own, row);
        return {
          itemId: row.itemId,
          cells: [String(serial), row.name, roles, duty.join('\n'), row.text, places.join('\n')],
        };
      }),
    ]);
}
