/** 缺项对照: who named an item and who did not, so that a township that only forgot is asked. */

/** Whether a township named the item, is silent though it applies there, or has nothing to do with it. */
export type GapCell = 'named' | 'silent' | 'out';

/** oneMissing: every township it applies to named it but one; someMissing: several did not; noTown, noDepartment: nobody of that side named it. */
export type GapKind = 'oneMissing' | 'someMissing' | 'noTown' | 'noDepartment';

export const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  oneMissing: '只有一镇没有',
  someMissing: '几个镇没有',
  noTown: '没有乡镇提到',
  noDepartment: '没有部门报送',
};

/** Below so many townships "all but one" says nothing. */
const LEAST_TOWNS = 3;

/** The kinds of gap an item has, by its cells and by whether a department sent it in; a full row has none. */
export function gapsOf(cells: readonly GapCell[], byDepartment: boolean): GapKind[] {
  const named = cells.filter((cell) => cell === 'named').length;
  const silent = cells.filter((cell) => cell === 'silent').length;
  const kinds: GapKind[] = [];
  if (silent === 1 && named + silent >= LEAST_TOWNS) kinds.push('oneMissing');
  else if (named > 0 && silent > 0) kinds.push('someMissing');
  if (named === 0) kinds.push('noTown');
  if (!byDepartment) kinds.push('noDepartment');
  return kinds;
}
