/** Whether a township is meant by a rule over profiles, and the rule in the office's words. */
import type { ItemContent } from '../../model/item';
import type { TownRule } from '../../model/townRule';
import type { Unit } from '../../model/unit';
import { groupDigits } from '../text/groupDigits';
import { bareUnit } from '../units/levelUnitName';

type Town = Pick<Unit, 'name' | 'profile'>;

/** Classes the office gave, and what name and kind say by themselves: 城南街道 and 城南街道办事处 are 街道. */
export function classesOfTown({ name, profile }: Town): string[] {
  const bare = bareUnit(name).replace(/街道办(事处)?$/, '街道');
  const kinds = ['街道', '民族乡', '民族镇', '乡', '镇'].filter(
    (kind) => bare.endsWith(kind) || profile.kind.includes(kind),
  );
  return [...new Set([...profile.class, ...(profile.kind === '' ? [] : [profile.kind]), ...kinds])];
}

export function matchesTown(rule: TownRule, town: Town): boolean {
  const classes = classesOfTown(town);
  const { population, industries } = town.profile;
  if (rule.classes.length > 0 && !rule.classes.some((one) => classes.includes(one))) return false;
  if (rule.notClasses.some((one) => classes.includes(one))) return false;
  // A township whose population nobody wrote down is meant by no rule about it.
  if (rule.populationFrom !== null && (population === null || population < rule.populationFrom)) return false;
  if (rule.populationTo !== null && (population === null || population > rule.populationTo)) return false;
  return rule.industries.length === 0 || rule.industries.some((word) => industries.some((own) => own.includes(word)));
}

/** Whether the item applies to the township without a word about it. */
export function appliesUnsaid({ scope, townRule }: Pick<ItemContent, 'scope' | 'townRule'>, town: Town): boolean {
  return scope === 'common' && (townRule === undefined || matchesTown(townRule, town));
}

/** A township about which somebody decided otherwise than a rule may, and for how many of the items. */
export interface SaidCell {
  readonly township: string;
  readonly applies: boolean;
  readonly items: number;
}

/** What a rule leaves as it is: exemptions of common items, and what a township has of its own. */
export function saidCells(items: readonly Pick<ItemContent, 'scope' | 'townships'>[]): SaidCell[] {
  const counts = new Map<string, SaidCell>();
  for (const { scope, townships } of items)
    for (const { township, applies, byRule, place, wording } of townships) {
      if (byRule || (scope === 'particular' && !(applies && (place || wording !== undefined)))) continue;
      const key = `${township} ${applies}`;
      counts.set(key, { township, applies, items: (counts.get(key)?.items ?? 0) + 1 });
    }
  return [...counts.values()];
}

interface RuleCase {
  /** Null: for every township. */
  readonly rule: TownRule | null;
  readonly towns: readonly Town[];
  readonly said: readonly SaidCell[];
  readonly items: number;
}

/** 单独写明的照旧：道河镇不适用; '' where nobody decided otherwise than the rule. */
export function keptWords({ rule, towns, said, items }: RuleCase): string {
  const meant = new Map(towns.map((town) => [town.name, rule === null || matchesTown(rule, town)]));
  const kept = said
    .filter(({ township, applies }) => meant.has(township) && meant.get(township) !== applies)
    .map(
      (one) =>
        `${one.township}${one.items < items ? ` ${groupDigits(one.items)} 项` : ''}${one.applies ? '适用' : '不适用'}`,
    );
  return kept.length === 0 ? '' : `单独写明的照旧：${kept.join('、')}`;
}

/** 其余各镇都适用，单独写明的照旧：道河镇不适用 */
export function ruleEffect(ruled: RuleCase): string {
  const { rule, towns } = ruled;
  const kept = keptWords(ruled);
  const meant = towns.filter((town) => rule === null || matchesTown(rule, town)).map(({ name }) => name);
  const base = meant.length === towns.length ? '各镇都适用' : `适用${meant.join('、')}`;
  if (kept === '') return base;
  return `${meant.length === towns.length ? '其余' : ''}${base}，${kept}`;
}

/** 沿边或林区，街道除外，人口 20,000 以上，主导产业含茶叶 */
export function ruleWords(rule: TownRule): string {
  const { classes, notClasses, populationFrom: from, populationTo: to, industries } = rule;
  return [
    classes.join('或'),
    notClasses.length > 0 ? `${notClasses.join('、')}除外` : '',
    from !== null && to !== null ? `人口 ${groupDigits(from)}—${groupDigits(to)}` : '',
    from !== null && to === null ? `人口 ${groupDigits(from)} 以上` : '',
    from === null && to !== null ? `人口 ${groupDigits(to)} 以下` : '',
    industries.length > 0 ? `主导产业含${industries.join('或')}` : '',
  ]
    .filter((part) => part !== '')
    .join('，');
}
