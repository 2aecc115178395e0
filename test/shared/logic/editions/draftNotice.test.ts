/** 变更通知 after 撤镇并镇: who is told what, in the words that are printed. */
import { expect, test } from 'vitest';
import { draftNotice } from '../../../../shared/logic/editions/draftNotice';
import { departmentNotices, type NoticeSide, townshipNotices } from '../../../../shared/logic/editions/editionNotices';
import type { Abolished, UnitNotice } from '../../../../shared/model/editionNotice';
import type { ItemContent } from '../../../../shared/model/item';
import type { DocumentDraft } from '../../../../shared/model/paperDocument';
import type { Scheme } from '../../../../shared/model/scheme';
import { itemContent } from '../../../builders/itemContent';
import { threeListScheme } from '../../../builders/townshipLists';
import { yunlingScheme } from '../../../builders/yunlingCounty';

const scheme: Scheme = yunlingScheme();
const [A, B, C] = ['甲镇', '乙镇', '丙镇'] as const;
const item = (id: number, ...towns: string[]): ItemContent =>
  itemContent(id, {
    ...{ listId: 'five', category: '党建引领', scope: 'particular' },
    townships: towns.map((township) => ({ township, applies: true, reason: '' })),
  });
const side = (townships: readonly string[], ...items: ItemContent[]): NoticeSide => ({ scheme, townships, items });
const step = (unit: string, into: string, day: string): Abolished => ({ unit, into, day, reason: `${unit}的批复` });

function drawn(notice: UnitNotice | undefined, issuedOn = '2026-01-15'): DocumentDraft {
  if (!notice) throw new Error('no notice');
  const after = { name: '第2版', docNumber: '', issuer: '县委办', issuedOn, effectiveOn: '2026-01-15', stage: '' };
  const before = { name: '第1版', docNumber: '' };
  const meta = { place: '云岭县', title: '职责清单', office: '', renamed: [], orders: [], reasons: new Map() };
  return draftNotice({ ...meta, before, after, notice }, scheme.paper);
}

function letter(notice: UnitNotice | undefined, issuedOn?: string): string {
  return (drawn(notice, issuedOn).parts[0]?.content ?? []).map((one) => ('text' in one ? one.text : '')).join('\n');
}

const before = side([A, B, C], item(1, A, B), item(2, A), item(3, C), item(4, A));
const after = side([B, C], item(1, B), item(2, B), item(3, C));
const into = [step(A, B, '2025-09-01')];
const of = (unit: string, notices: readonly UnitNotice[]) => notices.find((notice) => notice.unit === unit);

test('one that is no more is told since when, on what ground, and where its duties are', () => {
  const text = letter(of(A, townshipNotices(before, after, into)));
  expect(text).toContain('乙镇（原甲镇）：');
  expect(text).toContain('根据甲镇的批复，甲镇自2025年9月1日起撤销，并入乙镇。');
  expect(text).toContain('原甲镇清单增加 0 项，核减 3 项，修改 0 项，3 ＋ 0 − 3 ＝ 0 项');
  expect(text).toContain(
    '核减的 3 项中，2 项列在乙镇清单，由乙镇承担（1 项两镇清单原都列有，不逐项列出），其余 1 项不再列入。',
  );
  expect(text).toContain('撤销以前的履职情况，按当时施行的清单认定。');
  expect(text).not.toContain('你单位');
});

test('what both lists had and the other still has is no row of the one that is no more, and the sums tie all the same', () => {
  const gone = of(A, townshipNotices(before, after, into));
  expect(gone?.rows.map(({ itemId }) => itemId).sort()).toEqual([2, 4]);
  expect([gone?.before, gone?.subtracted, gone?.after, gone?.merger?.shared]).toEqual([3, 3, 0, 1]);
  const alike = townshipNotices(side([A, B], item(1, A, B)), side([B], item(1, B)), into);
  const text = letter(of(A, alike));
  expect(text).toContain('1 ＋ 0 − 1 ＝ 0 项');
  expect(text).not.toContain('后附变动事项表');
});

test('one it went into is told where what is added comes from, and nobody else is told', () => {
  const notices = townshipNotices(before, after, into);
  const text = letter(of(B, notices));
  expect(text).toContain('\n乙镇：\n');
  expect(text).toContain('根据甲镇的批复，甲镇自2025年9月1日起撤销，并入你单位。');
  expect(text).toContain('你单位清单增加 1 项，核减 0 项，修改 0 项，1 ＋ 1 − 0 ＝ 2 项。');
  expect(text).toContain('增加的 1 项中，1 项原由甲镇承担。');
  expect(letter(of(C, notices))).not.toContain('撤销');
});

test('the way goes on where the one it went into went on, and is told where nothing is added', () => {
  const steps = [...into, step(B, C, '2025-12-01')];
  const notices = townshipNotices(before, side([C], item(3, C)), steps);
  expect(of(A, notices)?.merger).toEqual({ towns: [A], into: C, steps, items: 0, shared: 0, founded: false });
  expect(of(C, notices)?.merger).toEqual({ towns: [A, B], into: C, steps, items: 0, shared: 0, founded: false });
  const text = letter(of(C, notices));
  expect(text).toContain(
    '根据甲镇的批复，甲镇自2025年9月1日起撤销，并入乙镇；根据乙镇的批复，乙镇自2025年12月1日起撤销，并入你单位',
  );
  expect(text).toContain('没有变动，仍为 1 项');
});

test('of a list what came and went is told so that its figure ties, also where it is as long as before', () => {
  const three: Scheme = threeListScheme();
  const [basic = '', cooperate = ''] = three.lists.map(({ id }) => id);
  const on = (listId: string, id: number): ItemContent => ({ ...item(id, A), listId, category: '党的建设' });
  const both = (items: readonly ItemContent[]): NoticeSide => ({ scheme: three, townships: [A], items });
  const was = both([on(basic, 1), on(cooperate, 2), on(cooperate, 3), on(cooperate, 4)]);
  const is = both([on(basic, 1), on(basic, 2), on(cooperate, 3), on(cooperate, 4), on(cooperate, 5)]);
  const text = letter(of(A, townshipNotices(was, is, [])));
  expect(text).toContain('基本 1 项变为 2 项（调入 1 项），配合仍为 3 项（增加 1 项，调出 1 项）');
  const alone = letter(of(A, townshipNotices(was, both([...was.items, on(cooperate, 5)]), [])));
  expect(alone).toContain('基本 1 项不变，配合 3 项变为 4 项。');
});

test('the rows say which list only where there are several, and what changed stays marked in its column', () => {
  const table = (notice: UnitNotice | undefined) => {
    const found = drawn(notice).parts[1]?.content.find(({ kind }) => kind === 'table');
    if (found?.kind !== 'table') throw new Error('no table');
    const [row] = found.rows;
    if (!row || !('cells' in row)) throw new Error('no row');
    return { heads: found.columns.map(({ heading }) => heading), row };
  };
  const renamed = (one: Scheme, listId: string) => {
    const named = (name: string) => ({ ...item(1, A), listId, name });
    const at = (name: string): NoticeSide => ({ scheme: one, townships: [A], items: [named(name)] });
    return table(of(A, townshipNotices(at('旧名称'), at('新名称'), [])));
  };
  const several: Scheme = threeListScheme();
  const one = renamed(scheme, 'five');
  const other = renamed(several, several.lists[0]?.id ?? '');
  expect(one.heads).toEqual(['序号', '变动', '原内容', '现内容', '缘由和决定']);
  expect(other.heads).toEqual(['序号', '清单', '变动', '原内容', '现内容', '缘由和决定']);
  expect(other.row.cells[1]).toBe('基本');
  for (const { heads, row } of [one, other]) {
    expect(row.cells).toHaveLength(heads.length);
    const marked = heads.filter((_, at) => (row.marks?.[at] ?? []).length > 0);
    expect(marked).toEqual(['原内容', '现内容']);
  }
});

test('one that is still there when the notice is written is written to itself as well', () => {
  expect(letter(of(A, townshipNotices(before, after, into)), '2025-08-25')).toContain('甲镇、乙镇：');
});

test('a township missing for want of a record is told of as any other', () => {
  expect(of(A, townshipNotices(before, after, []))?.merger).toBeNull();
});

test('a department is not told of a duty of all townships because one of them is no more', () => {
  const all = (...without: string[]): ItemContent =>
    itemContent(9, {
      ...{ listId: 'five', responsibilities: [{ unit: '县甲局', role: 'lead', text: '' }] },
      townships: without.map((township) => ({ township, applies: false, reason: '' })),
    });
  expect(departmentNotices(side([A, B, C], all()), side([B, C], all(A)))).toEqual([]);
  const [narrowed] = departmentNotices(side([A, B, C], all()), side([B, C], all(A, C)));
  expect(narrowed?.rows[0]?.after).toContain('适用：共性（丙镇除外）');
});

test('one that was founded is told so and of its list as a whole, not duty by duty', () => {
  const notices = townshipNotices(side([A], item(1, A)), side([A, C], item(1, A, C), item(2, C), item(3, C)), []);
  expect(of(C, notices)).toMatchObject({ before: 0, added: 3, after: 3, rows: [], founded: { same: 0 } });
  expect(of(A, notices)?.founded).toBeNull();
  const text = letter(of(C, notices));
  expect(text).toContain('丙镇在第1版中没有清单。自本版起执行你单位清单，共 3 项');
  expect(text).toContain('，事项以随文印发的你单位清单为准，不逐项列出。');
  expect(text).not.toContain('变动事项表');
  expect(text).not.toMatch(/增加|核减/);
});

test('one that was founded out of others is told only what differs from their lists', () => {
  const old = side([A, B], item(1, A, B), item(2, A), { ...item(3, B), text: '原来的写法。' }, item(5, A));
  const now = side([C], item(1, C), item(2, C), { ...item(3, C), text: '现在的写法。' }, item(4, C));
  const steps = [step(A, C, '2025-09-01'), step(B, C, '2025-09-01')];
  const founded = of(C, townshipNotices(old, now, steps));
  expect(founded).toMatchObject({ before: 0, added: 4, after: 4, founded: { same: 2 } });
  expect(founded?.rows.map(({ itemId, kind }) => [itemId, kind])).toEqual([
    [4, 'added'],
    [3, 'changed'],
    [5, 'subtracted'],
  ]);
  const text = letter(founded);
  expect(text).toContain('甲镇自2025年9月1日起撤销，并入你单位');
  expect(text).toContain('丙镇为新设乡镇（街道），第1版中没有清单。自本版起执行你单位清单，共 4 项');
  expect(text).toContain(
    '其中 2 项与原甲镇、乙镇清单相同，不逐项列出；与原清单相比，新增 1 项，修改 1 项，不再列入 1 项，逐项内容见后附变动事项表。',
  );
});

test('one that went into a founded one is told of that list as a whole, and by rows only of what is on it no more', () => {
  const old = side([A, B], item(1, A, B), item(2, A), item(5, A));
  const notices = townshipNotices(old, side([C], item(1, C), item(2, C)), [
    step(A, C, '2025-09-01'),
    step(B, C, '2025-09-01'),
  ]);
  const gone = of(A, notices);
  expect(gone?.rows.map(({ itemId, kind }) => [itemId, kind])).toEqual([[5, 'subtracted']]);
  expect(gone).toMatchObject({ before: 3, subtracted: 3, after: 0, merger: { items: 2, founded: true } });
  expect(letter(gone)).toContain(
    '核减的 3 项中，2 项列在丙镇清单，由丙镇承担，内容以该单位清单为准，不逐项列出，其余 1 项不再列入。逐项内容见后附变动事项表。',
  );
  const all = letter(of(B, notices));
  expect(all).toContain('原乙镇清单增加 0 项，核减 1 项，修改 0 项，1 ＋ 0 − 1 ＝ 0 项');
  expect(all).not.toContain('变动事项表');
});
