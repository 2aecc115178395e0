/** One township's rows, in the order and the words that go on paper. */
import { expect, test } from 'vitest';
import { buildTownshipList } from '../../../../shared/logic/paper/buildTownshipList';
import { itemContent } from '../../../builders/checkFacts';
import { sixCategoryScheme } from '../../../builders/townshipLists';

const head = { place: '东宁市', stage: '征求意见稿', round: '第7轮', date: '2025-06-30' };
const [list] = sixCategoryScheme().lists;

function build(items: Parameters<typeof buildTownshipList>[0], township = '道河镇') {
  if (!list) throw new Error('a scheme has a list');
  return buildTownshipList(items, list, township, head);
}

test('rows stand by the scheme’s categories, then the office’s order, then the order of entry', () => {
  const items = [
    itemContent(1, { category: '公共服务', position: 1 }),
    itemContent(2, { category: '经济发展', position: 9 }),
    itemContent(3, { category: '基层党建', position: 8 }),
    itemContent(5, { category: '基层党建', position: 2 }),
    itemContent(4, { category: '基层党建', position: 2 }),
    itemContent(6, { category: '体例之外', position: 0 }),
  ];
  expect(build(items).rows.map(({ itemId }) => itemId)).toEqual([4, 5, 3, 2, 1, 6]);
});

test('only items of this list that apply to this township', () => {
  const exempt = [{ township: '道河镇', applies: false, reason: '无林地' }];
  const named = [{ township: '道河镇', applies: true, reason: '沿边' }];
  const items = [
    itemContent(1),
    itemContent(2, { townships: exempt }),
    itemContent(3, { scope: 'particular', townships: named }),
    itemContent(4, { listId: '另一张' }),
  ];
  expect(build(items).rows.map(({ itemId }) => itemId)).toEqual([1, 3]);
  expect(build(items, '绥阳镇').rows.map(({ itemId }) => itemId)).toEqual([1, 2]);
});

test('a row says role and bases in words, and who else has a part', () => {
  const item = itemContent(1, {
    townshipRole: 'cooperate',
    remark: '备注',
    bases: [
      { title: '森林防火条例', docNumber: '国务院令第541号', clause: '第十六条', verified: true },
      { title: '中国共产党农村基层组织工作条例', docNumber: '', clause: '', verified: false },
    ],
    responsibilities: [
      { unit: '市林草局', role: 'lead', text: '' },
      { unit: '市应急局', role: 'cooperate', text: '' },
      { unit: '市林草局', role: 'takeOver', text: '' },
    ],
  });
  expect(build([item])).toEqual({
    ...head,
    township: '道河镇',
    listId: 'duties',
    rows: [
      {
        itemId: 1,
        category: '基层党建',
        name: '事项1',
        text: '事项1的任务。',
        townshipRole: '配合责任',
        bases: ['《森林防火条例》（国务院令第541号）第十六条', '《中国共产党农村基层组织工作条例》'],
        parts: item.responsibilities,
        scope: '共性',
        fields: {},
        remark: '备注',
      },
    ],
  });
});
