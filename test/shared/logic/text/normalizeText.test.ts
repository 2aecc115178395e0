/** Texts are levelled for comparing without losing what they say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import stopPhrases from '../../../../shared/logic/matching/knowledge/stopPhrases.json';
import { normalizeText, withoutBoilerplate } from '../../../../shared/logic/text/normalizeText';

describe('normalizeText', () => {
  it.each([
    ['（一）森林防火', '森林防火'],
    ['1、森林防火', '森林防火'],
    ['1.森林防火', '森林防火'],
    ['(3) 森林防火', '森林防火'],
    ['1-1 森林防火', '森林防火'],
    ['①森林防火', '森林防火'],
    ['三、 森林 防火', '森林防火'],
    ['★森林\n防火', '森林防火'],
  ])('takes the numbering off %j', (written, level) => {
    expect(normalizeText(written)).toBe(level);
  });

  it.each([
    ['12345热线', '12345热线'],
    ['0-3岁婴幼儿照护', '0 3岁婴幼儿照护'],
    ['80周岁以上老人', '80周岁以上老人'],
    ['一镇一单', '一镇一单'],
    ['三会一课', '三会一课'],
  ])('keeps the figures of %j', (written, level) => {
    expect(normalizeText(written)).toBe(level);
  });

  it('levels width, case and punctuation', () => {
    expect(normalizeText('ＫＴＶ，“三资”管理；Ａ４')).toBe('ktv 三资 管理 a4');
  });

  it('reads 镇街 and 乡镇（街道） as 乡镇', () => {
    expect(normalizeText('镇街应急队伍')).toBe(normalizeText('乡镇（街道）应急队伍'));
  });

  it('leaves only letters and digits parted by single spaces, however a text is written', () => {
    const text = fc.string({ unit: fc.constantFrom(...'森林防火，。、（）Ａａ３ \n一二工作负责《》·①★') });
    fc.assert(
      fc.property(text, (written) => {
        expect(normalizeText(written)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
        expect(normalizeText(written.normalize('NFKC').toUpperCase())).toBe(normalizeText(written.normalize('NFKC')));
      }),
    );
  });
});

describe('a text of simple characters', () => {
  it('is levelled as any other, only faster', () => {
    // What begins with a counted sign is levelled the long way; the sign itself is no part of the text.
    const text = fc.string({
      unit: fc.constantFrom(...'森林防火，。；（）：“”、-％…街道镇乡a3XＡ３看著瞭望一二 〈>=℃é'),
    });
    fc.assert(
      fc.property(text, (written) => {
        const rest = `林${written}`;
        expect(normalizeText(rest)).toBe(normalizeText(`①${rest}`));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('withoutBoilerplate', () => {
  it('takes out what the list says, the kept words first, the longest first', () => {
    const byLength = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);
    const [kept, stopped] = [stopPhrases.keep, stopPhrases.stop].map((list) => [...list].sort(byLength).join('|'));
    const listed = new RegExp(`(${kept})|(?:${stopped})`, 'gu');
    const words = fc.array(
      fc.constantFrom('森林', '工作', '工作队', '负责', '做好', '对', '对象', '等', '平等', '全镇', ' ', '本'),
    );
    fc.assert(
      fc.property(words, (written) => {
        const text = normalizeText(`林${written.join('')}`);
        const rest = text
          .replace(listed, (_, keep: string | undefined) => keep ?? ' ')
          .replace(/ +/gu, ' ')
          .trim();
        expect(withoutBoilerplate(text)).toBe(rest);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves what the duty is about', () => {
    expect(withoutBoilerplate(normalizeText('负责做好辖区内森林防火工作'))).toBe('森林防火');
  });

  it('leaves words that only look like boilerplate', () => {
    expect(withoutBoilerplate('驻村工作队管理')).toBe('驻村工作队管理');
    expect(withoutBoilerplate('低保对象核查')).toBe('低保对象核查');
  });

  it('gives a text of nothing but boilerplate back whole', () => {
    expect(withoutBoilerplate('负责相关工作')).toBe('负责相关工作');
  });

  it('never gives nothing for something', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'负责做好工作的等对并森') }), (written) => {
        const level = normalizeText(written);
        expect(withoutBoilerplate(level) === '').toBe(level === '');
      }),
    );
  });
});

it('a limit or a sum in front is no numbering: one that is longer is another text', () => {
  for (const [one, other] of [
    ['3 日内上报', '5 日内上报'],
    ['3 个工作日内答复', '5 个工作日内答复'],
    ['1-2个月内办结', '3-5个月内办结'],
    ['1.5万元以下工程备案', '3.5万元以下工程备案'],
  ] as const)
    expect(normalizeText(one), one).not.toBe(normalizeText(other));
  for (const numbered of ['3 日常巡查', '3 个体工商户登记', '3 年度考核', '3-1个人账户核查'])
    expect(normalizeText(numbered), numbered).not.toMatch(/\d/);
});
