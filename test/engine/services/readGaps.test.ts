/** Who named an item, over real entries and dispositions. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { noteItem } from '../../../electron/engine/services/merge/keepNotes';
import { readGapOutline, readGapRows } from '../../../electron/engine/services/merge/readGaps';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { importList, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let itemId: number;

/** 道河镇 and 绥阳镇 named 落实三会一课; 老黑山镇 did not. */
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
  itemId = readContents(project.read).find(({ name }) => name === '落实三会一课')?.id ?? 0;
  const [other = 0] = importList(project, '绥阳镇', 'up', ['盯各支部开三会']);
  for (const entryId of [small.up[0] ?? 0, other]) unwrap(attachEntry(project, { entryId, itemId, reason: '' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

function unitId(name: string): number {
  return listUnits(project.read).find((unit) => unit.name === name)?.id ?? 0;
}

test('an item all townships but one named stands under that kind, with who named it', () => {
  const { kinds, towns } = readGapOutline(project);
  expect(kinds.oneMissing).toEqual([itemId]);
  const [row] = readGapRows(project, { ids: [itemId] });
  expect(towns.map(({ name }, at) => `${name} ${row?.cells[at]}`)).toEqual([
    '道河镇 named',
    '绥阳镇 named',
    '老黑山镇 silent',
  ]);
  expect(row?.departments).toEqual(['市委组织部']);
});

test('items no township named stand under theirs, and only live ones', () => {
  const { kinds } = readGapOutline(project);
  const unnamed = readContents(project.read).filter(({ id }) => id !== itemId);
  expect(kinds.noTown).toEqual(unnamed.map(({ id }) => id));
  expect(kinds.noDepartment).toEqual([]);
});

test('a township asked is shown as asked, and one exempt has no gap any more', () => {
  const town = unitId('老黑山镇');
  unwrap(noteItem(project, { itemId, unitId: town, person: '', question: true, text: '是否也开三会？' }));
  expect(readGapRows(project, { ids: [itemId] })[0]?.asked).toEqual([null, null, '是否也开三会？']);
  unwrap(
    setApplicabilityMany(project, {
      cells: [{ itemId, townshipIds: [town], applies: false }],
      reason: '没有农村支部',
    }),
  );
  expect(readGapOutline(project).kinds.oneMissing).toEqual([]);
  expect(readGapRows(project, { ids: [itemId] })[0]?.cells).toEqual(['named', 'named', 'out']);
  unwrap(undo(project));
  expect(readGapOutline(project).kinds.oneMissing).toEqual([itemId]);
});

test('what a township named before it went into another was named by that one', () => {
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2026-01-05' }));
  const gone = { unitId: unitId('绥阳镇'), intoId: unitId('老黑山镇'), day: '2026-01-31' };
  unwrap(abolishTownship(project, { ...gone, reason: '撤乡并镇', decider: '省政府' }));
  const [row] = readGapRows(project, { ids: [itemId] });
  expect(row?.cells).toEqual(['named', 'named']);
  const kinds = readGapOutline(project).kinds;
  expect([...kinds.oneMissing, ...kinds.someMissing]).toEqual([]);
  unwrap(abolishTownship(project, { ...gone, unitId: unitId('道河镇'), reason: '撤乡并镇', decider: '省政府' }));
  expect(readGapRows(project, { ids: [itemId] })[0]?.cells).toEqual(['named']);
});
