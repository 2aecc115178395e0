/** Whatever two states differ in stands in one of the lines that tell them: no item is listed with nothing to see. */
import { expect, test } from 'vitest';
import { kindsOf } from '../../../../shared/logic/ledger/compareSnapshots';
import { describeSide, saidOf } from '../../../../shared/logic/ledger/describeSide';
import { draftComparison } from '../../../../shared/logic/paper/drafts/draftComparison';
import type { DifferenceKind } from '../../../../shared/model/comparison';
import type { ItemContent } from '../../../../shared/model/item';
import type { Scheme } from '../../../../shared/model/scheme';
import { itemContent } from '../../../builders/itemContent';
import { presetScheme } from '../../../builders/townshipLists';

function threeLists(): Scheme {
  const scheme = presetScheme('three-lists');
  const lists = scheme.lists.map((list) => ({
    ...list,
    fields: [
      { id: 'risk', label: '风险等级' },
      { id: 'due', label: '办结时限' },
    ],
  }));
  return { ...scheme, lists };
}

const town = { township: '竹溪乡', applies: true, reason: '' };
const lead = { unit: '县公安局', role: 'lead', text: '牵头处置。' } as const;

/** What one of the two says otherwise, and the line that shows it. */
const DIFFERENCES: readonly (readonly [string, Partial<ItemContent>, Partial<ItemContent>, DifferenceKind])[] = [
  ['风险等级', {}, { fields: { risk: '中' } }, 'reworded'],
  ['办结时限', { fields: { due: '十日' } }, { fields: { due: '十五日' } }, 'reworded'],
  ['备注', {}, { remark: '试行一年' }, 'reworded'],
  ['乡镇责任', { townshipRole: 'main' }, { townshipRole: 'cooperate' }, 'reassigned'],
  ['责任单位', { responsibilities: [lead] }, { responsibilities: [{ ...lead, role: 'cooperate' }] }, 'reassigned'],
  ['上级部门职责', { responsibilities: [lead] }, { responsibilities: [{ ...lead, text: '会同处置。' }] }, 'reassigned'],
  [
    '乡镇写法',
    { townships: [{ ...town, wording: '看山林。' }] },
    { townships: [{ ...town, wording: '护山林。' }] },
    'reapplied',
  ],
  ['乡镇写法', {}, { prints: [{ township: '竹溪乡', remark: '按旧单' }] }, 'reapplied'],
];

test('own columns, parts, and what one township says otherwise are told', () => {
  const scheme = threeLists();
  for (const [word, was, is, kind] of DIFFERENCES) {
    const place = {
      listId: 'cooperate',
      category: scheme.lists.find(({ id }) => id === 'cooperate')?.categories[0] ?? '',
    };
    const [old, fresh] = [itemContent(1, { ...place, ...was }), itemContent(1, { ...place, ...is })];
    expect(kindsOf(old, fresh)).toEqual([kind]);
    const [before, after] = [describeSide(old, scheme.lists), describeSide(fresh, scheme.lists)];
    expect(saidOf(before, word), word).not.toBe(saidOf(after, word));
    const counts = { added: 0, subtracted: 0, reworded: 0, moved: 0, reapplied: 0, reassigned: 0, regrounded: 0 };
    const comparison = {
      before: { name: '第1版', items: 1 },
      after: { name: '第2版', items: 1 },
      ...{ counts, renamed: [], total: 1, rows: [{ itemId: 1, kinds: [kind], before, after, changes: [] }] },
    };
    const paper = JSON.stringify(draftComparison({ place: '安澜县', date: '2026-04-01', comparison }, scheme.paper));
    const said = [before, after].map((side) => saidOf(side, word)).filter((words) => words !== '');
    for (const words of said) expect(paper).toContain(`${word}：${words}`);
  }
});

test('what nothing is said of has no line, a column the scheme no longer has neither', () => {
  const { lists } = threeLists();
  const { lines } = describeSide(itemContent(1, { fields: { risk: '中', gone: '旧栏目' } }), lists);
  expect(lines.every(({ said }) => said !== '')).toBe(true);
  expect(new Set(lines.map(({ word }) => word)).size).toBe(lines.length);
});
