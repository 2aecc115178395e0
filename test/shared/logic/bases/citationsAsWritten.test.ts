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
  ])('%s', (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });
});

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
    ['《甲办法》（国务院第342号令）第三条', '甲办法', '国务院令第342号', '第三条'],
    ['《甲法》（中华人民共和国主席令（第81号））第三条', '甲法', '中华人民共和国主席令第81号', '第三条'],
  ])('%s', (text, title, docNumber, clause) => {
    expect(parseCitation(text)).toEqual({ title, docNumber, clause });
  });
});
