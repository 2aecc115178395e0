/** Where a township differs, what is for a class of townships, and what each unit sees of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { lastAction } from '../../../electron/engine/repositories/project/actionRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { editItems, previewEdit } from '../../../electron/engine/services/pool/editItems';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { moveItem } from '../../../electron/engine/services/rounds/changeItems';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import {
  readCellStory,
  readMatrixOutline,
  readSaidCells,
} from '../../../electron/engine/services/townships/readMatrix';
import { readUnitParts } from '../../../electron/engine/services/townships/readUnitParts';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { setOwnStanding, setTownRuleOf } from '../../../electron/engine/services/townships/setOwnStanding';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { applyingTo } from '../../../shared/logic/schemes/appliesTo';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { townRuleSchema } from '../../../shared/model/townRule';
import { unitProfileSchema } from '../../../shared/model/unit';
import { buildAnlan } from '../../builders/anlanCounty';
import { codeOf, PEOPLE, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = buildAnlan(`${folder.path}/安澜县.shuangshu`);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const town = (name: string) => listUnits(project.read, 'township').find((unit) => unit.name === name)?.id ?? 0;
const common = (listId: string) =>
  readPool(project).live.find((item) => item.listId === listId && item.scope === 'common');
const applyingOf = (itemId: number) => {
  const item = readPool(project).byId.get(itemId);
  return item ? applyingTo(item, listUnits(project.read, 'township')) : [];
};
const lengths = () => {
  const { townships } = summarizeProject(project, { fileName: '', operator: '', backupAt: null });
  return townships.map(({ perList }) => perList);
};
const textOf = (name: string) =>
  JSON.stringify(unwrap(previewTownshipList(project, { unitId: town(name), listId: '', source: 'current' })));

describe('another list for one township', () => {
  const place = { listId: 'recall', category: '党的建设' };

  test('counts a particular item where it stands for the township, so that the matrix ties by category', () => {
    const item = readPool(project).live.find(
      (one) => one.listId === 'cooperate' && one.townships.some((row) => row.township === '竹溪乡' && row.applies),
    );
    const figures = () => {
      const { towns, categories } = readMatrixOutline(project);
      const at = towns.findIndex(({ name }) => name === '竹溪乡');
      const sum = categories.reduce((total, { perTown }) => total + (perTown[at] ?? 0), 0);
      expect(sum).toBe(towns[at]?.particular);
      const of = (words: string) => categories.find(({ category }) => category === words)?.perTown[at] ?? 0;
      return [of(`配合 · ${item?.category}`), of('收回 · 党的建设')];
    };
    const [from = 0, to = 0] = figures();
    const input = { itemId: item?.id ?? 0, unitId: town('竹溪乡'), place, wording: null, reason: '县局已设派驻机构' };
    unwrap(setOwnStanding(project, input));
    expect(figures()).toEqual([from - 1, to + 1]);
  });

  test('moves the row on that township’s paper only, and undoes', () => {
    const item = common('cooperate');
    const itemId = item?.id ?? 0;
    const input = { itemId, unitId: town('竹溪乡'), place, wording: null, reason: '县局已设派驻机构' };
    unwrap(setOwnStanding(project, input));
    expect(lengths()).toEqual([
      [120, 101, 123],
      [114, 96, 123],
      [113, 95, 124],
    ]);
    const story = unwrap(readCellStory(project, { itemId, unitId: town('竹溪乡') }));
    expect(story).toMatchObject({ reason: '县局已设派驻机构', place: { listId: 'recall', own: true } });
    const rule13 = checkProject(project).find(({ id }) => id === '13');
    expect(rule13?.detail).toContain(`收回${quoted(item?.name ?? '')}缺承接部门、工作方式`);
    unwrap(undo(project));
    expect(lengths()[1]).toEqual([114, 97, 122]);
  });

  test('is the township’s own no more once the item itself stands there, and stays where it goes on from there', () => {
    const item = common('basic');
    const itemId = item?.id ?? 0;
    const home = { listId: 'basic', category: item?.category ?? '' };
    const [one = '', other = ''] =
      readProject(project.read)
        .scheme.lists.find(({ id }) => id === 'basic')
        ?.categories.filter((category) => category !== home.category) ?? [];
    const own = (category: string, wording: string | null = null) =>
      unwrap(
        setOwnStanding(project, {
          ...{ itemId, unitId: town('竹溪乡'), place: { listId: 'basic', category }, wording, reason: '本镇另列' },
        }),
      );
    const cell = () =>
      readPool(project)
        .byId.get(itemId)
        ?.townships.find(({ township }) => township === '竹溪乡');
    const grounds = { reason: '会商', basis: '', ...PEOPLE };
    own(one);
    unwrap(moveItem(project, { itemId, category: one, ...grounds }));
    expect(lastAction(project.read)?.summary).toContain('；竹溪乡单独列的就是那里，不再另定');
    expect(cell()).toBeUndefined();
    unwrap(moveItem(project, { itemId, category: other, ...grounds }));
    expect(unwrap(readCellStory(project, { itemId, unitId: town('竹溪乡') }))).toMatchObject({
      place: { category: other, own: false },
    });
    own(one, '本镇的写法');
    const edit = { kind: 'set', field: 'category', value: one } as const;
    expect(previewEdit(project, { itemIds: [itemId], edit, limit: 10 }).cells[0]?.also).toBe(
      '竹溪乡单独列的就是那里，不再另定',
    );
    unwrap(editItems(project, { itemIds: [itemId], edit, ...grounds }));
    expect(cell()).toMatchObject({ wording: '本镇的写法' });
    expect(cell()?.place).toBeUndefined();
    expect(checkProject(project).find(({ id }) => id === '12')?.state).toBe('passed');
  });

  test('is refused where the item does not apply, and for a category the list lacks', () => {
    const particular = readPool(project).live.find(({ townships }) => townships.length === 1);
    const lacking = ['临江镇', '竹溪乡', '城南街道'].find((name) => name !== particular?.townships[0]?.township) ?? '';
    const ask = (itemId: number, name: string, category: string) =>
      codeOf(
        setOwnStanding(project, {
          itemId,
          unitId: town(name),
          place: { ...place, category },
          wording: null,
          reason: '试',
        }),
      );
    expect(ask(particular?.id ?? 0, lacking, '党的建设')).toBe('NOT_APPLYING');
    expect(ask(common('basic')?.id ?? 0, '竹溪乡', '没有的类别')).toBe('CATEGORY_UNKNOWN');
  });
});

describe('a township registered twice', () => {
  const recall = { listId: 'recall', category: '党的建设' };
  const TWIN = '竹溪乡人民政府办';
  const rowOf = (itemId: number, name: string) =>
    readPool(project)
      .byId.get(itemId)
      ?.townships.find(({ township }) => township === name);
  const unite = () => unwrap(mergeUnits(project, { unitId: town(TWIN), intoId: town('竹溪乡') }));

  test('keeps its own list and words when the other goes into it', () => {
    const itemId = common('basic')?.id ?? 0;
    const own = { place: recall, wording: '本乡自己的写法' };
    unwrap(setOwnStanding(project, { itemId, unitId: town('竹溪乡'), ...own, reason: '县局已设派驻机构' }));
    const before = lengths();
    unwrap(addUnits(project, { kind: 'township', names: [TWIN] }));
    const apart = JSON.stringify(readPool(project).live);
    unite();
    expect(rowOf(itemId, '竹溪乡')).toMatchObject(own);
    expect(lengths()).toEqual(before);
    unwrap(undo(project));
    expect(JSON.stringify(readPool(project).live)).toBe(apart);
  });

  test('has what was laid down for the other, unless it has something of its own', () => {
    const items = readPool(project).live.filter((item) => item.listId === 'basic' && item.scope === 'common');
    const [one = 0, two = 0] = items.map(({ id }) => id);
    unwrap(addUnits(project, { kind: 'township', names: [TWIN] }));
    const reason = '本乡情况';
    unwrap(
      setOwnStanding(project, { itemId: one, unitId: town(TWIN), place: recall, wording: '另一家的写法', reason }),
    );
    unwrap(setOwnStanding(project, { itemId: two, unitId: town(TWIN), place: recall, wording: '不用的写法', reason }));
    unwrap(setOwnStanding(project, { itemId: two, unitId: town('竹溪乡'), place: null, wording: '本乡写法', reason }));
    unite();
    expect(rowOf(one, '竹溪乡')).toMatchObject({ place: recall, wording: '另一家的写法' });
    expect(rowOf(two, '竹溪乡')).toMatchObject({ place: recall, wording: '本乡写法' });
  });
});

test('a township’s own words stand on its paper, and stay when others are exempted', () => {
  const itemId = common('cooperate')?.id ?? 0;
  const own = '由村干部代办，逢集日集中受理。';
  unwrap(setOwnStanding(project, { itemId, unitId: town('竹溪乡'), place: null, wording: own, reason: '山区分散' }));
  expect(textOf('竹溪乡')).toContain(own);
  expect(textOf('临江镇')).not.toContain(own);
  const townshipIds = [town('城南街道')];
  unwrap(setApplicability(project, { itemId, scope: 'common', townshipIds, reason: '街道不设' }));
  expect(textOf('竹溪乡')).toContain(own);
  expect(readPool(project).byId.get(itemId)?.townships).toMatchObject([
    { township: '竹溪乡', applies: true, wording: own },
    { township: '城南街道', applies: false, reason: '街道不设' },
  ]);
});

describe('a rule over profiles', () => {
  const rule = townRuleSchema.parse({ notClasses: ['街道'] });

  test('is seen on the item’s page, goes on for the townships nobody changes, and gives way where one is added', () => {
    const itemId = common('basic')?.id ?? 0;
    unwrap(setTownRuleOf(project, { itemIds: [itemId], rule, reason: '街道无此职责' }));
    const page = () =>
      readItemDetail(project.read, itemId)?.applicability.map(({ applies, reason }) => [applies, reason]);
    const byRule = [false, '只适用街道除外'];
    expect(page()).toEqual([[true, ''], [true, ''], byRule]);
    const exempt = (...names: string[]) =>
      unwrap(setApplicability(project, { itemId, scope: 'common', townshipIds: names.map(town), reason: '山区没有' }));
    exempt('竹溪乡', '城南街道');
    expect(page()).toEqual([[true, ''], [false, '山区没有'], byRule]);
    expect(
      readPool(project)
        .byId.get(itemId)
        ?.townships.map(({ byRule: ruled }) => ruled),
    ).toEqual([undefined, true]);
    exempt('竹溪乡');
    expect(page()).toEqual([
      [true, ''],
      [false, '山区没有'],
      [true, '山区没有'],
    ]);
  });

  test('decides by what the profiles say now, and the matrix says why', () => {
    const itemId = common('basic')?.id ?? 0;
    unwrap(setTownRuleOf(project, { itemIds: [itemId], rule, reason: '街道无此职责' }));
    expect(lengths().map(([basic]) => basic)).toEqual([120, 114, 112]);
    const story = unwrap(readCellStory(project, { itemId, unitId: town('城南街道') }));
    expect(story).toMatchObject({ state: 'out', reason: '只适用街道除外', rule: '街道除外' });
    unwrap(addUnits(project, { kind: 'township', names: ['城北街道', '河口镇'] }));
    expect(
      readMatrixOutline(project)
        .towns.slice(3)
        .map(({ name, listed }) => [name, listed]),
    ).toEqual([
      ['城北街道', readPool(project).live.filter(({ scope }) => scope === 'common').length - 1],
      ['河口镇', readPool(project).live.filter(({ scope }) => scope === 'common').length],
    ]);
    const profile = unitProfileSchema.parse({ kind: '城区街道' });
    const names = { aliases: [], formerNames: [] };
    unwrap(describeUnit(project, { unitId: town('河口镇'), name: '河口镇', ...names, profile }));
    expect(readMatrixOutline(project).towns[4]?.listed).toBe(readMatrixOutline(project).towns[3]?.listed);
    expect(checkProject(project).find(({ id }) => id === '9')?.state).toBe('passed');
  });

  test('takes the place of the townships a particular item was named for', () => {
    const named = readPool(project).live.find(({ scope }) => scope === 'particular');
    const itemIds = [named?.id ?? 0];
    unwrap(setTownRuleOf(project, { itemIds, rule: townRuleSchema.parse({ classes: ['街道'] }), reason: '仅街道' }));
    const cells = readPool(project)
      .byId.get(itemIds[0] ?? 0)
      ?.townships.map(({ township, applies }) => [township, applies]);
    expect(cells).toEqual([
      ['临江镇', false],
      ['竹溪乡', false],
    ]);
  });

  test('holds for a township whose own words were taken back, and is held up by nothing of them', () => {
    const itemId = common('basic')?.id ?? 0;
    const own = { itemId, unitId: town('临江镇'), place: null };
    unwrap(setOwnStanding(project, { ...own, wording: '本镇自己的写法', reason: '本镇林区多' }));
    unwrap(setOwnStanding(project, { ...own, wording: null, reason: '与各镇一致' }));
    expect(readPool(project).byId.get(itemId)?.townships).toEqual([]);
    const streets = townRuleSchema.parse({ classes: ['街道'] });
    unwrap(setTownRuleOf(project, { itemIds: [itemId], rule: streets, reason: '只有街道' }));
    expect(applyingOf(itemId)).toEqual(['城南街道']);
    // Taken in by hand beside the rule, it stays when only its words are taken back.
    const hand = { cells: [{ itemId, townshipIds: [town('临江镇')], applies: true }], reason: '城关镇也有' };
    unwrap(setApplicabilityMany(project, hand));
    unwrap(setOwnStanding(project, { ...own, wording: '本镇自己的写法', reason: '本镇林区多' }));
    unwrap(setOwnStanding(project, { ...own, wording: null, reason: '与各镇一致' }));
    expect(applyingOf(itemId)).toEqual(['临江镇', '城南街道']);
  });

  test('says what stays as somebody decided it, when it is made and when it is taken back', () => {
    const [one = 0, two = 0] = readPool(project)
      .live.filter(({ listId, scope }) => listId === 'basic' && scope === 'common')
      .map(({ id }) => id);
    const cell = { itemId: one, townshipIds: [town('临江镇')], applies: false };
    unwrap(setApplicabilityMany(project, { cells: [cell], reason: '没有林地' }));
    const summaryOf = (itemIds: number[], given: typeof rule | null) => {
      unwrap(setTownRuleOf(project, { itemIds, rule: given, reason: '试' }));
      return lastAction(project.read)?.summary;
    };
    expect(readSaidCells(project, { itemIds: [one, two] })).toEqual([{ township: '临江镇', applies: false, items: 1 }]);
    expect(summaryOf([one], rule)).toMatch(/只适用街道除外，单独写明的照旧：临江镇不适用：试$/u);
    expect(applyingOf(one)).toEqual(['竹溪乡']);
    expect(summaryOf([one], null)).toMatch(/其余各镇都适用，单独写明的照旧：临江镇不适用：试$/u);
    expect(applyingOf(one)).toEqual(['竹溪乡', '城南街道']);
    expect(summaryOf([one, two], null)).toBe('2 项其余各镇都适用，单独写明的照旧：临江镇 1 项不适用：试');
    expect(summaryOf([two], null)).toMatch(/各镇都适用：试$/u);
  });

  test('that means no township is refused, and nothing is written', () => {
    const itemIds = [common('basic')?.id ?? 0];
    const nobody = townRuleSchema.parse({ classes: ['沿边'] });
    expect(codeOf(setTownRuleOf(project, { itemIds, rule: nobody, reason: '试' }))).toBe('ITEM_NOWHERE');
    expect(lengths()[0]).toEqual([120, 101, 123]);
  });
});

describe('a unit’s view', () => {
  test('of a township is its lists with the departments beside each', () => {
    const { total, counts, rows } = unwrap(readUnitParts(project, { unitId: town('临江镇'), offset: 120, limit: 1 }));
    expect(total).toBe(344);
    expect(counts.map(({ words, count }) => [words, count])).toEqual([
      ['基本 · 主体责任', 120],
      ['配合 · 配合责任', 101],
      ['收回 · 不再承担', 123],
    ]);
    expect(rows[0]?.own).not.toBe('');
    expect(rows[0]?.other).toContain('：');
  });

  test('of every department together is every part that is written', () => {
    const departments = listUnits(project.read, 'department');
    const seen = departments.map(({ id }) => unwrap(readUnitParts(project, { unitId: id, offset: 0, limit: 1 })).total);
    const parts = readPool(project).live.flatMap(({ responsibilities }) => responsibilities);
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(parts.length);
  });
});

describe('本镇写法 that is emptied', () => {
  const own = (itemId: number, wording: string) =>
    unwrap(setOwnStanding(project, { itemId, unitId: town('临江镇'), place: null, wording, reason: '本镇不同' }));

  test('is taken back: the township has the item’s text again', () => {
    const item = readPool(project).live.find((one) => one.scope === 'common' && one.text !== '');
    const id = item?.id ?? 0;
    own(id, '每季报告一次。');
    expect(readPool(project).byId.get(id)?.townships).toHaveLength(1);
    own(id, ' ');
    expect(readPool(project).byId.get(id)?.townships).toEqual([]);
    expect(lastAction(project.read)?.summary).toContain('在临江镇与各镇一致');
  });
});

test('a township that has a duty in another list bears the part of that list', () => {
  const item = common('basic');
  const cooperate = readProject(project.read).scheme.lists.find(({ kind }) => kind === 'cooperate');
  const place = { listId: cooperate?.id ?? '', category: cooperate?.categories[0] ?? '' };
  const itemId = item?.id ?? 0;
  unwrap(setOwnStanding(project, { itemId, unitId: town('临江镇'), place, wording: null, reason: '本镇配合' }));
  const { rows } = unwrap(readUnitParts(project, { unitId: town('临江镇'), offset: 0, limit: 999 }));
  expect(rows.find((row) => row.itemId === itemId)?.role).toBe('配合责任');
});

test('a rule that gave way to 差异化 does not come back with 共性', () => {
  const itemId = common('basic')?.id ?? 0;
  const towns = listUnits(project.read, 'township').map(({ name }) => name);
  const rule = townRuleSchema.parse({ classes: ['街道'] });
  unwrap(setTownRuleOf(project, { itemIds: [itemId], rule, reason: '街道才有' }));
  const apply = (scope: 'common' | 'particular', townshipIds: number[]) =>
    unwrap(setApplicability(project, { itemId, scope, townshipIds, reason: '改' }));
  apply('particular', [town('临江镇')]);
  apply('common', []);
  unwrap(addUnits(project, { kind: 'township', names: ['新立镇'] }));
  expect(applyingOf(itemId)).toEqual([...towns, '新立镇']);
});
