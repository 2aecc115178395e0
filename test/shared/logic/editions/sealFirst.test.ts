/** What has to be done before 印发 when the pool is not as it was sealed. */
import { expect, test } from 'vitest';
import { sealFirst } from '../../../../shared/logic/editions/sealFirst';
import { itemContent } from '../../../builders/itemContent';

const out = (township: string) => ({ township, applies: false, reason: '只适用镇', byRule: true as const });

test('a 街道办事处 that a rule takes as a 街道 now: nobody changed anything, and a round has to be opened and sealed', () => {
  const [sealed, now] = [[out('城南街道办事处')], []].map((townships) => [
    itemContent(1, { name: '摊点管理', townships }),
  ]);
  expect(sealFirst(5, undefined, { sealed: sealed ?? [], now: now ?? [] })).toBe(
    '第5轮封存以后，随镇情定的事项有 1 项（如“摊点管理”）适用的乡镇和封存的不一样（“随镇情定”如今把城南街道办事处也算作街道）。请到“轮次”开始新的一轮（不必再改什么），封存这一轮，再来印发。',
  );
});

test('an item changed, one gone, and names alone', () => {
  const [one, other] = [itemContent(1, { name: '甲' }), itemContent(2, { name: '乙' })];
  const changed = { ...one, text: '改过' };
  expect(sealFirst(5, 6, { sealed: [one, other], now: [changed] })).toBe(
    '第5轮封存以后，事项库有 2 项（如“甲”）和封存的不一样。请到“轮次”封存第6轮，再来印发。',
  );
  expect(sealFirst(5, 6, { sealed: [one, other], now: [one] })).toContain('事项库有 1 项（如“乙”）和封存的不一样');
  expect(sealFirst(5, 6, { sealed: [one], now: [one] })).toContain('单位或类别的名称改过');
});
