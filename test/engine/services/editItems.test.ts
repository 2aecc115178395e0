/** Editing many items at once: what the preview says is what is written, as one action that can be undone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq, record } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { lastAction, listItemActions } from '../../../electron/engine/repositories/project/actionRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { insertOwnPrint } from '../../../electron/engine/repositories/townships/ownPrints';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { editItems, previewEdit } from '../../../electron/engine/services/pool/editItems';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { addItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { addUnits, setAliases } from '../../../electron/engine/services/units/manageUnits';
import { readCitation } from '../../../shared/logic/bases/parseCitation';
import type { PoolEdit } from '../../../shared/model/poolEdit';
import { schemeSchema } from '../../../shared/model/scheme';
import { ok } from '../../../shared/result';
import { draft, failureOf, PEOPLE, smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';
import { sixCategoryScheme, threeListScheme } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let project: ProjectFile;
const GROUNDS = { reason: '会议议定', ...PEOPLE };

/** Items 1 and 2 基层党建, 3 生态环境保护, 4 公共服务. */
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], ...PEOPLE }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const edit = (itemIds: number[], change: PoolEdit) => editItems(project, { itemIds, edit: change, ...GROUNDS });
const preview = (itemIds: number[], change: PoolEdit) => previewEdit(project, { itemIds, edit: change, limit: 100 });
const item = (id: number) => {
  const found = readItemDetail(project.read, id);
  if (!found) throw new Error('no such item');
  return found;
};

describe('one more basis for many', () => {
  const citation = { title: '中国共产党章程', docNumber: '', clause: '第五条' };
  const cite: PoolEdit = { kind: 'cite', citations: [citation] };

  test('is shown beside what is cited, stays once where it is cited already, and tells what the change rests on', () => {
    const { changed, cells } = preview([1, 4], cite);
    expect([changed, cells[0]?.before, cells[0]?.after]).toEqual([
      2,
      '《中国共产党农村基层组织工作条例》第九条',
      '《中国共产党农村基层组织工作条例》第九条\n《中国共产党章程》第五条',
    ]);
    unwrap(editItems(project, { itemIds: [1, 4], edit: cite, ...GROUNDS, basis: '编办会议纪要' }));
    expect(item(4).bases).toMatchObject([{ title: '中国共产党章程', clause: '第五条' }]);
    expect(item(1).bases).toHaveLength(2);
    const { rows } = listChanges(project.read, {});
    expect(rows.map(({ kind, basis }) => [kind, basis])).toEqual([
      ['amend', '编办会议纪要'],
      ['amend', '编办会议纪要'],
    ]);
    expect(failureOf(edit([1, 4], cite)).code).toBe('NOTHING_CHANGED');
    unwrap(undo(project));
    expect(item(4).bases).toEqual([]);
  });

  test('two in one go are two documents, and one cited already in another spelling stays as it is', () => {
    const citations = ['《消防法》第五条', '中国共产党农村基层组织工作条例第9条'].map(readCitation);
    unwrap(edit([1, 4], { kind: 'cite', citations }));
    expect(item(1).bases.map(({ title, clause }) => [title, clause])).toEqual([
      ['中国共产党农村基层组织工作条例', '第九条'],
      ['消防法', '第五条'],
    ]);
    expect(item(4).bases).toHaveLength(2);
  });
});

describe('a preview', () => {
  test('names each cell before and after, and leaves out what stays', () => {
    expect(preview([1, 2, 3], { kind: 'set', field: 'category', value: '基层党建' })).toMatchObject({
      items: 3,
      changed: 1,
      cells: [{ itemId: 3, field: 'category', before: '生态环境保护', after: '基层党建' }],
      refused: [],
    });
    expect(
      preview([1, 2], { kind: 'replace', find: '抓好', replacement: '做好', fields: ['name', 'text'] }),
    ).toMatchObject({
      changed: 1,
      changedCells: 2,
      cells: [
        { field: 'name', before: '抓好党员发展', after: '做好党员发展' },
        { field: 'text', before: '抓好党员发展，按月报告。', after: '做好党员发展，按月报告。' },
      ],
    });
  });

  test('says which items cannot be changed so, and why', () => {
    unwrap(subtractItems(project, { itemIds: [2], reasonKind: '其他', targetItemId: null, ...GROUNDS }));
    expect(preview([1, 2], { kind: 'set', field: 'remark', value: '差异化' }).refused).toEqual([
      { itemId: 2, itemName: '落实三会一课', why: '已核减' },
    ]);
    expect(
      preview([1], { kind: 'replace', find: '抓好党员发展', replacement: '', fields: ['name'] }).refused,
    ).toMatchObject([{ why: '名称不能为空' }]);
    expect(preview([1], { kind: 'set', field: 'category', value: '没有的类' }).refused).toHaveLength(1);
  });
});

describe('the leading department', () => {
  const lead = (itemId: number, value: string) => unwrap(edit([itemId], { kind: 'set', field: 'department', value }));
  const parts = (itemId: number) => item(itemId).responsibilities.map(({ unit, role, text }) => [unit, role, text]);
  const joint = () =>
    unwrap(
      addItem(project, {
        item: draft('护林防火', {
          leadDepartment: '市林草局',
          jointLeads: ['市应急局'],
          coDepartments: ['市公安局', '市财政局'],
          duties: { 市林草局: '统筹防火。', 市应急局: '组织扑救。', 市公安局: '查处火案。' },
        }),
        ...GROUNDS,
      }),
    ).itemId;

  test('that another takes the place of leaves its duty to it; one with a duty of its own keeps that', () => {
    const id = joint();
    const before = parts(id);
    lead(id, '市农业农村局');
    expect(parts(id)).toEqual([
      ['市农业农村局', 'lead', '统筹防火。'],
      ['市应急局', 'lead', '组织扑救。'],
      ['市公安局', 'cooperate', '查处火案。'],
      ['市财政局', 'cooperate', ''],
    ]);
    unwrap(undo(project));
    expect(parts(id)).toEqual(before);
    lead(id, '市公安局');
    expect(parts(id)[0]).toEqual(['市公安局', 'lead', '查处火案。']);
    unwrap(undo(project));
    lead(id, '市财政局');
    expect(parts(id)[0]).toEqual(['市财政局', 'lead', '统筹防火。']);
    unwrap(undo(project));
    lead(id, '市应急局');
    expect(parts(id)[0]).toEqual(['市应急局', 'lead', '组织扑救。']);
    unwrap(undo(project));
    expect(parts(id)).toEqual(before);
  });

  test('that is taken out leaves nobody leading, joint leads neither, and is back with all of them by one undo', () => {
    const id = joint();
    const before = parts(id);
    lead(id, '');
    expect(item(id).leadDepartment).toBe('');
    expect(parts(id).map(([unit]) => unit)).toEqual(['市公安局', '市财政局']);
    unwrap(undo(project));
    expect(parts(id)).toEqual(before);
  });
});

describe('an edit', () => {
  test('of many items is one action with one change each, counts 0, and is undone in one step', () => {
    const before = [1, 2, 3, 4].map(item);
    const seq = lastSeq(project.read);
    const done = unwrap(edit([1, 2, 3, 4], { kind: 'set', field: 'department', value: '市农业农村局' }));
    expect(done).toEqual({ changed: 4 });
    expect(lastSeq(project.read)).toBe(seq + 1);
    expect(lastAction(project.read)?.summary).toBe('第1轮把 4 项的牵头部门改为“市农业农村局”：会议议定');
    expect([1, 4].map((id) => item(id).leadDepartment)).toEqual(['市农业农村局', '市农业农村局']);
    expect(listChanges(project.read, {}).rows.map(({ kind, countEffect }) => [kind, countEffect])).toEqual(
      Array(4).fill(['amend', 0]),
    );
    unwrap(undo(project));
    expect([1, 2, 3, 4].map(item)).toEqual(before);
  });

  test('of wording makes a new version only where the words stand', () => {
    unwrap(edit([1, 2], { kind: 'replace', find: '，按月报告', replacement: '', fields: ['text'] }));
    expect(item(1).versions.map(({ number, text }) => [number, text])).toEqual([
      [2, '抓好党员发展。'],
      [1, '抓好党员发展，按月报告。'],
    ]);
    expect(item(3).versions).toHaveLength(1);
  });

  test('of the category is a move, and leaves items already there alone', () => {
    unwrap(edit([1, 3], { kind: 'set', field: 'category', value: '生态环境保护' }));
    expect(listChanges(project.read, {}).rows).toMatchObject([
      { itemId: 1, kind: 'move', category: '基层党建', toCategory: '生态环境保护', countEffect: 0 },
    ]);
  });

  test('of responsibility and remark keeps the rest', () => {
    unwrap(edit([1], { kind: 'set', field: 'role', value: 'cooperate' }));
    unwrap(edit([1], { kind: 'set', field: 'remark', value: '差异化' }));
    expect(item(1)).toMatchObject({ townshipRole: 'cooperate', remark: '差异化', name: '抓好党员发展' });
    expect(item(1).versions).toHaveLength(1);
  });

  test('of responsibility keeps one main side where sides are told apart, as the preview says, and is undone', () => {
    const scheme = schemeSchema.parse(JSON.parse(readFileSync('resources/schemes/main-cooperating.json', 'utf8')));
    project.close();
    const input = { name: '安澜县', scheme, effectiveDate: '2025-06-30' };
    project = unwrap(createProject(join(folder.path, '主体配合.shuangshu'), input, testOptions()));
    const [list] = scheme.lists;
    const place = { listId: list?.id ?? '', category: list?.categories[0] ?? '', townshipRole: 'cooperate' as const };
    const sides = { leadDepartment: '县水利局', coDepartments: ['县财政局'], duties: { 县水利局: '查处。' } };
    const add = (name: string, more: object) =>
      unwrap(addItem(project, { item: draft(name, { ...place, ...more }), ...GROUNDS })).itemId;
    const one = add('河道清障', sides);
    const joint = add('联合巡河', { ...sides, fields: { jointMain: '县水利局、乡镇' } });
    const alone = add('水库看护', { leadDepartment: '县水利局' });
    const toMain: PoolEdit = { kind: 'set', field: 'role', value: 'main' };
    const parts = (id: number) => item(id).responsibilities.map(({ unit, role, text }) => [unit, role, text]);
    const before = parts(one);
    expect(preview([one, joint, alone], toMain).cells.map(({ also }) => also)).toEqual([
      '县水利局随之改为配合责任',
      undefined,
      '县水利局随之改为配合责任',
    ]);
    unwrap(edit([one, joint, alone], toMain));
    expect(parts(one)).toEqual([
      ['县水利局', 'cooperate', '查处。'],
      ['县财政局', 'cooperate', ''],
    ]);
    expect(parts(joint)[0]).toEqual(['县水利局', 'main', '查处。']);
    // Back again, only where one department alone can be meant.
    const back: PoolEdit = { kind: 'set', field: 'role', value: 'cooperate' };
    expect(preview([one, alone], back).cells.map(({ also }) => also)).toEqual([undefined, '县水利局随之改为主体责任']);
    unwrap(edit([alone], back));
    expect(parts(alone)).toEqual([['县水利局', 'main', '']]);
    unwrap(undo(project));
    unwrap(undo(project));
    expect(parts(one)).toEqual(before);
  });

  test('replacing leaves no line break in a name, and one in a text where it was typed', () => {
    unwrap(edit([1], { kind: 'replace', find: '党员', replacement: '\n党员\r\n', fields: ['name', 'text'] }));
    expect(readContents(project.read, [1])[0]).toMatchObject({
      name: '抓好 党员 发展',
      text: '抓好\n党员\r\n发展，按月报告。',
    });
  });

  test('takes a replacement as it is typed, signs and all', () => {
    unwrap(edit([1], { kind: 'replace', find: '党员', replacement: '$&党员', fields: ['name'] }));
    expect(item(1).name).toBe('抓好$&党员发展');
  });

  test('is refused without an open round, for a township that would lead, and when nothing would change', () => {
    expect(failureOf(edit([1], { kind: 'set', field: 'department', value: '道河镇' })).code).toBe('UNIT_KIND');
    expect(failureOf(edit([1], { kind: 'set', field: 'category', value: '基层党建' })).code).toBe('NOTHING_CHANGED');
    expect(failureOf(edit([1], { kind: 'set', field: 'category', value: '没有' })).code).toBe('EDIT_REFUSED');
    unwrap(sealRound(project));
    expect(failureOf(edit([1], { kind: 'set', field: 'remark', value: 'x' })).code).toBe('NO_OPEN_ROUND');
  });

  test('stands in the history of each item it touched, and of no other', () => {
    unwrap(edit([1, 2], { kind: 'set', field: 'remark', value: 'x' }));
    unwrap(undo(project));
    expect(listItemActions(project.read, 1).map(({ command }) => command)).toEqual([
      'undo',
      'editItems',
      'adoptEntries',
    ]);
    expect(listItemActions(project.read, 3).map(({ command }) => command)).toEqual(['adoptEntries']);
  });
});

describe("a field of the scheme's own", () => {
  /**
   * 基层党建 has 办理时限 and 风险等级 of its own; what is left, in a second list, has 办理时限 under another code, for it was
   * called 期限 there at first.
   */
  beforeEach(() => {
    const six = sixCategoryScheme();
    const [list] = six.lists;
    if (!list) throw new Error('no list');
    const [first = '', ...others] = list.categories;
    const limit = { label: '办理时限' };
    const risk = { id: 'risk', label: '风险等级', choices: ['高', '中', '低'] };
    const listsWith = (label: string) => [
      { ...list, categories: [first], fields: [{ id: 'limit', ...limit }, risk] },
      { ...list, id: 'rest', name: '其余清单', short: '其余', categories: others, fields: [{ id: 'until', label }] },
    ];
    const schemeWith = (label: string) => schemeSchema.parse({ ...six, lists: listsWith(label) });
    const moves = ['生态环境保护', '公共服务'].map((category) => ({
      from: { listId: list.id, category },
      to: { listId: 'rest', category },
    }));
    unwrap(changeScheme(project, { scheme: schemeWith('期限'), moves, reason: '自定栏目' }));
    unwrap(changeScheme(project, { scheme: schemeWith(limit.label), moves: [], reason: '统一栏名' }));
  });
  const fieldsOf = (...ids: number[]) => ids.map((id) => item(id).fields);

  test('is changed in many items at once, in each list under its own code, and undone in one step', () => {
    const set: PoolEdit = { kind: 'set', field: 'field:办理时限', value: ' 20 个工作日 ' };
    expect(preview([1, 3], set).cells).toMatchObject([
      { itemId: 1, field: 'field:办理时限', before: '', after: '20 个工作日' },
      { itemId: 3, field: 'field:办理时限', before: '', after: '20 个工作日' },
    ]);
    unwrap(edit([1, 3], set));
    expect(fieldsOf(1, 2, 3)).toEqual([{ limit: '20 个工作日' }, {}, { until: '20 个工作日' }]);
    expect(lastAction(project.read)?.summary).toBe('第1轮把 2 项的办理时限改为“20 个工作日”：会议议定');
    const amended = listChanges(project.read, {}).rows.filter(({ kind }) => kind === 'amend');
    expect(amended.map(({ itemId, reason }) => [itemId, reason])).toEqual([
      [1, '会议议定'],
      [3, '会议议定'],
    ]);
    expect(failureOf(edit([1, 3], set)).code).toBe('NOTHING_CHANGED');
    unwrap(undo(project));
    expect(fieldsOf(1, 3)).toEqual([{}, {}]);
  });

  test('keeps the other fields, and the version it stood in', () => {
    unwrap(edit([1], { kind: 'set', field: 'field:风险等级', value: '高' }));
    unwrap(edit([1], { kind: 'set', field: 'field:办理时限', value: '即办' }));
    unwrap(edit([1], { kind: 'set', field: 'field:风险等级', value: '' }));
    expect(fieldsOf(1)).toEqual([{ limit: '即办' }]);
    expect(item(1).versions.map(({ number, fields }) => [number, fields])).toEqual([
      [4, { limit: '即办' }],
      [3, { risk: '高', limit: '即办' }],
      [2, { risk: '高' }],
      [1, {}],
    ]);
  });

  test('is refused where the list of the item has none of the name', () => {
    const set: PoolEdit = { kind: 'set', field: 'field:风险等级', value: '高' };
    expect(preview([1, 3], set)).toMatchObject({
      changed: 1,
      refused: [{ itemId: 3, why: '本清单没有“风险等级”一栏' }],
    });
    unwrap(edit([1, 3], set));
    expect(fieldsOf(1, 3)).toEqual([{ risk: '高' }, {}]);
  });

  test('is searched and replaced like the texts', () => {
    unwrap(edit([1, 3], { kind: 'set', field: 'field:办理时限', value: '10个工作日' }));
    const find = { kind: 'replace', find: '个工作日', replacement: '日' } as const;
    const fields = ['name', 'field:办理时限', 'field:风险等级'] as const;
    expect(preview([1, 2, 3], { ...find, fields: [...fields] })).toMatchObject({ changedCells: 2, refused: [] });
    unwrap(edit([1, 2, 3], { ...find, fields: [...fields] }));
    expect(fieldsOf(1, 3)).toEqual([{ limit: '10日' }, { until: '10日' }]);
  });
});

describe('what a township has of its own', () => {
  const unitOf = (name: string) => findUnitByName(project.read, name)?.id ?? 0;
  const replace = (find: string, replacement: string, fields: ('name' | 'text' | 'remark')[]) =>
    ({ kind: 'replace', find, replacement, fields }) as const;
  const ownWords = (itemId: number, wording: string) =>
    unwrap(setOwnStanding(project, { itemId, unitId: unitOf('绥阳镇'), place: null, wording, reason: '本镇情况不同' }));

  test('words of its own stay, and the preview and the log say so', () => {
    ownWords(1, '抓好党员发展，每季报告组织部。');
    unwrap(edit([1], { kind: 'set', field: 'text', value: '做好党员发展。' }));
    expect(lastAction(project.read)?.summary).toContain('绥阳镇有本镇写法，不随着改');
    const change = replace('党员发展', '发展党员', ['text']);
    expect(preview([1], change).cells[0]?.also).toBe('绥阳镇有本镇写法，不随着改');
    unwrap(edit([1], change));
    expect(item(1).text).toBe('做好发展党员。');
  });

  test('what stands only in words of its own is told, and nothing is written', () => {
    ownWords(1, '每季报告组织部。');
    const change = replace('每季', '每月', ['name', 'text', 'remark']);
    const why = '“每季”只在绥阳镇自己的写法里，请到“一镇一单—适用矩阵”点它那一格改';
    expect(preview([1, 2], change)).toMatchObject({ changed: 0, refused: [{ itemId: 1, why }] });
    expect(failureOf(edit([1, 2], change)).code).toBe('EDIT_REFUSED');
  });

  test('what was kept as printed gives way to what holds for all, and the preview says so', () => {
    unwrap(edit([1], { kind: 'set', field: 'remark', value: '按县里通知办理' }));
    record(project, { name: 'test', input: {}, effect: 'undoable' }, (write) => {
      insertOwnPrint(write, 1, unitOf('绥阳镇'), { remark: '本镇派出所配合' });
      return ok({ value: null, summary: '' });
    });
    const told = (change: PoolEdit) => preview([1], change).cells[0]?.also;
    expect(told(replace('通知', '文件', ['remark']))).toBe('绥阳镇照印发稿留着的备注改用各镇一致的');
    expect(told({ kind: 'set', field: 'text', value: '新的' })).toBeUndefined();
    expect(preview([1], replace('派出所', '公安派出所', ['remark'])).refused).toHaveLength(1);
  });
});

test('a short name of the department that leads already changes nothing', () => {
  unwrap(setAliases(project, { unitId: findUnitByName(project.read, '市委组织部')?.id ?? 0, aliases: ['组织部'] }));
  const change: PoolEdit = { kind: 'set', field: 'department', value: '组织部' };
  expect(preview([1], change).changed).toBe(0);
  expect(failureOf(edit([1], change)).code).toBe('NOTHING_CHANGED');
});

describe('lists that say by themselves who bears what', () => {
  let other: ProjectFile;
  beforeEach(() => {
    const input = { name: '安澜县', scheme: threeListScheme(), effectiveDate: '2025-06-30' };
    other = unwrap(createProject(`${folder.path}/三张清单.shuangshu`, input, testOptions()));
    unwrap(addUnits(other, { kind: 'township', names: ['临江镇', '竹溪乡'] }));
  });
  afterEach(() => other.close());

  const added = (kind: string, changes: object = {}) => {
    const list = readProject(other.read).scheme.lists.find((one) => one.kind === kind);
    const place = { listId: list?.id ?? '', category: list?.categories[0] ?? '' };
    return unwrap(addItem(other, { item: draft('做好参保登记', { ...place, ...changes }), ...GROUNDS })).itemId;
  };
  const set = (itemId: number, field: 'role' | 'department', value: string) =>
    failureOf(editItems(other, { itemIds: [itemId], edit: { kind: 'set', field, value }, ...GROUNDS })).detail.why;

  test('refuse another part of the township', () => {
    const itemId = added('own');
    expect(set(itemId, 'role', 'cooperate')).toContain('乡镇的责任一律是主体责任');
    expect(readItemDetail(other.read, itemId)?.townshipRole).toBe('main');
  });

  test('refuse a lead beside the department that takes over', () => {
    const itemId = added('recall', { leadDepartment: '', receivers: ['县医保局'], method: '直接办理' });
    expect(set(itemId, 'department', '县民政局')).toContain('没有牵头部门；承接部门到事项页里改');
    expect(readItemDetail(other.read, itemId)?.responsibilities.map(({ unit }) => unit)).toEqual(['县医保局']);
  });
});
