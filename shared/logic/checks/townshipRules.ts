/** Rules 9 and 17: township lists are common plus particular items, and numbers run without gaps. */
import type { Check } from '../../model/check';
import type { ItemContent } from '../../model/item';
import { groupDigits } from '../text/groupDigits';
import type { CheckFacts, NumberedList } from './facts';
import { type BlockMemo, inBlocks } from './inBlocks';
import { at, atItem, type Problem, verdict } from './verdict';

/** Rule 9: |list of a town| = common not exempt + particular named, counted apart from the lists as laid out. */
export function checkTownshipLists({ townships, items, numbered }: CheckFacts): Check {
  const problems: Problem[] = [];
  const { everywhere, exempt, named, nowhere } = countByTownship(items, townships);
  let townTimes = 0;
  for (const township of townships) {
    const common = everywhere - (exempt.get(township) ?? 0);
    const particular = named.get(township) ?? 0;
    townTimes += common + particular;
    const lists = numbered.filter((list) => list.township === township);
    const rows = lists.reduce((sum, list) => sum + list.rows, 0);
    if (rows !== common + particular)
      problems.push(
        at('townships', {}, `${township}清单 ${groupDigits(rows)} 项，共性 ${common} ＋ 差异化 ${particular}`),
      );
  }
  if (townships.length > 0) problems.push(...nowhere.map(({ id, name }) => atItem(id, `“${name}”没有任何乡镇适用`)));
  const figure = `${townships.length} 个乡镇，共 ${groupDigits(townTimes)} 镇次；事项库 ${groupDigits(items.length)} 项`;
  return verdict('9', '每镇清单＝共性事项＋本镇差异化事项；各镇之和是镇次，不是事项数', figure, problems);
}

interface TownshipCounts {
  /** Common items. */
  readonly everywhere: number;
  /** Common items each township is exempt from, and particular ones that name it. */
  readonly exempt: ReadonlyMap<string, number>;
  readonly named: ReadonlyMap<string, number>;
  /** Items without any township. */
  readonly nowhere: readonly ItemContent[];
}

const counted: BlockMemo<ItemContent, TownshipCounts> = new WeakMap();

/** One pass over what the items say of townships, however many townships there are. */
function countByTownship(items: readonly ItemContent[], townships: readonly string[]): TownshipCounts {
  const parts = inBlocks(counted, items, JSON.stringify(townships), (block) => countBlock(block, townships));
  const sum = (of: 'exempt' | 'named'): Map<string, number> =>
    new Map(townships.map((name) => [name, parts.reduce((total, part) => total + (part[of].get(name) ?? 0), 0)]));
  return {
    everywhere: parts.reduce((total, { everywhere }) => total + everywhere, 0),
    exempt: sum('exempt'),
    named: sum('named'),
    nowhere: parts.flatMap(({ nowhere }) => nowhere),
  };
}

function countBlock(items: readonly ItemContent[], townships: readonly string[]): TownshipCounts {
  const exempt = new Map(townships.map((township) => [township, 0]));
  const named = new Map(exempt);
  const nowhere: ItemContent[] = [];
  let everywhere = 0;
  for (const item of items) {
    const { scope, townships: rows } = item;
    const common = scope === 'common';
    if (common) everywhere += 1;
    let reached = common ? townships.length : 0;
    for (const { township, applies } of rows) {
      const counts = common ? exempt : named;
      const count = counts.get(township);
      if (count === undefined || applies === common) continue;
      counts.set(township, count + 1);
      reached += common ? -1 : 1;
    }
    if (reached === 0) nowhere.push(item);
  }
  return { everywhere, exempt, named, nowhere };
}

/** Rule 17: serials run on by the scheme's choice, and each heading states the rows under it. */
export function checkNumbering({ numbered }: CheckFacts): Check {
  const problems = numbered.flatMap(problemsOfList);
  const rows = numbered.reduce((sum, list) => sum + list.rows, 0);
  return verdict(
    '17',
    '序号连续不缺，类别标题的项数等于其下行数；导出后读回核对行数',
    `${numbered.length} 份清单 ${groupDigits(rows)} 行`,
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
      problems.push(
        `${said}“${section.category}”标题 ${groupDigits(section.stated)} 项，实有 ${groupDigits(section.rows)} 项`,
      );
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
