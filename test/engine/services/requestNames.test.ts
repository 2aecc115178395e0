/** The register names who asked as it was called then, with today's name; a short name is no name of then. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { decideRequest } from '../../../electron/engine/services/requests/decideRequest';
import { layOutRequestPaper } from '../../../electron/engine/services/requests/exportRequests';
import { readRegister, readRequest } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { contract, type Input } from '../../../shared/contract';
import { documentTexts } from '../../../shared/logic/paper/drafts/documentTexts';
import { ANLAN_TOWNS } from '../../builders/anlanCounty';
import { DECIDED, issue, SECOND } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { draft, failureOf, unwrap } from '../../builders/project';
import { approve, ask, throughTheWay } from '../../builders/requests';

let project: ProjectFile;
beforeEach(() => {
  ({ project } = issuedAnlanInTest());
});

const idOf = (name: string): number => findUnitByName(project.read, name)?.id ?? 0;
const listed = () => readRegister(project).rows.map(({ applicant, applicantThen }) => [applicant, applicantThen]);
const describeAs = (name: string, changes: Partial<Input<'updateUnit'>>) => {
  const unit = { unitId: idOf(name), name, aliases: [], formerNames: [], profile: {}, ...changes };
  return unwrap(describeUnit(project, contract.updateUnit.input.parse(unit)));
};

test('a unit renamed since, on the page, in the register and in the figures of the year', () => {
  const requestId = ask(project, { applicant: '临江镇', date: '2025-12-01' });
  expect(listed()).toEqual([['临江镇', '临江镇']]);
  describeAs('临江镇', { name: '临江街道' });
  ask(project, { applicant: '临江街道', date: '2025-12-02' });
  expect(listed()).toEqual([
    ['临江街道', '临江镇（今临江街道）'],
    ['临江街道', '临江街道'],
  ]);
  const { rows } = readRegister(project);
  const { departments } = readYear(project, rows, { year: 2025 });
  expect(departments.map(({ name, total }) => [name, total])).toEqual([
    ['临江镇（今临江街道）', 1],
    ['临江街道', 1],
  ]);
  const sources = { request: readRequest, register: () => rows, year: readYear };
  const paper = (what: Parameters<typeof layOutRequestPaper>[2]) =>
    documentTexts(unwrap(layOutRequestPaper(project, sources, what)))
      .flat()
      .join('\n');
  for (const what of [{ kind: 'register' }, { kind: 'form', requestId }, { kind: 'year', year: 2025 }] as const)
    expect(paper(what).replace(/\n/g, '')).toContain('临江镇（今临江街道）');
});

test('townships concerned, and their growth in the year, by the names of then; nothing of one gone before', () => {
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-08-20' }));
  ask(project, { townships: ['竹溪乡', '临江镇'], date: '2025-08-21' });
  unwrap(sealRound(project));
  describeAs('竹溪乡', { name: '竹溪镇' });
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2026-02-01' }));
  ask(project, { townships: ['竹溪镇'], date: '2026-02-02' });
  const abolition = { day: '2026-02-05', reason: '省民复〔2026〕8号', decider: '' };
  unwrap(abolishTownship(project, { unitId: idOf('城南街道'), intoId: idOf('竹溪镇'), ...abolition }));
  unwrap(sealRound(project));
  const { rows } = readRegister(project);
  expect(rows.map(({ townshipsThen }) => townshipsThen)).toEqual([['临江镇', '竹溪乡（今竹溪镇）'], ['竹溪镇']]);
  const towns = (year: number) => readYear(project, rows, { year }).towns.map(({ township }) => township);
  expect(towns(2025)).toEqual(['临江镇', '竹溪乡（今竹溪镇）', '城南街道']);
  expect(towns(2026)).toEqual(['临江镇', '竹溪镇', '城南街道（已撤销，今竹溪镇）']);
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2027-03-01' }));
  expect(towns(2027)).toEqual(['临江镇', '竹溪镇']);
  // Renamed and back again.
  describeAs('临江镇', { name: '临江真' });
  describeAs('临江真', { name: '临江镇', formerNames: [] });
  expect(towns(2025)[0]).toBe('临江镇');
});

describe('whose list is touched is asked, by the names of today', () => {
  const decide = (requestId: number) =>
    decideRequest(
      project,
      contract.decideRequest.input.parse({
        ...{ requestId, decision: 'approve', date: '2025-12-30', decider: '县委、县政府', text: '同意' },
      }),
    );
  const askedOf = (asked: Parameters<typeof ask>[1]): number => {
    const id = ask(project, asked);
    throughTheWay(project, id, asked, '2025-12-10');
    return id;
  };

  test('a township that went into another since: that one has to agree to what its list gets', () => {
    const place = { listId: 'basic', category: '党的建设', scope: 'particular' } as const;
    const item = draft('办好春茶节', { ...place, townships: ['城南街道'], bases: [] });
    const id = askedOf({ townships: ['城南街道'], wants: [{ kind: 'add', item }] });
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-15' }));
    const abolition = { day: '2025-12-20', reason: '省民复〔2025〕8号', decider: '' };
    unwrap(abolishTownship(project, { unitId: idOf('城南街道'), intoId: idOf('临江镇'), ...abolition }));
    const [view] = unwrap(readRequest(project, { requestId: id })).wantViews;
    expect(view).toMatchObject({ towns: ['临江镇'], townEffect: 1, words: '增列“办好春茶节”，适用城南街道' });
    expect(String(failureOf(decide(id)).detail.reason)).toContain('会改动临江镇的清单');
    const other = askedOf({ townships: ['临江镇'], wants: [{ kind: 'add', item }] });
    unwrap(decide(other));
  });

  test('a township that is no more before it wrote: the one it went into answers for both, until the request is closed', () => {
    const item = draft('办好春茶节', { listId: 'basic', category: '党的建设', scope: 'common', bases: [] });
    const asked = { townships: [...ANLAN_TOWNS], wants: [{ kind: 'add' as const, item }] };
    const id = ask(project, asked);
    const closed = ask(project, asked);
    const refusal = { decision: 'refuse', date: '2025-12-14', decider: '县委、县政府', text: '不予调整' };
    unwrap(decideRequest(project, contract.decideRequest.input.parse({ requestId: closed, ...refusal })));
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-15' }));
    const abolition = { day: '2025-12-20', reason: '省民复〔2025〕8号', decider: '' };
    unwrap(abolishTownship(project, { unitId: idOf('城南街道'), intoId: idOf('临江镇'), ...abolition }));
    const askedNow = (requestId: number) => unwrap(readRequest(project, { requestId })).towns.map(({ name }) => name);
    expect([askedNow(id), askedNow(closed)]).toEqual([['临江镇', '竹溪乡'], [...ANLAN_TOWNS]]);
    throughTheWay(project, id, { townships: ['临江镇', '竹溪乡'] }, '2025-12-21');
    unwrap(decide(id));
    expect([askedNow(id), askedNow(closed)]).toEqual([['临江镇', '竹溪乡'], [...ANLAN_TOWNS]]);
  });

  test('a township known to go on a later day when the request was closed: the other had answered for both', () => {
    const item = draft('办好春茶节', { listId: 'basic', category: '党的建设', scope: 'common', bases: [] });
    const id = ask(project, { townships: [...ANLAN_TOWNS], wants: [{ kind: 'add', item }] });
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-15' }));
    const abolition = { day: '2026-03-01', reason: '省民复〔2025〕8号', decider: '' };
    unwrap(abolishTownship(project, { unitId: idOf('城南街道'), intoId: idOf('临江镇'), ...abolition }));
    throughTheWay(project, id, { townships: ['临江镇', '竹溪乡'] }, '2025-12-21');
    unwrap(decide(id));
    const { towns, way } = unwrap(readRequest(project, { requestId: id }));
    expect(towns.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['临江镇', 'agree'],
      ['竹溪乡', 'agree'],
    ]);
    expect(way.filter(({ kind, done }) => kind === 'opinion' && !done)).toEqual([]);
  });

  test('the opinion of the one that answered stays with the request once it is decided, whatever becomes of that one', () => {
    const place = { listId: 'basic', category: '党的建设', scope: 'particular' } as const;
    const item = draft('办好春茶节', { ...place, townships: ['城南街道'], bases: [] });
    const id = ask(project, { townships: ['城南街道'], wants: [{ kind: 'add', item }] });
    const goesInto = (goes: string, into: string, day: string) =>
      unwrap(
        abolishTownship(project, {
          ...{ unitId: idOf(goes), intoId: idOf(into), day, reason: '省民复〔2025〕8号', decider: '' },
        }),
      );
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-15' }));
    goesInto('城南街道', '临江镇', '2025-12-16');
    throughTheWay(project, id, { townships: ['临江镇'] }, '2025-12-21');
    unwrap(decide(id));
    const told = () => {
      const detail = unwrap(readRequest(project, { requestId: id }));
      const sources = { request: readRequest, register: () => readRegister(project).rows, year: readYear };
      const paper = unwrap(layOutRequestPaper(project, sources, { kind: 'form', requestId: id }));
      const lines = documentTexts(paper).flat().join('\n');
      return {
        towns: detail.towns.map(({ name, verdict }) => [name, verdict]),
        wanting: detail.way.filter(({ kind, done }) => kind === 'opinion' && !done).length,
        printed: /临江镇：同意/.test(lines) && !/城南街道：/.test(lines),
      };
    };
    const heard = { towns: [['临江镇', 'agree']], wanting: 0, printed: true };
    expect(told()).toEqual(heard);
    goesInto('临江镇', '竹溪乡', '2025-12-31');
    expect(told()).toEqual(heard);
  });

  test('a township renamed since is not touched by what leaves it as it is', () => {
    const itemId = readPool(project).live.find(({ townships }) => townships.length === 0)?.id ?? 0;
    const want = { kind: 'apply', itemId, townships: ['临江镇', '竹溪乡'], why: '街道没有这件事' } as const;
    const id = askedOf({ townships: ['城南街道'], wants: [{ ...want, townships: [...want.townships] }] });
    describeAs('竹溪乡', { name: '竹溪镇' });
    const [view] = unwrap(readRequest(project, { requestId: id })).wantViews;
    expect(view).toMatchObject({ towns: ['城南街道'], townEffect: -1 });
    unwrap(decide(id));
  });
});

test('a year without a round of its own tells nothing of the next', () => {
  const { rows } = readRegister(project);
  const grown = (year: number) => {
    const { to, towns } = readYear(project, rows, { year });
    const all = towns.flatMap(({ lists }) => lists);
    return [to, all.reduce((sum, { added }) => sum + added, 0)];
  };
  const quiet = ['第1轮封存时', 0];
  expect(grown(2026)).toEqual(quiet);
  const item = draft('办好春茶节', { listId: 'basic', category: '党的建设', bases: [] });
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2027-03-01' }));
  unwrap(addItem(project, { item, reason: '新增', ...DECIDED }));
  expect([grown(2025), grown(2026), grown(2027)]).toEqual([quiet, quiet, ['现在', 3]]);
  unwrap(sealRound(project));
  expect([grown(2025), grown(2026), grown(2027)]).toEqual([quiet, quiet, ['第2轮封存时', 3]]);
  // The next one begins where that one ended.
  expect(grown(2028)).toEqual(['第2轮封存时', 0]);
});

test('a notice of the decision and the table of the round read years later as they read then', () => {
  const [item] = readPool(project).live.filter(({ townships }) => townships.length === 0);
  const was = item?.name ?? '';
  const called = (requestId: number) => {
    const rows = readRegister(project).rows;
    const sources = { request: readRequest, register: () => rows, year: readYear };
    return documentTexts(unwrap(layOutRequestPaper(project, sources, { kind: 'notice', requestId })))
      .flat()
      .join('')
      .replace(/\n/g, '');
  };
  const rename = (name: string) => [{ kind: 'amend', itemId: item?.id ?? 0, name } as const];
  const requestId = approve(project, { applicant: '竹溪乡', wants: rename('第一次改名'), reason: '改名' });
  unwrap(sealRound(project));
  unwrap(setProjectOptions(project, { office: '安澜县编办' }));
  const then = called(requestId);
  expect(then).toContain('第一次改名');
  describeAs('竹溪乡', { name: '竹溪镇' });
  approve(project, { applicant: '竹溪镇', wants: rename('第二次改名'), reason: '又改名' }, { date: '2026-01-20' });
  unwrap(sealRound(project));
  const exceptions = checkProject(project)
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => ({ check: id, reason: '试验', decider: '县委编委' }));
  unwrap(issue(project, { ...SECOND, exceptions }));
  unwrap(setProjectOptions(project, { office: '安澜县机构编制事务中心' }));
  expect(called(requestId)).toBe(then);
  const names = listChanges(project.read, { itemId: item?.id ?? 0 }).rows.map(({ itemName, nameThen }) => [
    itemName,
    nameThen,
  ]);
  expect(names).toEqual([
    ['第二次改名', '第一次改名'],
    ['第二次改名', '第二次改名'],
  ]);
  expect(was).not.toBe('第一次改名');
});

test('a department that went into another since, whose name an edition holds', () => {
  ask(project, { applicant: '县民政局' });
  unwrap(mergeUnits(project, { unitId: idOf('县民政局'), intoId: idOf('县公安局') }));
  expect(listed()).toEqual([['县公安局', '县民政局（今县公安局）']]);
});

test('a township that is no more keeps its name', () => {
  ask(project, { applicant: '城南街道' });
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-08-20' }));
  const abolition = { day: '2025-09-01', reason: '省民复〔2025〕8号', decider: '' };
  unwrap(abolishTownship(project, { unitId: idOf('城南街道'), intoId: idOf('竹溪乡'), ...abolition }));
  expect(listed()).toEqual([['城南街道', '城南街道']]);
});

test('a unit written by its short name was never called so', () => {
  describeAs('县公安局', { aliases: ['公安'] });
  ask(project, { applicant: '公安' });
  expect(listed()).toEqual([['县公安局', '县公安局']]);
});
