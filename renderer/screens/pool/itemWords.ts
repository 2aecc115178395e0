/** Short ways to say parts of an item in a grid cell. */
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import type { Citation } from '../../../shared/model/basis';
import { TOWNSHIP_ROLE_WORDS, type TownshipRole } from '../../../shared/model/item';
import type { ItemRow } from '../../../shared/views';

/** 主体, 配合 */
export function roleShort(role: TownshipRole): string {
  return TOWNSHIP_ROLE_WORDS[role].slice(0, 2);
}

/** 《渔业法》第三十条 等 2 件 */
export function basesShort(bases: readonly Citation[]): string {
  const first = bases[0];
  if (!first) return '';
  const title = first.title.replace(/^中华人民共和国/, '');
  return `${citedTitle(title)}${first.clause}${bases.length > 1 ? ` 等 ${bases.length} 件` : ''}`;
}

/** 共性; 老黑山镇、绥阳镇; 东宁镇 等 4 镇. Of a common item the named townships are the exempted ones. */
export function scopeShort(item: Pick<ItemRow, 'scope' | 'townships'>): string {
  const { scope, townships } = item;
  if (scope === 'common') return '共性';
  if (townships.length === 0) return '未定适用镇';
  return townships.length <= 2 ? townships.join('、') : `${townships[0]} 等 ${townships.length} 镇`;
}
