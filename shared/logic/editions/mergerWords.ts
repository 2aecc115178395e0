/** 撤镇并镇 in the words of a notice: since when, where it went, on what ground, and whose duties are whose now. */
import type { Merger, UnitNotice } from '../../model/editionNotice';
import { toChineseDate } from '../text/chineseNumerals';

/** 根据省民复〔2025〕8号，城南街道自2025年9月1日起撤销，并入临江镇; `you` is the township spoken to, '' for none. */
export function mergerWords({ steps }: Pick<Merger, 'steps'>, you = ''): string {
  const told = steps.map(({ unit, into, day, reason }) => {
    const where = into === you ? '你单位' : into;
    return `根据${reason}，${unit}自${toChineseDate(day)}起撤销，并入${where}`;
  });
  return told.join('；');
}

/** Of what changes, how much is their merger's: told of the one that is no more, or of the one that took over. */
export function sharesWords(
  { unit, added, subtracted }: UnitNotice,
  { towns, into, items, shared, founded }: Merger,
): string {
  if (into === unit)
    return added === 0
      ? `${towns.join('、')}承担的，你单位清单原已都有`
      : `增加的 ${added} 项中，${items} 项原由${towns.join('、')}承担`;
  const rest = subtracted - items;
  const whole = founded && items > 0 ? '，内容以该单位清单为准，不逐项列出' : '';
  return `核减的 ${subtracted} 项中，${items} 项列在${into}清单，由${into}承担${whole}${shared === 0 ? '' : `（${shared} 项两镇清单原都列有，不逐项列出）`}${rest === 0 ? '' : `，其余 ${rest} 项不再列入`}`;
}
