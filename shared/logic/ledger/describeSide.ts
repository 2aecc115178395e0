/** One state of an item in the words of a table. */
import type { ItemContent } from '../../model/item';
import type { Scheme } from '../../model/scheme';
import type { ComparedSide } from '../../views/ledger';
import { formatCitation } from '../bases/parseCitation';
import { sectionWords } from '../schemes/schemeLists';

export function describeSide(item: ItemContent, lists: Scheme['lists']): ComparedSide {
  const told = item.responsibilities.filter(({ text }) => text !== '');
  const words = (parts: typeof told): string[] => parts.map(({ unit, text }) => `${unit}：${text}`);
  return {
    name: item.name,
    text: item.text,
    category: sectionWords(lists, item),
    remark: item.remark,
    departments: item.responsibilities.map(({ unit }) => unit),
    duties: words(told.filter(({ role }) => role !== 'takeOver')),
    methods: words(told.filter(({ role }) => role === 'takeOver')),
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
