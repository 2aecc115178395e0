/** Townships as tables write them, and the registered ones that are meant. */
import { describe, expect, it } from 'vitest';
import { knownTownship } from '../../../../shared/logic/units/knownTownship';

const known = [
  { name: '城关街道办事处', aliases: [] },
  { name: '岭头畲族乡', aliases: [] },
  { name: '双桥镇', aliases: ['双桥'] },
  { name: '石门镇', aliases: [] },
  { name: '石门乡', aliases: [] },
  { name: '和平民族乡', aliases: [] },
];

describe('knownTownship', () => {
  it.each([
    ['城关街道', '城关街道办事处'],
    ['岚溪县城关街道', '城关街道办事处'],
    ['城关', '城关街道办事处'],
    ['岭头乡', '岭头畲族乡'],
    ['岭头', '岭头畲族乡'],
    ['双桥镇人民政府', '双桥镇'],
    ['石门乡', '石门乡'],
    ['和平乡', '和平民族乡'],
  ])('%s is %s', (written, registered) => {
    expect(knownTownship(written, known)).toBe(registered);
  });

  it.each(['石门', '双桥乡', '沙湾镇', '关街道'])('%s is none of them for sure', (written) => {
    expect(knownTownship(written, known)).toBe(written);
  });
});
