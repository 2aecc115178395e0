/** Rules 9 and 17: township lists are common plus particular items, and numbers run without gaps. */
import type { Check } from '../../model/check';
import { appliesTo } from '../appliesTo';
import type { CheckFacts, NumberedList } from './facts';
import { at, atItem, type Problem, verdict } from './verdict';

/** Rule 9: |list of a town| = common not exempt + particular named, counted apart from the lists as laid out. */
export function checkTownshipLists({ townships, items, numbered }: CheckFacts): Check {
  const problems: Problem[] = [];
  // Most items name no township; those are counted once for all of them.
  const plain = items.filter((item) => item.townships.length === 0);
  const named = items.filter((item) => item.townships.length > 0);
  const everywhere = plain.filter(({ scope }) => scope === 'common').length;
  let townTimes = 0;
  for (const township of townships) {
    const own = named.filter((item) => appliesTo(item.scope, item.townships, township));
    const common = everywhere + own.filter(({ scope }) => scope === 'common').length;
    const particular = own.filter(({ scope }) => scope === 'particular').length;
    townTimes += common + particular;
    const lists = numbered.filter((list) => list.township === township);
    const rows = lists.reduce((sum, list) => sum + list.rows, 0);
    if (rows !== common + particular)
      problems.push(at('townships', {}, `${township}清单 ${rows} 项，共性 ${common} ＋ 差异化 ${particular}`));
  }
  const nowhere = items.filter((item) =>
    item.townships.length === 0
      ? item.scope === 'particular'
      : !townships.some((township) => appliesTo(item.scope, item.townships, township)),
  );
  if (townships.length > 0) problems.push(...nowhere.map(({ id, name }) => atItem(id, `“${name}”没有任何乡镇适用`)));
  const figure = `${townships.length} 个乡镇，共 ${townTimes} 镇次；事项库 ${items.length} 项`;
  return verdict('9', '每镇清单＝共性事项＋本镇差异化事项；各镇之和是镇次，不是事项数', figure, problems);
}

/** Rule 17: serials run on by the scheme's choice, and each heading states the rows under it. */
export function checkNumbering({ numbered }: CheckFacts): Check {
  const problems = numbered.flatMap(problemsOfList);
  const rows = numbered.reduce((sum, list) => sum + list.rows, 0);
  return verdict(
    '17',
    '序号连续不缺，类别标题的项数等于其下行数；导出后读回核对行数',
    `${numbered.length} 份清单 ${rows} 行`,
    problems,
  );
}

function problemsOfList(list: NumberedList): Problem[] {
  const problems: string[] = [];
  const said = `${list.township}${list.list}`;
  const wrong = firstWrong(list);
  if (wrong >= 0) problems.push(`${said}第 ${wrong + 1} 行序号为“${list.serials[wrong] ?? ''}”`);
  if (list.serials.length !== list.rows) problems.push(`${said}${list.rows} 行，序号 ${list.serials.length} 个`);
  for (const section of list.sections) {
    if (section.stated !== section.rows)
      problems.push(`${said}“${section.category}”标题 ${section.stated} 项，实有 ${section.rows} 项`);
  }
  return problems.map((words) => at('townships', {}, words));
}

/** Position of the first serial that is not the one before plus one (or 1 where a section starts anew); -1 when all are. */
function firstWrong({ serials, sections, rows, numbering }: NumberedList): number {
  const parts = numbering === 'continuous' ? [rows] : sections.map((section) => section.rows);
  let position = 0;
  for (const part of parts) {
    for (let serial = 1; serial <= part && position < serials.length; serial += 1) {
      if (serials[position] !== serial) return position;
      position += 1;
    }
  }
  return -1;
}
