/** Two submissions compared: every entry of either list in exactly one pair, small changes found again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSubmissions, countPairs } from '../../../../shared/logic/reading/compareSubmissions';
import { readEntry } from '../../../builders/project';

const list = [
  readEntry('打防火道', { text: '春秋两季在林边打防火道，清理可燃物。' }),
  readEntry('清理河滩', { text: '每月走河，清理河滩堆料。' }),
  readEntry('慰问军属', { text: '八一带东西看望军属。' }),
];

describe('compareSubmissions', () => {
  test('finds the unchanged, the reworded, the new and the gone', () => {
    const after = [
      readEntry('清理河滩', { text: '每周走河，清理河滩堆料和棚子。' }),
      readEntry('打防火道', { text: '春秋两季在林边打防火道，清理可燃物。', row: 9 }),
      readEntry('外出招商', { text: '班子成员外出跑客商。' }),
    ];
    expect(compareSubmissions(list, after)).toEqual([
      { kind: 'reworded', before: 1, after: 0 },
      { kind: 'unchanged', before: 0, after: 1 },
      { kind: 'added', before: null, after: 2 },
      { kind: 'gone', before: 2, after: null },
    ]);
  });

  test('a number in front of a name, as earlier versions read it, is no change', () => {
    const before = [
      readEntry('1.打防火道', { text: '春秋两季。' }),
      readEntry('（2）清理河滩', { text: '每月走河。' }),
    ];
    const after = [readEntry('清理河滩', { text: '每月走河。' }), readEntry('打防火道', { text: '春秋两季打道。' })];
    expect(compareSubmissions(before, after)).toEqual([
      { kind: 'unchanged', before: 1, after: 0 },
      { kind: 'reworded', before: 0, after: 1 },
    ]);
  });

  test('knows a duty by its wording when its name was changed a little', () => {
    const after = [readEntry('打防火隔离道', { text: '春秋两季在林边打防火道，清理可燃物。' })];
    expect(compareSubmissions(list.slice(0, 1), after)).toEqual([{ kind: 'reworded', before: 0, after: 0 }]);
  });

  test('line breaks and spaces are no change', () => {
    const after = list.map((entry) => ({ ...entry, text: entry.text.replace('，', '，\n ') }));
    expect(countPairs(compareSubmissions(list, after))).toEqual({ unchanged: 3, reworded: 0, added: 0, gone: 0 });
  });

  test('bases an earlier version kept as one text are no change', () => {
    const before = [readEntry('党管武装', { bases: ['国防法、民兵条例'] })];
    const after = [readEntry('党管武装', { bases: ['国防法', '民兵条例'] })];
    expect(compareSubmissions(before, after)).toEqual([{ kind: 'unchanged', before: 0, after: 0 }]);
  });

  test('a list twice as long pairs each entry once', () => {
    const names = fc.array(fc.constantFrom('打防火道', '清河滩', '慰问军属', '外出招商', '收养老保险', '修村道'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(names, names, (before, after) => {
        const pairs = compareSubmissions(
          before.map((name) => readEntry(name)),
          after.map((name) => readEntry(name)),
        );
        const used = (side: 'before' | 'after') => pairs.map((pair) => pair[side]).filter((at) => at !== null);
        expect(used('before').sort((a, b) => a - b)).toEqual(before.map((_, index) => index));
        expect(used('after').sort((a, b) => a - b)).toEqual(after.map((_, index) => index));
      }),
      { numRuns: 200 },
    );
  });
});
