/** Only departments have parts in items: a township written there is refused, or a remark where a table was taken as it is. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { record } from '../../../electron/engine/database/log/record';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listItemIds } from '../../../electron/engine/repositories/pool/poolFilter';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { findUnitByName, listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries, adoptEntry } from '../../../electron/engine/services/merge/adoptEntries';
import { readStrangeTowns } from '../../../electron/engine/services/merge/readStrangeTowns';
import { editItems } from '../../../electron/engine/services/pool/editItems';
import { addItem, amendItem, splitItem } from '../../../electron/engine/services/rounds/changeItems';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { TOWNSHIPS_AS_LEAD } from '../../../shared/model/poolView';
import { ok } from '../../../shared/result';
import { adoptedInTest } from '../../builders/adoptedProject';
import { codeOf, draft, failureOf, importList, PEOPLE, readEntry, unwrap } from '../../builders/project';

const GROUNDS = { reason: '会议议定', ...PEOPLE };
let project: ProjectFile;
let up: readonly number[];

beforeEach(() => {
  ({ project, up } = adoptedInTest());
});

const departments = () => listUnits(project.read, 'department').map(({ name }) => name);

describe.each(['道河镇', '道河镇人民政府', '东宁市道河镇'])('“%s” as a department', (leadDepartment) => {
  test('is refused for many items at once', () => {
    const before = departments();
    const set = { kind: 'set', field: 'department', value: leadDepartment } as const;
    expect(codeOf(editItems(project, { itemIds: [1], edit: set, ...GROUNDS }))).toBe('UNIT_KIND');
    expect(departments()).toEqual(before);
  });

  test('is refused for an item that is added, and told where it is written', () => {
    const item = draft('新的一项', { leadDepartment });
    const { code, detail } = failureOf(addItem(project, { item, ...GROUNDS }));
    expect(errorText(code, detail)).toBe(
      `事项“新的一项”里的“${leadDepartment}”是本县登记的乡镇，不是部门，不能作牵头、配合或承接的部门，没有写入。请改选部门；没有部门的，这一栏空着。`,
    );
    const besides = draft('新的一项', { coDepartments: [leadDepartment] });
    expect(codeOf(addItem(project, { item: besides, ...GROUNDS }))).toBe('UNIT_KIND');
  });

  test('is refused for an entry that is adopted in a wording a person settled', () => {
    const item = draft('新的一项', { leadDepartment });
    expect(codeOf(adoptEntry(project, { entryId: up[0] ?? 0, item, reason: '', ...PEOPLE }))).toBe('UNIT_KIND');
  });

  test('is refused for an item that is amended', () => {
    const { name, text, remark, bases } = readItemDetail(project.read, 1) ?? {};
    const parts = {
      ...{ leadDepartment, coDepartments: [], jointLeads: [], receivers: [], method: '' },
      ...{ duties: {}, fields: {} },
    };
    const cited = bases?.map(({ title, docNumber, clause }) => ({ title, docNumber, clause }));
    const asked = { itemId: 1, name, text, townshipRole: 'main', remark, bases: cited, parts, ...GROUNDS };
    expect(codeOf(amendItem(project, contract.amendItem.input.parse(asked)))).toBe('UNIT_KIND');
  });

  test('is a remark of an item made of a table’s row as it is', () => {
    const [row = 0] = importList(project, '市农业农村局', 'down', [readEntry('修路', { department: leadDepartment })]);
    const before = departments();
    unwrap(adoptEntries(project, { entryIds: [row], ...PEOPLE }));
    const made = readContents(project.read).find(({ name }) => name === '修路');
    expect(made).toMatchObject({ responsibilities: [], remark: `责任部门写作“${leadDepartment}”` });
    expect(departments()).toEqual(before);
  });
});

test('a department is no township an added item applies to', () => {
  const item = draft('新的一项', { scope: 'particular', townships: ['市农业农村局'] });
  expect(codeOf(addItem(project, { item, ...GROUNDS }))).toBe('UNIT_KIND');
});

test('facets of departments add up to the items', () => {
  addItem(project, { item: draft('新的一项', { leadDepartment: '道河镇' }), ...GROUNDS });
  const { ids, departments: facets } = listItemIds(
    project,
    contract.itemIds.input.parse({}),
    readProject(project.read).scheme,
  );
  expect(facets.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length);
});

test('duties townships lead themselves have a value of their own among the lead departments', () => {
  const own = draft('自己牵头的事', { leadDepartment: '', coDepartments: [], townshipRole: 'main' });
  const { itemId } = unwrap(addItem(project, { item: own, ...GROUNDS }));
  const { scheme } = readProject(project.read);
  const ask = (unitIds: number[]) => listItemIds(project, contract.itemIds.input.parse({ unitIds }), scheme);
  const led = ask([TOWNSHIPS_AS_LEAD]);
  expect(led.ids).toContain(itemId);
  expect(readContents(project.read, led.ids).every(({ townshipRole }) => townshipRole === 'main')).toBe(true);
  expect(led.departments.at(-1)).toEqual({ unitId: TOWNSHIPS_AS_LEAD, name: '乡镇（街道）', count: led.ids.length });
  expect(ask([]).departments.reduce((sum, { count }) => sum + count, 0)).toBe(ask([]).ids.length);
});

describe('what an earlier program let in', () => {
  const put = (sql: string, values: unknown[]) =>
    record(project, { name: 'test', input: {}, effect: 'undoable' }, (write) => {
      write.run(sql, values as never);
      return ok({ value: null, summary: '' });
    });

  test('an item with a township among its departments can be split all the same', () => {
    const town = findUnitByName(project.read, '道河镇')?.id ?? 0;
    put(`INSERT INTO responsibility (itemId, unitId, role, position, text) VALUES (1, ?, 'cooperate', 9, '')`, [town]);
    const part = draft('拆出的一项', { leadDepartment: '市委组织部', coDepartments: ['道河镇'] });
    expect(codeOf(splitItem(project, { itemId: 1, parts: [part], ...GROUNDS }))).toBe('ok');
  });

  test('a rule left beside named townships is gone once the item is for all', () => {
    put(`UPDATE item SET scope = 'particular', townRule = '{"classes":["街道"],"notClasses":[]}' WHERE id = 4`, []);
    unwrap(setApplicability(project, { itemId: 4, scope: 'common', townshipIds: [], reason: '各镇都有' }));
    const item = readContents(project.read, [4])[0];
    expect(item?.townRule).toBeUndefined();
  });
});

test('a department among the townships of a row stops it with its own sentence, asked as no new township', () => {
  const [row = 0] = importList(project, '市农业农村局', 'down', [readEntry('秸秆禁烧', { applies: ['市委组织部'] })]);
  expect(readStrangeTowns(project, { entryId: row })).toEqual([]);
  const { code, detail } = failureOf(adoptEntries(project, { entryIds: [row], ...PEOPLE }));
  expect(errorText(code, detail)).toBe(
    '事项“秸秆禁烧”的适用乡镇里写的“市委组织部”是本县登记的部门，不是乡镇，没有写入。请把这一条单独采用，改好适用的乡镇。',
  );
});
