/** Serial numbers of a list: running on through all its sections, or starting anew in each. */
import type { SchemeList } from '../../../model/scheme';

/**
 * Serials for sections of the given sizes, one array per section.
 * `continuous`: [2, 1] → [[1, 2], [3]]; `restart`: [2, 1] → [[1, 2], [1]].
 */
export function numberItems(sectionSizes: readonly number[], numbering: SchemeList['numbering']): number[][] {
  let last = 0;
  return sectionSizes.map((size) => {
    const first = numbering === 'continuous' ? last + 1 : 1;
    last += size;
    const serials: number[] = [];
    for (let serial = first; serial < first + size; serial += 1) serials.push(serial);
    return serials;
  });
}
