/** 意见相同: the same words but for marks and numbering; what asks for the opposite is another opinion. */
import { beforeEach, expect, test } from 'vitest';
import { adoptOpinions } from '../../../electron/engine/services/opinions/handleOpinions';
import { readOpinionGroups, readOpinions } from '../../../electron/engine/services/opinions/readOpinions';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { codeOf, unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  unwrap(await asked.send());
});
const say = (proposal: string) => ({ rows: { 0: { kind: '修改', proposal, reason: '三定规定' } } });
const groups = () => readOpinionGroups(asked.project, {}).map(({ opinions }) => opinions.map(({ unit }) => unit));

test.each([
  ['将“牵头”改为“配合”', '将“配合”改为“牵头”'],
  ['补助 1.5 万元', '补助 15 万元'],
])('“%s” and “%s” are two opinions', async (one, other) => {
  unwrap(await asked.answer('道河镇', say(one)));
  unwrap(await asked.answer('绥阳镇', say(other)));
  expect(groups()).toEqual([['道河镇'], ['绥阳镇']]);
});

test('marks, brackets and numbering make no other opinion', async () => {
  unwrap(await asked.answer('道河镇', say('1. 由市委组织部牵头，各镇配合。')));
  unwrap(await asked.answer('绥阳镇', say('由市委组织部牵头；各镇配合')));
  expect(groups()).toEqual([['道河镇', '绥阳镇']]);
});

test('逐条采纳 of opposite wordings is refused, the first one is not taken for both', async () => {
  unwrap(await asked.answer('道河镇', say('抓好党员发展，由市委组织部牵头。')));
  unwrap(await asked.answer('绥阳镇', say('抓好党员发展，由市委组织部配合。')));
  const opinionIds = readOpinions(asked.project, {}).map(({ id }) => id);
  expect(codeOf(adoptOpinions(asked.project, { opinionIds, reasonKind: '', decider: '' }))).toBe('BAD_INPUT');
});
