/** The words a duty and an article share, and whether an article speaks of a duty at all. */

import { runsOf, wordsOf } from '../matching/knowledge/words';
import { normalizeText, withoutBoilerplate } from '../text/normalizeText';

/** Words of every article, which say nothing about what it speaks of. */
const EVERYWHERE =
  /^(?:人民政府|乡镇人民政府|县级以上|地方|各级|有关部门|主管部门|行政区域|依照|法律|法规|本级|国家|规定|单位|个人|组织|部门|政府|乡镇|街道|应当|可以|按照|要求|管理|工作|负责|区域|辖区|本辖区|内容|相关|情况|进行)$/;

/** At most twelve, the longest first. */
export function sharedWords(duty: string, article: string): readonly string[] {
  const level = normalizeText(article);
  const runs = runsOf(wordsOf(withoutBoilerplate(normalizeText(duty))), (run) => level.includes(run));
  const telling = runs.filter((run) => !EVERYWHERE.test(run));
  const longest = telling.sort((a, b) => b.length - a.length);
  return longest.filter((run, at) => !longest.slice(0, at).some((other) => other.includes(run))).slice(0, 12);
}

/** How alike two article texts are, 0 to 1: pairs of characters in common. */
export function likeness(one: string, other: string): number {
  const left = pairsOf(one);
  const right = pairsOf(other);
  if (left.size + right.size === 0) return one === other ? 1 : 0;
  let both = 0;
  for (const pair of left) if (right.has(pair)) both += 1;
  return (2 * both) / (left.size + right.size);
}

function pairsOf(text: string): Set<string> {
  const level = text.replace(/[^\p{L}\p{N}]+/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < level.length; at += 1) pairs.add(level.slice(at, at + 2));
  return pairs;
}
