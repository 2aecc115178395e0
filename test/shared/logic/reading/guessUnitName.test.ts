/** Names of senders out of file names, 填报单位 and titles, with no list of units at hand. */
import { expect, test } from 'vitest';
import { guessDirection, guessUnitName } from '../../../../shared/logic/reading/senders/guessUnitName';
import { readDecisions, readSampleFiles, readTowns } from '../../../sampleFiles';

test.each([
  ['01市委办公室乡镇职责任务清单.xlsx', '', '市委办公室'],
  ['大肚川镇清单.csv', '', '大肚川镇'],
  ['清单.xlsx', '绥阳镇人民政府（盖章）', '绥阳镇'],
  ['关于报送县教育局职责清单的函.docx', '', '县教育局'],
  ['附件2：安澜县水务局履职事项清单（终稿）2025.xls', '', '安澜县水务局'],
  ['城南街道履职事项清单.xlsx', '', '城南街道'],
  ['临江镇 反向梳理表 (2).xlsx', '', '临江镇'],
  ['县村镇建设局清单.xlsx', '', '县村镇建设局'],
  ['安澜县上级部门收回事项清单（全县）.xls', '', '县委编办'],
  ['县住房和城乡建设局职责梳理.xlsx', '', '县住房和城乡建设局'],
  ['古城乡上报表.xlsx', '', '古城乡'],
  ['全县护林员名单.xlsx', '', null],
  ['县乡事项责任清单.xlsx', '', null],
  ['按部门分表.xlsx', '', null],
  ['乡镇清单.xlsx', '', null],
  ['交办事项.xlsx', '', null],
  ['承办清单.xlsx', '县水利局', '县水利局'],
  ['新建 Microsoft Excel 工作表.xls', '', null],
  ['20250603.xlsx', '', null],
])('%s, 填报单位 “%s” → %s', (fileName, stated, unit) => {
  expect(guessUnitName(fileName, stated)).toBe(unit);
});

test('a title speaks when the file name does not', () => {
  expect(guessUnitName('1.xlsx', '', ['附件1', '兴隆乡反向梳理清单'])).toBe('兴隆乡');
});

test('the number of a paper says who issued it, not whose table it is', () => {
  expect(guessUnitName('汇编.docx', '', ['望办发〔2023〕8号　2023年6月20日'])).toBe(null);
});

test('a sentence above the table says how to fill it in, not whose it is', () => {
  expect(guessUnitName('1.xlsx', '', ['一、本表由县直各部门填写，于6月20日前报县委编办。'])).toBe(null);
});

test('every township of the sample is told from every department by its name', () => {
  expect(readTowns().map(({ name }) => guessDirection(name))).toEqual(readTowns().map(() => 'up'));
  const departments = [...new Set(readDecisions().items.map(({ department }) => department))];
  expect(departments.filter((name) => guessDirection(name) === 'up')).toEqual([]);
});

test('every sample file gives a name, and the direction it came from', () => {
  for (const folder of ['departments', 'townships'] as const) {
    const guessed = readSampleFiles(folder).map(({ name }) => guessUnitName(name, ''));
    expect(guessed).not.toContain(null);
    const directions = new Set(guessed.map((name) => guessDirection(name ?? '')));
    expect([...directions]).toEqual([folder === 'townships' ? 'up' : 'down']);
  }
});
