/** What a column's heading says it holds, by the dictionary `columnNames.json`: roles with weights, not yet a decision. */
import { type ColumnRole, columnRoleSchema } from '../../../model/sourceEntry';
import { toSimplified } from '../../text/toSimplified';
import { isArea } from '../senders/areaNames';
import columnNames from './columnNames.json';

export type RoleWeights = ReadonlyMap<ColumnRole, number>;

const byName = new Map<string, Map<ColumnRole, number>>();
for (const [roleName, byWeight] of Object.entries(columnNames.names)) {
  const role = columnRoleSchema.parse(roleName);
  for (const [weight, names] of Object.entries(byWeight)) {
    for (const name of names ?? []) {
      const roles = byName.get(name) ?? new Map<ColumnRole, number>();
      roles.set(role, Math.max(roles.get(role) ?? 0, Number(weight)));
      byName.set(name, roles);
    }
  }
}

const patterns = columnNames.patterns.map((pattern) => ({
  match: new RegExp(pattern.match),
  role: columnRoleSchema.parse(pattern.role),
  weight: pattern.weight,
}));

/** Marks of a footnote behind a heading's words: 责任部门②, 事项名称[1]. */
const footnoteMark = /(?<=\p{Script=Han}|[)）])([①-⑳¹²³]|\[\d\]|〔注?\d?〕)/gu;

/** Headings are compared without spaces, line breaks, width, 繁体 and the marks of a form: 序　號, ＊事项名称：, 1.事项名称. */
export function normalizeHeading(heading: string): string {
  return toSimplified(heading.replace(footnoteMark, '').normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/^[*★]+|[*★:：。?]+$/g, '')
    .replace(/^\d{1,2}[.、](?=\p{Script=Han})/u, '')
    .toUpperCase();
}

function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '');
}

/** 职责事项1, 事项（二）, 措施③: one of several columns of the same kind; null for any other heading. */
export function numberedHeading(heading: string): string | null {
  const last = normalizeHeading(heading.split('/').at(-1) ?? '');
  return /^(\p{Script=Han}{2,8})\(?(\d{1,2}|[一二三四五六七八九十]{1,2})\)?$/u.exec(last)?.[1] ?? null;
}

/** The forms a heading of several levels is looked up by: 来源/依据 → 来源依据, 依据; the fuller one first. */
function formsOf(heading: string): string[] {
  const levels = heading.split('/').map(normalizeHeading);
  const whole = normalizeHeading(heading);
  const joined = levels.join('');
  const last = levels.at(-1) ?? '';
  const lower = levels.slice(-2).join('');
  const stem = numberedHeading(heading) ?? '';
  const forms = [whole, joined, withoutBrackets(joined), lower, last, withoutBrackets(last), stem];
  return [...new Set(forms)].filter((form) => form !== '');
}

/** 街镇责任, 镇（街道）责任: as the dictionary has it of 乡镇. */
function sayingTownship(form: string): string {
  return form.replace(/街道?乡镇|乡镇街道|乡?镇\(街道?\)|街道?\(乡?镇\)|镇街道?|街道?镇/g, '乡镇');
}

/** Words that say nothing alone: 名称 below 法律法规依据 is the basis's, and 内容 what the law says, no duty. */
const partOfBasis = /^(名称|条款|具体条款|文号|发文字号|文件名称)$/;
const wordsOfBasis = /^(内容|具体内容|条款内容|条文|条文内容|原文|摘要)$/;
const kept: RoleWeights = new Map<ColumnRole, number>([['remark', 10]]);

function basisAbove(heading: string): RoleWeights | null {
  const levels = heading.split('/').map(normalizeHeading);
  const [group = '', last = ''] = levels.slice(-2);
  const roles = levels.length > 1 ? byName.get(group) : undefined;
  if (!roles?.has('basis')) return null;
  if (wordsOfBasis.test(last)) return kept;
  return partOfBasis.test(last) ? roles : null;
}

/** 备注（法律依据）: what the brackets ask for, not a remark. */
function basisInBrackets(heading: string): RoleWeights | null {
  const asked = /^备注\((?:请?(?:填写?|注明|写明|列明)?)(.+?)\)$/.exec(normalizeHeading(lowestHeading(heading)))?.[1];
  const roles = asked === undefined ? undefined : byName.get(asked);
  return roles?.has('basis') ? roles : null;
}

/** Roles of a heading that stands in the dictionary word for word; empty when it does not. */
export function knownRoles(heading: string): RoleWeights {
  const basis = basisAbove(heading) ?? basisInBrackets(heading);
  if (basis) return basis;
  const forms = formsOf(heading);
  for (const form of [...forms, ...forms.map(sayingTownship)]) {
    const roles = byName.get(form);
    if (roles) return roles;
  }
  return new Map();
}

const neutral: ReadonlySet<string> = new Set(columnNames.neutral);
const neutralPatterns = columnNames.neutralPatterns.map((pattern) => new RegExp(pattern));

const isNeutral = (form: string): boolean => neutral.has(form) || neutralPatterns.some((pattern) => pattern.test(form));

/** Usual beside duties without saying anything that is taken in: 完成时限, 责任人, or a township's own column. */
export function isNeutralHeading(heading: string): boolean {
  const [group = '', ...lower] = heading.split('/').map((level) => withoutBrackets(normalizeHeading(level)));
  const forms = [withoutBrackets(normalizeHeading(heading)), ...(lower.length > 0 ? [group] : [])];
  return forms.some(isNeutral) || isTownshipHeading(heading);
}

export const lowestHeading = (heading: string): string => heading.split('/').at(-1) ?? '';

/** 河东乡 or 柳泉新区管委会 over a column of ticks; 适用乡镇 is a heading of its own. */
export function isTownshipHeading(heading: string): boolean {
  const name = normalizeHeading(lowestHeading(heading));
  return (/^.{1,8}(镇|乡|街道|办事处)$/.test(name) || isArea(name)) && knownRoles(name).size === 0;
}

/** 文件标题 and 1月 stand for what the level above says: its papers, its tasks. */
const partOfUpper = /文|标题|月/;

/** 牵头科室 below 依据及责任 is what it says; 名称 and 内容 are only what the level above makes of them. */
function decidesAlone(lowest: string): boolean {
  return saysOther(lowest) || patterns.some((pattern) => !isWords(pattern) && pattern.match.test(lowest));
}

const isWords = ({ role }: (typeof patterns)[number]): boolean => role === 'name' || role === 'text';

/** 工作频次, 任务来文时间: about a duty, whatever else stands in the heading. */
const saysOther = (lowest: string): boolean => isNeutral(lowest) && !partOfUpper.test(lowest);

/** 任务类型 is a type, 任务下达单位 an office and 法定职责依据 a basis, whatever of. */
function isAbout(roles: RoleWeights, text: string): boolean {
  return roles.has('category') || roles.has('department') || (roles.has('basis') && text.endsWith('依据'));
}

/** Roles of a heading by the dictionary, else by what it contains. Headings longer than 24 characters have none. */
export function headingRoles(heading: string): RoleWeights {
  const known = knownRoles(heading);
  if (known.size > 0) return known;
  const forms = formsOf(heading);
  if (forms.every((form) => form.length > 24)) return known;
  const levels = heading.split('/').map((level) => withoutBrackets(normalizeHeading(level)));
  const lowest = levels.pop() ?? '';
  const upper = levels.length > 0 && decidesAlone(lowest) ? levels.join('') : '';
  const beside = saysOther(lowest);
  for (const form of [...forms.slice(0, 3), ...forms.slice(-2)]) {
    const roles = new Map<ColumnRole, number>();
    const text = withoutBrackets(form) || form;
    for (const pattern of patterns) {
      if (pattern.match.test(upper) && !pattern.match.test(lowest)) continue;
      if (isWords(pattern) && (beside || isAbout(roles, text))) continue;
      if (pattern.match.test(text) && !roles.has(pattern.role)) roles.set(pattern.role, pattern.weight);
    }
    if (roles.size > 0) return roles;
  }
  return known;
}
