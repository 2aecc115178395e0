/** 撤镇并镇 in a county with published lists: the duties go over, every figure ties, and the past stays as it was. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { record } from '../../../electron/engine/database/log/record';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readItemRows } from '../../../electron/engine/repositories/pool/poolRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { listChanges, pageChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { insertOwnPrint } from '../../../electron/engine/repositories/townships/ownPrints';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { readDuties } from '../../../electron/engine/services/editions/readAccountability';
import { readFigureItems, readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { addItem, amendItem, restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { decidePrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { abolishTownship, correctAbolition } from '../../../electron/engine/services/units/abolishTownship';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { addUnits, readUnits } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { saidOf } from '../../../shared/logic/ledger/describeSide';
import { draftChanges } from '../../../shared/logic/paper/drafts/draftChanges';
import { appliesTo, printedFor } from '../../../shared/logic/schemes/appliesTo';
import type { DispositionCounts } from '../../../shared/model/disposition';
import { ok } from '../../../shared/result';
import { anlanWithFirstEdition, issue, SECOND } from '../../builders/editions';
import { codeOf, draft, failureOf, temporaryFolder, unwrap } from '../../builders/project';

const [GOES, STAYS] = ['城南街道', '临江镇'];
const DAY = '2025-09-01';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-08-20' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const idOf = (name: string) => findUnitByName(project.read, name)?.id ?? 0;
const ask = (changes: Partial<Parameters<typeof abolishTownship>[1]> = {}) => ({
  ...{ unitId: idOf(GOES), intoId: idOf(STAYS), day: DAY, reason: '省民复〔2025〕8号', decider: '县委编委会' },
  ...changes,
});
const applying = (town: string): number[] =>
  readPool(project)
    .live.filter(({ scope, townships }) => appliesTo(scope, townships, town))
    .map(({ id }) => id);
const borne = (day: string, township: string): number =>
  unwrap(readDuties(project, { day, township, text: '', offset: 0, limit: 1 })).borne;
const failed = () => checkProject(project).filter(({ state }) => state === 'failed');

describe('a township that goes into another', () => {
  test('leaves its duties there, each with a line of the ledger, and is none of today’s townships', () => {
    const [went, stood] = [applying(GOES), applying(STAYS)];
    const only = went.filter((id) => !stood.includes(id));
    expect(only.length).toBeGreaterThan(0);
    const before = failed();
    expect(unwrap(abolishTownship(project, ask()))).toEqual({ items: went.length, gained: only.length });
    expect(new Set(applying(STAYS))).toEqual(new Set([...stood, ...went]));
    expect(applying(GOES)).toEqual([]);
    expect(
      readUnits(project)
        .filter(({ kind }) => kind === 'township')
        .map(({ name }) => name),
    ).not.toContain(GOES);
    const lines = project.read.all<{ reasonKind: string; countEffect: number }>(
      `SELECT reasonKind, countEffect FROM change WHERE reasonKind = '撤镇并镇'`,
    );
    expect(lines).toHaveLength(went.length);
    expect(lines.every(({ countEffect }) => countEffect === 0)).toBe(true);
    // On paper one row says what hundreds say alike.
    const { lists, paper } = readProject(project.read).scheme;
    const { rows: changes } = listChanges(project.read, { round: 2 });
    const head = { place: '安澜县', date: DAY, which: '第2轮', renames: [], lists };
    const drawn = JSON.stringify(draftChanges({ ...head, changes }, paper));
    expect(drawn.match(/撤镇并镇"/g)).toHaveLength(1);
    expect(drawn).toContain(`${went.length} 项（逐项见变更通知）`);
    // So it is in the window, and opens into them.
    const shown = (opened: number[]) => pageChanges(project.read, { round: 2, opened, offset: 0, limit: 500 });
    const [line] = shown([]).rows;
    expect(shown([])).toMatchObject({ total: 1, changes: went.length, rows: [{ together: { lines: went.length } }] });
    expect(shown([line?.id ?? 0])).toMatchObject({ total: went.length + 1, changes: went.length });
    // Nothing that held before is broken by it: every list is the one before plus what was approved.
    expect(failed()).toEqual(before);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('was what it was: days before, sealed figures and printed lists answer as then', () => {
    const then = [borne('2025-08-31', GOES), borne('2025-08-31', STAYS)];
    const sealed = readGroupedLedger(project, { by: 'township', round: 1 }).lines.filter(({ key }) => key !== '');
    unwrap(abolishTownship(project, ask()));
    const both = applying(STAYS).length;
    expect([borne('2025-08-31', GOES), borne('2025-08-31', STAYS)]).toEqual(then);
    // Who asks for it later is answered by the one it went into.
    expect([borne(DAY, GOES), borne(DAY, STAYS)]).toEqual([both, both]);
    expect(readGroupedLedger(project, { by: 'township', round: 1 }).lines.filter(({ key }) => key !== '')).toEqual(
      sealed,
    );
    unwrap(sealRound(project));
    unwrap(issue(project, SECOND));
    expect([borne('2025-08-31', GOES), borne('2026-02-01', STAYS), borne('2026-02-01', GOES)]).toEqual([
      then[0],
      both,
      both,
    ]);
    expect(failed()).toEqual([]);
    const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 }));
    const figures = (unit: string) => {
      const { before, after, added, subtracted } = notices.find((notice) => notice.unit === unit) ?? {};
      return [before, added, subtracted, after];
    };
    expect(figures(GOES)).toEqual([then[0], 0, then[0], 0]);
    const gained = both - (then[1] ?? 0);
    expect(figures(STAYS)).toEqual([then[1], gained, 0, both]);
    const step = { unit: GOES, into: STAYS, day: DAY, reason: '省民复〔2025〕8号' };
    const merger = (unit: string) => notices.find((notice) => notice.unit === unit)?.merger;
    const told = { towns: [GOES], into: STAYS, steps: [expect.objectContaining(step)] };
    const shared = (then[0] ?? 0) - gained;
    expect(merger(GOES)).toEqual({ ...told, items: then[0], shared, founded: false });
    expect(notices.find(({ unit }) => unit === GOES)?.rows).toHaveLength(gained);
    expect(merger(STAYS)).toEqual({ ...told, items: gained, shared: 0, founded: false });
    expect(merger('竹溪乡')).toBeNull();
  });

  test('on a day that was written wrong, noticed after the seal: put right in the next round until lists went out without it', () => {
    unwrap(abolishTownship(project, ask({ day: '2026-09-01' })));
    unwrap(sealRound(project));
    const right = { unitId: idOf(GOES), day: '2025-12-01', reason: '批复写的是12月1日' };
    expect(codeOf(correctAbolition(project, right))).toBe('NO_OPEN_ROUND');
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-12-20' }));
    expect(codeOf(correctAbolition(project, { ...right, day: '2026-09-01' }))).toBe('NOTHING_CHANGED');
    const words = () => [
      project.read.value<number>(`SELECT count(*) FROM change WHERE reason LIKE '%2026年9月1日%'`),
      project.read.value<number>(`SELECT count(*) FROM applicability WHERE reason LIKE '%2026年9月1日%'`),
    ];
    const before = words();
    unwrap(correctAbolition(project, right));
    expect(words()).toEqual([0, 0]);
    expect(borne('2025-12-05', GOES)).toBe(applying(STAYS).length);
    unwrap(undo(project));
    expect(words()).toEqual(before);
    unwrap(redo(project));
    expect(verifyProject(project.read).ok).toBe(true);
    expect(failed()).toEqual([]);
    unwrap(sealRound(project));
    unwrap(issue(project, SECOND));
    const late = failureOf(correctAbolition(project, { ...right, day: '2025-11-01' }));
    expect(late).toMatchObject({ code: 'ABOLITION_ISSUED', detail: { unit: GOES, day: '2025-12-01' } });
    expect(errorText(late.code, late.detail)).toContain('请先到“版本”作废这一版');
  });

  test('on a wrong day, put right after the other one was renamed', () => {
    unwrap(abolishTownship(project, ask({ day: '2026-09-01' })));
    unwrap(describeUnit(project, contract.updateUnit.input.parse({ unitId: idOf(STAYS), name: `新${STAYS}` })));
    unwrap(correctAbolition(project, { unitId: idOf(GOES), day: '2025-12-01', reason: '批复写的是12月1日' }));
    for (const table of ['change', 'applicability'])
      expect(project.read.value(`SELECT count(*) FROM ${table} WHERE reason LIKE '%2026年9月1日%'`), table).toBe(0);
  });

  test('into one that was founded for it: its notice begins with nothing, and the totals are those of the editions', () => {
    unwrap(addUnits(project, { kind: 'township', names: ['双坪镇'] }));
    for (const town of [GOES, '竹溪乡'])
      unwrap(abolishTownship(project, ask({ unitId: idOf(town), intoId: idOf('双坪镇') })));
    const both = applying('双坪镇').length;
    unwrap(sealRound(project));
    unwrap(issue(project, SECOND));
    const notices = unwrap(readNotices(project, { beforeId: 1, afterId: 2 })).filter(({ kind }) => kind === 'township');
    expect(notices.find(({ unit }) => unit === '双坪镇')).toMatchObject({
      ...{ before: 0, added: both, subtracted: 0, after: both },
      merger: { towns: ['竹溪乡', GOES], into: '双坪镇', items: both },
    });
    expect(notices.reduce((sum, { before }) => sum + before, 0)).toBe(1009);
    expect(readGroupedLedger(project, { by: 'township', round: 2 }).sum).toMatchObject({ opening: 1009 });
    expect(failed()).toEqual([]);
  });

  test('the ledger says that the duties of one founded since the edition are those of a first list', () => {
    unwrap(addUnits(project, { kind: 'township', names: ['双坪镇'] }));
    const lineOf = (round: number) =>
      readGroupedLedger(project, { by: 'township', round }).lines.find(({ key }) => key === '双坪镇');
    expect(lineOf(1)).toBeUndefined();
    const line = lineOf(2);
    expect(line).toMatchObject({ name: '双坪镇（新设）', opening: 0, movedIn: line?.closing });
    const figure = { by: 'township', round: 2, part: 'movedIn', offset: 0, limit: 1 } as const;
    expect(readFigureItems(project, { ...figure, key: '双坪镇' }).rows).toMatchObject([
      { group: '双坪镇', because: '新设乡镇（街道），本轮起有清单' },
    ]);
    expect(
      readGroupedLedger(project, { by: 'township', round: 2 }).lines.filter(({ name }) => name.includes('新设')),
    ).toEqual([line]);
  });

  test('a draft printed of the sealed round after one was founded leaves the figures of that round alone', () => {
    const figures = () => readGroupedLedger(project, { by: 'township', round: 1 });
    const before = figures();
    unwrap(addUnits(project, { kind: 'township', names: ['双坪镇'] }));
    unwrap(issue(project, { ...SECOND, stage: 'consultation' }));
    expect(figures()).toEqual(before);
  });

  test('is no exception to what is for all when two states are held against each other', () => {
    unwrap(abolishTownship(project, ask()));
    const unit = { unitId: idOf('竹溪乡'), name: '竹溪镇', aliases: [], formerNames: [], profile: {} };
    unwrap(describeUnit(project, contract.updateUnit.input.parse(unit)));
    unwrap(sealRound(project));
    const states = { before: { kind: 'edition' as const, editionId: 1 }, offset: 0, limit: 400 };
    for (const after of [{ kind: 'now' as const }, { kind: 'round' as const, round: 2 }]) {
      const { counts, rows } = unwrap(compareStates(project, { ...states, after }));
      expect(counts).toMatchObject({ added: 0, subtracted: 0, reworded: 0, reassigned: 0 });
      expect(rows).toHaveLength(counts.reapplied);
      expect(rows.map((row) => saidOf(row.before, '适用'))).toContain('差异化（竹溪乡（今竹溪镇）、城南街道）');
      expect(rows.map((row) => saidOf(row.after, '适用'))).toContain('差异化（临江镇、竹溪镇）');
      expect(JSON.stringify(rows.map((row) => saidOf(row.after, '适用')))).not.toContain(GOES);
    }
  });

  test('gets nothing that comes later, be it for all townships or brought back', () => {
    const [first = 0, second = 0] = applying(GOES);
    const alone = { itemId: second, scope: 'particular' as const, townshipIds: [idOf(GOES)], reason: '只有它有' };
    unwrap(setApplicability(project, alone));
    const grounds = { reason: '职责交叉', proposer: '县民政局', decider: '县委编委会' };
    unwrap(
      subtractItems(project, { itemIds: [first, second], reasonKind: '不属乡镇职责', targetItemId: null, ...grounds }),
    );
    unwrap(abolishTownship(project, ask()));
    for (const itemId of [first, second]) unwrap(restoreItem(project, { itemId, ...grounds }));
    const { itemId } = unwrap(addItem(project, { item: draft('新增一项', { category: '党的建设' }), ...grounds }));
    expect(applying(GOES)).toEqual([]);
    expect(applying(STAYS)).toEqual(expect.arrayContaining([first, second, itemId]));
    expect(borne('2025-12-31', GOES)).toBe(borne('2025-12-31', STAYS));
    const row = readItemRows(project.read, [itemId])[0];
    expect([row?.scope, row?.townships]).toEqual(['common', []]);
  });

  test('hands on what is still said of it: a waiting 改适用, a duty it reported', () => {
    unwrap(abolishTownship(project, ask()));
    const [itemId = 0] = applying('竹溪乡');
    const deed = { kind: 'apply' as const, itemId, townships: [GOES], why: '' };
    const grounds = { reason: '划归', basis: '', proposer: '县民政局', decider: '县委编委会', requestId: null };
    unwrap(prepareChanges(project, { deeds: [deed], ...grounds }));
    const ids = listPrepared(project.read).map(({ id }) => id);
    unwrap(decidePrepared(project, { preparedIds: ids, decider: '县委编委会' }));
    expect([applying(GOES), applying('竹溪乡')].map((own) => own.includes(itemId))).toEqual([false, false]);
    expect(applying(STAYS)).toContain(itemId);
    const item = draft('只有它报过的事项', { category: '党的建设', scope: 'particular', townships: [GOES] });
    const added = unwrap(
      addItem(project, { item, reason: '补报', proposer: '县民政局', decider: '县委编委会' }),
    ).itemId;
    expect(applying(STAYS)).toContain(added);
  });

  test('hands on how a duty was printed for it, unless the other has print of its own', () => {
    const [had = 0, both = 0] = applying(GOES).filter((id) => !applying(STAYS).includes(id));
    const print = (remark: string) => ({ remark });
    record(project, { name: 'test', input: {}, effect: 'undoable' }, (write) => {
      for (const itemId of [had, both]) insertOwnPrint(write, itemId, idOf(GOES), print('街道自己的写法'));
      insertOwnPrint(write, both, idOf(STAYS), print('镇里自己的写法'));
      return ok({ value: null, summary: '' });
    });
    unwrap(abolishTownship(project, ask()));
    const printed = (id: number) => {
      const found = readPool(project).live.find((item) => item.id === id);
      return found ? printedFor(found, STAYS).remark : '';
    };
    expect([printed(had), printed(both)]).toEqual(['街道自己的写法', '镇里自己的写法']);
  });

  test('is told of with what it sent in, so that every sum over the townships still ties', () => {
    const summary = () => summarizeProject(project, { fileName: '', operator: '', backupAt: null });
    const sent = (rows: readonly { readonly counts: DispositionCounts }[]) =>
      rows.reduce((sum, { counts }) => sum + counts.adopt + counts.attach + counts.split, 0);
    const all = sent(summary().townships);
    unwrap(abolishTownship(project, ask()));
    const { townships, abolished } = summary();
    expect(abolished.map(({ name }) => name)).toEqual(['城南街道（今临江镇）']);
    expect([sent(abolished), sent(townships) + sent(abolished)]).toEqual([332, all]);
  });

  test('approves nothing of their words: what nobody approved is still told, whatever township ended since', () => {
    const [itemId = 0] = applying(GOES);
    const item = readPool(project).byId.get(itemId);
    if (!item) throw new Error(`no item ${itemId}`);
    const { name, text, remark, bases, townshipRole } = item;
    const content = { name, text: `${text}每月报告。`, remark, bases: [...bases], townshipRole };
    const grounds = { reason: '补充', basis: '', proposer: '', decider: '' };
    unwrap(amendItem(project, { itemId, ...content, ...grounds }));
    unwrap(abolishTownship(project, ask()));
    expect(failed().find(({ id }) => id === '20')).toMatchObject({ rowCount: 1 });
  });

  test('is undone and done again whole', () => {
    const went = applying(GOES);
    unwrap(abolishTownship(project, ask()));
    unwrap(undo(project));
    expect(applying(GOES)).toEqual(went);
    expect(readUnits(project).map(({ name }) => name)).toContain(GOES);
    unwrap(redo(project));
    expect(applying(GOES)).toEqual([]);
    expect(verifyProject(project.read).ok).toBe(true);
  });
});

describe('refused', () => {
  test('twice, into itself, into a department, and while no round is open', () => {
    const department = readUnits(project).find(({ kind }) => kind === 'department')?.id ?? 0;
    expect(codeOf(abolishTownship(project, ask({ intoId: idOf(GOES) })))).toBe('BAD_INPUT');
    expect(codeOf(abolishTownship(project, ask({ intoId: department })))).toBe('BAD_INPUT');
    unwrap(abolishTownship(project, ask()));
    expect(codeOf(abolishTownship(project, ask()))).toBe('BAD_INPUT');
    expect(codeOf(abolishTownship(project, ask({ unitId: idOf('竹溪乡'), intoId: idOf(GOES) })))).toBe('BAD_INPUT');
    unwrap(sealRound(project));
    expect(codeOf(abolishTownship(project, ask({ unitId: idOf('竹溪乡') })))).toBe('NO_OPEN_ROUND');
  });

  test('as two names of one unit, as both had a list of their own', () => {
    const merged = mergeUnits(project, { unitId: idOf(GOES), intoId: idOf(STAYS) });
    expect(codeOf(merged)).toBe('UNITS_BOTH_ISSUED');
    const { code, detail } = failureOf(merged);
    expect(errorText(code, detail)).toContain('“城南街道”和“临江镇”在“第1版”里各有一份清单');
  });
});
