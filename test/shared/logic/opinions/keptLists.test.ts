/** An unsealed list that went up before such lists were kept whole: what the form kept of it, and nothing else, is compared. */
import { expect, test } from 'vitest';
import { keptLists } from '../../../../shared/logic/opinions/draftReport';
import { sixCategoryScheme } from '../../../builders/townshipLists';

test('names, tasks and categories are known, all else is not', () => {
  const scheme = sixCategoryScheme();
  const cells = {
    list: '',
    category: '基层党建',
    number: '0001',
    name: '抓好党员发展',
    content: '按月报告。\n〔牵头〕组织部',
  };
  const [kept] = keptLists(scheme, [{ itemId: 1, itemVersion: 1, cells }]);
  expect(kept?.list).toBe(scheme.lists[0]);
  expect([...(kept?.known ?? [])]).toEqual(['name', 'text']);
  expect(kept?.own?.texts).toBeNull();
  expect(kept?.rows).toMatchObject([{ itemId: 1, name: '抓好党员发展', text: '按月报告。', category: '基层党建' }]);
});
