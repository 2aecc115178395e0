/** Whose table a file is: the known unit that its name or its 填报单位 speaks of. */

export interface KnownUnit {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Words around a unit's name that belong to the form, not to the unit. */
const formWords =
  /(乡镇|镇街|乡镇街道)?(反向)?(梳理)?(履职|职责)(任务|事项)*(清单|目录|表)?|(上级部门)?(收回|配合|基本)(履职|事项|任务)*(清单|目录|表)|反向梳理|情况(统计)?表|(任务|事项|工作)*(统计|汇总)表|清单|目录|征求意见稿|送审稿|定稿|终稿|最终版|修改稿|修订稿|反馈|报送|上报|汇总/g;

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** A stated name without what the form puts around it: 东宁镇人民政府（盖章） → 东宁镇. */
export function bareUnit(text: string): string {
  return plain(text)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/(人民政府办公室|人民政府|党政办公室|党政办|政府|党委)$/, '');
}

/** A file name without its extension, numbers, dates, brackets and form words. */
export function bareFileName(fileName: string): string {
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]{1,5}$/i, '');
  return plain(name)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
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
    [unit.name, ...unit.aliases].map((word) => ({ unit: unit.name, word: plain(word) })),
  );
  return words.filter(({ word }) => word !== '').sort((a, b) => b.word.length - a.word.length);
}

function only(units: readonly string[]): string | null {
  const distinct = new Set(units);
  return distinct.size === 1 ? (units[0] ?? null) : null;
}

/** The unit spoken of by the longest word the text contains; null when two units are named equally well. */
function findContained(text: string, words: readonly Spoken[]): string | null {
  const found = words.filter(({ word }) => text.includes(word));
  const longest = found[0]?.word.length ?? 0;
  return only(found.filter(({ word }) => word.length === longest).map(({ unit }) => unit));
}

/** The text is a unit's name up to the county's word before it: 东宁市林业和草原局 for 市林业和草原局. */
function findEqual(text: string, words: readonly Spoken[]): string | null {
  return only(words.filter(({ word }) => word === text).map(({ unit }) => unit));
}

/**
 * The known unit a file belongs to, or null when nothing or more than one unit is named.
 *
 * 填报单位 counts before the file's name; the whole name counts before a part of it, a longer part before a shorter.
 */
export function recognizeUnit(fileName: string, statedUnit: string, units: readonly KnownUnit[]): string | null {
  const words = wordsOf(units);
  const texts = [bareUnit(statedUnit), bareFileName(fileName)].filter((text) => text !== '');
  for (const find of [findEqual, findContained]) {
    for (const text of texts) {
      const unit = find(text, words);
      if (unit !== null) return unit;
    }
  }
  return findContained(plain(fileName), words);
}
