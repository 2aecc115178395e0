/** Columns of the pool's grid. */

import { formatCitation } from '../../../shared/logic/parseCitation';
import type { ItemRow } from '../../../shared/views';
import type { GridColumn } from '../../components/grid/gridModel';
import { Tag } from '../../components/Tags';
import { basesShort, roleShort, scopeShort } from './itemWords';

/** `onOpen` opens the item behind a name. */
export function poolColumns(onOpen: (item: ItemRow) => void): readonly GridColumn<ItemRow>[] {
  return [
    {
      id: 'serial',
      heading: '序号',
      size: 46,
      align: 'right',
      cell: (_, index) => <span className="muted">{index + 1}</span>,
    },
    {
      id: 'name',
      heading: '职责事项',
      size: 190,
      grow: 1,
      title: (item) => item.name,
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
      heading: '工作任务',
      size: 120,
      grow: 2,
      hideBelow: 900,
      title: (item) => item.text,
      cell: (item) => <span className="muted">{item.text}</span>,
    },
    {
      id: 'category',
      heading: '类别',
      size: 96,
      hideBelow: 1180,
      cell: (item) => item.category,
    },
    {
      id: 'department',
      heading: '牵头部门',
      size: 128,
      title: (item) => [item.leadDepartment, ...item.coDepartments].filter((name) => name !== '').join('、'),
      cell: (item) => item.leadDepartment,
    },
    {
      id: 'bases',
      heading: '依据',
      size: 132,
      hideBelow: 720,
      title: (item) => item.bases.map(formatCitation).join('\n'),
      cell: (item) => (item.bases.length === 0 ? <Tag tone="basis">! 依据待补</Tag> : basesShort(item.bases)),
    },
    { id: 'role', heading: '责任', size: 48, align: 'center', cell: (item) => roleShort(item.townshipRole) },
    {
      id: 'scope',
      heading: '适用',
      size: 108,
      title: (item) => (item.scope === 'common' ? '共性：各镇都适用' : item.townships.join('、')),
      cell: (item) => (item.scope === 'common' ? '共性' : <Tag tone="plain">{scopeShort(item)}</Tag>),
    },
    {
      id: 'sources',
      heading: '来源',
      size: 84,
      title: (item) => `部门报送 ${item.sources.down} 条，乡镇报送 ${item.sources.up} 条`,
      cell: (item) => (
        <>
          {item.sources.down > 0 ? <Tag tone="down">↓{item.sources.down}</Tag> : null}{' '}
          {item.sources.up > 0 ? <Tag tone="up">↑{item.sources.up}</Tag> : null}
        </>
      ),
    },
  ];
}
