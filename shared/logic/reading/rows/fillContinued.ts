/** Fills what a table writes once and leaves blank below, and takes serials off names, judging by the whole column. */
import { readNumeral } from '../../text/chineseNumerals';
import { saysAsAbove } from './cellValues';
import type { DraftEntry } from './readTableEntry';
import { twoDuties } from './twoDuties';

/** Runs of a column: a value and how many blanks follow it. */
interface Runs {
  readonly values: readonly string[];
  readonly blanks: number;
  /** A value that is written again right below itself shows that blanks mean nothing. */
  readonly repeats: boolean;
}

function readRuns(values: readonly string[]): Runs {
  const written = values.filter((value) => value !== '');
  const repeats = values.some((value, index) => value !== '' && value === values[index - 1]);
  return { values: written, blanks: values.length - written.length, repeats };
}

/** A category is never meant to be blank: written once, it holds until the next. */
function categoryContinues(values: readonly string[]): boolean {
  const runs = readRuns(values);
  return values[0] !== '' && runs.blanks > 0 && !runs.repeats && runs.values.length > 0;
}

/** A department may well be unknown, so only a clear pattern counts: each one once, more blanks than names. */
function departmentContinues(values: readonly string[]): boolean {
  const runs = readRuns(values);
  const once = new Set(runs.values).size === runs.values.length;
  return values[0] !== '' && once && runs.blanks >= runs.values.length && values.length >= 4;
}

function fillDown(entries: readonly DraftEntry[], key: 'category' | 'department'): void {
  let last = '';
  for (const entry of entries) {
    if (entry[key] === '') entry[key] = last;
    else last = entry[key];
  }
}

/** 同上 and 〃 stand for what the row above says. */
export function takeSameAsAbove(entry: DraftEntry, above: DraftEntry): void {
  if (saysAsAbove(entry.category)) entry.category = above.category;
  if (saysAsAbove(entry.department)) entry.department = above.department;
  if (saysAsAbove(entry.text)) entry.text = above.text;
  if (entry.bases.length === 1 && saysAsAbove(entry.bases[0] ?? '')) entry.bases = [...above.bases];
}

/** Entries of one stretch without section rows in between, in order. */
export function fillContinued(entries: readonly DraftEntry[]): void {
  if (categoryContinues(entries.map((entry) => entry.category))) fillDown(entries, 'category');
  if (departmentContinues(entries.map((entry) => entry.department))) fillDown(entries, 'department');
}

const stuck =
  /^\s*(?:[（(](?:\d{1,4}|[一二三四五六七八九十]{1,4})[)）]|\d{1,4}\s*(?:[、:：)）]|[.．](?!\d))|[一二三四五六七八九十]{1,4}、|[①-⑳])\s*(?=\S)/;

/** A name without a number stuck to its front. */
export function withoutNumber(name: string): string {
  return name.replace(stuck, '');
}

/** Beside serials only numbers that count like them are none of the names: each goes on, or says what its serial says. */
function countAlong(entries: readonly DraftEntry[], serials: readonly string[]): boolean {
  let before = 0;
  return entries.every(({ name }, at) => {
    const value = readNumeral(
      (stuck.exec(name)?.[0] ?? '').normalize('NFKC').replace(/[^\d一二三四五六七八九十]/g, ''),
    );
    const follows = value === before + 1 || (value === 1 && before > 1) || value === readNumeral(serials[at] ?? '');
    before = value ?? 0;
    // 1.巡山；2.设卡 are duties counted within the cell.
    return value !== null && follows && twoDuties(name).length < 2;
  });
}

/**
 * Takes 1、 or (1) off the names when (almost) every name of a table carries one, counting up.
 *
 * @param serials What each entry has in the column of serials; '' where it has none.
 */
export function takeSerialsOff(entries: readonly DraftEntry[], serials: readonly string[]): void {
  const matches = entries.map((entry) => stuck.exec(entry.name));
  const found = matches.filter((match) => match !== null);
  if (found.length < 2 || found.length < entries.length * 0.8) return;
  if (serials.some((serial) => serial !== '') && !countAlong(entries, serials)) return;
  for (const [index, entry] of entries.entries()) {
    const match = matches[index];
    if (match) entry.name = entry.name.slice(match[0].length);
  }
}
