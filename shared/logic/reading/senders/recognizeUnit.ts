/** Whose table a file is: the known unit that its name or its 填报单位 speaks of. */

import { bareUnit, countyIn, isTownName, plainUnitName, withoutBrackets } from '../../units/levelUnitName';
import { type KnownUnit, unitMeant } from '../../units/unitMeant';

/** Words around a unit's name that belong to the form, not to the unit. */
const formWords =
  /(乡镇|镇街|乡镇街道)?(反向)?(梳理)?(履职|职责)(任务|事项)*(清单|目录|表)?|(上级部门)?(收回|配合|基本)(履职|事项|任务)*(清单|目录|表)|反向梳理|情况(统计)?表|(任务|事项|工作)*(统计|汇总)表|清单|目录|征求意见稿|送审稿|定稿|终稿|最终版|修改稿|修订稿|反馈|报送|上报|汇总/g;

/** A file name without its extension, numbers, dates, brackets and form words. */
export function bareFileName(fileName: string): string {
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]{1,5}$/i, '');
  return withoutBrackets(plainUnitName(name))
    .replace(/\d{4}年\d{1,2}月(\d{1,2}日)?|\d+/g, '')
    .replace(/[-_—.·]+/g, '')
    .replace(formWords, '');
}

interface Spoken {
  readonly unit: string;
  readonly word: string;
}

function wordsOf(units: readonly KnownUnit[]): Spoken[] {
  const words = units.flatMap((unit) =>
    [unit.name, ...unit.aliases].map((word) => ({ unit: unit.name, word: plainUnitName(word) })),
  );
  return words.filter(({ word }) => word !== '').sort((a, b) => b.word.length - a.word.length);
}

/** 东宁 in 东宁市税务局 and in 东宁林业局 is the county or the department, not 东宁镇. */
const BEHIND_ANOTHER = /^[县市区旗州盟]|局|委员会|法院|检察院/;

/** 林业局林业站 is no 林业局, and 邻县柳河镇 no 柳河镇 of this county; a township's 站 hands in for the township. */
function isSpokenOf(text: string, { unit, word }: Spoken, county: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  const [before, behind] = [text.slice(0, at), text.slice(at + word.length)];
  if (isTownName(unit) && !isTownName(word) && BEHIND_ANOTHER.test(behind)) return false;
  if (/局$/.test(word) && /(站|所|队|中心|分局)$/.test(behind)) return false;
  return county === '' || before.endsWith(county) || !/.[县市区旗州盟]$/.test(before);
}

/** The unit spoken of by the longest word the text contains; null when two units are named equally well. */
function findContained(text: string, words: readonly Spoken[], county: string): string | null {
  const found = words.filter((spoken) => isSpokenOf(text, spoken, county));
  const longest = found[0]?.word.length ?? 0;
  const named = new Set(found.filter(({ word }) => word.length === longest).map(({ unit }) => unit));
  const [unit = null] = named;
  return named.size === 1 ? unit : null;
}

/**
 * The known unit a file belongs to, or null when nothing or more than one unit is named.
 *
 * 填报单位 counts before the file's name; the whole name counts before a part of it, a longer part before a shorter.
 *
 * @param place The county's name, which its units need not carry.
 */
export function recognizeUnit(
  fileName: string,
  statedUnit: string,
  units: readonly KnownUnit[],
  place = '',
): string | null {
  const words = wordsOf(units);
  const county = countyIn(place);
  const texts = [bareUnit(statedUnit), bareFileName(fileName)].filter((text) => text !== '');
  for (const text of texts) {
    const { certain } = unitMeant(text, units, place);
    if (certain) return certain.name;
  }
  for (const text of texts) {
    const unit = findContained(text, words, county);
    if (unit !== null) return unit;
  }
  return findContained(plainUnitName(fileName), words, county);
}
