/** What comes back: seen while it is registered, in new lists and calls, said by a person, counted by department; laws that change; the year. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { REQUEST_SOURCES } from '../../../electron/engine/handlers/requestHandlers';
import { listBases } from '../../../electron/engine/repositories/bases/basisLibrary';
import { listRebounds } from '../../../electron/engine/repositories/requests/reboundRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { addCitations } from '../../../electron/engine/services/bases/citeBases';
import { recordBasisEvent, saveBasis } from '../../../electron/engine/services/bases/manageBases';
import { prepareByBasis } from '../../../electron/engine/services/bases/prepareByBasis';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { exportRequestPaper } from '../../../electron/engine/services/requests/exportRequests';
import { readRegister, readRequest } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { registerRequest } from '../../../electron/engine/services/requests/registerRequest';
import { markRebound, readRebounds, recognizeTask } from '../../../electron/engine/services/requests/trackRebounds';
import { addItem, restoreItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound } from '../../../electron/engine/services/rounds/runRound';
import { withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { resubmitSourceList } from '../../../electron/engine/services/sources/resubmitSourceList';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract, type Input } from '../../../shared/contract';
import type { ReadEntry } from '../../../shared/model/sourceEntry';
import { anlanPublished, playAnlan } from '../../builders/anlanRequests';
import { codeOf, draft, importList, readEntry, temporaryFolder, understoodFile, unwrap } from '../../builders/project';
import { ask } from '../../builders/requests';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanPublished(join(folder.path, '安澜县.shuangshu'));
  playAnlan(project);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const run = { signal: new AbortController().signal };
const tasks = inlineTasks();
const recognize = async (title: string, content = '') =>
  unwrap(await recognizeTask(project, tasks, { title, content, department: '', requestId: null }, run));
const mark = (input: Input<'markRebound'>) => markRebound(project, contract.markRebound.input.parse(input));

describe('a task that comes in', () => {
  test('is recognised as one that was taken back, with the department that took it and reasons in words', async () => {
    const [first] = await recognize('转发文旅短视频并截图报送', '各乡镇每日转发宣传短视频不少于 200 条');
    expect(first).toMatchObject({
      ...{ kind: 'takenBack', name: '文旅宣传短视频转发点赞任务', department: '县文化广电旅游体育局' },
      when: '在上级收回事项中',
    });
    expect(first?.reasons.length).toBeGreaterThan(0);
  });

  test('is recognised as one subtracted, refused, or in the list already', async () => {
    const kinds = async (title: string, content = '') => (await recognize(title, content)).map(({ kind }) => kind);
    expect(await kinds('公共区域视频监控看护')).toContain('subtracted');
    expect(await kinds('第四次全国农业普查', '组建普查机构，选聘普查员')).toEqual(
      expect.arrayContaining(['refused', 'listed']),
    );
    expect(await recognize('航天发射场区域警戒')).toEqual([]);
  });
});

describe('the tracker', () => {
  test('finds the refused request of 竹溪乡 and an entry of a new list; a person’s word stands, and counts by department', async () => {
    importList(project, '县公安局', 'down', [
      readEntry('校园周边和公共区域视频监控建设', { category: '平安法治', text: '协调立杆和供电', bases: [] }),
    ]);
    const seen = unwrap(await readRebounds(project, tasks, run));
    const d05 = seen.rows.find(({ source }) => source === '申请 D05');
    expect(d05).toMatchObject({ from: '竹溪乡', same: null, former: { kind: 'takenBack' } });
    const entry = seen.rows.find(({ entryId }) => entryId !== null);
    expect(entry).toMatchObject({ from: '县公安局', former: { kind: 'subtracted', department: '县公安局' } });
    // What was approved is in the list by right.
    expect(seen.rows.some(({ source }) => source === '申请 D12')).toBe(false);
    const of = (row: typeof d05) => ({
      requestId: row?.requestId ?? null,
      entryId: row?.entryId ?? null,
      itemId: row?.former.itemId ?? null,
      formerId: row?.former.formerId ?? null,
    });
    unwrap(mark({ ...of(d05), same: true, note: '变相反弹' }));
    unwrap(mark({ ...of(entry), same: false }));
    unwrap(mark({ ...of(d05), requestId: null, callText: '又接到转发短视频的电话', from: '城南街道', same: true }));
    const after = unwrap(await readRebounds(project, tasks, run));
    expect(after.departments.find(({ name }) => name === '县文化广电旅游体育局')).toMatchObject({ found: 2 });
    expect(after.departments.some(({ name }) => name === '县公安局')).toBe(false);
    expect(readRegister(project).rows.find(({ code }) => code === 'D05')?.rebounds).toBe(1);
    expect(codeOf(mark({ ...of(d05), requestId: 999, same: true }))).toBe('REQUEST_UNKNOWN');
  });
});

describe('what a person found of an entry', () => {
  const title = '校园周边和公共区域视频监控建设';
  const rows = [
    readEntry(title, { category: '平安法治', text: '协调立杆和供电', bases: [] }),
    readEntry('另一件事', { category: '平安法治', text: '照旧', bases: [] }),
  ];
  const found = async () => {
    const seen = unwrap(await readRebounds(project, tasks, run));
    const year = readYear(project, readRegister(project).rows, { year: 2026 }).rebounds;
    const department = seen.departments.find(({ name }) => name === '县公安局');
    return [seen.rows.filter(({ same }) => same).map((row) => row.title), department?.found ?? 0, year];
  };
  const imported = async (): Promise<number> => {
    const [entryId = 0] = importList(project, '县公安局', 'down', rows);
    const seen = unwrap(await readRebounds(project, tasks, run));
    const former = seen.rows.find((row) => row.entryId === entryId)?.former;
    const input = { entryId, itemId: former?.itemId ?? null, formerId: former?.formerId ?? null, requestId: null };
    unwrap(mark({ ...input, same: true, date: '2026-02-01' }));
    expect(await found()).toEqual([[title], 1, 1]);
    return entryId;
  };
  const again = (entries: ReadEntry[]): void => {
    const list = listSourceLists(project.read).find(({ unit, withdrawn }) => unit === '县公安局' && !withdrawn);
    const file = { ...understoodFile('再报.xlsx', entries), unit: '县公安局', layouts: [], droppedLayouts: [] };
    unwrap(resubmitSourceList(project, { ...file, replaces: list?.id ?? 0 }));
  };

  test('stands when the list is handed in again, with the entry or without it', async () => {
    const entryId = await imported();
    again([...rows, readEntry('多报一件', { category: '平安法治', bases: [] })]);
    expect(await found()).toEqual([[title], 1, 1]);
    expect(listRebounds(project.read).at(-1)?.entryId).not.toBe(entryId);
    expect(verifyProject(project.read).ok).toBe(true);
    unwrap(undo(project));
    expect(listRebounds(project.read).at(-1)?.entryId).toBe(entryId);
    expect(await found()).toEqual([[title], 1, 1]);
    again(rows.slice(1));
    expect(await found()).toEqual([[title], 1, 1]);
  });

  test('stands when it is not put into the list, or its whole file is withdrawn, and nothing else is asked of it', async () => {
    const entryId = await imported();
    unwrap(rejectEntry(project, { entryId, reasonKind: '属部门职责', reason: '反弹，不列入' }));
    expect(await found()).toEqual([[title], 1, 1]);
    const seen = unwrap(await readRebounds(project, tasks, run));
    expect(seen.rows.filter((row) => row.entryId === entryId)).toHaveLength(1);
    const sourceListId = listSourceLists(project.read).find(({ unit }) => unit === '县公安局')?.id ?? 0;
    unwrap(undo(project));
    unwrap(withdrawSourceList(project, { sourceListId, reason: '另发' }));
    expect(await found()).toEqual([[title], 1, 1]);
  });

  test('stands when the duty is brought back into the list', async () => {
    await imported();
    const itemId = listRebounds(project.read).at(-1)?.itemId ?? 0;
    unwrap(restoreItem(project, { itemId, reason: '县委议定恢复', proposer: '县公安局', decider: '县委' }));
    expect((await found()).slice(1)).toEqual([1, 1]);
  });
});

test('a law that changes leads to a request for each item resting on it, once', () => {
  const [first = 0, second = 0] = project.read.all<{ id: number }>('SELECT id FROM item LIMIT 2').map(({ id }) => id);
  for (const itemId of [first, second])
    unwrap(
      addCitations(project, {
        itemId,
        text: '《农田水利条例》（国务院令第669号）第四条',
        supports: 'duty',
        excerpt: '',
      }),
    );
  const basisId = listBases(project.read).find(({ title }) => title === '农田水利条例')?.id ?? 0;
  unwrap(recordBasisEvent(project, { basisId, kind: 'repeal', since: '2026-02-01', note: '', replacedById: null }));
  expect(unwrap(prepareByBasis(project, { basisId, date: '2026-02-02' }))).toEqual({ prepared: 2 });
  expect(readRegister(project).rows.slice(-2)).toMatchObject([
    { kind: 'adjustment', cause: 'law', state: 'submitted', code: '2026-001' },
    { code: '2026-002', townships: ['临江镇', '竹溪乡', '城南街道'] },
  ]);
  expect(codeOf(prepareByBasis(project, { basisId, date: '2026-02-02' }))).toBe('NOTHING_CHANGED');
  const other = unwrap(saveBasis(project, { basisId: null, basis: aBasis('没有人引用的办法') })).basisId;
  expect(codeOf(prepareByBasis(project, { basisId: other, date: '2026-02-02' }))).toBe('NOTHING_CHANGED');
});

test('an item that an open request wants changed has no second one prepared', () => {
  const [first = 0, second = 0] = project.read.all<{ id: number }>('SELECT id FROM item LIMIT 2').map(({ id }) => id);
  for (const itemId of [first, second])
    unwrap(addCitations(project, { itemId, text: '《农田水利条例》第四条', supports: 'duty', excerpt: '' }));
  const basisId = listBases(project.read).find(({ title }) => title === '农田水利条例')?.id ?? 0;
  ask(project, { wants: [{ kind: 'amend', itemId: first, name: '改写' }] });
  expect(unwrap(prepareByBasis(project, { basisId, date: '2026-02-02' }))).toEqual({ prepared: 1 });
});

test('a name longer than a request may be called, and a note as long as one may be, are cut short in it', () => {
  openRound(project, { kind: 'adjustment', title: '', date: '2026-02-01' });
  const grounds = { reason: '经会商', proposer: '市委编办', decider: '领导小组' };
  const item = draft(`负责${'辖区内农业农村各项工作的'.repeat(26)}宣传`, {
    listId: 'basic',
    category: '党的建设',
    bases: [],
  });
  const { itemId } = unwrap(addItem(project, contract.addItem.input.parse({ item, ...grounds })));
  unwrap(addCitations(project, { itemId, text: '《农田水利条例》第四条', supports: 'duty', excerpt: '' }));
  const basisId = listBases(project.read).find(({ title }) => title === '农田水利条例')?.id ?? 0;
  const event = { kind: 'repeal', since: '2026-02-01', note: '新'.repeat(2_000), replacedById: null } as const;
  unwrap(recordBasisEvent(project, { basisId, ...event }));
  expect(unwrap(prepareByBasis(project, { basisId, date: '2026-02-02' }))).toEqual({ prepared: 1 });
  const { id = 0, title = '' } = readRegister(project).rows.at(-1) ?? {};
  const { basis, aboutItem } = unwrap(readRequest(project, { requestId: id }));
  expect([title.length, title.at(-1), basis.length, basis.at(-1), aboutItem]).toEqual([
    300,
    '…',
    2_000,
    '…',
    item.name,
  ]);
});

function aBasis(title: string) {
  const empty = { docNumber: '', issuer: '', issuedOn: '', effectiveOn: '', remark: '' };
  return { title, ...empty, level: '文件' as const, origin: 'new' as const };
}

describe('the year', () => {
  test('14 requests by kind and applicant, and what each township’s lists gained and lost', () => {
    const report = readYear(project, readRegister(project).rows, { year: null });
    expect(report.total).toMatchObject({
      ...{ name: '合计', total: 14, approved: 6, amended: 6, refused: 2, withdrawn: 0, open: 0 },
      ...{ added: 5, subtracted: 3, other: 4 },
    });
    expect(report.kinds.map(({ name, total }) => [name, total])).toEqual([
      ['准入·常态', 1],
      ['准入·阶段性', 2],
      ['准入·临时', 1],
      ['动态调整·法律变化', 3],
      ['动态调整·乡镇申请', 5],
      ['清单外任务', 2],
    ]);
    // Townships and departments as the office has them.
    const units = listUnits(project.read).map(({ name }) => name);
    const places = report.departments.map(({ name }) => units.indexOf(name));
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(places[0]).toBe(0);
    expect([report.from, report.to]).toEqual(['第1轮封存时', '现在']);
    const sums = report.towns.map(({ township, lists }) => [
      township,
      ...lists.map(({ before, added, subtracted, after }) => `${before}+${added}-${subtracted}=${after}`),
    ]);
    expect(sums).toEqual([
      ['临江镇', '120+1-1=120', '101+3-2=102', '123+0-0=123'],
      ['竹溪乡', '114+2-0=116', '97+2-1=98', '122+0-0=122'],
      ['城南街道', '113+1-1=113', '95+2-2=95', '124+0-0=124'],
    ]);
    for (const { lists } of report.towns)
      for (const { before, added, subtracted, movedIn, movedOut, after } of lists)
        expect(before + added - subtracted + movedIn - movedOut).toBe(after);
  });

  test('cites what the register writes in 《》 by its bare title, as everything else does', () => {
    const titles = listBases(project.read).map(({ title }) => title);
    expect(titles).toContain('中华人民共和国公路法');
    expect(titles.filter((title) => title.startsWith('《'))).toEqual([]);
  });

  test('form, notice, register and yearly report are written and read back', async () => {
    const { rows } = readRegister(project);
    const requestId = rows.find(({ code }) => code === 'D01')?.id ?? 0;
    for (const what of [
      { kind: 'form', requestId },
      { kind: 'notice', requestId },
      { kind: 'year', year: 2025 },
      { kind: 'register' },
    ] as const) {
      const written = unwrap(
        await exportRequestPaper(project, tasks, REQUEST_SOURCES, {
          folder: folder.path,
          formats: ['docx', 'xlsx'],
          what,
        }),
      );
      expect(written).toHaveLength(2);
    }
  });
});

test('the same number is not given twice, and the next free one of the year is', () => {
  const ask = (code: string) =>
    registerRequest(
      project,
      contract.registerRequest.input.parse({
        request: { code, kind: 'outside', title: '一件', applicant: '竹溪乡', date: '2025-12-30' },
      }),
    );
  expect(unwrap(ask('')).code).toBe('2025-001');
  expect(unwrap(ask('')).code).toBe('2025-002');
  expect(codeOf(ask('D05'))).toBe('REQUEST_EXISTS');
});
