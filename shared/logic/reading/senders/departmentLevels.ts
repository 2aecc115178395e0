/** 市级主管部门 beside 县级主管部门: of departments of several levels the nearest to the townships is meant. */
import type { ColumnRole } from '../../../model/sourceEntry';
import { type ColumnSample, looksLikeDepartment } from '../columns/columnRoles';
import { headingRoles, normalizeHeading } from '../columns/headingRoles';

/** From above: 4 the state, 3 the province, 2 the city, 1 the county. */
const levels: readonly (readonly [level: number, word: RegExp])[] = [
  [4, /国家(级|层面)?|中央|部委/],
  [3, /省(级|直|属)|自治区/],
  [2, /(市|州|盟)(级|直|属)/],
  [1, /(县|区|旗).{0,6}(级|直|属)/],
];
const levelOnly = /^(国家|中央|省|市|州|盟|县|区|旗|县\(市、?区\))(级|直)?(主管|责任|对口)?(部门|单位)?$/;

function levelOf(heading: string): number {
  return levels.find(([, word]) => word.test(heading))?.[0] ?? 0;
}

/** By its own words, or as 省级 below 对应上级部门. */
function headsDepartments(heading: string): boolean {
  if (headingRoles(heading).has('department')) return true;
  const parts = heading.split('/').map(normalizeHeading);
  const last = parts.at(-1) ?? '';
  return levelOnly.test(last) && parts.slice(0, -1).some((group) => headingRoles(group).has('department'));
}

function holdsDepartments({ values }: ColumnSample): boolean {
  return values.length > 0 && values.filter(looksLikeDepartment).length * 2 >= values.length;
}

/**
 * The lowest level's column is the department; the others are kept among the remarks, under their headings. Empty when
 * the table has no departments of two levels, or two columns of the lowest one.
 */
export function levelRoles(samples: readonly ColumnSample[]): Map<number, ColumnRole> {
  const found = samples
    .map((sample) => ({ sample, level: levelOf(normalizeHeading(sample.heading)) }))
    .filter(({ sample, level }) => level > 0 && headsDepartments(sample.heading) && holdsDepartments(sample));
  const lowest = Math.min(...found.map(({ level }) => level));
  const nearest = found.filter(({ level }) => level === lowest);
  if (nearest.length !== 1 || found.length < 2) return new Map();
  return new Map(found.map(({ sample, level }) => [sample.column, level === lowest ? 'department' : 'remark']));
}
