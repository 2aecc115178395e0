/** The number of a superior's letter is its own, however it is written above its table. */
import { expect, it } from 'vitest';
import { docNumberIn } from '../../../../shared/logic/opinions/superiorTable';

const OWN = '牡编办函〔2026〕15号';

it.each([
  [[OWN]],
  [['（牡编办函[2026] 15 号）']],
  [['根据牡编办函〔2026〕15号，反馈如下']],
  [['对《关于报送东宁市清单的函》（东编办函〔2026〕7号）的审核意见', OWN]],
  [['对《关于报送东宁市清单的函》（东编办函(2026)7号）的审核意见（牡编办函〔2026〕15号）']],
  [['你办东编办函〔2026〕7号收悉。', OWN]],
  [['关于东编办函〔2026〕7号的反馈意见', `文号：${OWN}`]],
])('is told from that of the letter it answers: %j', (above) => {
  expect(docNumberIn(above)).toBe(OWN);
});

it('of an office whose name begins like such a word is whole', () => {
  expect(docNumberIn(['就业局函〔2026〕3号'])).toBe('就业局函〔2026〕3号');
});

it('is none where only the letter that is answered has one', () => {
  expect(docNumberIn(['对《关于报送清单的函》（东编办函〔2026〕7号）的意见'])).toBe('');
});
