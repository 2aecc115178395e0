/** Columns of the pool's grid, what they sort by, and which cells can be edited in place. */

import { formatCitation } from '../../../shared/logic/bases/parseCitation';
import { fieldWords, isOwnField } from '../../../shared/model/poolEdit';
import type { PoolOrder } from '../../../shared/model/poolView';
import type { ItemRow, ListOutline } from '../../../shared/views';
import { Tag } from '../../components/figures/Tags';
import type { GridColumn } from '../../components/grid/gridModel';
import { StateTag } from '../../components/items/AgreementTags';
import { cellValue, ownFields } from './editing/editedFields';
import { basesShort, roleShort, scopeShort, scopeWords } from './itemWords';

const EXTRA_COLUMNS: ReadonlySet<string> = new Set(['coDepartments', 'agreement', 'remark']);

/** Columns shown only when chosen. */
export const isExtraColumn = (id: string): boolean => EXTRA_COLUMNS.has(id) || isOwnField(id);

/** Order by a click on the heading. */
export const ORDER_OF_COLUMN: Readonly<Record<string, PoolOrder>> = {
  serial: 'office',
  name: 'pinyin',
  department: 'department',
  bases: 'bases',
  sources: 'sources',
};

/** `onOpen` opens the item behind a name; `chosen` empty: the usual columns, narrow grids leave some out. */
export function poolColumns(
  onOpen: (item: ItemRow) => void,
  chosen: readonly string[],
  lists: readonly ListOutline[],
  towns: readonly string[],
): readonly GridColumn<ItemRow>[] {
  const all = allColumns(onOpen, lists, towns).map((column) =>
    column.id in ORDER_OF_COLUMN ? { ...column, sortable: true } : column,
  );
  if (chosen.length === 0) return all.filter(({ id }) => !isExtraColumn(id));
  return all.filter(({ id }) => id === 'serial' || chosen.includes(id)).map(({ hideBelow: _, ...column }) => column);
}

export function allColumns(
  onOpen: (item: ItemRow) => void,
  lists: readonly ListOutline[],
  /** All the townships of the county. */
  towns: readonly string[],
): readonly GridColumn<ItemRow>[] {
  const [only] = lists;
  const several = lists.length > 1;
  const withoutBasis = new Set(lists.filter(({ required }) => !required.includes('bases')).map(({ id }) => id));
  const shorts = new Map(lists.map(({ id, short }) => [id, short]));
  return [
    {
      id: 'serial',
      heading: '序号',
      size: 54,
      align: 'right',
      plain: 'muted',
      cell: (_, index) => index + 1,
    },
    {
      id: 'name',
      heading: several ? '事项名称' : (only?.nameLabel ?? '职责事项'),
      size: 190,
      grow: several ? 3 : 1,
      title: (item) => item.name,
      plain: 'ink',
      cell: (item) => (
        <button
          type="button"
          tabIndex={-1}
          className={item.live ? 'pool-name' : 'pool-name struck'}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(item);
          }}
        >
          {item.name}
        </button>
      ),
    },
    {
      id: 'text',
      heading: several ? '乡镇职责' : (only?.textLabel ?? '工作任务'),
      size: 120,
      grow: several ? 1 : 2,
      hideBelow: 900,
      title: (item) => item.text,
      plain: 'muted',
      cell: (item) => item.text,
    },
    ...(several
      ? [
          {
            id: 'list',
            heading: '清单',
            size: 52,
            align: 'center' as const,
            plain: 'ink' as const,
            cell: (item: ItemRow) => shorts.get(item.listId) ?? '',
          },
        ]
      : []),
    {
      id: 'category',
      heading: '类别',
      size: 96,
      hideBelow: 1180,
      plain: 'ink',
      cell: (item) => item.category,
    },
    {
      id: 'department',
      heading: several ? '部门' : '牵头部门',
      size: 128,
      title: (item) => [item.leadDepartment, ...item.coDepartments].filter((name) => name !== '').join('、'),
      plain: 'ink',
      // Where the township leads, the department that cooperates is the one of the item.
      cell: (item) => item.leadDepartment || (several ? item.coDepartments.join('、') : ''),
    },
    {
      id: 'coDepartments',
      heading: '配合部门',
      size: 128,
      title: (item) => item.coDepartments.join('、'),
      plain: 'ink',
      cell: (item) => item.coDepartments.join('、'),
    },
    {
      id: 'bases',
      heading: '依据',
      size: 132,
      hideBelow: 720,
      title: (item) => item.bases.map(formatCitation).join('\n'),
      plain: 'ink',
      cell: (item) => {
        if (item.bases.length > 0) return basesShort(item.bases);
        // What a department takes back stands without a basis.
        return withoutBasis.has(item.listId) ? '' : <Tag tone="basis">! 依据待补</Tag>;
      },
    },
    {
      id: 'role',
      heading: '责任',
      size: 48,
      align: 'center',
      plain: 'ink',
      cell: (item) => roleShort(item.townshipRole),
    },
    {
      id: 'scope',
      heading: '适用',
      size: 150,
      title: scopeWords,
      plain: 'ink',
      cell: (item) => {
        const words = scopeShort(item, towns);
        return item.scope === 'common' ? words : <Tag tone="plain">{words}</Tag>;
      },
    },
    {
      id: 'sources',
      heading: '来源',
      size: 84,
      title: (item) => `部门报送 ${item.sources.down} 条，乡镇报送 ${item.sources.up} 条`,
      plain: 'ink',
      cell: (item) => (
        <>
          {item.sources.down > 0 ? <Tag tone="down">↓{item.sources.down}</Tag> : null}{' '}
          {item.sources.up > 0 ? <Tag tone="up">↑{item.sources.up}</Tag> : null}
        </>
      ),
    },
    {
      id: 'agreement',
      heading: '认定',
      size: 96,
      plain: 'ink',
      cell: (item) => (item.agreement ? <StateTag state={item.agreement} /> : null),
    },
    ...fieldColumns(lists),
    {
      id: 'remark',
      heading: '备注',
      size: 110,
      plain: 'ink',
      title: (item) => item.remark,
      cell: (item) => item.remark,
    },
  ];
}

/** Fields of the same name in several lists stand in one column. */
function fieldColumns(lists: readonly ListOutline[]): GridColumn<ItemRow>[] {
  return ownFields(lists).map((field) => {
    const valueIn = (item: ItemRow): string => cellValue(item, field, lists) ?? '';
    return { id: field, heading: fieldWords(field), size: 96, plain: 'ink', title: valueIn, cell: valueIn };
  });
}
