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
  const others = [
    ...now.filter((item) => JSON.stringify(item) !== JSON.stringify(before.get(item.id))),
    ...sealed.filter(({ id }) => !after.has(id)),
  ];
  const [first] = others;
  if (!first) return '单位或类别的名称改过';
  const count = `有 ${groupDigits(others.length)} 项（如${quoted(first.name)}）`;
  const ruled = others.every((item) => unruled(item) === unruled(before.get(item.id)));
  if (!ruled) return `事项库${count}和封存的不一样`;
  const offices = [...new Set(others.flatMap((item) => townsMoved(item, before.get(item.id))))].filter((name) =>
    /街道办(事处)?$/.test(name),
  );
  const why = offices.length > 0 ? `（“随镇情定”如今把${offices.join('、')}也算作街道）` : '';
  return `随镇情定的事项${count}适用的乡镇和封存的不一样${why}`;
}

/** But for what follows from the conditions of townships. */
function unruled(item: ItemContent | undefined): string {
  return JSON.stringify(item && { ...item, townships: item.townships.filter(({ byRule }) => !byRule) });
}

function townsMoved(item: ItemContent, before: ItemContent | undefined): string[] {
  const out = (one: ItemContent | undefined) =>
    (one?.townships ?? []).flatMap((row) => (row.byRule ? row.township : []));
  const [now, then] = [out(item), out(before)];
  return [...now.filter((name) => !then.includes(name)), ...then.filter((name) => !now.includes(name))];
}
