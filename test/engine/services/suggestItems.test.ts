/** Suggestions of a whole place: computed once, kept until the pool changes, never what a person refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readAttached, readPending } from '../../../electron/engine/repositories/merge/matchRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry, attachMany } from '../../../electron/engine/services/merge/attachEntries';
import { noteEntry } from '../../../electron/engine/services/merge/keepNotes';
import { readEntryContext, readOriginalRows } from '../../../electron/engine/services/merge/readEntryContext';
import { allowMatch, refuseMatch } from '../../../electron/engine/services/merge/refuseMatch';
import {
  readConfirmRows,
  suggest,
  suggestMany,
  suggestParts,
} from '../../../electron/engine/services/merge/suggestItems';
import { addItem } from '../../../electron/engine/services/rounds/changeItems';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import type { Tasks } from '../../../electron/engine/workers/tasks';
import {
  codeOf,
  draft,
  importList,
  newProject,
  PEOPLE,
  readEntry,
  temporaryFolder,
  unwrap,
} from '../../builders/project';
import { buildSampleCounty } from '../../builders/sampleCounty';
import { sixCategoryScheme } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let asked = 0;
const inline = inlineTasks();
const tasks: Tasks = {
  ...inline,
  match: (input, options) => {
    asked += input.entries.length;
    return inline.match(input, options);
  },
};
const run = { signal: new AbortController().signal, onProgress: () => undefined };
let town = 0;
let other = 0;
const idOf = (name: string, unitId = town): number =>
  project.read.value<number>(
    `SELECT sourceEntry.id FROM sourceEntry JOIN sourceList ON sourceList.id = sourceListId WHERE name = ? AND unitId = ?`,
    [name, unitId],
  ) ?? 0;
const many = async (unitId = town) => unwrap(await suggestMany(project, tasks, { unitId }, run)).rows;
const one = async (entryId: number) => unwrap(await suggest(project, tasks, { entryId, top: 5 }, run));

beforeAll(() => {
  folder = temporaryFolder();
  project = buildSampleCounty(`${folder.path}/东宁.shuangshu`, ['老黑山镇', '道河镇']);
  const unit = (name: string) => project.read.value<number>('SELECT id FROM unit WHERE name = ?', [name]) ?? 0;
  [town, other] = [unit('老黑山镇'), unit('道河镇')];
});
afterAll(() => {
  project.close();
  folder.remove();
});

describe('the suggestions of a place', () => {
  it('sort every pending entry into one kind and report progress in entries', async () => {
    const seen: number[] = [];
    const rows = unwrap(
      await suggestMany(project, tasks, { unitId: town }, { ...run, onProgress: (done) => seen.push(done) }),
    ).rows;
    expect(rows).toHaveLength(35);
    expect(seen.at(-1)).toBe(35);
    for (const { kind, targets } of rows)
      expect(kind === 'sure' ? 1 : kind === 'two' ? 2 : 0).toBeGreaterThanOrEqual(targets.length);
    // Townships write no category here: that of the likeliest item tells.
    expect(rows.find(({ kind }) => kind === 'sure')?.category).not.toBe('');
    expect(rows.filter(({ kind }) => kind === 'sure').length).toBeGreaterThan(8);
    expect(rows.find(({ entryId }) => entryId === idOf('护边巡逻踏查'))).toMatchObject({ warning: true });
  });

  it('answer single entries from what is kept', async () => {
    await many();
    const before = asked;
    const found = await one(idOf('打防火道'));
    expect(found.candidates[0]?.name).toBe('林缘村屯防火隔离带开设维护');
    await many();
    expect(asked).toBe(before);
  });

  it('stay as they are while the place itself is worked on, and are asked anew when the pool changes', async () => {
    const rows = await many();
    const sure = rows.find(({ kind }) => kind === 'sure');
    const before = asked;
    unwrap(attachEntry(project, { entryId: sure?.entryId ?? 0, itemId: sure?.targets[0] ?? 0, reason: '' }));
    expect(await many()).toHaveLength(34);
    expect(asked).toBe(before);
    unwrap(undo(project));
    expect(await many()).toHaveLength(35);
    expect(asked).toBe(before);
    unwrap(addItem(project, { item: draft('国家公园村屯牛马入区登记'), reason: '会议提出', ...PEOPLE }));
    await many();
    expect(asked).toBe(before + 35);
    unwrap(undo(project));
  });

  it('know an item by what other places put into it', async () => {
    await many();
    const before = asked;
    const entryId = idOf('防火看山', other);
    const itemId = (await one(entryId)).candidates[0]?.itemId ?? 0;
    unwrap(attachEntry(project, { entryId, itemId, reason: '' }));
    await many();
    expect(asked).toBeGreaterThan(before + 1);
    expect((await one(idOf('护林防火'))).candidates[0]?.itemId).toBe(itemId);
    // A place is not told by its own work what its own work should be.
    const known = (place: number) => readAttached(project.read, [itemId], place).map(([, entries]) => entries.length);
    expect([known(town), known(other)]).toEqual([[1], []]);
    unwrap(undo(project));
  });

  it('leave out a refused item until it is allowed again', async () => {
    const entryId = idOf('选调生带培');
    const [first] = (await one(entryId)).candidates;
    const itemId = first?.itemId ?? 0;
    unwrap(refuseMatch(project, { entryId, itemId }));
    expect((await one(entryId)).candidates.map((candidate) => candidate.itemId)).not.toContain(itemId);
    expect((await many()).find((row) => row.entryId === entryId)?.targets).not.toContain(itemId);
    expect(unwrap(readEntryContext(project, { entryId })).refused).toEqual([{ itemId, name: first?.name }]);
    unwrap(allowMatch(project, { entryId, itemId }));
    expect((await one(entryId)).candidates.map((candidate) => candidate.itemId)).toContain(itemId);
    expect(codeOf(refuseMatch(project, { entryId, itemId: 99_999 }))).toBe('ITEM_UNKNOWN');
  });

  it('stop when cancelled and keep what was found', async () => {
    unwrap(addItem(project, { item: draft('水库移民后期扶持'), reason: '会议提出', ...PEOPLE }));
    const controller = new AbortController();
    const stopping = { signal: controller.signal, onProgress: () => controller.abort() };
    expect(codeOf(await suggestMany(project, tasks, { unitId: town }, stopping))).toBe('CANCELLED');
    const before = asked;
    await many();
    // Eight are asked at a time, and one such piece was answered.
    expect(asked).toBe(before + 27);
    unwrap(undo(project));
  });

  it('compare the parts of an entry each by itself', async () => {
    const parts = unwrap(
      await suggestParts(
        project,
        tasks,
        { entryId: idOf('巡河和清河滩乱占乱堆'), parts: ['镇级河长巡河', '清河滩乱占乱堆'] },
        run,
      ),
    );
    expect(parts.map(({ candidates }) => candidates[0]?.name)).toEqual(['镇级河湖长制落实', '河湖“四乱”问题清理整治']);
  });
});

describe('confirming together', () => {
  it('shows both sides and puts all into their items as one action that is undone at once', async () => {
    const rows = (await many()).filter(({ targets }) => targets.length > 0);
    const texts = readConfirmRows(project, { entryIds: rows.map(({ entryId }) => entryId) });
    expect(texts.map(({ entryId }) => entryId)).toEqual(rows.map(({ entryId }) => entryId));
    expect(texts.find(({ name }) => name === '护边巡逻踏查')?.warning).toContain('≠');
    const wanted = rows.map(({ entryId, targets }) => ({ entryId, itemIds: [...targets] }));
    expect(unwrap(attachMany(project, { rows: wanted, reason: '' }))).toEqual({ attached: rows.length });
    expect(await many()).toHaveLength(35 - rows.length);
    expect(codeOf(attachMany(project, { rows: wanted, reason: '' }))).toBe('ENTRY_DECIDED');
    unwrap(undo(project));
    expect(await many()).toHaveLength(35);
    expect(verifyProject(project.read).ok).toBe(true);
  });
});

describe('around an entry', () => {
  it('stand its file, its neighbours, the department meant, the profile and what was said', () => {
    const entryId = idOf('打防火道');
    const talk = { person: '老周', question: false };
    unwrap(noteEntry(project, { entryId, text: '6月3日与林业局老周核过，就是防火隔离带', ...talk }));
    const context = unwrap(readEntryContext(project, { entryId }));
    expect(context.fileName).toContain('老黑山镇');
    expect(context.neighbours.map(({ name }) => name)).toEqual([
      '直升机取水点看守',
      '打防火道',
      '上山清套子',
      '药材种植',
    ]);
    expect(context.recognised).toBe('市林业和草原局');
    expect(context.profile?.class).toContain('林区');
    expect(context.notes).toMatchObject([{ text: '6月3日与林业局老周核过，就是防火隔离带', operator: '王建国' }]);
    const original = unwrap(readOriginalRows(project, { entryId, around: 2 }));
    expect(original.rows.some(({ kind }) => kind === 'header')).toBe(true);
    expect(original.rows.find(({ row }) => row === original.row)?.cells.join('')).toContain('打防火道');
  });
});

describe('what is asked about', () => {
  it('names the township that sent it; a department is none', () => {
    const place = temporaryFolder();
    const small = newProject(place.path);
    try {
      unwrap(addUnits(small, { kind: 'township', names: ['甲镇'] }));
      importList(small, '市农业局', 'down', [readEntry('秸秆禁烧宣传', {})]);
      importList(small, '甲镇', 'up', [readEntry('秸秆禁烧', {})]);
      const unitId = small.read.value<number>("SELECT id FROM unit WHERE name = '甲镇'") ?? 0;
      expect(readPending(small.read, unitId).map(({ unit }) => unit)).toEqual(['甲镇']);
      expect(readPending(small.read, null).map(({ unit }) => unit)).toEqual([null]);
    } finally {
      small.close();
      place.remove();
    }
  });
});

it('a row that a superior’s catalogue deletes is never ticked, asked alone or with the others', async () => {
  const place = temporaryFolder();
  const small = newProject(place.path);
  try {
    const duties = ['秸秆禁烧巡查', '河道采砂巡查', '农村公路养护'];
    unwrap(adoptEntries(small, { entryIds: importList(small, '市农业局', 'down', duties), ...PEOPLE }));
    const rows = ['新增', '删除'].map((change) => readEntry('秸秆禁烧巡查', { remark: `调整类型：${change}` }));
    const [added = 0, deleted = 0] = importList(small, '省编办', 'down', rows);
    const ticked = async (entryId: number) =>
      unwrap(await suggest(small, inline, { entryId, top: 5 }, run)).preselected.length;
    expect([await ticked(added), await ticked(deleted)]).toEqual([1, 0]);
    unwrap(addItem(small, { item: draft('水库移民后期扶持'), reason: '会议提出', ...PEOPLE }));
    const together = unwrap(await suggestMany(small, inline, { unitId: null }, run)).rows;
    expect(together.map(({ entryId, kind }) => [entryId, kind])).toEqual([
      [added, 'sure'],
      [deleted, 'look'],
    ]);
  } finally {
    small.close();
    place.remove();
  }
});

describe('the other entries of a township', () => {
  it('speak by their words until they are decided, and then by what was decided', async () => {
    const place = temporaryFolder();
    const small = newProject(place.path);
    try {
      unwrap(addUnits(small, { kind: 'township', names: ['甲镇', '乙镇'] }));
      const categories = sixCategoryScheme().lists[0]?.categories ?? [];
      const duties = ['领导干部接访下访', '信访事项受理办理', '秸秆禁烧巡查', '河道采砂巡查', '农村公路养护'];
      const down = duties.map((name) => readEntry(name, { category: categories[0] ?? '' }));
      unwrap(adoptEntries(small, { entryIds: importList(small, '市信访局', 'down', down), ...PEOPLE }));
      const [leaders = 0, letters = 0] = importList(small, '甲镇', 'up', ['领导干部接访下访', '来访群众接待答复']);
      const [elsewhere = 0] = importList(small, '乙镇', 'up', ['领导干部接访下访']);
      const itemOf = (name: string): number =>
        small.read.value<number>('SELECT itemId FROM itemVersion WHERE name = ?', [name]) ?? 0;
      const unitId = small.read.value<number>("SELECT id FROM unit WHERE name = '甲镇'") ?? 0;
      const reasons = async (): Promise<string[]> => {
        unwrap(await suggestMany(small, inline, { unitId }, run));
        const { candidates } = unwrap(await suggest(small, inline, { entryId: letters, top: 5 }, run));
        return candidates.flatMap((candidate) => candidate.reasons).filter((reason) => reason.includes('同一乡镇'));
      };
      const changeThePool = (name: string): void => {
        unwrap(addItem(small, { item: draft(name), reason: '会议提出', ...PEOPLE }));
      };
      expect(await reasons()).toEqual(['同一乡镇另有“领导干部接访下访”，更像此项']);

      unwrap(attachEntry(small, { entryId: leaders, itemId: itemOf('农村公路养护'), reason: '' }));
      changeThePool('水库移民后期扶持');
      expect(await reasons()).toEqual([]);
      // What another township has there is no rival.
      unwrap(attachEntry(small, { entryId: elsewhere, itemId: itemOf('领导干部接访下访'), reason: '' }));
      expect(await reasons()).toEqual([]);

      unwrap(undo(small));
      unwrap(undo(small));
      unwrap(undo(small));
      changeThePool('水库移民后期扶持');
      expect(await reasons()).toEqual(['同一乡镇另有“领导干部接访下访”，更像此项']);
      unwrap(refuseMatch(small, { entryId: leaders, itemId: itemOf('领导干部接访下访') }));
      changeThePool('殡葬改革宣传');
      expect(await reasons()).toEqual([]);
    } finally {
      small.close();
      place.remove();
    }
  });
});

describe('a pool so large that indexing it takes long', () => {
  it('gives the first candidates from a few items before it is indexed, and ticks none of them', async () => {
    const place = temporaryFolder();
    const large = newProject(place.path);
    try {
      const categories = sixCategoryScheme().lists[0]?.categories ?? [];
      const duty = (at: number) => `第${at}号${['河道', '林场', '集镇', '村道'][at % 4]}巡查维护`;
      const rows = Array.from({ length: 3_000 }, (_, at) =>
        readEntry(at === 1_234 ? '秸秆禁烧宣传' : duty(at), { category: categories[at % categories.length] ?? '' }),
      );
      unwrap(addUnits(large, { kind: 'township', names: ['甲镇'] }));
      unwrap(adoptEntries(large, { entryIds: importList(large, '市农业局', 'down', rows), ...PEOPLE }));
      const [entryId = 0] = importList(large, '甲镇', 'up', [readEntry('秸秆禁烧', {})]);
      let whole = 0;
      let ready = false;
      const slow: Tasks = {
        ...inline,
        isReady: () => ready,
        match: (input, options) => {
          whole += 1;
          return inline.match(input, options);
        },
      };
      const early = unwrap(await suggest(large, slow, { entryId, top: 5 }, run));
      expect(early.candidates[0]?.name).toBe('秸秆禁烧宣传');
      expect(early.preselected).toEqual([]);
      expect(whole).toBe(0);
      ready = true;
      const [unitId] = large.read.all<{ id: number }>("SELECT id FROM unit WHERE name = '甲镇'").map(({ id }) => id);
      unwrap(await suggestMany(large, slow, { unitId: unitId ?? 0 }, run));
      expect(whole).toBe(1);
      expect(unwrap(await suggest(large, slow, { entryId, top: 5 }, run)).candidates[0]?.name).toBe('秸秆禁烧宣传');
    } finally {
      large.close();
      place.remove();
    }
  });
});
