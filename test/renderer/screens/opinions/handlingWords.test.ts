/** The foot of 处理一条意见: what is wanting, and what the handling does to the number of items. */
import { expect, test } from 'vitest';
import { eachEffect, effectSaid, missingFor } from '../../../../renderer/screens/opinions/handlingWords';
import { lostWords } from '../../../../renderer/screens/opinions/opinionWords';
import { NOTHING, type Settled } from '../../../../renderer/screens/opinions/settled';
import type { Deed } from '../../../../shared/model/deed';

const settled = (deed: Deed): Settled => ({ ...NOTHING, deeds: [deed] });
const taken: Deed = { kind: 'subtract', itemId: 1, reasonKind: '其他', targetItemId: null };
const apply: Deed = { kind: 'apply', itemId: 1, townships: ['东宁镇'], why: '' };
const open = { prepare: false, round: 8 };

test('names the round, the line of the ledger and the sum', () => {
  expect(effectSaid(settled(taken), open)).toBe('在第8轮记“减”1 条，总数减 1');
  expect(effectSaid(settled(apply), open)).toBe('在第8轮记“改”1 条，总数不变');
  expect(effectSaid(settled({ kind: 'restore', itemId: 1 }), open)).toBe('在第8轮记“恢复”1 条，总数加 1');
});

test('what is only prepared counts nothing, and what is linked is no new line', () => {
  expect(effectSaid(settled(taken), { prepare: true, round: 8 })).toBe('决定前不计数');
  expect(effectSaid({ ...NOTHING, changeIds: [4, 5] }, open)).toBe('连到已记下的增减 2 条');
  expect(effectSaid(null, open)).toBe('清单不变');
});

test('several taken up one by one are one sum', () => {
  expect(eachEffect([{ kind: 'subtract' }, { kind: 'amend' }, { kind: 'subtract' }], 8)).toBe(
    '在第8轮记增减 3 条，总数减 2',
  );
  expect(eachEffect([{ kind: 'move' }], 8)).toBe('在第8轮记增减 1 条，总数不变');
});

test('a reason is wanting unless it is taken up, and then the change is', () => {
  expect(missingFor(null, '', null)).toBe('按 1 2 3 4 选');
  expect(missingFor('refused', ' ', null)).toBe('请写明处理理由');
  expect(missingFor('refused', '职责已明确', null)).toBeNull();
  expect(missingFor('adopted', '', null)).toBe('请填好上面的改动，或勾上已记下的增减');
  expect(missingFor('adopted', '', NOTHING)).toBeNull();
});

test('a category chosen to be asked about that the draft has no more bars the sending, for without it all would be asked', () => {
  expect(lostWords([], ['公共服务'])).toBeUndefined();
  expect(lostWords(['公共服务'], ['公共服务', '平安法治'])).toBeUndefined();
  expect(lostWords(['公共服务', '社会治理'], ['平安法治'])).toBe(
    '这份稿里已没有“公共服务”“社会治理”类，请在“只征求这些类别”里去掉或另选。',
  );
});
