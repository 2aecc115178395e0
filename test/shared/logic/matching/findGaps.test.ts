/** Kinds of gaps from rows of cells. */
import { expect, test } from 'vitest';
import { type GapCell, gapsOf } from '../../../../shared/logic/matching/findGaps';

function cells(words: string): GapCell[] {
  return [...words].map((sign) => (sign === '●' ? 'named' : sign === '空' ? 'silent' : 'out'));
}

test('five townships have it and one lacks it', () => {
  expect(gapsOf(cells('●●●●●空'), true)).toEqual(['oneMissing']);
  expect(gapsOf(cells('●●空———'), true)).toEqual(['oneMissing']);
});

test('two townships, of which one is silent, say nothing of a rule', () => {
  expect(gapsOf(cells('●空————'), true)).toEqual(['someMissing']);
});

test('several are silent, nobody named it, no department sent it in', () => {
  expect(gapsOf(cells('●●●空空'), true)).toEqual(['someMissing']);
  expect(gapsOf(cells('空空空空'), true)).toEqual(['noTown']);
  expect(gapsOf(cells('●●●●'), false)).toEqual(['noDepartment']);
  expect(gapsOf(cells('空空空'), false)).toEqual(['noTown', 'noDepartment']);
});

test('a full row has no gap, and one without townships is only unnamed', () => {
  expect(gapsOf(cells('●●●—'), true)).toEqual([]);
  expect(gapsOf([], true)).toEqual(['noTown']);
});
