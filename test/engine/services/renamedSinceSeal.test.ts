/** Units renamed or united after a seal: what the sealed round asks, counts and lists follows them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readListState } from '../../../electron/engine/repositories/townships/listStates';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { readEditions } from '../../../electron/engine/services/editions/readEditions';
import { readFigureItems, readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { planPacks } from '../../../electron/engine/services/opinions/sendPacks';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { issue } from '../../builders/editions';
import { codeOf, failureOf, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
  for (const entryId of small.up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const idOf = (name: string) => findUnitByName(project.read, name)?.id ?? 0;
const describeAs = (from: string, to: string, more: { aliases?: string[]; formerNames?: string[] } = {}) =>
  describeUnit(project, contract.updateUnit.input.parse({ unitId: idOf(from), name: to, profile: {}, ...more }));
const rename = (from: string, to: string) => unwrap(describeAs(from, to));
const unite = () => unwrap(mergeUnits(project, { unitId: idOf('市委组织部'), intoId: idOf('市农业农村局') }));

const asked = () =>
  unwrap(planPacks(project, contract.planPacks.input.parse({ source: 'sealed', townshipId: null })))
    .units.filter(({ unitKind }) => unitKind === 'department')
    .map(({ unit, items }) => [unit, items]);

const byDepartment = (round: number) =>
  readGroupedLedger(project, { by: 'department', round }).lines.map((line) => [
    line.name,
    [line.opening, line.movedIn, line.movedOut, line.closing],
  ]);

describe('one that got another name', () => {
  test('is asked about all its duties of the sealed round', () => {
    const before = new Map(asked().map(([unit, items]) => [unit, items]));
    expect(before.get('市委组织部')).toBeGreaterThan(0);
    rename('市委组织部', '市委组织和人才部');
    expect(Object.fromEntries(asked())).toMatchObject({ 市委组织和人才部: before.get('市委组织部') });
  });

  test('has moved nothing in the ledger, and its figure shows the items under the new name', () => {
    const before = byDepartment(2);
    rename('市委组织部', '市委组织和人才部');
    const renamed = before.map(([name, figures]) => [name === '市委组织部' ? '市委组织和人才部' : name, figures]);
    expect(byDepartment(2)).toEqual(renamed);
    expect(byDepartment(1).map(([name]) => name)).not.toContain('市委组织部');
    const { rows } = readFigureItems(
      project,
      contract.figureItems.input.parse({
        by: 'department',
        round: 2,
        key: '市委组织和人才部',
        part: 'opening',
        offset: 0,
        limit: 9,
      }),
    );
    expect(new Set(rows.map(({ department }) => department))).toEqual(new Set(['市委组织和人才部']));
  });
});

describe('two that turned out to be one', () => {
  test('are asked about the duties of both', () => {
    unite();
    expect(asked()).toEqual([['市农业农村局', 4]]);
  });

  test('have moved nothing in the ledger', () => {
    unite();
    expect(byDepartment(2)).toEqual([['市农业农村局', [4, 0, 0, 4]]]);
  });
});

describe('a draft of the sealed round', () => {
  test('has no list for a township abolished since, as the last sealed round itself has none', () => {
    const abolished = { unitId: idOf('道河镇'), intoId: idOf('绥阳镇'), day: '2025-07-01', reason: '撤镇并镇' };
    unwrap(abolishTownship(project, { ...abolished, decider: '' }));
    unwrap(issue(project, input));
    const towns = readEditions(project)[0]?.townships.map(({ township }) => township);
    expect(towns).toEqual(unwrap(readListState(project, 'sealed')).townships.map(({ name }) => name));
    expect(towns).not.toContain('道河镇');
  });

  test('bears the trail of the seal it is of, whatever round was sealed and opened again since', () => {
    const anchor = () => unwrap(readListState(project, 'sealed')).head.anchor;
    const before = anchor();
    unwrap(sealRound(project));
    expect(anchor()).not.toBe(before);
    unwrap(reopenRound(project, { reason: '漏了一项' }));
    expect(anchor()).toBe(before);
    const { editionId } = unwrap(issue(project, input));
    expect(unwrap(readListState(project, { editionId })).head.anchor).toBe(before);
  });

  const input = { stage: 'consultation', docNumber: '', issuer: '', issuedOn: '', effectiveOn: '' } as const;
  const draftList = (unit: string): string => {
    const unitId = idOf(unit);
    const { editionId } = unwrap(issue(project, input));
    return JSON.stringify(
      unwrap(previewTownshipList(project, { unitId, listId: '', source: 'sealed', editionId })).document,
    );
  };

  test('has the particular duties of a township that was renamed since, under the name of the seal', () => {
    rename('道河镇', '道河街道');
    const list = draftList('道河街道');
    expect(list).toContain('管护防火隔离带');
    expect(list).toContain('单位：东宁市道河镇');
    expect(readEditions(project)[0]?.townships.find(({ township }) => township.includes('道河'))?.listed).toBe(4);
  });

  test('has what stands in a category that was renamed or given up since', () => {
    const scheme = readScheme(project);
    const lists = scheme.lists.map((list) => ({
      ...list,
      categories: list.categories
        .filter((one) => one !== '公共服务')
        .map((one) => (one === '生态环境保护' ? '生态文明建设' : one)),
    }));
    const moves = scheme.lists.flatMap(({ id: listId }) => [
      { from: { listId, category: '生态环境保护' }, to: { listId, category: '生态文明建设' } },
      { from: { listId, category: '公共服务' }, to: { listId, category: '基层党建' } },
    ]);
    const changed = { ...scheme, title: '〔place〕〔township〕履职清单', lists };
    unwrap(changeScheme(project, { scheme: changed, moves, reason: '与市里一致' }));
    const asked = { unitId: idOf('道河镇'), listId: '', source: 'sealed' } as const;
    const sealed = JSON.stringify(unwrap(previewTownshipList(project, asked)).document);
    for (const words of ['管护防火隔离带', '整治人居环境', '生态文明建设', '公共服务', '东宁市道河镇履职清单'])
      expect(sealed).toContain(words);
    const list = draftList('道河镇');
    for (const words of ['管护防火隔离带', '整治人居环境', '生态环境保护', '公共服务', '东宁市道河镇履职清单'])
      expect(list).toContain(words);
  });

  test('bears the names of today while the pool is what was sealed', () => {
    rename('老黑山镇', '老黑山街道');
    expect(draftList('老黑山街道')).toContain('单位：东宁市老黑山街道');
  });
});

describe('a name a sealed round bears', () => {
  const sealedList = (name: string) =>
    JSON.stringify(unwrap(previewTownshipList(project, { unitId: idOf(name), listId: '', source: 'sealed' })));

  test('is not taken from a township: its list would lose the particular duties; as another name it may stay', () => {
    rename('道河镇', '道河街道');
    expect(sealedList('道河街道')).toContain('管护防火隔离带');
    const refused = failureOf(describeAs('道河街道', '道河街道'));
    expect(refused).toMatchObject({ code: 'UNIT_NAME_SEALED', detail: { name: '道河镇', unit: '道河街道', round: 1 } });
    expect(errorText(refused.code, refused.detail)).toBe(
      '第1轮封存的清单里写着“道河镇”，去掉了就不知道是“道河街道”，没有保存。不想作曾用名的，请把它移到别名里再保存。',
    );
    unwrap(describeAs('道河街道', '道河街道', { aliases: ['道河镇'] }));
    expect(sealedList('道河街道')).toContain('管护防火隔离带');
  });

  test('is not taken from a department; one that only tables bear is', () => {
    rename('市委组织部', '市委组织和人才部');
    expect(codeOf(describeAs('市委组织和人才部', '市委组织人才部'))).toBe('UNIT_NAME_SEALED');
    const formerNames = ['市委组织部'];
    unwrap(describeAs('市委组织和人才部', '市委组织和人才部', { formerNames, aliases: ['组织部'] }));
    unwrap(describeAs('市委组织和人才部', '市委组织和人才部', { formerNames }));
    unwrap(describeAs('市委组织和人才部', '市委组织部'));
    unwrap(describeAs('市委组织部', '市委组织部'));
    expect(idOf('市委组织和人才部')).toBe(0);
  });
});
