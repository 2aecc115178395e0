/** An opinion taken up just as it was written: what it comes to, and where a person has to say more. */
import { expect, test } from 'vitest';
import { deedProposed } from '../../../../shared/logic/opinions/deedProposed';

const ITEM = {
  ...{ id: 7, name: '巡河', text: '按月巡河。', listId: 'duties', category: '公共服务' },
  ...{
    townshipRole: 'main' as const,
    remark: '',
    townships: [],
    bases: [{ title: '水法', docNumber: '', clause: '第十条', verified: true }],
  },
};
const LISTS = [{ id: 'duties', categories: ['公共服务', '社会治理', '生态环境保护'] }];
const deed = (
  kind: Parameters<typeof deedProposed>[0]['kind'],
  proposal = '',
  towns: string[] = [],
  reasonKind = '其他',
) => deedProposed({ kind, proposal, towns }, ITEM, LISTS, reasonKind);

test('核减 of the duty itself, for the reason chosen', () => {
  expect(deed('subtract')).toEqual({ kind: 'subtract', itemId: 7, reasonKind: '其他', targetItemId: null });
  expect([deed('subtract', '', ['道河镇']), deed('subtract', '', [], '')]).toEqual([null, null]);
});

test('修改 of the task or the name; what it says already is no change', () => {
  expect(deed('amend', '每季度巡河。')).toMatchObject({ kind: 'amend', name: '巡河', text: '每季度巡河。' });
  expect(deed('amend', '名称由“巡河”修改为“巡河护河”。')).toMatchObject({ name: '巡河护河', text: '按月巡河。' });
  expect(deed('amend', '每季度巡河。')).toMatchObject({ bases: [{ title: '水法', docNumber: '', clause: '第十条' }] });
  expect([deed('amend', '按月巡河。'), deed('amend', '')]).toEqual([null, null]);
});

test('words for words, where they stand once; what is to be done is no wording', () => {
  expect(deed('amend', '将“按月”修改为“按季度”')).toMatchObject({ name: '巡河', text: '按季度巡河。' });
  expect(deed('amend', '“巡河”改为“护河”')).toMatchObject({ text: '按月护河。' });
  for (const vague of [
    '增加“挂牌”二字',
    '建议完善表述',
    '与上一项合并',
    '把“甲”改为“乙”，另加“丙”',
    '将“按日”改为“按周”',
  ])
    expect(deed('amend', vague)).toBeNull();
});

test('调类 to the one category that is named', () => {
  expect(deed('move', '调入社会治理')).toEqual({ kind: 'move', itemId: 7, listId: 'duties', category: '社会治理' });
  expect([deed('move', '调入公共服务'), deed('move', '社会治理或生态环境保护'), deed('add', '新的')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('the words of one township are not everybody’s: a text is not taken over, a name is', () => {
  const item = { ...ITEM, townships: [{ township: '道河镇', applies: true, reason: '', wording: '本镇按旬巡河。' }] };
  const ofTown = (town: string, proposal: string) =>
    deedProposed({ kind: 'amend', proposal, towns: [town] }, item, LISTS, '');
  expect(ofTown('道河镇', '本镇按季巡河。')).toBeNull();
  expect(ofTown('道河镇', '事项名称：巡河护河')).toMatchObject({ name: '巡河护河', text: '按月巡河。' });
  expect(ofTown('绥阳镇', '按季巡河。')).toMatchObject({ text: '按季巡河。' });
});
