/** What a unit words anew: only what it changed, never over the office's own words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOfDraft } from '../../../../shared/logic/paper/drafts/draftParts';
import { deedsOfRewording } from '../../../../shared/logic/pool/deedsOfRewording';
import type { ItemContent, ItemDraft } from '../../../../shared/model/item';
import { itemContent } from '../../../builders/itemContent';
import { draft } from '../../../builders/project';

const TOWNS = ['道河镇', '绥阳镇'];

/** The item as it is made from the draft. */
function made(from: ItemDraft, changes: Partial<ItemContent> = {}): ItemContent {
  const { listId, category, name, text, townshipRole, scope, remark, fields } = from;
  return itemContent(7, {
    ...{ listId, category, name, text, townshipRole, scope, remark, fields },
    responsibilities: partsOfDraft(from, 'duties'),
    bases: from.bases.map((basis) => ({ ...basis, verified: true })),
    townships: from.townships.map((township) => ({ township, applies: true, reason: '' })),
    ...changes,
  });
}

const law = (title: string, clause = '第一条') => ({ title, docNumber: '', clause });
const before = draft('防汛值守', {
  text: '汛期值守。',
  leadDepartment: '市水利局',
  bases: [law('防洪法')],
  remark: '',
});

describe('a duty worded anew', () => {
  test('is an amendment of what the unit changed', () => {
    const after = { ...before, text: '汛期二十四小时值守。', bases: [law('防洪法', '第八条')] };
    const { deeds, changed, kept } = deedsOfRewording(made(before), before, after, TOWNS);
    expect(deeds).toMatchObject([
      { kind: 'amend', itemId: 7, name: '防汛值守', text: '汛期二十四小时值守。', bases: [law('防洪法', '第八条')] },
    ]);
    expect([changed, kept]).toEqual([['工作任务', '依据'], []]);
  });

  test('leaves alone what the office has worded itself, and says so', () => {
    const item = made(before, { text: '组织汛期值守和信息报送。' });
    const after = { ...before, text: '汛期二十四小时值守。', remark: '每年6月至9月' };
    const { deeds, kept } = deedsOfRewording(item, before, after, TOWNS);
    expect(deeds).toMatchObject([{ kind: 'amend', text: '组织汛期值守和信息报送。', remark: '每年6月至9月' }]);
    expect(kept).toEqual(['工作任务']);
  });

  test('is put before the office even where nothing of it is taken over', () => {
    const item = made(before, { text: '组织汛期值守和信息报送。' });
    const { deeds, kept } = deedsOfRewording(item, before, { ...before, text: '汛期巡堤。' }, TOWNS);
    expect(deeds).toMatchObject([{ kind: 'amend', text: '组织汛期值守和信息报送。' }]);
    expect(kept).toEqual(['工作任务']);
  });

  test('asks for nothing where the item says so already', () => {
    const after = { ...before, text: '汛期二十四小时值守。' };
    expect(deedsOfRewording(made(after), before, after, TOWNS).deeds).toEqual([]);
  });

  test('keeps the bases the office found besides, and the numbers of documents it added', () => {
    const numbered = { ...law('防洪法'), docNumber: '主席令第88号', verified: true };
    const item = made(before, { bases: [numbered, { ...law('水法', '第三条'), verified: false }] });
    const after = { ...before, bases: [law('防洪法'), law('抗旱条例')] };
    expect(deedsOfRewording(item, before, after, TOWNS).deeds).toMatchObject([
      { bases: [{ title: '防洪法', docNumber: '主席令第88号' }, law('水法', '第三条'), law('抗旱条例')] },
    ]);
  });

  test('another category is a move, other townships are an application', () => {
    const after: ItemDraft = { ...before, category: '公共服务', scope: 'particular', townships: ['绥阳镇'] };
    expect(deedsOfRewording(made(before), before, after, TOWNS).deeds).toEqual([
      { kind: 'move', itemId: 7, listId: before.listId || made(before).listId, category: '公共服务' },
      { kind: 'apply', itemId: 7, townships: ['绥阳镇'], why: '' },
    ]);
  });

  test('said to be not every township’s without naming one, it is put before the office and applies where it did', () => {
    const after: ItemDraft = { ...before, scope: 'particular', townships: [] };
    const { deeds, changed, kept } = deedsOfRewording(made(before), before, after, TOWNS);
    expect(deeds).toMatchObject([{ kind: 'amend', name: '防汛值守', text: '汛期值守。' }]);
    const words = '适用（没有写明是哪几个乡镇，没有动）';
    expect([changed, kept]).toEqual([[words], []]);
    const more = deedsOfRewording(made(before), before, { ...after, text: '值守。' }, TOWNS);
    expect(more.deeds).toMatchObject([{ kind: 'amend', text: '值守。' }]);
    expect(more.changed).toEqual(['工作任务', words]);
  });

  test('a third submission counts from what the second one asked for', () => {
    const second = { ...before, text: '值守。' };
    const asked = deedsOfRewording(made(before), before, second, TOWNS).deeds;
    const third = { ...second, remark: '汛期' };
    expect(deedsOfRewording(made(before), second, third, TOWNS, asked).deeds).toMatchObject([
      { kind: 'amend', text: '值守。', remark: '汛期' },
    ]);
    // Back to the first words: nothing is left to ask.
    expect(deedsOfRewording(made(before), second, before, TOWNS, asked).deeds).toEqual([]);
  });
});

test('an item nobody touched becomes what the unit says now, whatever it says', () => {
  const words = fc.record({
    name: fc.constantFrom('防汛值守', '防汛和抗旱值守'),
    text: fc.constantFrom('', '汛期值守。', '值守。'),
    leadDepartment: fc.constantFrom('', '市水利局', '市应急局'),
    coDepartments: fc.subarray(['市财政局', '市气象局']),
    remark: fc.constantFrom('', '汛期'),
    bases: fc.subarray([law('防洪法'), law('水法')]),
    category: fc.constantFrom('公共服务', '社会治理'),
    townshipRole: fc.constantFrom('main' as const, 'cooperate' as const),
  });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [was, is] = [draft(one.name, one), draft(other.name, other)];
      const { deeds, kept } = deedsOfRewording(made(was), was, is, TOWNS);
      expect(kept).toEqual([]);
      const amended = deeds.find((deed) => deed.kind === 'amend');
      const now = { ...made(was), ...(amended ?? {}) };
      expect([now.name, now.text, now.remark, now.townshipRole]).toEqual([
        is.name,
        is.text,
        is.remark,
        is.townshipRole,
      ]);
      expect(now.bases.map(({ title }) => title).sort()).toEqual(is.bases.map(({ title }) => title).sort());
      const { leadDepartment, coDepartments } = amended?.parts ?? was;
      const units = [is.leadDepartment, ...is.coDepartments].filter((unit) => unit !== '');
      expect([leadDepartment, ...coDepartments].filter((unit) => unit !== '')).toEqual(units);
      const move = deeds.find((deed) => deed.kind === 'move');
      expect(move?.category ?? was.category).toBe(is.category);
    }),
  );
});
