/** 逐条采纳: what stands in the way of taking several opinions up as they were written, and what each comes to. */
import { expect, test } from 'vitest';
import { eachComesTo, notEach, proposalsOf } from '../../../../shared/logic/opinions/adoptEach';

type Opinion = Parameters<typeof notEach>[0][number];

const opinion = (changed: Partial<Opinion>): Opinion => ({
  ...{ kind: 'amend', itemId: 1, itemLive: true, name: '巡河', proposal: '工作任务修改为：“按季度巡河。”', towns: [] },
  ...changed,
});

test('whole wordings, moves and subtractions of different items are taken up as they are', () => {
  const moved = opinion({ itemId: 2, kind: 'move', proposal: '生态环保' });
  const gone = opinion({ itemId: 3, kind: 'subtract', proposal: '' });
  expect(notEach([opinion({}), moved, gone])).toBeNull();
});

test('units that want the same of an item do not stand in each other’s way', () => {
  expect(notEach([opinion({}), opinion({ proposal: '工作任务修改为：“按季度巡河”' })])).toBeNull();
});

test.each<[string, Partial<Opinion>, string]>([
  ['a new item', { kind: 'add', itemId: null }, '其中新增 1 条，要一条一条填'],
  [
    'one of some townships only',
    { kind: 'subtract', itemId: 2, towns: ['东宁镇'] },
    '“巡河”说的是东宁镇的，请单独处理',
  ],
  ['one of an item that is gone', { itemId: 2, itemLive: false }, '“巡河”已经核减，请单独处理'],
  ['an instruction', { itemId: 2, proposal: '增加“挂牌”二字' }, '“巡河”没有写出改后的文字，请单独处理'],
  ['another wish for the same item', { proposal: '工作任务修改为：“每天巡河。”' }, '“巡河”有不同的意见，请单独处理'],
])('%s is handled by itself', (_what, changed, reason) => {
  expect(notEach([opinion({}), opinion(changed)])).toBe(reason);
});

test('says what each comes to', () => {
  expect(eachComesTo({ kind: 'subtract', proposal: '' })).toBe('核减');
  expect(eachComesTo({ kind: 'move', proposal: '生态环保' })).toBe('调类：生态环保');
  expect(eachComesTo({ kind: 'amend', proposal: '将“按月”修改为“按季度”' })).toBe('“按月”改为“按季度”');
  expect(eachComesTo({ kind: 'amend', proposal: '事项名称：巡河护河\n按季度巡河。' })).toBe(
    '名称改为“巡河护河”；工作任务改为“按季度巡河。”',
  );
});

test('wordings asked for are named once each', () => {
  expect(proposalsOf([{ proposal: '甲' }, { proposal: '' }, { proposal: '乙' }, { proposal: '甲' }])).toEqual([
    '甲',
    '乙',
  ]);
});
