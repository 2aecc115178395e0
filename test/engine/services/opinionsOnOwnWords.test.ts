/** A township's opinion on an item it reads in words of its own: it speaks of its own list and of nobody else's. */
import { beforeEach, expect, test } from 'vitest';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptOpinions } from '../../../electron/engine/services/opinions/handleOpinions';
import { readOpinions } from '../../../electron/engine/services/opinions/readOpinions';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { codeOf, unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  const { project } = asked;
  word('本镇按旬报告。');
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-12' }));
  unwrap(await asked.send({ sentOn: '2025-06-12', dueOn: '2025-06-20' }));
  const proposal = '工作任务改为“本镇按季报告。”';
  unwrap(await asked.answer('道河镇', { rows: { 0: { kind: '修改', proposal, reason: '林区' } } }, '2025-06-15'));
});
function word(wording: string): void {
  const unitId = listUnits(asked.project.read).find(({ name }) => name === '道河镇')?.id ?? 0;
  unwrap(setOwnStanding(asked.project, { itemId: 1, unitId, place: null, wording, reason: '林区' }));
}
const opinion = () => readOpinions(asked.project, {})[0];

test('taken up as written it would rewrite everybody’s list: it is not, and the county’s words stay', () => {
  const before = readPool(asked.project).byId.get(1)?.text;
  const request = { opinionIds: [opinion()?.id ?? 0], reasonKind: '', decider: '' };
  expect(codeOf(adoptOpinions(asked.project, request))).toBe('OPINION_NO_CHANGE');
  expect(readPool(asked.project).byId.get(1)?.text).toBe(before);
});

test('it can be taken up once the township’s own words have been changed, with a line of the round', () => {
  const { project, handle } = asked;
  const ids = [opinion()?.id ?? 0];
  expect(codeOf(handle(ids, 'adopted', '', []))).toBe('OPINION_NO_CHANGE');
  word('本镇按季报告。');
  unwrap(handle(ids, 'adopted', '', []));
  expect(opinion()?.handling).toMatchObject({ standing: 'adopted', result: '道河镇的本镇写法已改' });
  expect(opinion()?.handling?.changes).toMatchObject([{ kind: 'amend', itemId: 1, state: 'decided' }]);
  expect(JSON.stringify(checkProject(project))).not.toContain('没有对应的增减');
});
