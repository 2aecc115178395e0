/** What becomes of an entry: each fate, each refusal, and what a refusal leaves untouched. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq, record } from '../../../electron/engine/database/log/record';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { findEntry } from '../../../electron/engine/repositories/merge/entryRepository';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { readItemDetail } from '../../../electron/engine/repositories/pool/poolRepository';
import { listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntries, adoptEntry } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { rejectEntry, returnEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { readStrangeCategories } from '../../../electron/engine/services/merge/readStrangeCategories';
import { splitEntry } from '../../../electron/engine/services/merge/splitEntry';
import { detachEntry } from '../../../electron/engine/services/merge/takeBackEntry';
import { subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { addUnits, setAliases } from '../../../electron/engine/services/units/manageUnits';
import { ok } from '../../../shared/result';
import {
  codeOf,
  draft,
  failureOf,
  importList,
  intoItems,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let down: readonly number[];
let up: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  ({ project, down, up } = smallProject(folder.path));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const fate = (entryId: number) => findEntry(project.read, entryId)?.disposition;
const first = (ids: readonly number[]) => ids[0] ?? 0;
const second = (ids: readonly number[]) => ids[1] ?? 0;

/** Adopts all that departments listed; items 1 to 4. */
function adoptAll(): void {
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
}

describe('adopting', () => {
  test('in the sorting round makes items that are the first figure, with everything the table said', () => {
    adoptAll();
    expect(listAllChanges(project.read)).toEqual([]);
    const [, , strip] = readContents(project.read);
    expect(strip).toMatchObject({
      name: '管护防火隔离带',
      category: '生态环境保护',
      scope: 'particular',
      responsibilities: [{ unit: '市委组织部', role: 'lead', text: '' }],
      bases: [{ title: '中国共产党农村基层组织工作条例', docNumber: '', clause: '第九条', verified: false }],
      townships: [{ township: '道河镇', applies: true, reason: '市委组织部报送时写明' }],
    });
    expect(fate(first(down))).toMatchObject({ kind: 'adopt', items: [{ id: 1, name: '抓好党员发展', live: true }] });
  });

  test('in a later round counts as an addition with its proposer and its entry', () => {
    adoptAll();
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
    const item = draft('打防火道', { leadDepartment: '市林草局' });
    unwrap(adoptEntry(project, { entryId: second(up), item, reason: '确有需要', proposer: '', decider: '领导小组' }));
    expect(listAllChanges(project.read)).toMatchObject([
      {
        kind: 'add',
        countEffect: 1,
        entryId: second(up),
        proposer: '道河镇',
        decider: '领导小组',
        reasonKind: '反向梳理提出',
      },
    ]);
    expect(checkProject(project).find(({ id }) => id === '2')).toMatchObject({
      state: 'passed',
      figure: '4 ＋ 1 − 0 ＝ 5',
    });
  });

  test('in another round of sorting is an addition too: the first figure stands once sealed', () => {
    adoptAll();
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'sorting', title: '', date: '2025-06-10' }));
    unwrap(adoptEntries(project, { entryIds: [first(up)].map((id) => id), ...PEOPLE }));
    expect(checkProject(project).filter(({ id }) => id === '1' || id === '2')).toMatchObject([
      { state: 'passed' },
      { state: 'passed', figure: '4 ＋ 1 − 0 ＝ 5' },
    ]);
  });

  test('in the reopened first round joins the first figure', () => {
    unwrap(adoptEntries(project, { entryIds: down.slice(0, 3), proposer: '', decider: '' }));
    unwrap(rejectEntry(project, { entryId: down[3] ?? 0, reasonKind: '', reason: '重复' }));
    unwrap(sealRound(project));
    unwrap(reopenRound(project, { reason: '漏了一项' }));
    unwrap(adoptEntries(project, { entryIds: [first(up)], ...PEOPLE }));
    expect(checkProject(project).find(({ id }) => id === '2')).toMatchObject({
      state: 'passed',
      figure: '4 ＋ 0 − 0 ＝ 4',
    });
  });

  test('is refused for an entry decided, unknown or of a withdrawn list, all or none', () => {
    unwrap(rejectEntry(project, { entryId: second(down), reasonKind: '', reason: '重复' }));
    const seq = lastSeq(project.read);
    const adopt = (entryIds: number[]) => adoptEntries(project, { entryIds, ...PEOPLE });
    expect(failureOf(adopt([...down]))).toMatchObject({
      code: 'ENTRY_DECIDED',
      detail: { entry: '落实三会一课', unit: '市委组织部', fate: '不予列入' },
    });
    expect(codeOf(adopt([first(down), first(down)]))).toBe('ENTRY_DECIDED');
    expect(codeOf(adopt([first(down), 999]))).toBe('ENTRY_UNKNOWN');
    expect([fate(first(down))?.kind, lastSeq(project.read)]).toEqual(['pending', seq]);
    const list = project.read.value<number>('SELECT sourceListId FROM sourceEntry WHERE id = ?', [first(up)]) ?? 0;
    unwrap(withdrawSourceList(project, { sourceListId: list, reason: '报错了' }));
    expect(codeOf(adopt([first(up)]))).toBe('ENTRY_UNKNOWN');
  });

  test('is refused for a category the scheme lacks, and names entry and unit', () => {
    const [odd = 0] = importList(project, '市农业农村局', 'down', [readEntry('修水渠', { category: '农田水利' })]);
    expect(failureOf(adoptEntries(project, { entryIds: [odd], ...PEOPLE }))).toMatchObject({
      code: 'CATEGORY_UNKNOWN',
      detail: { entry: '修水渠', unit: '市农业农村局', category: '农田水利' },
    });
    const item = draft('修水渠', { category: '经济发展' });
    expect(codeOf(adoptEntry(project, { entryId: odd, item, reason: '', ...PEOPLE }))).toBe('ok');
  });

  test('of several entries in categories the scheme lacks takes none and counts them', () => {
    const odd = importList(project, '市农业农村局', 'down', [
      readEntry('修水渠', { category: '农田水利' }),
      readEntry('植树', { category: '林业' }),
      readEntry('三会一课', { category: '基层党建' }),
    ]);
    expect(failureOf(adoptEntries(project, { entryIds: odd, ...PEOPLE }))).toMatchObject({
      code: 'CATEGORIES_UNKNOWN',
      detail: { count: 2, categories: '农田水利、林业' },
    });
    expect(odd.map((id) => fate(id)?.kind)).toEqual(['pending', 'pending', 'pending']);
  });

  test('of entries in strange categories, or in none, asks once for each unit and word, and takes all as answered', () => {
    const odd = [
      ...importList(project, '市生态环境保护局', 'down', [readEntry('排污口巡查', { category: '' })]),
      ...importList(project, '市农业农村局', 'down', [
        readEntry('修水渠', { category: '农田水利' }),
        readEntry('清淤', { category: '农田水利' }),
        readEntry('秸秆禁烧', { category: '' }),
        readEntry('三会一课', { category: '基层党建' }),
      ]),
    ];
    const asked = readStrangeCategories(project);
    expect(asked.map(({ unit, written, entries, likely }) => [unit, written, entries, likely])).toEqual([
      ['市生态环境保护局', '', 1, '生态环境保护'],
      ['市农业农村局', '农田水利', 2, ''],
      ['市农业农村局', '', 1, ''],
    ]);
    const categories = asked.map((one) => ({ ...one, category: one.likely || '经济发展' }));
    const [some] = categories;
    expect(codeOf(adoptEntries(project, { entryIds: odd, categories: some ? [some] : [], ...PEOPLE }))).toBe(
      'CATEGORIES_UNKNOWN',
    );
    unwrap(adoptEntries(project, { entryIds: odd, categories, ...PEOPLE }));
    const placed = readContents(project.read).map(({ name, category }) => [name, category]);
    expect(placed).toEqual(
      expect.arrayContaining([
        ['排污口巡查', '生态环境保护'],
        ['修水渠', '经济发展'],
        ['清淤', '经济发展'],
        ['三会一课', '基层党建'],
      ]),
    );
  });

  test('is refused while no round is open', () => {
    adoptAll();
    unwrap(sealRound(project));
    const item = draft('打防火道');
    expect(codeOf(adoptEntries(project, { entryIds: [first(up)], ...PEOPLE }))).toBe('NO_OPEN_ROUND');
    expect(codeOf(adoptEntry(project, { entryId: first(up), item, reason: '', ...PEOPLE }))).toBe('NO_OPEN_ROUND');
  });

  test('as particular needs a township to apply to', () => {
    const item = draft('管护界碑', { scope: 'particular', townships: [] });
    expect(codeOf(adoptEntry(project, { entryId: first(up), item, reason: '', ...PEOPLE }))).toBe('NO_TOWNSHIPS');
  });

  test('takes a township named twice, or once by its alias, as one', () => {
    const daohe = listUnits(project.read, 'township').find(({ name }) => name === '道河镇');
    unwrap(setAliases(project, { unitId: daohe?.id ?? 0, aliases: ['道河'] }));
    const [entry = 0] = importList(project, '市农业农村局', 'down', [
      readEntry('管护界碑', { applies: ['道河镇', '道河', '绥阳镇'], coDepartments: ['市公安局', '市公安局'] }),
    ]);
    unwrap(adoptEntries(project, { entryIds: [entry], ...PEOPLE }));
    const [item] = readContents(project.read);
    expect(item?.townships.map(({ township }) => township)).toEqual(['道河镇', '绥阳镇']);
    expect(item?.responsibilities.map(({ unit }) => unit)).toEqual(['市农业农村局', '市公安局']);
  });

  test('takes a department by a short name, or with the county before it, as the one registered', () => {
    unwrap(addUnits(project, { kind: 'department', names: ['市场监督管理局', '林业局'] }));
    const before = listUnits(project.read, 'department').length;
    const [entry = 0] = importList(project, '市场监督管理局', 'down', [
      readEntry('查商户', {
        coDepartments: ['市市场监管局', '市监局', '东宁市林业局', '市场监管所', '林业站', '林业局'],
      }),
    ]);
    unwrap(adoptEntries(project, { entryIds: [entry], ...PEOPLE }));
    expect(readContents(project.read)[0]?.responsibilities.map(({ unit, role }) => `${unit} ${role}`)).toEqual([
      ...['市场监督管理局 lead', '林业局 cooperate', '市场监管所 cooperate', '林业站 cooperate'],
    ]);
    expect(listUnits(project.read, 'department')).toHaveLength(before + 2);
  });
});

describe('attaching and splitting', () => {
  beforeEach(adoptAll);

  test('count nothing and stand with the item', () => {
    unwrap(attachEntry(project, { entryId: first(up), itemId: 2, reason: '同一件事' }));
    unwrap(splitEntry(project, { entryId: second(up), ...intoItems(2, 3) }));
    expect([fate(first(up))?.kind, fate(second(up))?.items.map(({ id }) => id)]).toEqual(['attach', [2, 3]]);
    expect(readItemDetail(project.read, 2)).toMatchObject({
      sources: { down: 1, up: 2 },
      entries: [{ name: '落实三会一课' }, { name: '开三会' }, { name: '打防火道' }],
    });
    expect(readContents(project.read)).toHaveLength(4);
  });

  test('are refused to an unknown or subtracted item, leaving the entry pending', () => {
    unwrap(
      subtractItems(project, { itemIds: [3], reasonKind: '其他', targetItemId: null, reason: '不再需要', ...PEOPLE }),
    );
    expect(codeOf(attachEntry(project, { entryId: first(up), itemId: 99, reason: '' }))).toBe('ITEM_UNKNOWN');
    expect(failureOf(attachEntry(project, { entryId: first(up), itemId: 3, reason: '' }))).toMatchObject({
      code: 'ITEM_SUBTRACTED',
      detail: { item: '管护防火隔离带' },
    });
    expect(codeOf(splitEntry(project, { entryId: first(up), ...intoItems(1, 3) }))).toBe('ITEM_SUBTRACTED');
    expect(codeOf(splitEntry(project, { entryId: first(up), ...intoItems(1, 1) }))).toBe('SAME_ITEM');
    expect(fate(first(up))).toEqual({ kind: 'pending', reason: '', items: [] });
  });

  test('are refused to an entry that has its fate or does not exist', () => {
    unwrap(attachEntry(project, { entryId: first(up), itemId: 1, reason: '' }));
    expect(codeOf(attachEntry(project, { entryId: first(up), itemId: 2, reason: '' }))).toBe('ENTRY_DECIDED');
    expect(codeOf(splitEntry(project, { entryId: first(up), ...intoItems(1, 2) }))).toBe('ENTRY_DECIDED');
    expect(codeOf(attachEntry(project, { entryId: 99, itemId: 2, reason: '' }))).toBe('ENTRY_UNKNOWN');
  });
});

describe('rejecting, returning and taking back', () => {
  test('keep the reason and are refused twice', () => {
    unwrap(rejectEntry(project, { entryId: first(up), reasonKind: '属部门职责', reason: '部门自办' }));
    unwrap(returnEntry(project, { entryId: second(up), reason: '请写明依据' }));
    expect([fate(first(up)), fate(second(up))]).toEqual([
      { kind: 'reject', reason: '部门自办', items: [] },
      { kind: 'return', reason: '请写明依据', items: [] },
    ]);
    expect(codeOf(rejectEntry(project, { entryId: first(up), reasonKind: '', reason: 'x' }))).toBe('ENTRY_DECIDED');
    expect(codeOf(returnEntry(project, { entryId: first(up), reason: 'x' }))).toBe('ENTRY_DECIDED');
    expect(codeOf(returnEntry(project, { entryId: 99, reason: 'x' }))).toBe('ENTRY_UNKNOWN');
  });

  test('a taken-back entry is pending again, a split one from all its items', () => {
    adoptAll();
    unwrap(splitEntry(project, { entryId: first(up), ...intoItems(1, 2) }));
    unwrap(detachEntry(project, { entryId: first(up), reason: '并错了' }));
    expect(fate(first(up))).toEqual({ kind: 'pending', reason: '', items: [] });
    unwrap(attachEntry(project, { entryId: first(up), itemId: 2, reason: '' }));
  });

  test('one given between two rounds is taken back without a reason until a seal holds it', () => {
    adoptAll();
    unwrap(sealRound(project));
    unwrap(rejectEntry(project, { entryId: first(up), reasonKind: '不是职责', reason: '日常工作' }));
    unwrap(attachEntry(project, { entryId: second(up), itemId: 3, reason: '' }));
    expect(fate(first(up))?.sealed).toBeUndefined();
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
    unwrap(detachEntry(project, { entryId: second(up), reason: '' }));
    unwrap(sealRound(project));
    expect(fate(first(up))?.sealed).toBe(true);
    expect(codeOf(detachEntry(project, { entryId: first(up), reason: '' }))).toBe('REASON_MISSING');
    unwrap(attachEntry(project, { entryId: second(up), itemId: 3, reason: '' }));
    unwrap(detachEntry(project, { entryId: second(up), reason: '' }));
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-07-10' }));
    unwrap(sealRound(project));
    expect(codeOf(detachEntry(project, { entryId: first(up), reason: '' }))).toBe('REASON_MISSING');
    unwrap(detachEntry(project, { entryId: first(up), reason: '镇里另有说明' }));
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('one that an earlier program left between rounds is held by the seal of what was decided after it', () => {
    adoptAll();
    unwrap(sealRound(project));
    unwrap(attachEntry(project, { entryId: first(up), itemId: 2, reason: '' }));
    unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
    unwrap(attachEntry(project, { entryId: second(up), itemId: 3, reason: '' }));
    unwrap(sealRound(project));
    unwrap(
      record(project, { name: 'noteEntry', input: {}, effect: 'undoable' }, (write) => {
        write.run('UPDATE disposition SET roundId = NULL WHERE entryId = ?', [first(up)]);
        return ok({ value: null, summary: '如旧程序所留' });
      }),
    );
    expect(codeOf(detachEntry(project, { entryId: first(up), reason: '' }))).toBe('REASON_MISSING');
  });

  test('taking back is refused to a pending, unknown or adopted entry', () => {
    adoptAll();
    expect(codeOf(detachEntry(project, { entryId: first(up), reason: '' }))).toBe('ENTRY_UNDECIDED');
    expect(codeOf(detachEntry(project, { entryId: 99, reason: '' }))).toBe('ENTRY_UNKNOWN');
    expect(failureOf(detachEntry(project, { entryId: first(down), reason: '' }))).toMatchObject({
      code: 'ITEM_LIVE',
      detail: { entry: '抓好党员发展', item: '抓好党员发展' },
    });
  });
});
