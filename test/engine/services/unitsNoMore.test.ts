/** Townships that are no more and units that are one: what is kept, asked and told of them. Questions and refusals that hold on. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { listOpenQuestions } from '../../../electron/engine/repositories/merge/noteRepository';
import { listRefusals } from '../../../electron/engine/repositories/merge/refusalRepository';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { lastAction } from '../../../electron/engine/repositories/project/actionRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { readDecidedItems } from '../../../electron/engine/repositories/requests/decidedItems';
import {
  findUnitByName,
  findUnitCalled,
  listUnitsEver,
} from '../../../electron/engine/repositories/units/unitRepository';
import { readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { exportTalkSheets } from '../../../electron/engine/services/merge/exportTalkSheets';
import { findEntryDuplicates } from '../../../electron/engine/services/merge/findEntryDuplicates';
import { noteItem } from '../../../electron/engine/services/merge/keepNotes';
import { allowMatch, refuseMatch } from '../../../electron/engine/services/merge/refuseMatch';
import { suggest } from '../../../electron/engine/services/merge/suggestItems';
import { readViews, saveView } from '../../../electron/engine/services/pool/keepViews';
import { previewJoin, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { readMatrixRows } from '../../../electron/engine/services/townships/readMatrix';
import { readUnitParts } from '../../../electron/engine/services/townships/readUnitParts';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { addUnits, setAliases } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract } from '../../../shared/contract';
import { fieldsChanged } from '../../../shared/logic/requests/draftDecided';
import { MERGE_REASON } from '../../../shared/model/round';
import { unitProfileSchema } from '../../../shared/model/unit';
import { adoptedInTest } from '../../builders/adoptedProject';
import { codeOf, importList, PEOPLE, readEntry, unwrap } from '../../builders/project';
import { approve } from '../../builders/requests';

let folder: string;
let project: ProjectFile;
let up: readonly number[];

beforeEach(() => {
  ({ folder, project, up } = adoptedInTest());
});

const idOf = (name: string) => findUnitByName(project.read, name)?.id ?? 0;
const abolish = (goes: string, into: string) =>
  unwrap(
    abolishTownship(project, {
      ...{ unitId: idOf(goes), intoId: idOf(into), day: '2025-09-01', reason: '省民复〔2025〕8号', decider: '' },
    }),
  );
const entry = (at: number) => up[at] ?? 0;

describe('a township that is no more', () => {
  test('is no exception on the paper of what was decided after it was gone', () => {
    abolish('老黑山镇', '绥阳镇');
    unwrap(sealRound(project));
    const wants = [{ kind: 'apply' as const, itemId: 1, townships: ['道河镇'], why: '绥阳镇没有' }];
    const requestId = approve(
      project,
      { wants, applicant: '道河镇', townships: ['道河镇', '绥阳镇'], date: '2025-06-01' },
      { date: '2025-06-01' },
    );
    const { lists } = readProject(project.read).scheme;
    const told = readDecidedItems(project.read, requestId).flatMap((one) => fieldsChanged(one, lists));
    expect(told.map(({ before, after }) => [before, after])).toEqual([['共性', '共性（绥阳镇除外）']]);
  });

  test('is no exception of what applies to every township of today', () => {
    abolish('老黑山镇', '绥阳镇');
    const { rows } = unwrap(readUnitParts(project, { unitId: idOf('绥阳镇'), offset: 0, limit: 10 }));
    expect([...new Set(rows.map(({ towns }) => towns))]).toEqual(['各镇']);
  });

  test('is no reason of a row in the matrix', () => {
    abolish('老黑山镇', '绥阳镇');
    expect(readMatrixRows(project, { ids: [1] })[0]?.reason).toBe('');
  });

  test('gets no sheet of questions any more: the one it went into answers', async () => {
    const ask = { person: '', question: true } as const;
    unwrap(noteItem(project, { itemId: 1, unitId: idOf('老黑山镇'), text: '是否也承担党员发展？', ...ask }));
    abolish('老黑山镇', '绥阳镇');
    const out = join(folder, '沟通单');
    await exportTalkSheets(project, inlineTasks(), { folder: out });
    const names = readdirSync(out);
    expect(names.filter((name) => name.includes('老黑山镇'))).toEqual([]);
  });

  test('is followed by a saved view of its items', () => {
    const filter = contract.saveView.input.parse({
      name: '老黑山镇的',
      view: { filter: { townshipIds: [idOf('老黑山镇')] } },
    });
    unwrap(saveView(project, filter));
    expect(readViews(project)[0]?.count).toBe(3);
    abolish('老黑山镇', '绥阳镇');
    expect(readViews(project)[0]?.count).toBe(3);
  });
});

describe('names however they are written', () => {
  const NAMES = ['老黑山镇人民政府', '东宁市老黑山镇', '老黑山镇党委（盖章）'];

  test.each(NAMES)('%s is no new township once 老黑山镇 is no more', (name) => {
    abolish('老黑山镇', '绥阳镇');
    expect(unwrap(addUnits(project, { kind: 'township', names: [name] }))).toEqual({
      added: 0,
      existing: [{ name, unit: '老黑山镇' }],
    });
    importList(project, name, 'up', ['开三会']);
    expect(listUnitsEver(project.read, 'township').map((unit) => unit.name)).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
  });

  test.each([...NAMES, '道河镇人民政府', '道河'])('%s is no name of another township', (name) => {
    abolish('老黑山镇', '绥阳镇');
    const unitId = idOf('绥阳镇');
    const asked = { unitId, name: '绥阳镇', aliases: [], formerNames: [], profile: unitProfileSchema.parse({}) };
    expect(codeOf(describeUnit(project, { ...asked, aliases: [name] }))).toBe('UNIT_EXISTS');
    expect(codeOf(describeUnit(project, { ...asked, formerNames: [name] }))).toBe('UNIT_EXISTS');
    expect(codeOf(describeUnit(project, { ...asked, name }))).toBe('UNIT_EXISTS');
    expect(codeOf(setAliases(project, { unitId, aliases: [name] }))).toBe('UNIT_EXISTS');
    expect(codeOf(describeUnit(project, { ...asked, aliases: ['绥阳镇人民政府'] }))).toBe('ok');
  });

  test('a township of today is meant before one that is no more', () => {
    abolish('老黑山镇', '绥阳镇');
    unwrap(addUnits(project, { kind: 'township', names: ['老黑山乡'] }));
    expect(findUnitCalled(project.read, '老黑山')?.name).toBe('老黑山乡');
  });
});

test('a township brought back by undoing has its lines in the ledger again', () => {
  const figures = () => readGroupedLedger(project, { round: null, by: 'township' }).lines;
  abolish('老黑山镇', '绥阳镇');
  const without = figures();
  unwrap(undo(project));
  const again = figures();
  expect(again.find(({ key }) => key === '老黑山镇')?.closing).toBe(3);
  expect(again).not.toEqual(without);
});

test('a township registered after a seal changes no figure of the sealed round', () => {
  unwrap(sealRound(project));
  const ofFirst = () => readGroupedLedger(project, { round: 1, by: 'township' }).sum;
  const before = ofFirst();
  unwrap(addUnits(project, { kind: 'township', names: ['新立镇'] }));
  expect(ofFirst()).toEqual(before);
});

describe('two units that are one', () => {
  test('the log counts the items that went over, not those of the one that stays', () => {
    const cells = [1, 2, 4].map((itemId) => ({ itemId, townshipIds: [idOf('绥阳镇')], applies: false }));
    unwrap(setApplicabilityMany(project, { cells, reason: '没有' }));
    unwrap(mergeUnits(project, { unitId: idOf('老黑山镇'), intoId: idOf('绥阳镇') }));
    expect(lastAction(project.read)?.summary).toContain('事项 0 项');
  });

  test('what one department says twice through two files is found once the two are one', async () => {
    importList(project, '市林业局', 'down', [readEntry('森林防火宣传')]);
    importList(project, '市林草局', 'down', [readEntry('开展森林防火宣传工作')]);
    const run = { signal: new AbortController().signal, onProgress: () => undefined };
    const pairs = async () => unwrap(await findEntryDuplicates(project, inlineTasks(), { unitId: null }, run)).length;
    const before = await pairs();
    unwrap(mergeUnits(project, { unitId: idOf('市林草局'), intoId: idOf('市林业局') }));
    expect([before, await pairs()]).toEqual([0, 1]);
  });
});

test('a question about an item that goes into another is still to be answered', () => {
  unwrap(noteItem(project, { itemId: 1, unitId: idOf('绥阳镇'), text: '是否也承担？', person: '', question: true }));
  const asked = { itemIds: [1], reasonKind: MERGE_REASON, targetItemId: 2, reason: '同一件事', ...PEOPLE };
  unwrap(subtractItems(project, contract.subtractItems.input.parse(asked)));
  expect(readItemDetail(project.read, 2)?.joined.map(({ id }) => id)).toEqual([1]);
  expect(listOpenQuestions(project.read).map(({ text }) => text)).toEqual(['是否也承担？']);
});

test('an item just said to be another thing is not suggested, whatever was allowed before', async () => {
  const run = { signal: new AbortController().signal, onProgress: () => undefined };
  const tasks = inlineTasks();
  const candidates = async () =>
    unwrap(await suggest(project, tasks, { entryId: entry(1), top: 5 }, run)).candidates.map(({ itemId }) => itemId);
  const [first = 0, second = 0] = await candidates();
  unwrap(refuseMatch(project, { entryId: entry(1), itemId: first }));
  expect(await candidates()).not.toContain(first);
  unwrap(allowMatch(project, { entryId: entry(1), itemId: first }));
  unwrap(refuseMatch(project, { entryId: entry(1), itemId: second }));
  expect(await candidates()).not.toContain(second);
});

test('a row put with an item is no longer said to be another thing than it', () => {
  unwrap(refuseMatch(project, { entryId: entry(0), itemId: 2 }));
  unwrap(attachEntry(project, { entryId: entry(0), itemId: 2, reason: '' }));
  expect(listRefusals(project.read)).toEqual([]);
});

test('a township’s own words of an item that goes into another are told to be printed no more', () => {
  const own = { itemId: 2, unitId: idOf('绥阳镇'), place: null, wording: '三会一课按月开。', reason: '本镇情况不同' };
  unwrap(setOwnStanding(project, own));
  const { unsaid } = unwrap(previewJoin(project, { targetItemId: 1, itemIds: [2] }));
  expect(unsaid).toEqual([{ township: '绥阳镇', name: expect.any(String), wording: '三会一课按月开。' }]);
});
