/** Whether a township is meant by a rule over profiles, and the rule in the office's words. */
import type { TownRule } from '../../model/townRule';
import type { Unit } from '../../model/unit';
import { groupDigits } from '../text/groupDigits';

type Town = Pick<Unit, 'name' | 'profile'>;

/** Classes the office gave, and what name and kind say by themselves: 城南街道 is a 街道. */
export function classesOfTown({ name, profile }: Town): string[] {
  const kinds = ['街道', '民族乡', '民族镇', '乡', '镇'].filter(
    (kind) => name.endsWith(kind) || profile.kind.includes(kind),
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
