/** Citations as county offices write them: no document and no article falls away on the way. */
import { describe, expect, test } from 'vitest';
import { articlesOf, readPlaces } from '../../../../shared/logic/bases/articlePlace';
import { formatCitation, parseCitation } from '../../../../shared/logic/bases/parseCitation';
import { splitBases } from '../../../../shared/logic/reading/rows/cellValues';

const read = (cell: string): string[] => splitBases(cell).map((text) => formatCitation(parseCitation(text)));

describe('several documents in one cell', () => {
  test.each([
    ['1.《甲法》第三条 2.《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['①《甲法》第三条②《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['《甲法》第三条。《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['《甲法》第三条/《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['《甲法》第三条与《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['《甲法》第三条、省政府《乙办法》第四条', ['《甲法》第三条', '《乙办法》第四条']],
    ['1.法律：《甲法》第三条 2.行政法规：《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['《甲法》第五条第（一）项、第（三）项，《乙条例》', ['《甲法》第五条第（一）项、第（三）项', '《乙条例》']],
    ['《甲法》第五条第（三）项 《乙条例》', ['《甲法》第五条第（三）项', '《乙条例》']],
    ['《甲法》第三条“乡镇应当”、《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['1、《甲法》第三条：应当落实《丙法》。2、《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['县发〔2020〕1号、《甲法》第三条', ['县发〔2020〕1号', '《甲法》第三条']],
    ['《甲法》、乙条例第三条', ['《甲法》', '《乙条例》第三条']],
    ['甲法第三条、乙条例第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['《土地管理法》及其实施条例第五条', ['《土地管理法》', '《土地管理法实施条例》第五条']],
    ['【法律】《甲法》第三条【行政法规】《乙条例》第四条', ['《甲法》第三条', '《乙条例》第四条']],
    ['法律：国防法；行政法规：民兵条例', ['《国防法》', '《民兵条例》']],
    ['宪法、村民委员会组织法', ['《宪法》', '《村民委员会组织法》']],
    ['依据国防法和民兵条例', ['《国防法》', '《民兵条例》']],
    ['《国防法》、民兵条例', ['《国防法》', '《民兵条例》']],
    ['土地管理法实施条例、基本农田保护条例等法律法规', ['《土地管理法实施条例》', '《基本农田保护条例》']],
    ['低保审核办法、特困供养办法（民发〔2016〕178号）', ['《低保审核办法》', '《特困供养办法》（民发〔2016〕178号）']],
    ['国发〔2011〕46号、国办发〔2015〕74号', ['国发〔2011〕46号', '国办发〔2015〕74号']],
    ['县委办〔2022〕5号、6号文件', ['县委办〔2022〕5号', '县委办〔2022〕6号']],
    ['《甲法》第三条 乡镇应当做好工作。《乙条例》第十条 乡镇负责', ['《甲法》第三条', '《乙条例》第十条']],
  ])('%s', (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });
});

test.each(['申请、审批办法', '综合执法、市场监管条例', '黑龙江省实施选举法、代表法办法', '关于低保、特困供养的办法'])(
  'one title with a sign in it stays one: %s',
  (title) => {
    expect(splitBases(title)).toEqual([title]);
  },
);

test('a further law within quoted words is no further document', () => {
  expect(splitBases('《甲法》第三条“应当……。《乙法》第十条另有规定的，从其规定”')).toHaveLength(1);
});

test('numbers of one year in the brackets behind a title stay as written', () => {
  for (const cell of ['《甲通知》（国发〔2015〕57号、58号）', '《甲通知》（国发（2015）57号、58号）'])
    expect(splitBases(cell)).toEqual([cell]);
});

// It once took the fifth power of their number: half a minute for these.
test('blanks between two titles are passed over, however many', () => {
  expect(splitBases(`《甲法》第三条${' '.repeat(300)}x《乙法》第五条`)).toHaveLength(1);
}, 5_000);

test('a law named within the words of an article is no further document', () => {
  expect(splitBases('《甲法》第三条 县级人民政府应当按照森林法第十条执行')).toHaveLength(1);
});

describe('articles', () => {
  test.each([
    ['《甲法》第3-5条', '3~5'],
    ['《甲法》第三、五、七条', '3、5、7'],
    ['《甲法》第二十至二十五条', '20~25'],
    ['《甲法》第１２条', '12'],
    ['《甲法》12条', '12'],
    ['《甲法》三十条第二款', '30.2'],
    ['《甲法》第五条（一）', '5.0.1'],
    ['《甲法》第五条（一）、（三）', '5.0.1、5.0.3'],
    ['《甲法》第三条（第二款、第三款）', '3.2、3.3'],
    ['《甲法》第四条规定的第二款', '4.2'],
    ['《甲法》第廿一条、第卅条', '21、30'],
    ['《甲意见》二、（三）和（四）', '#2.3、#2.4'],
    ['《甲意见》第三部分第（二）点、第（三）点', '#3.2、#3.3'],
    ['《甲法》第二章第十条、第三章第二十条', '10、20'],
    [
      '《甲法》第十条、第十一条、第十二条、第十三条、第十四条、第十五条、第十六条、第十七条、第十八条第二款、第十九条',
      '10、11、12、13、14、15、16、17、18.2、19',
    ],
    ['《甲法》第三条：乡镇人民政府应当根据第五条的规定做好工作', '3'],
  ])('%s', (cell, place) => {
    expect(splitBases(cell).map((text) => readPlaces(parseCitation(text).clause))).toEqual([place]);
  });

  test('a second paragraph on the next line belongs to the citation above', () => {
    expect(read('《甲法》第三条第一款\n第二款')).toEqual(['《甲法》第三条第一款、第二款']);
  });

  test('a range to or from 之一 names its articles', () => {
    expect(articlesOf(readPlaces('第一百二十条之一至第一百二十条之三'))).toEqual(['120-1', '120-2', '120-3']);
    expect(articlesOf(readPlaces('第五条至第七条之一'))).toEqual(['5', '6', '7', '7-1']);
  });
});

describe('titles and numbers', () => {
  test.each([
    [
      '黑龙江省实施《中华人民共和国残疾人保障法》办法第五条',
      '黑龙江省实施《中华人民共和国残疾人保障法》办法',
      '',
      '第五条',
    ],
    ['国务院办公厅关于印发方案的通知国办发[2020]12号', '国务院办公厅关于印发方案的通知', '国办发〔2020〕12号', ''],
    ['<<甲法>>第三条', '甲法', '', '第三条'],
    ['〈甲法〉第三条', '甲法', '', '第三条'],
    ['《甲清单》第12项', '甲清单', '', '第12项'],
    ['《甲意见》附件1第3项', '甲意见', '', '附件1第3项'],
    ['《甲条例》（2007年4月9日国务院令第493号公布）第三条', '甲条例', '国务院令第493号', '第三条'],
    ['《甲办法》（国务院第342号令）第三条', '甲办法', '国务院令第342号', '第三条'],
    ['《甲法》（中华人民共和国主席令（第81号））第三条', '甲法', '中华人民共和国主席令第81号', '第三条'],
  ])('%s', (text, title, docNumber, clause) => {
    expect(parseCitation(text)).toEqual({ title, docNumber, clause });
  });
});
