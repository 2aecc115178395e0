/** Fills what a table writes once and leaves blank below, and takes serials off names, judging by the whole column. */
import type { DraftEntry } from './readTableEntry';

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

const sameWord = /^(同上|〃|″|′′|"|''|同前)[。.]?$/;

/** 同上 and 〃 stand for what the row above says. */
export function takeSameAsAbove(entry: DraftEntry, above: DraftEntry): void {
  const isSame = (text: string): boolean => text.length <= 3 && sameWord.test(text.normalize('NFKC').trim());
  if (isSame(entry.category)) entry.category = above.category;
  if (isSame(entry.department)) entry.department = above.department;
  if (isSame(entry.text)) entry.text = above.text;
  if (entry.bases.length === 1 && isSame(entry.bases[0] ?? '')) entry.bases = [...above.bases];
}

/** Entries of one stretch without section rows in between, in order. */
export function fillContinued(entries: readonly DraftEntry[]): void {
  if (categoryContinues(entries.map((entry) => entry.category))) fillDown(entries, 'category');
  if (departmentContinues(entries.map((entry) => entry.department))) fillDown(entries, 'department');
}

const stuck =
  /^\s*(?:[（(](?:\d{1,4}|[一二三四五六七八九十]{1,4})[)）]|\d{1,4}\s*(?:[、:：)）]|[.．](?!\d))|[一二三四五六七八九十]{1,4}、|[①-⑳])\s*(?=\S)/;

/** Takes 1、 or (1) off the names when (almost) every name of a table without serials carries one, counting up. */
export function takeSerialsOff(entries: readonly DraftEntry[]): void {
  const matches = entries.map((entry) => stuck.exec(entry.name));
  const found = matches.filter((match) => match !== null);
  if (found.length < 2 || found.length < entries.length * 0.8) return;
  for (const [index, entry] of entries.entries()) {
    const match = matches[index];
    if (match) entry.name = entry.name.slice(match[0].length);
  }
}
