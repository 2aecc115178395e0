/** A township's opinion on an item it reads in words of its own: it speaks of its own list and of nobody else's. */
import { beforeEach, describe, expect, test } from 'vitest';
import { undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
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

const OWN = [{ township: '道河镇', wording: '本镇按季报告。' }];

test('its own words can be changed as it is taken up, in one step with a line of the round', () => {
  const { project, handle } = asked;
  const county = readPool(project).byId.get(1)?.text;
  unwrap(handle([opinion()?.id ?? 0], 'adopted', '', [], { ownWords: OWN }));
  expect(readItemDetail(project.read, 1)?.own).toMatchObject([{ township: '道河镇', wording: '本镇按季报告。' }]);
  expect(readPool(project).byId.get(1)?.text).toBe(county);
  expect(opinion()?.handling).toMatchObject({ standing: 'adopted', result: '道河镇的本镇写法改为：本镇按季报告。' });
  expect(opinion()?.handling?.changes).toMatchObject([{ kind: 'amend', itemId: 1, state: 'decided' }]);
  unwrap(undo(project));
  expect(readItemDetail(project.read, 1)?.own).toMatchObject([{ wording: '本镇按旬报告。' }]);
  expect(opinion()?.handling).toBeNull();
});

test('words like everybody’s take the township’s own back; words it has already are no change', () => {
  const { project, handle } = asked;
  const ids = [opinion()?.id ?? 0];
  const same = [{ township: '道河镇', wording: '本镇按旬报告。' }];
  expect(codeOf(handle(ids, 'adopted', '', [], { ownWords: same }))).toBe('OPINION_NO_CHANGE');
  const other = [{ township: '绥阳镇', wording: '本镇按季报告。' }];
  expect(codeOf(handle(ids, 'adopted', '', [], { ownWords: other }))).toBe('BAD_INPUT');
  const common = [{ township: '道河镇', wording: readPool(project).byId.get(1)?.text ?? '' }];
  unwrap(handle(ids, 'adopted', '', [], { ownWords: common }));
  expect(readItemDetail(project.read, 1)?.own).toEqual([]);
});

describe('a department that names the township', () => {
  const said = () => readOpinions(asked.project, {}).find(({ unit }) => unit === '市委组织部');
  beforeEach(async () => {
    const row = { kind: '修改', proposal: '工作任务改为“本镇按季报告。”', reason: '道河镇是林区' };
    unwrap(await asked.answer('市委组织部', { rows: { 0: row } }, '2025-06-16'));
    expect(said()).toMatchObject({ itemId: 1, towns: ['道河镇'] });
  });

  test('has the township’s own words changed by its opinion', () => {
    const { project, handle } = asked;
    expect(codeOf(handle([said()?.id ?? 0], 'adopted', '', []))).toBe('OPINION_NO_CHANGE');
    unwrap(handle([said()?.id ?? 0], 'adopted', '', [], { ownWords: OWN }));
    expect(readItemDetail(project.read, 1)?.own).toMatchObject([{ wording: '本镇按季报告。' }]);
    expect(said()?.handling).toMatchObject({ standing: 'adopted' });
  });

  test('is met as it is where they were changed since it was asked', () => {
    word('本镇按季报告。');
    unwrap(asked.handle([said()?.id ?? 0], 'adopted', '', []));
    expect(said()?.handling).toMatchObject({ result: '道河镇的本镇写法已改' });
  });
});
