/** Proofs: opinions that are opposite, that begin with 无意见, or come again with their reasons. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPool } from '../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { readAgreementItem } from '../../electron/engine/services/agreement/readAgreement';
import { takeUpReturns } from '../../electron/engine/services/agreement/takeUpReturns';
import { adoptOpinions } from '../../electron/engine/services/opinions/handleOpinions';
import { presentReturn } from '../../electron/engine/services/opinions/previewReturn';
import { readOpinionGroups, readOpinions } from '../../electron/engine/services/opinions/readOpinions';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { previewTownshipList } from '../../electron/engine/services/townships/previewTownshipList';
import { setOwnStanding } from '../../electron/engine/services/townships/setOwnStanding';
import { type Asked, askedProject } from '../builders/askedProject';
import { codeOf, temporaryFolder, unwrap } from '../builders/project';

const PARTY = '市委组织部';
let folder: { path: string; remove(): void };
let asked: Asked;
beforeEach(async () => {
  folder = temporaryFolder();
  asked = askedProject(folder.path);
  unwrap(await asked.send());
});
afterEach(() => {
  asked.project.close();
  folder.remove();
});
const say = (proposal: string, more = {}) => ({ rows: { 0: { kind: '修改', proposal, reason: '三定规定', ...more } } });
const idOf = (unit: string) => readOpinions(asked.project, {}).find((one) => one.unit === unit)?.id ?? 0;

test('two units ask the opposite: 牵头 for 配合 and 配合 for 牵头 are not 意见相同', async () => {
  unwrap(await asked.answer('道河镇', say('将“牵头”改为“配合”')));
  unwrap(await asked.answer('绥阳镇', say('将“配合”改为“牵头”')));
  const groups = readOpinionGroups(asked.project, {});
  expect(groups.map(({ opinions }) => opinions.map(({ unit }) => unit))).toEqual([['道河镇'], ['绥阳镇']]);
});

test('逐条采纳 of opposite wordings is refused, not the first one taken for both', async () => {
  unwrap(await asked.answer('道河镇', say('抓好党员发展，由市委组织部牵头。')));
  unwrap(await asked.answer('绥阳镇', say('抓好党员发展，由市委组织部配合。')));
  const opinionIds = [idOf('道河镇'), idOf('绥阳镇')];
  expect(codeOf(adoptOpinions(asked.project, { opinionIds, reasonKind: '', decider: '' }))).toBe('BAD_INPUT');
});

test('the unit hands in again with the opposite wording: it is open, not refused already', async () => {
  unwrap(await asked.answer('道河镇', say('本项由市委组织部牵头')));
  unwrap(asked.handle([idOf('道河镇')], 'refused', '与三定不符', []));
  unwrap(await asked.answer('道河镇', say('本项由市委组织部配合'), '2025-06-08'));
  const again = readOpinions(asked.project, {}).find(
    ({ unit, proposal }) => unit === '道河镇' && proposal.includes('配合'),
  );
  expect(again).toBeDefined();
  expect(again?.handling ?? null).toBeNull();
});

test('a new proposal refused for want of content comes again with content: it is open', async () => {
  const propose = (proposal: string, reason: string) => ({
    rows: { 0: { kind: '无意见' } },
    added: [{ list: '公共服务', name: '校车站点看护', proposal, reason }],
  });
  unwrap(await asked.answer('道河镇', propose('看护。', '群众要求')));
  const id = readOpinions(asked.project, {}).find(({ kind }) => kind === 'add')?.id ?? 0;
  unwrap(asked.handle([id], 'refused', '没有依据，内容不明确', []));
  const again = propose('上下学时段在站点看护，登记上下车学生，按月报教育局。', '《校车安全管理条例》第十一条');
  unwrap(await asked.answer('道河镇', again, '2025-06-08'));
  const now = readOpinions(asked.project, {}).find(({ kind }) => kind === 'add');
  expect(now?.reason).toContain('校车安全管理条例');
  expect(now?.handling ?? null).toBeNull();
});

test('删除 refused for want of a basis comes again with the basis: the preview or the queue tells so', async () => {
  unwrap(await asked.answer('道河镇', { rows: { 0: { kind: '删除', reason: '' } } }));
  unwrap(asked.handle([idOf('道河镇')], 'refused', '没有写理由和依据', []));
  const path = await asked.fill('道河镇', {
    rows: { 0: { kind: '删除', reason: '《某条例》第三条规定由县级主管部门负责' } },
  });
  const file = asked.look(path, '再报.xlsx');
  const former = presentReturn(asked.project, 'x', file)?.former;
  const { takeReturns } = await import('../../electron/engine/services/opinions/takeReturns');
  unwrap(takeReturns(asked.project, [{ file, receivedOn: '2025-06-08' }]));
  const open = readOpinions(asked.project, {}).filter(({ handling }) => handling === null).length;
  expect({ told: (former?.added.length ?? 0) + (former?.gone.length ?? 0) > 0 || open > 0 }).toEqual({ told: true });
});

test.each([
  ['', '无意见，但建议将“按月”改为“按季度”'],
  ['', '无异议，但牵头单位应改为市农业农村局'],
  ['无意见', '无意见，但建议将“按月”改为“按季度”'],
])('“%s” with “%s” is no consent', async (kind, proposal) => {
  const path = await asked.fill('道河镇', { rows: { 0: { kind, proposal } } });
  const read = asked.look(path, '表.xlsx').known?.read;
  const consent = read?.opinions.filter((one) => one.kind === 'none') ?? [];
  expect({ consent: consent.length, asked: read?.questions.length }).toEqual({ consent: 0, asked: 1 });
});

test('无意见 chosen, and an objection written among the reasons, is a question and no consent', async () => {
  const rows = { 0: { kind: '无意见', reason: '但本镇没有执法权，应由市委组织部承担' } };
  unwrap(await asked.answer('道河镇', { rows }));
  unwrap(takeUpReturns(asked.project));
  const itemId = readOpinions(asked.project, {})[0]?.itemId ?? 1;
  const daohe = readAgreementItem(asked.project, { itemId })?.parties.find(({ unit }) => unit === '道河镇');
  expect(daohe?.position).not.toBe('agree');
});

test('a township’s opinion on its own words, taken up as written, changes its own list and nobody else’s', async () => {
  const { project } = asked;
  const unitId = (name: string) => listUnits(project.read).find((one) => one.name === name)?.id ?? 0;
  const own = { itemId: 1, place: null, wording: '本镇按旬报告。', reason: '林区' };
  unwrap(setOwnStanding(project, { ...own, unitId: unitId('道河镇') }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-12' }));
  unwrap(await asked.send({ title: '第2次征求意见', sentOn: '2025-06-12', dueOn: '2025-06-20' }, 'second'));
  const pack = asked.packOf('道河镇');
  const path = await asked.fill('道河镇', say('工作任务改为“本镇按季报告。”'), 'second');
  const { takeReturns } = await import('../../electron/engine/services/opinions/takeReturns');
  unwrap(takeReturns(project, [{ file: asked.look(path, '表.xlsx'), receivedOn: '2025-06-15', packId: pack.id }]));
  const opinion = readOpinions(project, {}).find(({ unit }) => unit === '道河镇');
  const before = readPool(project).byId.get(1)?.text;
  const done = adoptOpinions(project, { opinionIds: [opinion?.id ?? 0], reasonKind: '', decider: '' });
  const printed = (name: string) =>
    JSON.stringify(unwrap(previewTownshipList(project, { unitId: unitId(name), listId: '', source: 'current' })));
  if (!done.ok) return; // refused would be right, too
  expect({ own: printed('道河镇').includes('按季报告'), county: readPool(project).byId.get(1)?.text }).toEqual({
    own: true,
    county: before,
  });
});

test('a new row numbered 新增1 can be put down as a new proposal', async () => {
  const path = await asked.fill('道河镇', {
    rows: { 0: { kind: '无意见' } },
    added: [
      {
        list: '公共服务',
        number: '新增1',
        name: '校车站点看护',
        kind: '',
        proposal: '上下学时段看护。',
        reason: '群众要求',
      },
    ],
  });
  const read = asked.look(path, '表.xlsx').known?.read;
  const said = [...(read?.opinions ?? []), ...(read?.questions.map(({ opinion }) => opinion) ?? [])];
  const wanted = said.find(({ proposal }) => proposal.includes('上下学'));
  expect([wanted?.kind, wanted?.itemId]).toEqual(['add', null]);
});
