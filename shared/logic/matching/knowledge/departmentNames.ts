/** Department names read as what the department does, so that 国土局 and 市自然资源局 are one in any county. */

import { normalizeText } from '../../text/normalizeText';
import departmentData from './departmentNames.json';

/** 县、市、区 … and what stands before it, once or more: 牡丹江市东宁…, 山东省济南市平阴县…. */
const PLACE =
  /^(?:国家|中共|中国共产党)?[^\s]{0,8}?(?:特别行政区|自治区|自治州|自治县|自治旗|林区|地区|新区|开发区|省|市|州|盟|县|区|旗)/u;
const SEPARATORS = /[、，,;；/\\\n\r\t]+|\s{1,}/u;

const FRAGMENTS: ReadonlyMap<string, readonly string[]> = (() => {
  const functions = new Map<string, string[]>();
  for (const entry of departmentData.functions) {
    for (const name of entry.names) functions.set(name, [...(functions.get(name) ?? []), entry.function]);
  }
  // A township's own offices do something of everything: their names say nothing of the county's department.
  for (const name of departmentData.general) functions.set(name, []);
  return functions;
})();
const LONGEST_FRAGMENT = Math.max(...[...FRAGMENTS.keys()].map((fragment) => fragment.length));

/** Longest fragments first from the left, none overlapping: 营商环境建设监督 is not 生态环境. */
function fragmentsOf(name: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < name.length) {
    let length = Math.min(LONGEST_FRAGMENT, name.length - at);
    while (length > 1 && !FRAGMENTS.has(name.slice(at, at + length))) length -= 1;
    if (length > 1) found.push(name.slice(at, at + length));
    at += Math.max(1, length);
  }
  return found;
}

/** Takes places off the front as long as a department remains: 公安县财政局 is no police, 市场监管局 keeps its 市. */
function withoutPlace(name: string): string {
  let rest = name;
  for (let round = 0; round < 4; round += 1) {
    const shorter = rest.replace(PLACE, '');
    if (shorter === rest || fragmentsOf(shorter).length === 0) break;
    rest = shorter;
  }
  return rest;
}

/**
 * What the department or departments named do: 教育体育局 → 教育, 体育; 国土所 → 自然资源; 县乡村振兴局 → 农业农村.
 * A department nobody knows stands for itself, without its place.
 *
 * @param written One name or several, parted by 、 or a line break; '' gives none.
 * @returns Functions in alphabetical order, each once.
 */
export function departmentFunctions(written: string): readonly string[] {
  const functions = new Set<string>();
  for (const part of written.split(SEPARATORS)) {
    const name = normalizeText(part).replaceAll(' ', '');
    if (name === '') continue;
    const fragments = fragmentsOf(withoutPlace(name));
    for (const fragment of fragments) for (const known of FRAGMENTS.get(fragment) ?? []) functions.add(known);
    if (fragments.length === 0) functions.add(name.replace(PLACE, '') || name);
  }
  return [...functions].sort();
}

/** How two written departments stand to each other; `unknown` when that cannot be told from their names. */
export type DepartmentRelation = 'same' | 'different' | 'unknown';

/** By function, what one department does beside it in some counties and two in others, or one office for two in most townships. */
const NEIGHBOURS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  departmentData.functions.map(({ function: one }) => [
    one,
    new Set(departmentData.neighbours.filter((two) => two.includes(one)).flat()),
  ]),
);

/**
 * Two departments are the same when they share what they do: 教育局 and 教育体育局, 扶贫办 and 农业农村局. They are
 * different only where that is known: not for a department nobody knows, nor for 林业站 and 自然资源局, which are one
 * in the next county.
 */
export function compareDepartments(left: readonly string[], right: readonly string[]): DepartmentRelation {
  for (const one of left) if (right.includes(one)) return 'same';
  let relation: DepartmentRelation = 'unknown';
  for (const one of left) {
    const neighbours = NEIGHBOURS.get(one);
    if (neighbours === undefined) continue;
    for (const other of right) {
      if (neighbours.has(other)) return 'unknown';
      if (NEIGHBOURS.has(other)) relation = 'different';
    }
  }
  return relation;
}
