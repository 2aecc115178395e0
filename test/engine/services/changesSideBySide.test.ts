/** Two changes of one item that wait side by side: each changes what it named, and nothing of the other. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { decideRequest } from '../../../electron/engine/services/requests/decideRequest';
import { addItem, amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { decidePrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { contract } from '../../../shared/contract';
import { type Amendable, amendableOf } from '../../../shared/logic/pool/amendable';
import { amendmentOf } from '../../../shared/logic/requests/amendmentOf';
import type { ItemContent } from '../../../shared/model/item';
import type { RequestWant } from '../../../shared/model/request';
import { draft, PEOPLE, smallProject, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { ask, throughTheWay } from '../../builders/requests';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const session = testSession({ start: '2026-01-05T01:00:00.000Z' });
  const small = smallProject(folder.path, testOptions({ session }));
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  for (const entryId of small.up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-06-10' }));
  const bases = [{ title: '防洪法', docNumber: '', clause: '第八条' }];
  const duties = { 市水利局: '组织调度', 市应急局: '组织救援' };
  const who = { leadDepartment: '市水利局', coDepartments: ['市应急局'], duties };
  unwrap(addItem(project, { item: draft('防汛值守', { ...who, bases }), reason: '加', ...PEOPLE }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

/** An item in which two departments have duties of their own, and those two. */
function twoDuties(): { item: ItemContent; now: Amendable; first: string; second: string } {
  const item = readPool(project).live.find(({ name }) => name === '防汛值守');
  const [first, second] = item?.responsibilities ?? [];
  if (!item || !first || !second) throw new Error('no item of two departments');
  return { item, now: amendableOf(item), first: first.unit, second: second.unit };
}

const withDuty = (now: Amendable, unit: string, text: string): Amendable => ({
  ...now,
  parts: { ...now.parts, duties: { ...now.parts.duties, [unit]: text } },
});
const dutiesOf = (itemId: number) =>
  readPool(project)
    .byId.get(itemId)
    ?.responsibilities.slice(0, 2)
    .map(({ text }) => text);
const titlesOf = (itemId: number) =>
  readPool(project)
    .byId.get(itemId)
    ?.bases.map(({ title }) => title);

describe('two requests on one item', () => {
  const wantOf = (item: ItemContent, after: Amendable): RequestWant => {
    const want = amendmentOf(item.id, amendableOf(item), after);
    if (!want) throw new Error('nothing wanted');
    return want;
  };
  const approve = (requestId: number) => {
    throughTheWay(project, requestId, {}, '2025-12-10');
    const decision = { requestId, decision: 'approve', date: '2025-12-30', decider: '县委', text: '同意' };
    unwrap(decideRequest(project, contract.decideRequest.input.parse(decision)));
  };
  test('the second takes back nothing of the first, and undone leaves the first', () => {
    const { item, now, first, second } = twoDuties();
    const before = dutiesOf(item.id);
    const one = ask(project, { applicant: '道河镇', wants: [wantOf(item, withDuty(now, first, '甲改过的职责'))] });
    const other = ask(project, { applicant: '道河镇', wants: [wantOf(item, withDuty(now, second, '乙改过的职责'))] });
    approve(one);
    expect(dutiesOf(item.id)).toEqual(['甲改过的职责', before?.[1]]);
    approve(other);
    expect(dutiesOf(item.id)).toEqual(['甲改过的职责', '乙改过的职责']);
    unwrap(undo(project));
    expect(dutiesOf(item.id)).toEqual(['甲改过的职责', before?.[1]]);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('each brings its basis', () => {
    const { item, now } = twoDuties();
    const cite = (title: string) => ({ ...now, bases: [...now.bases, { title, docNumber: '', clause: '第五条' }] });
    const asked = ['森林法', '草原法'].map((title) =>
      ask(project, { applicant: '道河镇', wants: [wantOf(item, cite(title))] }),
    );
    for (const id of asked) approve(id);
    expect(titlesOf(item.id)).toEqual([...now.bases.map(({ title }) => title), '森林法', '草原法']);
  });

  test('a department renamed meanwhile keeps its duty', () => {
    const { item, now, first, second } = twoDuties();
    const [kept] = dutiesOf(item.id) ?? [];
    const asked = ask(project, { applicant: '道河镇', wants: [wantOf(item, withDuty(now, second, '乙改过的职责'))] });
    rename(first, '市新改名的局');
    approve(asked);
    expect(dutiesOf(item.id)).toEqual([kept, '乙改过的职责']);
  });

  test('one registered by an earlier version, which did not keep what was, does as it did then', () => {
    const { item, now, first, second } = twoDuties();
    const before = dutiesOf(item.id);
    const asked = [withDuty(now, first, '甲改过的职责'), withDuty(now, second, '乙改过的职责')].map(({ parts }) =>
      ask(project, { applicant: '道河镇', wants: [{ kind: 'amend', itemId: item.id, parts }] }),
    );
    for (const id of asked) approve(id);
    expect(dutiesOf(item.id)).toEqual([before?.[0], '乙改过的职责']);
  });
});

describe('拟改', () => {
  const prepare = (item: ItemContent, after: Amendable) => {
    const deed = { kind: 'amend', itemId: item.id, ...after };
    const input = { deeds: [deed], reason: '改职责', proposer: '道河镇' };
    unwrap(prepareChanges(project, contract.prepareChanges.input.parse(input)));
  };
  const decideAll = () => {
    const preparedIds = listPrepared(project.read).map(({ id }) => id);
    unwrap(decidePrepared(project, contract.decidePrepared.input.parse({ preparedIds, decider: '县委' })));
  };

  test('two of them each change the duty of their own department', () => {
    const { item, now, first, second } = twoDuties();
    prepare(item, withDuty(now, first, '甲改过的职责'));
    prepare(item, withDuty(now, second, '乙改过的职责'));
    decideAll();
    expect(dutiesOf(item.id)).toEqual(['甲改过的职责', '乙改过的职责']);
  });

  test('beside a wording by hand', () => {
    const { item, now, first, second } = twoDuties();
    prepare(item, withDuty(now, second, '乙改过的职责'));
    const byHand = { itemId: item.id, ...withDuty(now, first, '编办自己改的'), reason: '改', ...PEOPLE };
    unwrap(amendItem(project, contract.amendItem.input.parse(byHand)));
    decideAll();
    expect(dutiesOf(item.id)).toEqual(['编办自己改的', '乙改过的职责']);
  });

  test('two of them each add a basis', () => {
    const { item, now } = twoDuties();
    for (const title of ['森林法', '草原法'])
      prepare(item, { ...now, bases: [...now.bases, { title, docNumber: '', clause: '第五条' }] });
    decideAll();
    expect(titlesOf(item.id)).toEqual([...now.bases.map(({ title }) => title), '森林法', '草原法']);
  });

  test('of one duty changed twice the one decided last stands', () => {
    const { item, now, first } = twoDuties();
    prepare(item, withDuty(now, first, '先改的'));
    prepare(item, withDuty(now, first, '后改的'));
    decideAll();
    expect(dutiesOf(item.id)?.[0]).toBe('后改的');
  });

  test('a department renamed while it waits keeps its duty, and is no change to be shown', () => {
    const { item, now, first, second } = twoDuties();
    const [kept] = dutiesOf(item.id) ?? [];
    prepare(item, withDuty(now, second, '乙改过的职责'));
    rename(first, '市新改名的局');
    const [change] = listPrepared(project.read)[0]?.changes ?? [];
    expect(change?.after).toContain(`市新改名的局：${kept}`);
    expect(change?.after).not.toContain(first);
    decideAll();
    expect(dutiesOf(item.id)).toEqual([kept, '乙改过的职责']);
  });

  test('the one whose duty is to change is renamed', () => {
    const { item, now, second } = twoDuties();
    const [kept] = dutiesOf(item.id) ?? [];
    prepare(item, withDuty(now, second, '乙改过的职责'));
    rename(second, '市新改名的局');
    decideAll();
    expect(dutiesOf(item.id)).toEqual([kept, '乙改过的职责']);
  });

  test('two departments that turn out to be one while it waits', () => {
    const { item, now, first, second } = twoDuties();
    prepare(item, { ...now, remark: '每年汛前' });
    const [one, other] = [first, second].map((name) => findUnitByName(project.read, name)?.id ?? 0);
    unwrap(mergeUnits(project, { unitId: other ?? 0, intoId: one ?? 0 }));
    const before = readPool(project).byId.get(item.id)?.responsibilities;
    decideAll();
    const after = readPool(project).byId.get(item.id);
    expect([after?.remark, after?.responsibilities]).toEqual(['每年汛前', before]);
  });
});

function rename(from: string, name: string): void {
  const unitId = findUnitByName(project.read, from)?.id ?? 0;
  const unit = { unitId, name, aliases: [], formerNames: [], profile: {} };
  unwrap(describeUnit(project, contract.updateUnit.input.parse(unit)));
}
