/** An entry that says it applies to a township nobody registered: asked about before it becomes an item, never registered silently. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { listAlike } from '../../../electron/engine/repositories/units/unitsApart';
import { adoptEntries, adoptEntry } from '../../../electron/engine/services/merge/adoptEntries';
import { draftEntry } from '../../../electron/engine/services/merge/draftEntry';
import { readStrangeTowns } from '../../../electron/engine/services/merge/readStrangeTowns';
import { splitEntry } from '../../../electron/engine/services/merge/splitEntry';
import {
  codeOf,
  failureOf,
  importList,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  unwrap,
} from '../../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
let entryId: number;
beforeEach(() => {
  folder = temporaryFolder();
  project = smallProject(folder.path).project;
  const ids = importList(project, '市农业农村局', 'down', [
    readEntry('看护河坝', { applies: ['道河乡', '新民镇', '绥阳镇'] }),
  ]);
  entryId = ids[0] ?? 0;
});
afterEach(() => {
  project.close();
  folder.remove();
});

const towns = () => listUnits(project.read, 'township').map(({ name }) => name);
const NOBODY = { proposer: '', decider: '' };
const item = () => readContents(project.read).find(({ name }) => name === '看护河坝');

test('they are named with those they may be; those registered are not', () => {
  const strange = [
    { name: '道河乡', nearest: ['道河镇'] },
    { name: '新民镇', nearest: [] },
  ];
  expect(readStrangeTowns(project, { entryId })).toEqual(strange);
  expect(readStrangeTowns(project, { entryId: null })).toEqual(strange);
});

test('no way of adopting registers them unasked, and nothing is written', () => {
  const before = towns();
  const refused = adoptEntries(project, { entryIds: [entryId], ...NOBODY });
  expect(failureOf(refused)).toMatchObject({
    code: 'TOWNS_UNKNOWN',
    detail: { names: '道河乡、新民镇', nearest: '道河镇' },
  });
  const { draft } = unwrap(draftEntry(project, { entryId }));
  expect(codeOf(adoptEntry(project, { entryId, item: draft, reason: '', ...PEOPLE }))).toBe('TOWNS_UNKNOWN');
  const parts = ['甲', '乙'].map((name) => ({
    text: name,
    into: { kind: 'adopt' as const, item: { ...draft, name } },
  }));
  expect(codeOf(splitEntry(project, { entryId, parts, reason: '', ...PEOPLE }))).toBe('TOWNS_UNKNOWN');
  const half = { 道河乡: '道河镇' };
  expect(codeOf(adoptEntries(project, { entryIds: [entryId], towns: half, ...NOBODY }))).toBe('TOWNS_UNKNOWN');
  const wrong = { 道河乡: '没有的镇', 新民镇: '新民镇' };
  expect(codeOf(adoptEntries(project, { entryIds: [entryId], towns: wrong, ...NOBODY }))).toBe('UNIT_UNKNOWN');
  expect([towns(), item()]).toEqual([before, undefined]);
  expect(readStrangeTowns(project, { entryId })).toHaveLength(2);
});

test('answered, one is known by the written name from now on, the other is registered; one undo takes all of it back', () => {
  const before = towns();
  const answers = { 道河乡: '道河镇', 新民镇: '新民镇' };
  unwrap(adoptEntries(project, { entryIds: [entryId], towns: answers, ...NOBODY }));
  expect(towns()).toEqual([...before, '新民镇']);
  expect(
    item()
      ?.townships.filter(({ applies }) => applies)
      .map(({ township }) => township),
  ).toEqual([...['道河镇', '绥阳镇', '新民镇']]);
  expect(listUnits(project.read, 'township').find(({ name }) => name === '道河镇')?.aliases).toContain('道河乡');
  expect(listAlike(project.read)).toEqual([]);
  unwrap(undo(project));
  expect(towns()).toEqual(before);
  expect(readStrangeTowns(project, { entryId })).toHaveLength(2);
});
