/** Units as offices write them down: across a line, from a cell with a break, below a title, numbered, in blocks side by side. */
import { expect, test } from 'vitest';
import { readPastedUnits } from '../../../shared/logic/reading/senders/readPastedUnits';

const names = (pasted: string, kind: 'township' | 'department' = 'township') =>
  readPastedUnits(pasted, kind).map(({ name }) => name);

test('several on one line, parted by 、 or blanks', () => {
  for (const line of ['道河镇、绥阳镇、老黑山镇', '道河镇，绥阳镇，老黑山镇。', '道河镇 绥阳镇　老黑山镇'])
    expect(names(line), line).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
  expect(names('市农业农村局、市民政局；市水务局', 'department')).toEqual(['市农业农村局', '市民政局', '市水务局']);
  const one = '县委办公室（县档案局、县国家保密局）';
  expect(names(one, 'department')).toEqual([one]);
});

test('a cell of Excel with a break in it, and blanks that only spread a name', () => {
  expect(names('"道河\n镇"\t12000\n绥阳镇\t13000')).toEqual(['道河镇', '绥阳镇']);
  expect(names('绥 阳 镇\n道　河　镇')).toEqual(['绥阳镇', '道河镇']);
});

test('a title above the headings is no unit, nor are the headings', () => {
  const pasted = '安澜县乡镇基本情况表\n序号\t乡镇名称\t人口\n1\t城关镇\t52000\n2\t临江镇\t1000';
  expect(readPastedUnits(pasted, 'township').map(({ name, profile }) => [name, profile.population])).toEqual([
    ['城关镇', 52000],
    ['临江镇', 1000],
  ]);
});

test('numbers before a name in whatever way', () => {
  for (const [one, two] of [['1 ', '2 '], ['①', '②'], ['1', '2'], ['1．', '2．']])
    expect(names(`${one}道河镇\n${two}绥阳镇`), one).toEqual(['道河镇', '绥阳镇']);
});

test('blocks side by side lose none', () => {
  const pasted = '乡镇\t人口\t乡镇\t人口\n道河镇\t100\t绥阳镇\t200\n老黑山镇\t300\t大肚川镇\t400';
  expect(readPastedUnits(pasted, 'township').map(({ name, profile }) => [name, profile.population])).toEqual([
    ['道河镇', 100],
    ['绥阳镇', 200],
    ['老黑山镇', 300],
    ['大肚川镇', 400],
  ]);
});
