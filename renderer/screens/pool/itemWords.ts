/** Short ways to say parts of an item in a grid cell. */
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import { townsShort } from '../../../shared/logic/schemes/townsShort';
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

/** 共性; 共性（绥阳镇除外）; 老黑山镇、绥阳镇; 除道河镇外各镇. Of a common item the named townships are the exempted ones. */
export function scopeShort(item: Pick<ItemRow, 'scope' | 'townships'>, all: readonly string[]): string {
  const { scope, townships } = item;
  if (scope === 'common') return townships.length === 0 ? '共性' : `共性（${townsShort(townships, all)}除外）`;
  return townships.length === 0 ? '未定适用镇' : townsShort(townships, all);
}

/** The same with every name. */
export function scopeWords({ scope, townships }: Pick<ItemRow, 'scope' | 'townships'>): string {
  if (scope === 'particular') return townships.join('、');
  return townships.length === 0 ? '共性：各镇都适用' : `共性，除外：${townships.join('、')}`;
}
