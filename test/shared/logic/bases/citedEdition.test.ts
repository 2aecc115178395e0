/** The edition a citation names, in the ways offices write it, and what is none. */
import { expect, test } from 'vitest';
import { citedEdition, editionOf, editionWords, writtenBeside } from '../../../../shared/logic/bases/citedEdition';
import { readCitation } from '../../../../shared/logic/bases/parseCitation';

test.each([
  ['《甲法》（2017年修正）第五条', '2017'],
  ['《甲法（2018年12月29日第二次修正）》第五条', '2018-12-29'],
  ['甲法(2015修订)第36条', '2015'],
  ['《甲办法》（2019年版）', '2019'],
  ['《产业目录（2024年本）》', '2024'],
  ['《甲条例》（2021）第三条', '2021'],
  ['《甲法》2023年修订 第三条', '2023'],
  ['《甲法》（2007年8月30日通过，2015年4月24日修正）', '2015-04-24'],
  ['《甲法》（2021年4月29日修正，自2021年9月1日起施行）', '2021-04-29'],
  ['《甲条例》（自2021年1月1日起施行）', '2021-01-01'],
])('%s names %s', (text, edition) => {
  expect(citedEdition(text)).toBe(edition);
});

test.each([
  '《甲法》第五条',
  '《甲意见》（中办发〔2019〕30号）',
  '《甲意见》中办发[2019]30号',
  '《甲规定》（国务院令2019年第4号）',
  '《2024年全县防汛工作方案》',
  '《甲方案（试行）》',
  '《甲意见》（县委1号文件）',
  '《2021—2025年规划》（2021年编制的五年规划纲要摘录）',
])('%s names none', (text) => {
  expect(citedEdition(text)).toBe('');
});

test('what was written is kept where it names another edition than the title of its document', () => {
  const plain = readCitation('《甲法》第五条');
  const older = readCitation('《甲法（2017年修正）》第五条');
  expect(writtenBeside(plain, '甲法')).toBe('');
  expect(writtenBeside(older, '甲法')).toBe('《甲法（2017年修正）》第五条');
  expect(writtenBeside(older, '甲法（2017年修正）')).toBe('');
  expect(writtenBeside(plain, '甲法（2017年修正）')).toBe('《甲法》第五条');
  expect(editionOf({ title: '甲法（2017年修正）', written: '《甲法》第五条' })).toBe('');
  expect(editionOf({ title: '甲法（2017年修正）', written: '' })).toBe('2017');
});

test('is told in words', () => {
  expect(['2017', '2018-12', '2018-02-09'].map(editionWords)).toEqual(['2017年', '2018年12月', '2018年2月9日']);
});
