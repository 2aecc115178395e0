/** One state of an item in the words of a table. */
import type { ItemContent } from '../../model/item';
import type { ComparedSide } from '../../views/ledger';
import { formatCitation } from '../bases/parseCitation';

export function describeSide(item: ItemContent): ComparedSide {
  return {
    name: item.name,
    text: item.text,
    category: item.category,
    remark: item.remark,
    departments: item.responsibilities.map(({ unit }) => unit),
    bases: item.bases.map(formatCitation),
    applies: appliesWords(item),
  };
}

/** 共性, 共性（绥阳镇除外）, 差异化（道河镇、老黑山镇） */
export function appliesWords({ scope, townships }: Pick<ItemContent, 'scope' | 'townships'>): string {
  const named = (applies: boolean): string =>
    townships
      .filter((row) => row.applies === applies)
      .map(({ township }) => township)
      .join('、');
  if (scope === 'particular') return `差异化（${named(true) || '尚未写明乡镇'}）`;
  const exempt = named(false);
  return exempt === '' ? '共性' : `共性（${exempt}除外）`;
}
