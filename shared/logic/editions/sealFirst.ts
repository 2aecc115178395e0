/** What stands in the way of 印发 when the pool is not what was sealed, and the steps to take, in words. */
import type { ItemContent } from '../../model/item';
import { groupDigits } from '../text/groupDigits';
import { quoted } from '../text/nestQuotes';

/** @param open The number of the round that is open. */
export function sealFirst(
  round: number,
  open: number | undefined,
  { sealed, now }: { sealed: readonly ItemContent[]; now: readonly ItemContent[] },
): string {
  const todo =
    open === undefined
      ? '请到“轮次”开始新的一轮（不必再改什么），封存这一轮，再来印发。'
      : `请到“轮次”封存第${open}轮，再来印发。`;
  return `第${round}轮封存以后，${whatDiffers(sealed, now)}。${todo}`;
}

function whatDiffers(sealed: readonly ItemContent[], now: readonly ItemContent[]): string {
  const before = new Map(sealed.map((item) => [item.id, item]));
  const after = new Set(now.map(({ id }) => id));
  const others: readonly Differing[] = [
    ...now.map((is) => ({ is, was: before.get(is.id) })),
    ...sealed.filter(({ id }) => !after.has(id)).map((was) => ({ was, is: undefined })),
  ].filter(({ is, was }) => JSON.stringify(is) !== JSON.stringify(was));
  const [first] = others;
  if (!first) return '单位或类别的名称改过';
  const count = `有 ${groupDigits(others.length)} 项（如${quoted((first.is ?? first.was)?.name ?? '')}）`;
  if (others.some(({ is, was }) => unruled(is) !== unruled(was))) return `事项库${count}和封存的不一样`;
  const offices = [...new Set(others.flatMap(townsMoved))].filter((name) => /街道办(事处)?$/.test(name));
  const why = offices.length > 0 ? `（“随镇情定”如今把${offices.join('、')}也算作街道）` : '';
  return `随镇情定的事项${count}适用的乡镇和封存的不一样${why}`;
}

interface Differing {
  readonly is: ItemContent | undefined;
  readonly was: ItemContent | undefined;
}

/** But for what follows from the conditions of townships. */
function unruled(item: ItemContent | undefined): string {
  return JSON.stringify(item && { ...item, townships: item.townships.filter(({ byRule }) => !byRule) });
}

function townsMoved({ is, was }: Differing): string[] {
  const out = (item: ItemContent | undefined) =>
    (item?.townships ?? []).flatMap(({ byRule, township }) => (byRule ? township : []));
  const [now, then] = [out(is), out(was)];
  return [...now.filter((name) => !then.includes(name)), ...then.filter((name) => !now.includes(name))];
}
