/** Marks on two wordings: what is shared, said otherwise, said by one alone, contradicted, or mere boilerplate. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelText } from '../../../../shared/logic/bases/levelText';
import { shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';
import { type Mark, type MarkKind, markDifference, type Wording } from '../../../../shared/logic/text/markDifference';

const knowledge = shippedKnowledge();
const wording = (name: string, text = ''): Wording => ({ name, text });

/** The marked words of one kind, in order. */
function said(written: string, marks: readonly Mark[], kind: MarkKind): string[] {
  return marks.filter((mark) => mark.kind === kind).map(({ start, end }) => written.slice(start, end));
}

describe('markDifference', () => {
  it('underlines what both say, longest word first', () => {
    const left = wording('生态护林员管理', '选人、公示、签合同、每月考勤。');
    const right = wording('生态护林员选聘和管理', '组织生态护林员选聘、公示、考勤和年度评议。');
    const { left: mine, right: theirs } = markDifference(left, right, knowledge);
    expect(said(left.name, mine.name, 'shared')).toContain('生态护林员');
    expect(said(right.name, theirs.name, 'shared')).toContain('生态护林员');
    expect(said(left.text, mine.text, 'shared')).toContain('公示');
  });

  it('gives words for one thing the same number on both sides', () => {
    const left = wording('打防火道');
    const right = wording('林缘村屯防火隔离带开设维护');
    const { left: mine, right: theirs } = markDifference(left, right, knowledge);
    const [a] = mine.name.filter(({ kind }) => kind === 'synonym');
    const [b] = theirs.name.filter(({ kind }) => kind === 'synonym');
    expect(a?.number).toBe(1);
    expect(b?.number).toBe(1);
    expect(right.name.slice(b?.start, b?.end)).toContain('防火隔离带');
  });

  it('greys boilerplate and never counts it as shared', () => {
    const left = wording('负责开展农机安全检查');
    const right = wording('组织开展农机安全检查');
    const { left: mine } = markDifference(left, right, knowledge);
    expect(said(left.name, mine.name, 'stop').join('')).toContain('负责');
    expect(said(left.name, mine.name, 'shared')).toEqual(['农机安全检查']);
  });

  it('boxes figures of which the sides share none', () => {
    const left = wording('80周岁以上老人津贴发放');
    const right = wording('百岁老人津贴', '年满100周岁的老人。');
    const { left: mine, right: theirs } = markDifference(left, right, knowledge);
    expect(said(left.name, mine.name, 'contrast')).toEqual(['80周岁']);
    expect(said(right.text, theirs.text, 'contrast')).toEqual(['100周岁']);
  });

  it('boxes a negation the other side lacks', () => {
    const left = wording('非煤矿山巡查');
    const right = wording('煤矿山巡查');
    const { left: mine } = markDifference(left, right, knowledge);
    expect(said(left.name, mine.name, 'contrast')).toEqual(['非煤矿']);
  });

  it('marks what one side alone says', () => {
    const left = wording('防火隔离带维护', '入冬前清理可燃物。');
    const right = wording('防火隔离带维护', '清理可燃物，设置阻隔道。');
    const { left: mine, right: theirs } = markDifference(left, right, knowledge);
    expect(said(left.text, mine.text, 'only').join('')).toContain('冬');
    expect(said(right.text, theirs.text, 'only').join('')).toContain('阻隔');
  });

  it('says where a mark stands in the text as written, whatever its width and signs', () => {
    const left = wording('（1）ＡＢ类　农机安全检查');
    const { left: mine } = markDifference(left, wording('农机安全检查'), knowledge);
    expect(said(left.name, mine.name, 'shared')).toEqual(['农机安全检查']);
  });

  const piece = fc.constantFrom(
    ...[
      '农机',
      '安全',
      '检查',
      '防火道',
      '防火隔离带',
      '负责',
      '组织开展',
      '80周岁',
      '不',
      '非',
      '，',
      '巡河',
      '𠮷',
      '三',
    ],
  );
  const texts = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  it('keeps its limits for any two wordings', () => {
    fc.assert(
      fc.property(texts, texts, texts, texts, (a, b, c, d) => {
        const difference = markDifference(wording(a, b), wording(c, d), knowledge);
        for (const [side, written] of [
          [difference.left, [a, b]],
          [difference.right, [c, d]],
        ] as const) {
          const all = [...side.name, ...side.text];
          expect(all.filter(({ kind }) => kind !== 'stop' && kind !== 'contrast').length).toBeLessThanOrEqual(6);
          for (const [marks, text] of [
            [side.name, written[0]],
            [side.text, written[1]],
          ] as const) {
            let end = 0;
            for (const mark of marks) {
              expect(mark.start).toBeGreaterThanOrEqual(end);
              expect(mark.end - mark.start).toBeGreaterThan(1);
              expect(mark.end).toBeLessThanOrEqual(text.length);
              end = mark.end;
            }
          }
        }
        const numbers = (marks: readonly Mark[]): number[] =>
          [...new Set(marks.flatMap(({ number }) => (number === undefined ? [] : [number])))].sort();
        expect(numbers([...difference.left.name, ...difference.left.text])).toEqual(
          numbers([...difference.right.name, ...difference.right.text]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('levelText', () => {
  it('leads every character back to where it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (written) => {
        const { text, from, width } = levelText(written);
        expect(from).toHaveLength(text.length);
        for (const [at, start] of from.entries()) expect(start + (width[at] ?? 0)).toBeLessThanOrEqual(written.length);
      }),
      { numRuns: 200 },
    );
  });
});
