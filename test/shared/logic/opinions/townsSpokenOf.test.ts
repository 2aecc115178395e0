/** Whose lists an opinion speaks of. */
import { expect, test } from 'vitest';
import { townsSpokenOf } from '../../../../shared/logic/opinions/townsSpokenOf';

const TOWNS = ['道河镇', '石门镇', '小石门镇', '经济开发区'].map((name) => ({ name, aliases: [`${name}人民政府`] }));
const department = (reason: string, more: { proposal?: string; draftOf?: string | null } = {}) =>
  townsSpokenOf({ unit: '林业局', unitKind: 'department', proposal: '', reason, draftOf: null, ...more }, TOWNS);

test('a township speaks of its own list, whomever it names', () => {
  const said = { unit: '道河镇', unitKind: 'township', proposal: '', reason: '石门镇才有', draftOf: null } as const;
  expect(townsSpokenOf(said, TOWNS)).toEqual(['道河镇']);
});

test.each([
  ['小石门镇没有林区，请删除', ['小石门镇']],
  ['石门镇、道河镇已由园区承担', ['道河镇', '石门镇']],
  ['经济开发区没有村', ['经济开发区']],
  ['属部门职责', []],
  ['除道河镇外都没有林区', []],
  ['道河镇等3个镇没有林区', []],
])('a department: %s', (reason, towns) => {
  expect(department(reason)).toEqual(towns);
});

test('a department also names them in what it proposes, and speaks of the township whose draft it was asked about', () => {
  expect(department('', { proposal: '建议从道河镇清单中删除' })).toEqual(['道河镇']);
  expect(department('属部门职责', { draftOf: '石门镇' })).toEqual(['石门镇']);
});
