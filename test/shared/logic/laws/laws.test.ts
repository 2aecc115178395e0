/** Law texts taken apart, words shared with a duty, and articles followed into a later version. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachPair, namesTownships, pairText } from '../../../../shared/logic/laws/lawTerms';
import { moveArticle } from '../../../../shared/logic/laws/moveArticle';
import { sharedWords } from '../../../../shared/logic/laws/shareWords';
import { splitLaw } from '../../../../shared/logic/laws/splitLaw';
import { toArticleNumeral } from '../../../../shared/logic/text/chineseNumerals';

const LAW = `中华人民共和国
护林法
（2009年8月27日第一届会议通过　2020年6月28日修订　自2020年9月1日起施行）
目　录
第一章　总则
第二章　看护
第一章　总则
第一条　为了护林，制定本法。
第二条　护林适用本法。
第一款规定的事项除外。
第二章　看护
第一节　巡护
第三条 乡镇人民政府组织巡护：
（一）设置看护点；
（二）开设防火隔离带。
第三条第二项规定的隔离带，由县级划定。
第三条之一　巡护记录留存。
第四条　本法自公布之日起施行。`;

const DOCUMENT = `某市人民政府办公室文件
某政办发[2024] 12号
关于加强护林工作的意见
各镇：
一、总体要求
坚持预防为主。
（一）明确目标。到年底全覆盖。
（二）明确责任。各镇负责巡护。
1. 设岗。
二、保障措施
落实经费。`;

describe('splitLaw', () => {
  test('a law: title over two lines, dates, chapters, articles with their paragraphs and 之一', () => {
    const law = splitLaw(LAW, '护林法.txt');
    expect(law).toMatchObject({
      title: '中华人民共和国护林法',
      level: '法律',
      date: '2020-06-28',
      effectiveOn: '2020-09-01',
    });
    expect(law?.articles.map(({ place, label, heading }) => [place, label, heading])).toEqual([
      ['1', '第一条', '第一章 总则'],
      ['2', '第二条', '第一章 总则'],
      ['3', '第三条', '第二章 看护 › 第一节 巡护'],
      ['3-1', '第三条之一', '第二章 看护 › 第一节 巡护'],
      ['4', '第四条', '第二章 看护 › 第一节 巡护'],
    ]);
    expect(law?.articles[1]?.text).toBe('护林适用本法。\n第一款规定的事项除外。');
    expect(law?.articles[2]?.text.split('\n')).toHaveLength(4);
  });

  test('a paragraph that begins with its own article’s number does not begin it again; an annex begins anew', () => {
    const text = '甲条例\n第一条　甲。\n第二条　乙。\n第二条 第一项所称乙，是指丙。\n附件\n第一条　丁。';
    expect(splitLaw(text, 'x.txt')?.articles.map(({ place, text: said }) => `${place} ${said}`)).toEqual([
      '1 甲。',
      '2 乙。\n第二条 第一项所称乙，是指丙。\n附件',
      '1 丁。',
    ]);
  });

  test('a document without articles: number, headings and what stands below them', () => {
    const document = splitLaw(DOCUMENT, 'x.docx');
    expect(document).toMatchObject({
      title: '关于加强护林工作的意见',
      docNumber: '某政办发〔2024〕12号',
      level: '规范性文件',
    });
    expect(document?.articles.map(({ place, label, text }) => [place, label, text])).toEqual([
      ['#1', '一、', '总体要求\n坚持预防为主。'],
      ['#1.1', '一、（一）', '明确目标。到年底全覆盖。'],
      ['#1.2', '一、（二）', '明确责任。各镇负责巡护。\n1. 设岗。'],
      ['#2', '二、', '保障措施\n落实经费。'],
    ]);
  });

  test('a text with neither is one piece; one without words is none; dates come from the name of the file', () => {
    expect(splitLaw('关于某事的函\n请予支持。', '函.md')?.articles).toEqual([
      { place: '#0', label: '全文', heading: '', text: '关于某事的函\n请予支持。' },
    ]);
    expect(splitLaw(' \n\n', '空.txt')).toBeNull();
    expect(splitLaw('甲办法\n第一条　甲。', '甲办法（2019-05-06）.txt')?.date).toBe('2019-05-06');
    expect(splitLaw('甲办法\n第一条　甲。', '甲办法20190506.txt')?.date).toBe('2019-05-06');
  });

  test('every article of a law written out is found again, with its text', () => {
    const word = fc.stringMatching(/^[护林巡查看守镇村]{4,12}$/);
    const law = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(law, fc.constantFrom('　', ' ', ''), (articles, blank) => {
        const text = articles
          .map((paragraphs, at) => `第${toArticleNumeral(at + 1)}条${blank}${paragraphs.join('\n')}`)
          .join('\n');
        const found = splitLaw(`甲条例\n${text}`, 'x.txt')?.articles.map((article) => article.text);
        expect(found).toEqual(articles.map((paragraphs) => paragraphs.join('\n')));
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, name) => splitLaw(text, name) !== undefined));
  });
});

test('pairs of characters are kept apart by anything else, and are told back', () => {
  const pairs: string[] = [];
  eachPair('护林，巡查1村', (code) => pairs.push(pairText(code)));
  expect(pairs).toEqual(['护林', '巡查']);
});

test.each([
  ['乡镇人民政府应当组织巡护', true],
  ['乡（镇）人民政府、街道办事处负责', true],
  ['县级人民政府和乡、民族乡、镇的人民政府', true],
  ['乡镇煤矿开采煤炭', false],
  ['县级以上人民政府应当', false],
])('%s names townships: %s', (text, named) => {
  expect(namesTownships(text)).toBe(named);
});

test('shared words are the telling ones, the longest first', () => {
  const shared = sharedWords(
    '防火隔离带管护：组织开设防火隔离带，做好巡查工作',
    '乡镇人民政府组织开设防火隔离带，负责巡查。',
  );
  expect(shared[0]).toContain('防火隔离带');
  expect(shared).toContain('巡查');
  expect(shared).not.toContain('组织');
});

describe('an article in a later version', () => {
  const article = (place: string, text: string) => ({ place, label: place, heading: '', text });
  const fire = '乡镇人民政府应当组织开设防火隔离带，设置森林防火宣传标识。';
  const insects = '县级人民政府负责林业有害生物的预防、治理和检疫工作。';
  test.each([
    ['same', [article('3', fire)], '3'],
    ['changed', [article('3', `${fire}并配备器材。`), article('4', insects)], '3'],
    ['moved', [article('3', insects), article('5', fire)], '5'],
    ['gone', [article('3', insects)], undefined],
  ] as const)('is %s', (kind, later, to) => {
    const move = moveArticle(article('3', fire), later);
    expect([move.kind, move.to?.place]).toEqual([kind, to]);
  });
});
