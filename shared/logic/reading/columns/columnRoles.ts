/** Decides what each column of a table holds, from its heading and, where headings are ambiguous, from its content. */

import type { ColumnRole } from '../../../model/sourceEntry';
import { isTownWord } from '../../paper/layout/ownColumns';
import { splitNames } from '../rows/cellValues';
import { isTick } from '../rows/ticks';
import type { TownNames } from '../senders/townNames';
import { isDepartmentName } from '../sheetMeaning';
import { asksCommon } from './commonColumn';
import { headingRoles, isNeutralHeading, isTownshipHeading, lowestHeading } from './headingRoles';

export interface ColumnSample {
  /** 0-based. */
  readonly column: number;
  readonly heading: string;
  /** Up to some hundred non-empty texts from below the header. */
  readonly values: readonly string[];
  readonly hidden: boolean;
}

export interface Candidate extends ColumnSample {
  readonly weights: Map<ColumnRole, number>;
  readonly length: number;
}

const departmentEnd =
  /(部|局|委|办|室|委员会|中心|院|站|所|队|会|联|社|校|馆|银行|公司|林场|场|厅|署|处|科|机关|政府|边防|海事|渔政)([（(].*[）)])?$/;
const roleValue = /^(主体|主责|主要|牵头|独立|直接|配合|协助|协同|参与|次要|主$|配$)/;

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

function meanLength(values: readonly string[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value.length, 0) / values.length;
}

/** 柳河镇, 城关街道办事处: who does a duty, not who hands it down. */
export function isTownship(text: string): boolean {
  return /(镇|乡|街道)(人民政府|办事处|党工委|党委)?$/.test(text);
}

function namesTowns(text: string): boolean {
  return isTownship(text) || isTownWord(text) || /^(各|全|所有|部分|有关|相关|涉)/.test(text);
}

export function looksLikeDepartment(text: string): boolean {
  return text.split(/[、，,；;\n]/).every((part) => departmentEnd.test(part.trim()));
}

/** 职责分工 over 上级部门 and 乡镇: below stands what each does, or who it is. */
function dividesWork(heading: string): boolean {
  const levels = heading.split('/');
  return levels.length > 1 && levels.slice(0, -1).some((level) => /(职责|责任|任务|工作)(分工|划分)?$/.test(level));
}

/** The most a heading weighs that is not in the dictionary but has a word of it, such as 任务. */
const SEEMING = 4;

/** Takes weights away where the content contradicts the heading: 来源 = 文件/热线 is no department. */
export function weigh(sample: ColumnSample): Candidate {
  const weights = new Map(headingRoles(sample.heading));
  const values = sample.values;
  const length = meanLength(values);
  const contradict = (role: ColumnRole, instead: ColumnRole): void => {
    const weight = weights.get(role);
    if (weight === undefined) return;
    weights.delete(role);
    if (!weights.has(instead)) weights.set(instead, Math.min(weight, 3));
  };
  // 一般, 每月, 较多 again and again: whatever the heading seems to say, no duties and no wordings.
  if (values.length >= 3 && length < 4 && new Set(values).size * 2 <= values.length) {
    for (const role of ['name', 'text'] as const) if ((weights.get(role) ?? 0) <= SEEMING) weights.delete(role);
  }
  // One sentence is enough to see that a column holds no 主体 or 配合.
  if (length > 8 && share(values, (value) => roleValue.test(value)) === 0) contradict('townshipRole', 'text');
  // 属地 | 乡镇: says who, not what.
  if (values.length > 0 && share(values, (value) => isTownWord(value)) === 1) {
    weights.delete('text');
    weights.delete('name');
  }
  if (dividesWork(sample.heading) && length > 4 && share(values, looksLikeDepartment) === 0) {
    if (weights.delete('department')) weights.set('superiorDuty', 8);
  }
  // 承办单位 with nothing but townships below: where the duty is done.
  if (
    values.length >= 2 &&
    share(values, (value) => splitNames(value).every(isTownship)) === 1 &&
    weights.delete('department')
  )
    weights.set('applies', Math.max(weights.get('applies') ?? 0, 3));
  // 乡镇 over what a township does, not over which it is.
  if (length > 8 && share(values, (value) => splitNames(value).some(namesTowns)) === 0) contradict('applies', 'text');
  const isDepartment = (value: string): boolean => looksLikeDepartment(value) && !isTownship(value);
  // 来源 = 文件: where nobody at all is named, a row or two are enough to see it.
  if (values.length > 0 && (weights.get('department') ?? 0) < 10 && share(values, looksLikeDepartment) === 0)
    contradict('department', 'remark');
  if (values.length >= 3) {
    if ((weights.get('department') ?? 0) < 10 && share(values, isDepartment) < 0.3) contradict('department', 'remark');
    if (share(values, (value) => roleValue.test(value)) < 0.5)
      contradict('townshipRole', length > 8 ? 'text' : 'remark');
    if (length > 15) contradict('serial', 'text');
  }
  return { ...sample, weights, length };
}

/** Whether a pair reads as name and text: names are short and differ from row to row. */
function pairBonus(name: Candidate, text: Candidate | null): number {
  const distinct = new Set(name.values).size / Math.max(name.values.length, 1);
  const repeats = name.values.length >= 4 && distinct < 0.5 ? -4 : 0;
  const empty = name.values.length === 0 ? -6 : 0;
  if (!text || text.length === 0 || name.length === 0) return repeats + empty;
  if (name.length * 1.3 < text.length) return repeats + empty + 2;
  return name.length > text.length * 1.3 ? repeats + empty - 4 : repeats + empty;
}

/** 任务来源/来源文件 and 市直部门任务 hold 任务 without being the township's: they are far more surely something else. */
function saysOtherwise({ weights }: Candidate): boolean {
  const other = Math.max(weights.get('basis') ?? 0, weights.get('superiorDuty') ?? 0);
  return other > 0 && other >= (weights.get('text') ?? 0) * 3;
}

function choosePair(candidates: readonly Candidate[]): { name: Candidate | null; text: Candidate | null } {
  let best: { name: Candidate | null; text: Candidate | null } = { name: null, text: null };
  let bestScore = 0;
  for (const name of candidates) {
    const nameWeight = name.weights.get('name') ?? 0;
    if (nameWeight === 0) continue;
    for (const text of [null, ...candidates]) {
      if (text === name) continue;
      const textWeight = text?.weights.get('text') ?? 0;
      if (text && (textWeight === 0 || saysOtherwise(text))) continue;
      const score = nameWeight + textWeight + pairBonus(name, text);
      if (score <= bestScore) continue;
      bestScore = score;
      best = { name, text };
    }
  }
  return best;
}

/** A table that calls its only wording 内容, or nothing known at all: the column most like a wording. */
function fallbackName(candidates: readonly Candidate[]): Candidate | null {
  const open = candidates.filter((candidate) => candidate.weights.has('text') || candidate.weights.size === 0);
  const worded = open.filter((candidate) => candidate.length >= 4 && !looksLikeDepartment(candidate.values[0] ?? ''));
  return worded.find((candidate) => candidate.weights.has('text')) ?? worded[0] ?? null;
}

const singleRoles: ReadonlySet<ColumnRole> = new Set(['serial', 'category', 'townshipRole', 'applies', 'sender']);

function strongest(weights: ReadonlyMap<ColumnRole, number>, without: ReadonlySet<ColumnRole>): ColumnRole {
  let best: ColumnRole = 'ignored';
  let weight = 0;
  for (const [role, value] of weights) {
    if (without.has(role) || value <= weight) continue;
    best = role;
    weight = value;
  }
  return best;
}

/** 责任部门 beside 牵头部门: who leads is the department. */
export const leadWord = /牵头|主责|主体|主办/;

/** Columns in order of how sure their role is, so that a second one of a single role gives way. */
function bySureness(candidates: readonly Candidate[]): Candidate[] {
  const sureness = (candidate: Candidate): number => Math.max(0, ...candidate.weights.values());
  const leads = ({ heading }: Candidate): number => (leadWord.test(heading) ? 1 : 0);
  return [...candidates].sort((a, b) => sureness(b) - sureness(a) || leads(b) - leads(a) || a.column - b.column);
}

/** Notes on a hidden column are somebody's private ones: they are not carried into the list. */
function settle(candidate: Candidate, taken: Set<ColumnRole>): ColumnRole {
  const role = strongest(candidate.weights, new Set(['name', ...taken]));
  if (candidate.hidden && role === 'remark') return 'ignored';
  if (singleRoles.has(role)) taken.add(role);
  return role;
}

/** The wording beside a name that is settled already. */
function chooseText(candidates: readonly Candidate[]): Candidate | null {
  const worded = candidates.filter((candidate) => (candidate.weights.get('text') ?? 0) > 0);
  const [first] = worded.sort((a, b) => (b.weights.get('text') ?? 0) - (a.weights.get('text') ?? 0));
  return first ?? null;
}

/** A township's own column, ticked where the duty is its. */
function isTickColumn(sample: ColumnSample, towns: TownNames): boolean {
  return isTownColumn(sample.heading, towns) && holdsTicks(sample);
}

/** A column headed by a township, by its ending or because it is registered. */
export function isTownColumn(heading: string, towns: TownNames): boolean {
  return isTownshipHeading(heading) || (heading !== '' && towns.registeredAs(lowestHeading(heading)) !== '');
}

export function holdsTicks({ values }: Pick<ColumnSample, 'values'>): boolean {
  return values.length > 0 && values.every((value) => isTick(value) !== null);
}

/** 1 2 3 … under no heading at all. */
function isUnnamedSerial({ heading, values }: ColumnSample): boolean {
  if (heading !== '' || values.length < 2) return false;
  const numbers = values.map((value) => Number(/^(\d{1,4})[、.]?$/.exec(value)?.[1] ?? Number.NaN));
  return numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
}

type NameAndText = { readonly name: Candidate | null; readonly text: Candidate | null };

function chooseNameAndText(candidates: readonly Candidate[], fixed: ReadonlySet<ColumnRole>): NameAndText {
  const visible = candidates.filter((candidate) => !candidate.hidden);
  if (fixed.has('name')) return { name: null, text: fixed.has('text') ? null : chooseText(visible) };
  let { name, text } = choosePair(visible);
  if (!name) ({ name, text } = choosePair(candidates));
  return { name: name ?? fallbackName(visible), text: fixed.has('text') ? null : text };
}

/** 牵头局 or 法条: a heading nobody foresaw, but every cell names an office or cites a law. */
function roleByContent({ heading, hidden, values, weights }: Candidate): 'department' | 'basis' | null {
  if (heading === '' || hidden || weights.size > 0 || values.length < 2 || isNeutralHeading(heading)) return null;
  if (values.every((value) => /^《[^》]{2,}》/.test(value))) return 'basis';
  return values.every((value) => isDepartmentName(value)) ? 'department' : null;
}

/** A sub-item is the wording where nothing else is; beside a wording it is a column of its own, as in lists of powers. */
const AT_BEST_TEXT = 1;

/**
 * Role by column. Exactly one column is `name`, unless nothing in the table could be: then none is.
 * What a person fixed stands; a column that held a single role before gives way to it.
 */
export function assignRoles(
  samples: readonly ColumnSample[],
  towns: TownNames,
  fixed: ReadonlyMap<number, ColumnRole> = new Map(),
): Map<number, ColumnRole> {
  const candidates = samples.filter(({ column }) => !fixed.has(column)).map(weigh);
  const given = new Set(fixed.values());
  const { name, text } = chooseNameAndText(candidates, given);
  const roles = new Map<number, ColumnRole>(fixed);
  if (name) roles.set(name.column, 'name');
  if (text) roles.set(text.column, 'text');
  for (const { weights } of text ? candidates : []) if (weights.get('text') === AT_BEST_TEXT) weights.delete('text');
  for (const { column, heading } of candidates) if (asksCommon(heading)) roles.set(column, 'applies');
  const taken = new Set<ColumnRole>([...given].filter((role) => singleRoles.has(role)));
  const unnamed = candidates.find((candidate) => !roles.has(candidate.column) && isUnnamedSerial(candidate));
  if (unnamed && !candidates.some(({ weights }) => weights.has('serial')) && !taken.has('serial'))
    roles.set(unnamed.column, 'serial');
  let hasDepartment = given.has('department');
  for (const candidate of bySureness(candidates)) {
    if (roles.has(candidate.column)) continue;
    let role = settle(candidate, taken);
    if (role === 'department' && hasDepartment) role = 'coDepartments';
    else if (role === 'department') hasDepartment = true;
    roles.set(candidate.column, role);
  }
  for (const sample of candidates) {
    const role = roles.get(sample.column) === 'ignored' ? roleByContent(sample) : null;
    if (role && ![...roles.values()].includes(role)) roles.set(sample.column, role);
  }
  // One more column of ticks that a person gives to a township takes none away from the others.
  const named = samples.some(
    (sample) => fixed.get(sample.column) === 'applies' && !asksCommon(sample.heading) && !holdsTicks(sample),
  );
  for (const sample of named ? [] : candidates) if (isTickColumn(sample, towns)) roles.set(sample.column, 'applies');
  return roles;
}
