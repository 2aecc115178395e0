/** Townships whose published lists say a duty in different words: each is printed again as it was, until the duty is amended. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { editItems } from '../../../electron/engine/services/pool/editItems';
import { amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { adoptPublished, previewPublished } from '../../../electron/engine/services/sources/adoptPublished';
import { exportTownshipLists } from '../../../electron/engine/services/townships/exportTownshipLists';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import {
  readCellStory,
  readMatrixOutline,
  readMatrixRows,
} from '../../../electron/engine/services/townships/readMatrix';
import { setOwnStanding } from '../../../electron/engine/services/townships/setOwnStanding';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { traceValue } from '../../../shared/logic/ledger/traceWords';
import { partsToDraft } from '../../../shared/logic/paper/drafts/partsToDraft';
import { ANLAN_TOWNS } from '../../builders/anlanCounty';
import { importReworded } from '../../builders/anlanReworded';
import { FIRST, issue, SIGNED } from '../../builders/editions';
import { importList, PEOPLE, readEntry, temporaryFolder, unwrap } from '../../builders/project';
import { itemsAmong, itemTexts } from '../../builders/townshipLists';
import { plain } from '../../sampleFiles';

const NAMES = {
  delegates: '“两代表一委员”推荐考察',
  hiring: '公务员招录、调任和遴选',
  points: '“学习强国”学习平台积分排名通报',
  volunteers: '社会工作者和志愿服务队伍建设',
};

let folder: { path: string; remove(): void };
let project: ProjectFile;
/** By township, the cells of every duty beside its serial, as its file has them. */
let wanted: ReadonlyMap<string, readonly (readonly string[])[]>;

beforeEach(async () => {
  folder = temporaryFolder();
  ({ project, printed: wanted } = await importReworded(join(folder.path, '安澜县.shuangshu')));
});
afterEach(() => {
  project.close();
  folder.remove();
});

/** The files of the sealed round, read again. */
async function exported(): Promise<Map<string, string[][]>> {
  unwrap(sealRound(project));
  const request = { folder: join(folder.path, 'out'), mustBeEmpty: true, formats: ['xlsx' as const] };
  const files = unwrap(await exportTownshipLists(project, inlineTasks(), request));
  const rows = await Promise.all(
    files.map(async ({ path }) => itemsAmong(await rereadDocument(readFileSync(path), 'xlsx'))),
  );
  return new Map(ANLAN_TOWNS.map((town, at) => [town, (rows[at] ?? []).map(cellsOf)]));
}

/** The pages as they stand now. */
function pages(): Map<string, string[][]> {
  return new Map(
    listUnits(project.read, 'township').map(({ id: unitId, name: town }) => {
      const page = unwrap(previewTownshipList(project, { unitId, listId: '', source: 'current' }));
      return [town, itemTexts(page.document).map(cellsOf)] as const;
    }),
  );
}

const cellsOf = ([, ...cells]: readonly string[]): string[] => cells.map(plain);

const itemOf = (name: string) => {
  const item = readPool(project).live.find((one) => plain(one.name) === plain(name));
  if (!item) throw new Error(`no item ${name}`);
  return item;
};
const rowOf = (rows: Map<string, string[][]>, town: string, name: string) =>
  rows.get(town)?.find(([own]) => own === plain(name));

function amendment(name: string) {
  const { id, text, townshipRole, bases, remark, responsibilities, fields } = itemOf(name);
  const cited = bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause }));
  const parts = { ...partsToDraft(responsibilities, townshipRole), fields };
  return { itemId: id, name: itemOf(name).name, text, townshipRole, bases: cited, remark, parts };
}

describe('what the lists of the townships say differently', () => {
  test('is told beforehand, duty by duty, and nothing of it has to give way', () => {
    const { own, differences, items } = previewPublished(project, { sourceListIds: [] });
    expect(items).toBe(367);
    expect(differences).toEqual([]);
    const told = (name: string) =>
      own
        .find((one) => plain(one.name) === plain(name))
        ?.towns.map(({ township, parts }) => `${township}：${parts.join('、')}`);
    expect(own).toHaveLength(5);
    expect(told(NAMES.points)).toEqual(['竹溪乡：部门和职责']);
    expect(told(NAMES.hiring)).toEqual(['竹溪乡：部门和职责']);
    // A department that only one list names has a part in the item: what the others say is then told, too.
    expect(told(NAMES.volunteers)).toEqual(ANLAN_TOWNS.map((town) => `${town}：部门和职责`));
  });

  test('is printed for each as its own list had it, word by word', async () => {
    unwrap(adoptPublished(project, { sourceListIds: [] }));
    const rows = await exported();
    for (const town of ANLAN_TOWNS) expect(rows.get(town), town).toEqual(wanted.get(town));
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('gives every department named in any list its part in the item', () => {
    unwrap(adoptPublished(project, { sourceListIds: [] }));
    const units = (name: string) => itemOf(name).responsibilities.map(({ unit }) => unit);
    expect(units(NAMES.volunteers)).toEqual(['县民政局', '县委社会工作部']);
    expect(units(NAMES.delegates)).toEqual(['县委组织部', '县委统战部']);
  });

  test('goes with one undo, and comes again', async () => {
    unwrap(adoptPublished(project, { sourceListIds: [] }));
    unwrap(undo(project));
    expect(readPool(project).all).toEqual([]);
    expect(project.read.value('SELECT count(*) FROM ownPrint')).toBe(0);
    unwrap(adoptPublished(project, { sourceListIds: [] }));
    expect(pages().get('城南街道')).toEqual(wanted.get('城南街道'));
  });
});

test('a duty whose list has no category for it goes where the other townships have it', () => {
  const sheet = '上级部门收回事项清单';
  const extra = { receiver: '县委宣传部', method: '取消。' };
  const known = readEntry(NAMES.points, { sheet, extra, category: '', row: 4 });
  const unknown = readEntry('本镇独有的收回事项', { sheet, extra, category: '', row: 5 });
  unwrap(addUnits(project, { kind: 'township', names: ['南山镇'] }));
  importList(project, '南山镇', 'up', [known, unknown]);
  const { unplaced } = previewPublished(project, { sourceListIds: [] });
  expect(unplaced.map(({ name }) => name)).toEqual(['本镇独有的收回事项']);
  unwrap(
    adoptPublished(project, {
      sourceListIds: [],
      categories: [{ listId: 'recall', written: '', category: '社会管理' }],
    }),
  );
  expect(itemOf(NAMES.points)).toMatchObject({ category: '党的建设', scope: 'common' });
  expect(itemOf('本镇独有的收回事项')).toMatchObject({ category: '社会管理' });
});

test('a department by its short name is the registered one, and each list is printed with what it says', async () => {
  unwrap(addUnits(project, { kind: 'department', names: ['市场监督管理局'] }));
  const told = (department: string) =>
    readEntry('查无证摊点', { sheet: '基本履职事项清单', category: '经济发展', department });
  importList(project, '临江镇', 'up', [told('市场监督管理局、县公安局')]);
  importList(project, '竹溪乡', 'up', [told('县市场监管局、县公安局')]);
  importList(project, '城南街道', 'up', [told('县公安局、市场监管局')]);
  const { own } = previewPublished(project, { sourceListIds: [] });
  expect(own.find(({ name }) => name === '查无证摊点')?.towns.map(({ township }) => township)).toEqual([
    ...['竹溪乡', '城南街道'],
  ]);
  unwrap(adoptPublished(project, { sourceListIds: [] }));
  expect(itemOf('查无证摊点').responsibilities.map(({ unit }) => unit)).toEqual(['市场监督管理局', '县公安局']);
  const names = listUnits(project.read, 'department').map(({ name }) => name);
  expect(names.filter((name) => /市场监|市监/.test(name))).toEqual(['市场监督管理局']);
  expect(
    itemOf('查无证摊点').prints?.map(({ township, responsibilities = [] }) => [
      township,
      ...responsibilities.map(({ unit }) => unit),
    ]),
  ).toEqual([
    ['竹溪乡', '县市场监管局', '县公安局'],
    ['城南街道', '县公安局', '市场监管局'],
  ]);
});

describe('afterwards', () => {
  beforeEach(() => {
    unwrap(adoptPublished(project, { sourceListIds: [] }));
  });

  test('an amendment of the departments’ duties holds for every township; other duties stay as they were printed', async () => {
    const deed = amendment(NAMES.hiring);
    const parts = { ...deed.parts, duties: { [deed.parts.leadDepartment]: '统一组织招录和遴选。' } };
    unwrap(amendItem(project, { ...deed, parts, reason: '职责调整', ...PEOPLE }));
    const rows = pages();
    for (const town of ANLAN_TOWNS)
      expect(rowOf(rows, town, NAMES.hiring)?.[2], town).toBe(plain('统一组织招录和遴选。'));
    expect(rowOf(rows, '竹溪乡', NAMES.points)?.[2]).toBe(plain('不再通报积分，由县委宣传部后台查看。'));
    unwrap(undo(project));
    expect(pages().get('竹溪乡')).toEqual(wanted.get('竹溪乡'));
  });

  test('an amendment of the remark alone leaves who does what as it was printed', async () => {
    unwrap(amendItem(project, { ...amendment(NAMES.hiring), remark: '每年一次', reason: '补记', ...PEOPLE }));
    expect(rowOf(pages(), '竹溪乡', NAMES.hiring)?.[2]).toBe('组织招录。');
  });

  test('a department set for many items leads in every township', async () => {
    const edit = { kind: 'set' as const, field: 'department' as const, value: '县委编办' };
    unwrap(editItems(project, { itemIds: [itemOf(NAMES.hiring).id], edit, reason: '机构改革', ...PEOPLE }));
    const rows = pages();
    for (const town of ANLAN_TOWNS) expect(rowOf(rows, town, NAMES.hiring)?.[1]).toBe('县委编办');
  });

  test('a township may be given what the others have; the cell of the matrix tells both', () => {
    const unitId = listUnits(project.read, 'township').find(({ name }) => name === '竹溪乡')?.id ?? 0;
    const itemId = itemOf(NAMES.hiring).id;
    const story = () => unwrap(readCellStory(project, { itemId, unitId }));
    const own = () => readMatrixRows(project, { ids: [itemId] })[0]?.own;
    expect([story().printed, own()]).toEqual([['部门和职责：县委组织部（牵头）组织招录。'], [false, true, false]]);
    expect(readMatrixOutline(project).own).toContain(itemId);
    const asked = { itemId, unitId, place: null, wording: null, reason: '统一口径' };
    unwrap(setOwnStanding(project, asked));
    expect(story().printed).toHaveLength(1);
    unwrap(setOwnStanding(project, { ...asked, printed: false }));
    expect([story().printed, own()]).toEqual([[], [false, false, false]]);
    expect(readMatrixOutline(project).own).not.toContain(itemId);
    const rows = pages();
    expect(rowOf(rows, '竹溪乡', NAMES.hiring)).toEqual(rowOf(rows, '临江镇', NAMES.hiring));
  });

  test('who looks at the item is told which townships’ lists say it otherwise, and the trail says it in words', () => {
    const detail = readItemDetail(project.read, itemOf(NAMES.hiring).id);
    expect(detail?.own).toEqual([{ township: '竹溪乡', parts: ['部门和职责'], wording: null }]);
    const content = project.read.value<string>('SELECT content FROM ownPrint WHERE itemId = ?', [detail?.id ?? 0]);
    expect(traceValue('ownPrint', 'content', content)).toBe('部门和职责：县委组织部（牵头）组织招录。');
  });

  test('two townships that become one keep the list of the one that stays', () => {
    const [lin, zhu] = ['临江镇', '竹溪乡'].map((town) =>
      listUnits(project.read, 'township').find(({ name }) => name === town),
    );
    unwrap(mergeUnits(project, { unitId: zhu?.id ?? 0, intoId: lin?.id ?? 0 }));
    expect(rowOf(pages(), '临江镇', NAMES.volunteers)?.[1]).toBe('县民政局');
    expect(project.read.value('SELECT count(*) FROM ownPrint WHERE unitId = ?', [zhu?.id ?? 0])).toBe(0);
    unwrap(undo(project));
    expect(pages().get('竹溪乡')).toEqual(wanted.get('竹溪乡'));
  });

  test('the edition registered from the lists is the pool, own words and all', () => {
    unwrap(sealRound(project));
    unwrap(addWaiver(project, { rule: 'takenOver', itemId: null, ...SIGNED }));
    unwrap(issue(project, { ...FIRST, takenOver: true }));
    expect(checkProject(project).find(({ id }) => id === '20')).toMatchObject({ state: 'passed' });
  });

  test('a department renamed is renamed there, too', async () => {
    const unit = listUnits(project.read, 'department').find(({ name }) => name === '县民政局');
    if (!unit) throw new Error('the department is registered');
    const { id, profile, aliases } = unit;
    unwrap(
      describeUnit(project, {
        unitId: id,
        name: '县社会事务局',
        aliases: [...aliases],
        formerNames: [],
        profile,
      }),
    );
    expect(rowOf(pages(), '临江镇', NAMES.volunteers)?.[1]).toBe('县社会事务局');
  });
});
