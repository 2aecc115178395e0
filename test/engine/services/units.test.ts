/** Units: order, names, profiles, removal, and two that are one; nothing is lost and every check stays as it was. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { lastSnapshot } from '../../../electron/engine/repositories/rounds/snapshotRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { findUnitByName, listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { listAlike } from '../../../electron/engine/repositories/units/unitsApart';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { editItems } from '../../../electron/engine/services/pool/editItems';
import { readAlarms } from '../../../electron/engine/services/pool/readAlarms';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { dropPrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { setTownRuleOf } from '../../../electron/engine/services/townships/setOwnStanding';
import { describeUnit, removeUnit } from '../../../electron/engine/services/units/describeUnit';
import { addUnits, readUnits, registerPasted, setAliases } from '../../../electron/engine/services/units/manageUnits';
import { keepUnitsApart, mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { orderUnits } from '../../../electron/engine/services/units/orderUnits';
import { errorText } from '../../../shared/errorText';
import { groupBy } from '../../../shared/logic/rows/groupBy';
import type { ItemContent } from '../../../shared/model/item';
import { townRuleSchema } from '../../../shared/model/townRule';
import { unitProfileSchema } from '../../../shared/model/unit';
import {
  codeOf,
  draft,
  failureOf,
  importList,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let down: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  ({ project, down } = smallProject(folder.path));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const names = (kind: 'township' | 'department') => listUnits(project.read, kind).map(({ name }) => name);
const idOf = (name: string) => findUnitByName(project.read, name)?.id ?? 0;
const blank = unitProfileSchema.parse({});
const described = (name: string, part: object = {}) => ({
  unitId: idOf(name),
  name,
  aliases: [],
  formerNames: [],
  profile: blank,
  ...part,
});

describe('the order of units', () => {
  it('is the one given, and undo gives the old one back', () => {
    const ids = listUnits(project.read, 'township').map(({ id }) => id);
    unwrap(orderUnits(project, { kind: 'township', unitIds: ids.toReversed() }));
    expect(names('township')).toEqual(['老黑山镇', '绥阳镇', '道河镇']);
    unwrap(undo(project));
    expect(names('township')).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
  });

  it('refuses an order that misses a unit, names one twice or one of another kind', () => {
    const [a = 0, b = 0, c = 0] = listUnits(project.read, 'township').map(({ id }) => id);
    for (const unitIds of [
      [a, b],
      [a, b, b],
      [a, b, c, a],
      [a, b, idOf('市委组织部')],
    ])
      expect(codeOf(orderUnits(project, { kind: 'township', unitIds }))).toBe('UNIT_UNKNOWN');
  });
});

describe('a unit', () => {
  it('keeps its old name as a former one when it is renamed', () => {
    unwrap(describeUnit(project, described('道河镇', { name: '道河街道', aliases: ['道河'] })));
    expect(readUnits(project).find(({ name }) => name === '道河街道')).toMatchObject({
      aliases: ['道河', '道河镇'],
      formerNames: ['道河镇'],
    });
    unwrap(undo(project));
    expect(names('township')).toContain('道河镇');
  });

  it('that stays as it is is no deed, and what was undone can be done again', () => {
    const profile = { ...blank, class: ['沿边'] };
    unwrap(describeUnit(project, described('绥阳镇', { aliases: ['绥阳'], formerNames: ['绥阳公社'], profile })));
    unwrap(describeUnit(project, described('绥阳镇', { aliases: ['绥阳'], profile })));
    unwrap(undo(project));
    const before = listActions(project.read, 0, 1).total;
    unwrap(describeUnit(project, described('绥阳镇', { aliases: ['绥阳'], formerNames: ['绥阳公社'], profile })));
    expect(listActions(project.read, 0, 1).total).toBe(before);
    expect(codeOf(redo(project))).toBe('ok');
  });

  it('may take one of its own aliases as its name, but no name of another unit', () => {
    unwrap(describeUnit(project, described('道河镇', { aliases: ['道河'] })));
    unwrap(describeUnit(project, { ...described('道河镇'), name: '道河' }));
    expect(findUnitByName(project.read, '道河镇')?.name).toBe('道河');
    expect(codeOf(describeUnit(project, { ...described('绥阳镇'), name: '道河镇' }))).toBe('UNIT_EXISTS');
    expect(codeOf(describeUnit(project, described('绥阳镇', { aliases: ['老黑山镇'] })))).toBe('UNIT_EXISTS');
  });

  it('is registered with the profile a pasted table gives, and known names are left alone', () => {
    const profile = { ...blank, class: ['沿边', '林区'], population: 16_000 };
    const units = [
      { name: '三岔口镇', aliases: ['三岔口'], formerNames: ['三岔口公社'], profile },
      { name: '道河镇', aliases: [], formerNames: [], profile },
    ];
    expect(unwrap(registerPasted(project, { kind: 'township', units }))).toEqual({
      added: 1,
      existing: [{ name: '道河镇', unit: '道河镇' }],
    });
    expect(findUnitByName(project.read, '三岔口公社')).toMatchObject({ name: '三岔口镇', profile });
    expect(findUnitByName(project.read, '道河镇')?.profile).toEqual(blank);
  });

  it('goes only while nothing hangs on it', () => {
    unwrap(addUnits(project, { kind: 'township', names: ['合计'] }));
    unwrap(removeUnit(project, { unitId: idOf('合计') }));
    expect(names('township')).not.toContain('合计');
    expect(codeOf(removeUnit(project, { unitId: idOf('道河镇') }))).toBe('UNIT_IN_USE');
    expect(verifyProject(project.read).ok).toBe(true);
  });

  it('stays once it stands in a sealed round: a township with its list, a department by any of its names', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    unwrap(addUnits(project, { kind: 'department', names: ['市林业局'] }));
    const lead = (value: string) =>
      unwrap(
        editItems(project, {
          ...{ itemIds: [1], edit: { kind: 'set', field: 'department', value }, reason: '议定' },
          ...PEOPLE,
        }),
      );
    lead('市林业局');
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-07-01' }));
    lead('市农业农村局');
    unwrap(describeUnit(project, described('市林业局', { name: '市林业和草原局' })));
    unwrap(addUnits(project, { kind: 'township', names: ['合计'] }));
    for (const name of ['绥阳镇', '市林业和草原局']) {
      const { code, detail } = failureOf(removeUnit(project, { unitId: idOf(name) }));
      expect([code, detail.round]).toEqual(['UNIT_IN_USE', 1]);
      expect(errorText(code, detail)).toContain(`第1轮封存的清单里已有“${name}”，不能移出`);
    }
    unwrap(removeUnit(project, { unitId: idOf('合计') }));
  });

  it('stays while a change is prepared for it, and goes once that is dropped', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    unwrap(addUnits(project, { kind: 'township', names: ['新立镇'] }));
    const item = draft('管护界河堤防', { scope: 'particular', townships: ['新立镇人民政府'] });
    const split = { kind: 'split' as const, itemId: 1, parts: [{ ...item, name: '清理界河' }] };
    const apply = { kind: 'apply' as const, itemId: 1, townships: ['新立镇'], why: '' };
    for (const [deed, name] of [
      [{ kind: 'add' as const, item }, '管护界河堤防'],
      [split, '抓好党员发展'],
      [apply, '抓好党员发展'],
    ] as const) {
      unwrap(prepareChanges(project, { deeds: [deed], reason: '经会商', basis: '', proposer: '市委组织部' }));
      const { code, detail } = failureOf(removeUnit(project, { unitId: idOf('新立镇') }));
      expect(code).toBe('UNIT_IN_USE');
      expect(errorText(code, detail)).toContain(`拟办的增减“${name}”写着适用“新立镇”，不能移出`);
      const preparedIds = [listPrepared(project.read)[0]?.id ?? 0];
      unwrap(dropPrepared(project, { preparedIds, reason: '不办了' }));
    }
    unwrap(removeUnit(project, { unitId: idOf('新立镇') }));
  });

  it('stays while it is the last township an item applies to, by a rule or because all others are exempt', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    unwrap(addUnits(project, { kind: 'township', names: ['边城街道'] }));
    const rule = townRuleSchema.parse({ classes: ['街道'] });
    unwrap(setTownRuleOf(project, { itemIds: [4], rule, reason: '街道才有' }));
    expect(codeOf(removeUnit(project, { unitId: idOf('边城街道') }))).toBe('ITEM_NOWHERE');
    unwrap(setTownRuleOf(project, { itemIds: [4], rule: null, reason: '各镇都有' }));
    const townshipIds = ['道河镇', '绥阳镇', '老黑山镇'].map(idOf);
    unwrap(setApplicability(project, { itemId: 4, scope: 'common', townshipIds, reason: '街道才有' }));
    expect(codeOf(removeUnit(project, { unitId: idOf('边城街道') }))).toBe('ITEM_NOWHERE');
  });
});

describe('two units that are one', () => {
  it('move lists, duties, townships and names over, and undo takes all of it apart again', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    unwrap(addUnits(project, { kind: 'township', names: ['道河乡'] }));
    unwrap(addUnits(project, { kind: 'department', names: ['党员工作处'] }));
    importList(project, '道河乡', 'up', ['修村路']);
    unwrap(
      addItem(project, {
        item: draft('看护林区', { leadDepartment: '党员工作处', coDepartments: ['市委组织部'] }),
        reason: '新',
        ...PEOPLE,
      }),
    );
    const item = readContents(project.read).find(({ name }) => name === '看护林区')?.id ?? 0;
    unwrap(
      setApplicability(project, { itemId: item, scope: 'particular', townshipIds: [idOf('道河乡')], reason: '沿河' }),
    );
    const before = whole(project);
    unwrap(mergeUnits(project, { unitId: idOf('道河乡'), intoId: idOf('道河镇') }));
    unwrap(mergeUnits(project, { unitId: idOf('党员工作处'), intoId: idOf('市委组织部') }));
    const content = readContents(project.read).find(({ id }) => id === item);
    expect(content?.responsibilities).toEqual([{ unit: '市委组织部', role: 'lead', text: '' }]);
    // One of the two kept the duty, and so does what they are now; why the other had none is no reason of it.
    expect(content?.townships).toEqual([
      { township: '道河镇', applies: true, reason: '' },
      { township: '绥阳镇', applies: false, reason: '沿河' },
      { township: '老黑山镇', applies: false, reason: '沿河' },
    ]);
    expect(listSourceLists(project.read).filter(({ unit }) => unit === '道河镇')).toHaveLength(2);
    expect(findUnitByName(project.read, '道河乡')?.name).toBe('道河镇');
    expect(verifyProject(project.read).ok).toBe(true);
    unwrap(undo(project));
    unwrap(undo(project));
    expect(whole(project)).toEqual(before);
    expect(verifyProject(project.read).ok).toBe(true);
    unwrap(redo(project));
    expect(findUnitByName(project.read, '道河乡')?.name).toBe('道河镇');
  });

  it('leave the old name where it was typed into duties: the act tells how many, the alarms which, undo takes both back', () => {
    unwrap(addUnits(project, { kind: 'department', names: ['党员工作处'] }));
    for (const text of ['会同党员工作处发展党员。', '会同市委组织部发展党员。'])
      unwrap(addItem(project, { item: draft(text.slice(2, 7), { text }), reason: '新', ...PEOPLE }));
    unwrap(setAliases(project, { unitId: idOf('市委组织部'), aliases: ['组织部'] }));
    const told = () => readAlarms(project).filter(({ kind }) => kind === 'oldName');
    expect(told()).toEqual([]);
    unwrap(mergeUnits(project, { unitId: idOf('党员工作处'), intoId: idOf('市委组织部') }));
    expect(told()).toMatchObject([{ name: '党员工作处', detail: '事项文字里仍写着“党员工作处”（今市委组织部）' }]);
    expect(listActions(project.read, 0, 1).rows[0]?.summary).toContain('1 项的文字里仍写着“党员工作处”');
    unwrap(undo(project));
    expect(told()).toEqual([]);
  });

  it('are refused when they are the same or of different kinds', () => {
    const [town, office] = [idOf('道河镇'), idOf('市委组织部')];
    expect(codeOf(mergeUnits(project, { unitId: town, intoId: town }))).toBe('BAD_INPUT');
    expect(codeOf(mergeUnits(project, { unitId: town, intoId: office }))).toBe('BAD_INPUT');
    expect(codeOf(mergeUnits(project, { unitId: 999, intoId: office }))).toBe('UNIT_UNKNOWN');
  });

  it('stay two while an item stands only on the list of the one and the other is exempt from it', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    const towns = listUnits(project.read, 'township');
    const [item] = readContents(project.read);
    const [last, exempt] = [pick(towns, 0), pick(towns, 1)];
    const itemId = item?.id ?? 0;
    unwrap(
      setApplicability(project, {
        itemId,
        scope: 'common',
        townshipIds: towns.filter(({ id }) => id !== last.id).map(({ id }) => id),
        reason: '不临河',
      }),
    );
    const before = whole(project);
    const refused = mergeUnits(project, { unitId: last.id, intoId: exempt.id });
    expect(refused).toMatchObject({ ok: false, code: 'ITEM_NOWHERE', detail: { item: item?.name } });
    expect(whole(project)).toEqual(before);
  });

  it('stay two while a rule would leave an item to nobody once their conditions are put together', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    const known = (name: string, one: string) =>
      unwrap(describeUnit(project, described(name, { profile: { ...blank, class: [one] } })));
    known('绥阳镇', '沿边');
    known('老黑山镇', '林区');
    const rule = townRuleSchema.parse({ classes: ['沿边'], notClasses: ['林区'] });
    unwrap(setTownRuleOf(project, { itemIds: [4], rule, reason: '沿边才有' }));
    const before = whole(project);
    expect(codeOf(mergeUnits(project, { unitId: idOf('绥阳镇'), intoId: idOf('老黑山镇') }))).toBe('ITEM_NOWHERE');
    expect(whole(project)).toEqual(before);
  });

  it('lose no entry, no part in an item and no decision about where it applies, whatever is merged', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    unwrap(addUnits(project, { kind: 'township', names: ['道河乡', '绥阳乡'] }));
    unwrap(addUnits(project, { kind: 'department', names: ['党员工作处', '农业局'] }));
    const step = fc.record({ kind: fc.constantFrom('item', 'apply', 'merge'), a: fc.nat(99), b: fc.nat(99) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let done = 0;
        for (const { kind, a, b } of steps) done += takeStep(project, kind, a, b) ? 1 : 0;
        expect(verifyProject(project.read).ok).toBe(true);
        for (; done > 0; done -= 1) unwrap(undo(project));
      }),
      { numRuns: 25 },
    );
  });
});

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** One random deed; a merge is compared before and after. Answers whether something was written. */
function takeStep(on: ProjectFile, kind: string, a: number, b: number): boolean {
  const units = listUnits(on.read);
  const townships = units.filter((unit) => unit.kind === 'township');
  const departments = units.filter((unit) => unit.kind === 'department').map(({ name }) => name);
  if (kind === 'item') {
    const coDepartments = departments.filter((_, index) => (b >> index) % 2 === 1);
    const item = draft(`事项${a}-${b}`, { leadDepartment: pick(departments, a), coDepartments });
    return addItem(on, { item, reason: '新', ...PEOPLE }).ok;
  }
  if (kind === 'apply') {
    const townshipIds = townships.filter((_, index) => (b >> index) % 2 === 1).map(({ id }) => id);
    const scope = a % 2 === 0 ? 'common' : 'particular';
    const itemId = pick(readContents(on.read), a).id;
    return setApplicability(on, { itemId, scope, townshipIds, reason: `缘由${a}` }).ok;
  }
  const goes = pick(units, a);
  const stays = pick(units, b);
  const before = facts(on, goes.name, stays.name);
  const checks = checkProject(on).map(({ id, state }) => `${id} ${state}`);
  if (!mergeUnits(on, { unitId: goes.id, intoId: stays.id }).ok) return false;
  expect(facts(on, goes.name, stays.name)).toEqual(before);
  expect(checkProject(on).map(({ id, state }) => `${id} ${state}`)).toEqual(checks);
  return true;
}

/** Everything that hangs on units, with both names read as one. */
function facts(on: ProjectFile, goes: string, stays: string): object {
  const name = (unit: string) => (unit === goes ? stays : unit);
  const texts = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    entries: texts(
      listSourceLists(on.read).map((list) => `${name(list.unit)} ${list.id} ${list.entries} ${list.direction}`),
    ),
    parts: texts(
      readContents(on.read).flatMap((item) => item.responsibilities.map(({ unit }) => `${item.id} ${name(unit)}`)),
    ),
    leads: texts(
      readContents(on.read).flatMap((item) =>
        item.responsibilities.filter(({ role }) => role === 'lead').map(({ unit }) => `${item.id} ${name(unit)}`),
      ),
    ),
    decisions: texts(readContents(on.read).flatMap((item) => decisions(item, name))),
  };
}

/** Where they contradict each other, what the scope does not say anyhow counts, with its reasons. */
function decisions({ id, scope, townships }: ItemContent, name: (unit: string) => string): string[] {
  return [...groupBy(townships, ({ township }) => name(township))].flatMap(([town, rows]) => {
    const applies = rows.some((row) => row.applies !== (scope === 'common')) !== (scope === 'common');
    const reasons = rows.filter((row) => row.applies === applies).flatMap(({ reason }) => reason.split('；'));
    return [`${id} ${town} ${applies}`, ...reasons.filter(Boolean).map((reason) => `${id} ${town} ${reason}`)];
  });
}

function whole(on: ProjectFile): object {
  return { units: readUnits(on), lists: listSourceLists(on.read), contents: readContents(on.read) };
}

describe('a sealed round', () => {
  it('names townships as they are called now, so that its lists stay complete', () => {
    unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
    const item = readContents(project.read)[0]?.id ?? 0;
    unwrap(
      setApplicability(project, { itemId: item, scope: 'particular', townshipIds: [idOf('老黑山镇')], reason: '林区' }),
    );
    for (const { id: entryId } of listEntries(project.read, { fate: 'pending' }).rows)
      unwrap(rejectEntry(project, { entryId, reasonKind: '', reason: '不符合乡镇实际' }));
    unwrap(sealRound(project));
    expect(sealedTownships(project)).toContain('老黑山镇');
    unwrap(describeUnit(project, { ...described('老黑山镇'), name: '老黑山林区街道' }));
    expect(sealedTownships(project)).toContain('老黑山林区街道');
    expect(sealedTownships(project)).not.toContain('老黑山镇');
  });
});

/** Townships the last sealed round names. */
function sealedTownships(on: ProjectFile): string[] {
  return (lastSnapshot(on.read)?.items ?? []).flatMap(({ townships }) => townships.map(({ township }) => township));
}

describe('departments registered twice', () => {
  it('are asked about until they are one, or somebody says that they are two', () => {
    unwrap(addUnits(project, { kind: 'department', names: ['市场监督管理局', '教育体育局'] }));
    // As files were read before the rule existed.
    for (const name of ['县市场监管局', '教育局']) importList(project, name, 'down', [readEntry('查商户')]);
    const pair = (one: string, other: string) => [idOf(one), idOf(other)];
    const markets = pair('市场监督管理局', '县市场监管局');
    const schools = pair('教育体育局', '教育局');
    expect(listAlike(project.read)).toEqual([markets, schools]);
    const [unitId = 0, otherId = 0] = schools.toReversed();
    unwrap(keepUnitsApart(project, { unitId, otherId }));
    expect(listAlike(project.read)).toEqual([markets]);
    unwrap(undo(project));
    expect(listAlike(project.read)).toEqual([markets, schools]);
    unwrap(redo(project));
    unwrap(mergeUnits(project, { unitId: idOf('县市场监管局'), intoId: idOf('市场监督管理局') }));
    expect(listAlike(project.read)).toEqual([]);
    expect(codeOf(keepUnitsApart(project, { unitId, otherId: 9_999 }))).toBe('UNIT_UNKNOWN');
    expect(verifyProject(project.read).ok).toBe(true);
  });
});

describe('names pasted for registration', () => {
  const pasted = (name: string, sameAs?: number | null) => ({
    ...{ name, aliases: [], formerNames: [], profile: blank },
    ...(sameAs === undefined ? {} : { sameAs }),
  });
  const register = (...units: ReturnType<typeof pasted>[]) =>
    unwrap(registerPasted(project, { kind: 'department', units }));

  it('are those registered already however they are written, also within the list', () => {
    register(pasted('市场监督管理局'), pasted('教育体育局'));
    const existing = [
      { name: '东宁市市场监督管理局', unit: '市场监督管理局' },
      { name: '县财政局', unit: '财政局' },
    ];
    const units = ['东宁市市场监督管理局', '财政局', '市财政局'].map((name) => pasted(name));
    expect(register(...units)).toEqual({ added: 1, existing: [existing[0], { name: '市财政局', unit: '财政局' }] });
    expect(register(pasted('东宁市市场监督管理局'))).toEqual({ added: 0, existing: [existing[0]] });
  });

  it('of which two go by one name are refused, and nobody is said to be there who is not', () => {
    const units = ['市甲局', '市乙局'].map((name) => ({ ...pasted(name), aliases: ['甲局'] }));
    const { code, detail } = failureOf(registerPasted(project, { kind: 'department', units }));
    expect(errorText(code, detail)).toBe(
      '“市甲局”和“市乙局”都叫“甲局”，粘贴的单位一个也没有登记。请把其中一个的别名改掉或去掉，再登记。',
    );
    expect([idOf('市甲局'), idOf('市乙局')]).toEqual([0, 0]);
  });

  it('are what a person said: an alias of that unit, or one of its own that is not asked about again', () => {
    register(pasted('市场监督管理局'), pasted('教育体育局'));
    const [farming, schools] = [idOf('市场监督管理局'), idOf('教育体育局')];
    expect(register(pasted('市场监管局', farming), pasted('教育局', null))).toEqual({
      added: 1,
      existing: [{ name: '市场监管局', unit: '市场监督管理局' }],
    });
    expect(idOf('市场监管局')).toBe(farming);
    expect(idOf('教育局')).not.toBe(schools);
    expect(listAlike(project.read)).toEqual([]);
    unwrap(undo(project));
    expect([idOf('市场监管局'), idOf('教育局')]).toEqual([0, 0]);
    register(pasted('教育局'));
    expect(listAlike(project.read)).toEqual([[schools, idOf('教育局')]]);
    const stranger = [pasted('水务局', 9_999)];
    expect(codeOf(registerPasted(project, { kind: 'department', units: stranger }))).toBe('UNIT_UNKNOWN');
  });
});
