/** A frozen item for tests of what looks at states of the pool. */
import type { ItemContent } from '../../shared/model/item';

export function itemContent(id: number, changes: Partial<ItemContent> = {}): ItemContent {
  return {
    id,
    listId: 'duties',
    category: '基层党建',
    position: id,
    version: 1,
    name: `事项${id}`,
    text: '按月报告。',
    townshipRole: 'main',
    scope: 'common',
    remark: '',
    fields: {},
    responsibilities: [],
    bases: [],
    townships: [],
    ...changes,
  };
}
