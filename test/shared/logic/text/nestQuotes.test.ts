/** Quoted names with quotation marks of their own. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nestQuotes, quoted } from '../../../../shared/logic/text/nestQuotes';

test('marks within marks are single, those within these double again', () => {
  expect(nestQuotes('增列““7·12”洪涝灾后重建”，适用临江镇')).toBe('增列“‘7·12’洪涝灾后重建”，适用临江镇');
  expect(nestQuotes('把“村“两委”选举”并入““三会一课””')).toBe('把“村‘两委’选举”并入“‘三会一课’”');
  expect(nestQuotes('“甲“乙“丙”丁”戊”')).toBe('“甲‘乙“丙”丁’戊”');
});

test('what needs no change, or has marks that do not pair, stays as it is', () => {
  for (const text of ['核减“打防火道”', '没有引号', '“只开了头', '只有结尾”', '“甲”和“乙“'])
    expect(nestQuotes(text)).toBe(text);
});

test('a name quoted keeps its own marks, single', () => {
  expect(quoted('落实“第一议题”学习制度')).toBe('“落实‘第一议题’学习制度”');
});

test('changes nothing but marks', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('“', '”', '甲', '乙') }), (text) => {
      const told = nestQuotes(text);
      expect(told.replaceAll(/[“”‘’]/g, '')).toBe(text.replaceAll(/[“”]/g, ''));
      expect(told).toHaveLength(text.length);
    }),
  );
});
