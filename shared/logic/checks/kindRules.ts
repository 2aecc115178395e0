/** Rules 14 to 16: one main side a matter, powers that add up by kind and manner, and a catalogue that matches its list. */
import type { Check } from '../../model/check';
import type { ItemContent } from '../../model/item';
import type { ListKind, SchemeList } from '../../model/scheme';
import { groupDigits } from '../text/groupDigits';
import type { CheckFacts } from './facts';
import { atItem, type Problem, verdict } from './verdict';

function itemsOfKinds(
  { items, scheme }: CheckFacts,
  kinds: readonly ListKind[],
): { list: SchemeList; own: ItemContent[] }[] {
  return scheme.lists
    .filter(({ kind }) => kinds.includes(kind))
    .map((list) => ({ list, own: items.filter(({ listId }) => listId === list.id) }));
}

/** Rule 14: each matter has exactly one main side, or says that it has several. */
export function checkMainSides(facts: CheckFacts): Check {
  const matters = itemsOfKinds(facts, ['mainCooperating']).flatMap(({ own }) => own);
  const problems: Problem[] = [];
  let departments = 0;
  let townships = 0;
  let joint = 0;
  for (const { id, name, townshipRole, responsibilities, fields } of matters) {
    const leading = responsibilities.filter(({ role }) => role === 'main' || role === 'lead').length;
    const sides = leading + (townshipRole === 'main' ? 1 : 0);
    if (sides === 0) problems.push(atItem(id, `“${name}”没有主体责任的一方`));
    else if (sides > 1 && (fields.jointMain ?? '') === '')
      problems.push(atItem(id, `“${name}”有 ${sides} 个主体，没有写明是共同主体`));
    if (leading > 0 && townshipRole === 'main') joint += 1;
    else if (townshipRole === 'main') townships += 1;
    else if (leading > 0) departments += 1;
  }
  const shared = joint > 0 ? ` ＋ 部门乡镇共同 ${joint}` : '';
  const figure = `${matters.length} ＝ 部门主体 ${departments} ＋ 乡镇主体 ${townships}${shared}`;
  if (departments + townships + joint !== matters.length && problems.length === 0)
    problems.push('各方主体之和不等于事项数');
  return verdict('14', '每件事只有一个主体责任方；几方共同的，写明共同主体', figure, problems);
}

/** Rule 15: powers add up by kind, and what was handed down by manner; a word the dictionary does not know is told, not changed. */
export function checkPowers(facts: CheckFacts): Check {
  const powers = itemsOfKinds(facts, ['power']);
  const problems: Problem[] = [];
  const figures = powers.map(({ list, own }) => {
    const byKind = list.categories.map((kind) => own.filter(({ category }) => category === kind).length);
    const sum = byKind.reduce((total, count) => total + count, 0);
    if (sum !== own.length)
      problems.push(`${list.short}各类型合计 ${groupDigits(sum)} 项，共有 ${groupDigits(own.length)} 项`);
    return `${own.length} ＝ ${byKind.filter((count) => count > 0).join(' ＋ ') || '0'}${manners(list, own, problems)}`;
  });
  return verdict('15', '权力事项按类型相加等于总数；授权＋委托＝下放', figures.join('；'), problems);
}

function manners(list: SchemeList, own: readonly ItemContent[], problems: Problem[]): string {
  const field = list.fields.find(({ id }) => id === 'manner');
  if (!field) return '';
  const meant = own.map((item) => {
    const written = item.fields.manner ?? '';
    const choice = field.aliases?.[written] ?? written;
    if (written !== '' && !(field.choices ?? []).includes(choice))
      problems.push(
        atItem(
          item.id,
          `“${item.name}”的${field.label}写作“${written}”，不在 ${(field.choices ?? []).join('、')} 之中`,
        ),
      );
    return choice;
  });
  const count = (choice: string) => meant.filter((one) => one === choice).length;
  const [delegated, entrusted] = [count('授权'), count('委托')];
  const unsaid = own.length - delegated - entrusted - count('本级');
  if (unsaid > 0) problems.push(`${list.short}有 ${groupDigits(unsaid)} 项没有写明是本级、授权还是委托`);
  return `；下放 ${delegated + entrusted} ＝ 授权 ${delegated} ＋ 委托 ${entrusted}`;
}

/** Rule 16: numbers of catalogue and list match one to one, and the categories add up to the total. */
export function checkCatalogues(facts: CheckFacts): Check {
  const problems: string[] = [];
  const catalogued = facts.scheme.lists.filter(({ catalogue }) => catalogue !== undefined);
  const figures = catalogued.map((list) => {
    const own = facts.items.filter(({ listId }) => listId === list.id);
    const counts = new Map<string, number>();
    for (const { category } of own) counts.set(category, (counts.get(category) ?? 0) + 1);
    const byCategory = list.categories.map((name) => counts.get(name) ?? 0);
    const sum = byCategory.reduce((total, count) => total + count, 0);
    if (sum !== own.length)
      problems.push(`${list.short}各类合计 ${groupDigits(sum)} 项，共有 ${groupDigits(own.length)} 项`);
    return `${own.length} ＝ ${byCategory.filter((count) => count > 0).join(' ＋ ') || '0'}`;
  });
  const shorts = new Set(catalogued.map(({ short }) => short));
  for (const { township, list, serials } of facts.numbered) {
    if (!shorts.has(list) && facts.scheme.lists.length > 1) continue;
    if (!rises(serials) && new Set(serials).size < serials.length)
      problems.push(`${township}清单有相同的序号，目录与清单对不上号，请改为全表连续编号`);
  }
  return verdict('16', '目录编号与清单编号一一对应；各类相加等于总数', figures.join('；'), problems);
}

/** Serials as they should be: what rises repeats nothing, and to see that is much quicker than a set of them. */
function rises(serials: readonly number[]): boolean {
  return serials.every((serial, at) => at === 0 || serial > (serials[at - 1] ?? 0));
}
