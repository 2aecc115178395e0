/** 新旧对照: which items differ between two states, in what, and where within the text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSnapshots, compareTownships, countDifferences } from '../../../../shared/logic/ledger/compareSnapshots';
import { changedText } from '../../../../shared/logic/text/changedText';
import { itemContent } from '../../../builders/itemContent';

describe('comparing two states', () => {
  test('names what was added, subtracted, reworded, moved and re-applied, in the order of the pool', () => {
    const kept = itemContent(1);
    const before = [
      kept,
      itemContent(2, { name: '旧名' }),
      itemContent(3),
      itemContent(4),
      itemContent(5),
      itemContent(6, { bases: [] }),
    ];
    const after = [
      kept,
      itemContent(2, { name: '新名', category: '经济发展' }),
      itemContent(4, { scope: 'particular', townships: [{ township: '道河镇', applies: true, reason: '山区' }] }),
      itemContent(5, { responsibilities: [{ unit: '市公安局', role: 'lead', text: '' }] }),
      itemContent(6, { bases: [{ title: '森林法', docNumber: '', clause: '第一条', verified: false }] }),
      itemContent(7),
    ];
    const differences = compareSnapshots(before, after);
    expect(differences.map(({ itemId, kinds }) => [itemId, kinds])).toEqual([
      [2, ['moved', 'reworded']],
      [3, ['subtracted']],
      [4, ['reapplied']],
      [5, ['reassigned']],
      [6, ['regrounded']],
      [7, ['added']],
    ]);
    expect(countDifferences(differences)).toEqual({
      added: 1,
      subtracted: 1,
      reworded: 1,
      moved: 1,
      reapplied: 1,
      reassigned: 1,
      regrounded: 1,
    });
  });

  test('a state compared with itself shows nothing, also when read anew', () => {
    const state = [itemContent(1), itemContent(2)];
    expect(compareSnapshots(state, structuredClone(state))).toEqual([]);
  });

  test('what the towns’ own lists say is the same whatever order it was kept in', () => {
    const [bases, remark] = [[], '试行'];
    const own = (township: string) => ({ township, applies: true, reason: '', wording: '夜间值守。' });
    const before = itemContent(1, {
      townships: [own('道河镇'), own('绥阳镇')],
      prints: [
        { township: '道河镇', bases, remark, fields: { a: '1', b: '2' } },
        { township: '绥阳镇', bases },
      ],
    });
    const after = itemContent(1, {
      townships: [own('绥阳镇'), own('道河镇')],
      prints: [
        { bases, township: '绥阳镇' },
        { remark, fields: { b: '2', a: '1' }, bases, township: '道河镇' },
      ],
    });
    expect(compareSnapshots([before], [after])).toEqual([]);
    expect(compareSnapshots([before], [{ ...after, prints: after.prints?.slice(1) }])).toMatchObject([
      { kinds: ['reapplied'] },
    ]);
  });

  test('own words that give way as the item goes to another list are no change of where it applies; what is new is', () => {
    const prints = [{ township: '道河镇', remark: '本镇另有安排' }];
    const before = itemContent(1, { listId: 'cooperate', prints });
    const moved = itemContent(1, { listId: 'recall' });
    expect(compareSnapshots([before], [moved])).toMatchObject([{ kinds: ['moved'] }]);
    const other = { ...moved, prints: [{ township: '道河镇', remark: '由县局办' }] };
    expect(compareSnapshots([before], [other])).toMatchObject([{ kinds: ['moved', 'reapplied'] }]);
  });

  test('which townships came in and which went out', () => {
    const before = itemContent(1, { townships: [{ township: '绥阳镇', applies: false, reason: '无林地' }] });
    const after = itemContent(1, { townships: [{ township: '道河镇', applies: false, reason: '无口岸' }] });
    expect(compareTownships(before, after)).toEqual({ into: ['绥阳镇'], outOf: ['道河镇'] });
  });
});

describe('marking differences within the text', () => {
  test('words that were put in or struck out are whole', () => {
    expect(changedText('负责辖区森林防火巡查', '负责辖区森林草原防火巡查、上报')).toEqual([
      { kind: 'same', text: '负责辖区森林' },
      { kind: 'in', text: '草原' },
      { kind: 'same', text: '防火巡查' },
      { kind: 'in', text: '、上报' },
    ]);
    expect(changedText('每月报告一次', '每季度报告一次')).toEqual([
      { kind: 'same', text: '每' },
      { kind: 'out', text: '月' },
      { kind: 'in', text: '季度' },
      { kind: 'same', text: '报告一次' },
    ]);
  });

  test('an empty side is all out or all in', () => {
    expect(changedText('', '新')).toEqual([{ kind: 'in', text: '新' }]);
    expect(changedText('旧', '')).toEqual([{ kind: 'out', text: '旧' }]);
    expect(changedText('', '')).toEqual([]);
  });

  test('whatever the texts: the pieces give both back', () => {
    const text = fc.string({ unit: fc.constantFrom('防', '火', '巡', '查', '，', '𠮷', 'a'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = changedText(before, after);
        const side = (kind: 'in' | 'out') =>
          pieces
            .filter((piece) => piece.kind === 'same' || piece.kind === kind)
            .map((piece) => piece.text)
            .join('');
        expect([side('out'), side('in')]).toEqual([before, after]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
