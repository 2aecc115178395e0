/** Citations as offices type them, taken apart and put together. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCitation,
  guessBasisLevel,
  parseCitation,
  repairDocNumber,
} from '../../../../shared/logic/bases/parseCitation';
import { readDecisions } from '../../../sampleFiles';

describe('parseCitation', () => {
  test.each([
    ['《电影管理条例》（国务院令第342号）第五条', '电影管理条例', '国务院令第342号', '第五条'],
    ['《中国共产党章程》第三十三条', '中国共产党章程', '', '第三十三条'],
    [
      '《甲办法》农业农村部令2019年第4号 第十条第二款第（一）项',
      '甲办法',
      '农业农村部令2019年第4号',
      '第十条第二款第（一）项',
    ],
    ['《关于印发〈甲方案〉的通知》(国办发【2015】 7 号)', '关于印发〈甲方案〉的通知', '国办发〔2015〕7号', ''],
    ['《转发《甲意见》的通知》（中办发[2019]30号）', '转发《甲意见》的通知', '中办发〔2019〕30号', ''],
    ['中办发〔2019〕30号《关于加强乡村治理的意见》', '关于加强乡村治理的意见', '中办发〔2019〕30号', ''],
    ['消防法第36条', '消防法', '', '第36条'],
    ['森林防火条例（国务院令第541号）第五条', '森林防火条例', '国务院令第541号', '第五条'],
    ['《刑法》第一百三十三条之一', '刑法', '', '第一百三十三条之一'],
    ['《消防法》第五条、第六条', '消防法', '', '第五条、第六条'],
    ['国办发(2015)74号', '国办发〔2015〕74号', '', ''],
    ['国办发(2015)74号第三条', '国办发〔2015〕74号', '', '第三条'],
    ['黑政办2024年12号 第二条', '黑政办〔2024〕12号', '', '第二条'],
    ['根据中办发〔2021〕27号文件精神', '中办发〔2021〕27号', '', ''],
    ['国务院令第541号', '国务院令第541号', '', ''],
    ['国务院令第541号 森林防火条例第五条', '森林防火条例', '国务院令第541号', '第五条'],
    ['关于转发中办发〔2021〕27号文件的通知', '关于转发中办发〔2021〕27号文件的通知', '', ''],
    ['中办发〔2021〕27号、国发〔2022〕3号', '中办发〔2021〕27号、国发〔2022〕3号', '', ''],
    ['上级化债会议', '上级化债会议', '', ''],
    ['《甲意见》（中发〔2021〕16号）第二部分第（三）点', '甲意见', '中发〔2021〕16号', '第二部分第（三）点'],
    ['《甲意见》（中发〔2021〕16号）二、（三）', '甲意见', '中发〔2021〕16号', '二、（三）'],
    ['《甲法》第三章', '甲法', '', '第三章'],
    ['《没有结束的标题', '没有结束的标题', '', ''],
  ])('%s', (text, title, docNumber, clause) => {
    expect(parseCitation(text)).toEqual({ title, docNumber, clause });
  });

  test('every citation of the sample is read back from how it is printed', () => {
    for (const item of readDecisions().items) {
      for (const { title, docNumber, clause } of item.bases) {
        const citation = { title: title.slice(1, -1), docNumber, clause };
        expect(parseCitation(formatCitation(citation))).toEqual(citation);
      }
    }
  });

  test('what is only a number is printed without 《》, with its article behind it', () => {
    expect(formatCitation(parseCitation('中办发[2021] 27号'))).toBe('中办发〔2021〕27号');
    expect(formatCitation(parseCitation('《中办发〔2021〕27号》第三条'))).toBe('中办发〔2021〕27号第三条');
    expect(formatCitation(parseCitation('关于落实中办发〔2021〕27号'))).toBe('《关于落实中办发〔2021〕27号》');
    expect(formatCitation(parseCitation('《甲意见》（中办发〔2021〕27号）'))).toBe('《甲意见》（中办发〔2021〕27号）');
  });

  test('whatever is typed, what is printed of it is read back as the same', () => {
    const number = fc.constantFrom('中办发〔2021〕27号', '国发[2022] 3 号', '黑政办2024年12号', '国务院令 第541号', '');
    const before = fc.constantFrom('', '根据', '关于落实', '关于转发');
    const title = fc.constantFrom('《甲意见》', '森林防火条例', '文件精神', '文件的通知', '');
    const clause = fc.constantFrom('', '第五条', '第十条第二款', '附件2', '第二部分第（三）点');
    const gap = fc.constantFrom('', ' ', '，', '、');
    const typed = fc.tuple(before, number, gap, title, gap, number, gap, clause).map((words) => words.join(''));
    fc.assert(
      fc.property(
        typed.filter((text) => /\p{Script=Han}/u.test(text)),
        (text) => {
          const once = parseCitation(text);
          expect(parseCitation(formatCitation(once))).toEqual(once);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('no text makes it fail or gives an empty title', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        (text) => {
          return parseCitation(text).title !== '';
        },
      ),
    );
  });
});

test.each([
  ['鲁厅字[2018]33)号', '鲁厅字〔2018〕33号'],
  ['中办发（2024）12 号', '中办发〔2024〕12号'],
  ['黑政办2024年12号', '黑政办〔2024〕12号'],
  ['国发【2023】第018号', '国发〔2023〕18号'],
  ['国务院令 第342号', '国务院令第342号'],
  ['口头通知', '口头通知'],
])('the number %s is put right as %s', (written, repaired) => {
  expect(repairDocNumber(written)).toBe(repaired);
});

describe('guessBasisLevel', () => {
  test.each([
    ['中华人民共和国消防法', '', '法律'],
    ['电影管理条例', '国务院令第342号', '行政法规'],
    ['黑龙江省河道管理条例', '', '地方性法规'],
    ['哈尔滨市城市绿化条例', '', '地方性法规'],
    ['城市绿化条例', '', '行政法规'],
    ['城市市容和环境卫生管理条例', '', '行政法规'],
    ['乡镇综合文化站管理办法', '文化部令第48号', '部门规章'],
    ['黑龙江省农业植物检疫实施办法', '', '政府规章'],
    ['中国共产党支部工作条例(试行)', '', '党内法规'],
    ['关于加强和改进乡村治理的指导意见', '中办发〔2019〕30号', '规范性文件'],
    ['社会救助暂行办法', '', '行政法规'],
    ['《城市生活无着的流浪乞讨人员救助管理办法》', '', '行政法规'],
    ['中华人民共和国渔业法实施细则', '', '行政法规'],
    ['国务院实施《中华人民共和国民族区域自治法》若干规定', '', '行政法规'],
    ['黑龙江省社会救助暂行办法', '', '政府规章'],
    ['城市生活无着的流浪乞讨人员救助管理办法实施细则', '', '部门规章'],
    ['中办发〔2021〕27号', '', '规范性文件'],
    ['国务院令第541号', '', '行政法规'],
    ['上级会议', '', '其他'],
  ] as const)('%s %s is %s', (title, docNumber, level) => {
    expect(guessBasisLevel(title, docNumber)).toBe(level);
  });

  test('agrees with the kinds recorded in the sample in at least 95 of 100', () => {
    const bases = readDecisions().items.flatMap((item) => item.bases);
    const right = bases.filter((basis) => guessBasisLevel(basis.title, basis.docNumber) === basis.kind);
    expect(right.length / bases.length).toBeGreaterThan(0.95);
  });
});

test.each([
  ['《消防法》第五条；《森林防火条例》', '第五条'],
  ['《消防法》第五条\n《森林法》第三条', '第五条'],
  ['《消防法》第五条第二款、第六条，《森林法》第三条', '第五条第二款、第六条'],
])('an article never reaches into the next document: %j', (text, clause) => {
  expect(parseCitation(text)).toMatchObject({ title: '消防法', clause });
});
