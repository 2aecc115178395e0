/** Several senders in one file, such as 各镇汇总.xlsx: whose each entry is, by its row, its sheet or the heading above it. */

import type { FileSender } from '../../../model/fileReading';
import type { ReadColumn, ReadEntry, ReadRow, ReadTable } from '../../../model/sourceEntry';
import { bareUnit } from '../../units/levelUnitName';
import { isSameUnit } from '../../units/unitMeant';
import { asksCommon } from '../columns/commonColumn';
import { normalizeHeading } from '../columns/headingRoles';
import { levelled } from '../rows/levelled';
import { bareSection } from '../rows/rowWords';
import { areaIn, isArea } from './areaNames';
import { bySheet } from './bySheet';
import { departmentsOfTables } from './departmentTables';
import { guessUnitName, nameSaid } from './guessUnitName';
import { TownNames } from './townNames';

/** What a sheet says of its sender besides its entries. */
export interface SheetWords {
  readonly sheet: string;
  /** 填报单位 as it stands on the sheet; '' when it names none. */
  readonly stated: string;
  readonly titles: readonly string[];
  /** A Word table without words of its own belongs to whom the one before belongs to. */
  readonly goesOn: boolean;
}

/** What a table's title rows say. */
export function titlesOf({ rows }: Pick<ReadTable, 'rows'>): string[] {
  return rows.filter((row) => row.kind === 'title').map(({ cells }) => cells.join(''));
}

/** Columns that say whose the row is, unless a department writes where its duty applies. */
const TOWN_HEADING = /^(乡镇|镇街|街镇|乡镇\(街道\)|(乡镇|镇街)名称|所属(乡镇|镇街))$/;

/** Whether only townships are senders: in a township's own file 党政办 and 农业站 are its offices. */
function unitIn(text: string, names: TownNames, towns: boolean): string {
  const name = bareUnit(text);
  const fits = names.isTown(name) || (towns ? isArea(name) : guessUnitName('', '', [name]) !== null);
  return fits ? name : '';
}

/** 一、望江镇基本履职事项清单（21项） → 望江镇基本履职事项清单 */
const withoutNumber = (text: string): string => bareSection(levelled(text));

/**
 * The township of each table by its sheet's name and its titles; '' where they name none. Townships alone: a sheet named
 * by a department says who hands its duties down, which is a column like any other.
 */
function townsOfTables(sheets: readonly SheetWords[], names: TownNames): string[] {
  const texts = sheets.map(({ sheet, titles }) => [sheet, ...titles].map(withoutNumber));
  const towns = texts.map((own) => own.map((text) => names.townIn(text)).find((name) => name !== '') ?? '');
  if (!areSeveral(towns)) return towns;
  return towns.map((town, at) => town || (texts[at]?.map(areaIn).find((name) => name !== '') ?? ''));
}

/** The one township the row is about, as far as that says whose row it is: in a column 乡镇, or under a heading; not on a side of the duty. */
function townshipOfRow(
  { applies, sheet }: ReadEntry,
  columns: ReadonlyMap<string, readonly ReadColumn[]>,
  names: TownNames,
): string | null {
  if (applies === null || applies.length === 0) return null;
  const own = columns.get(sheet) ?? [];
  const named = own.filter(({ role, header }) => role === 'applies' && !asksCommon(header));
  if (named.length === 0 && tellSides(own)) return null;
  if (applies === 'all' || applies.length !== 1) return '';
  const fits = named.every(({ header }) => TOWN_HEADING.test(normalizeHeading(header.split('/').at(-1) ?? '')));
  const [written = ''] = applies;
  return fits ? names.townIn(written) || areaIn(written) : '';
}

const tellSides = (columns: readonly ReadColumn[]): boolean =>
  (['superiorDuty', 'townDuty'] as const).every((wanted) => columns.some(({ role }) => role === wanted));

/**
 * Written once and left blank below; a name written twice in a row shows that blanks mean nobody. '' is somebody nobody
 * knows, null a blank.
 */
function filledDown(names: readonly (string | null)[]): readonly string[] {
  const asWritten = !names[0] || names.some((name, at) => name && name === names[at - 1]);
  let last = '';
  return names.map((name) => {
    last = name ?? (asWritten ? '' : last);
    return last;
  });
}

interface Evidence {
  /** Whether columns 乡镇 and headings that name townships count as well. */
  readonly implied: boolean;
  /** Whom each sheet belongs to by its name and titles; '' where they say nothing that counts. */
  readonly told: readonly string[];
  /** Whether only townships are senders. */
  readonly towns: boolean;
  readonly names: TownNames;
}

/** Names by entry, '' where nobody is named. */
function namesOf(
  sheets: readonly SheetWords[],
  entries: readonly ReadEntry[],
  columns: readonly ReadColumn[],
  { implied, told, towns, names: known }: Evidence,
): string[] {
  const ofSheet = bySheet(columns);
  const words = new Map<string, string>();
  let before = '';
  for (const [at, { sheet, stated, goesOn }] of sheets.entries()) {
    before = unitIn(stated, known, towns) || told[at] || (goesOn ? before : '');
    words.set(sheet, before);
  }
  const names: string[] = [];
  for (const [sheet, rows] of bySheet(entries)) {
    const own = filledDown(rows.map(({ sender = '' }) => (sender === '' ? null : unitIn(sender, known, towns))));
    const about = implied ? filledDown(rows.map((entry) => townshipOfRow(entry, ofSheet, known))) : [];
    rows.forEach((_, at) => {
      names.push(own[at] || about[at] || words.get(sheet) || '');
    });
  }
  return names;
}

/** One name for each sender, the first it is called by. */
function asOne(names: readonly string[]): string[] {
  const known: string[] = [];
  return names.map((name) => {
    if (name === '') return '';
    const found = known.find((one) => isSameUnit(one, name));
    if (found === undefined) known.push(name);
    return found ?? name;
  });
}

const areSeveral = (names: readonly string[]): boolean => new Set(names.filter((name) => name !== '')).size > 1;

/**
 * Whose the entries are, by their place, where they are several units'; '' for entries nobody is named for. Null where
 * the file is one sender's. What only hints at a sender counts where most entries have it: at a township where no
 * department sends the file, at a department where no township does.
 *
 * @param entries Sheet after sheet.
 */
export function tellSenders(
  fileName: string,
  sheets: readonly SheetWords[],
  entries: readonly ReadEntry[],
  columns: readonly ReadColumn[],
  names: TownNames,
): readonly string[] | null {
  const titles = sheets.flatMap((sheet) => sheet.titles);
  // Who draws up a list of the whole county sends it only where nobody in it is named.
  const whole = nameSaid(fileName, titles);
  const towns = names.isTown(whole);
  const ofTowns = townsOfTables(sheets, names);
  const find = (implied: boolean, told: readonly string[]): string[] =>
    asOne(namesOf(sheets, entries, columns, { implied, told, towns, names }));
  const stated = find(false, []);
  // Where townships sign their tables, one that only its heading names is no part of the table before.
  if (areSeveral(stated))
    return stated.every((name) => name === '' || names.isTown(name)) ? find(false, ofTowns) : stated;
  const sender = stated.find((name) => name !== '') ?? whole;
  const hinted = (implied: boolean, told: readonly string[]): readonly string[] | null => {
    const found = find(implied, told);
    return areSeveral(found) && found.filter((name) => name !== '').length * 2 > found.length ? found : null;
  };
  const found = sender === '' || names.isTown(sender) ? hinted(true, ofTowns) : null;
  return found ?? (names.isTown(sender) ? null : hinted(false, departmentsOfTables(fileName, sheets)));
}

const NOBODY_KNOWN = new TownNames([]);

/** Whose the file is by the column that says who sends each row, where all say the same; else ''. */
export function senderOfAll(entries: readonly ReadEntry[]): string {
  const [name = '', ...others] = new Set(entries.map(({ sender = '' }) => unitIn(sender, NOBODY_KNOWN, false)));
  return others.length === 0 ? name : '';
}

/** The senders of a file that holds several units' entries, in the order they appear; none where it is one unit's. */
export function countSenders({ entries }: Pick<ReadTable, 'entries'>): FileSender[] {
  const counts = new Map<string, number>();
  for (const { sender } of entries) if (sender !== undefined) counts.set(sender, (counts.get(sender) ?? 0) + 1);
  return counts.size > 1 ? [...counts].map(([name, count]) => ({ name, entries: count })) : [];
}

/** 本文件有 2 个单位的条目：柳河镇 2 条、东岗乡 2 条。 */
export function sendersInWords(senders: readonly FileSender[]): string {
  const each = senders.map(({ name, entries }) => `${name || '没写单位的'} ${entries} 条`);
  return `本文件有 ${senders.length} 个单位的条目：${each.join('、')}。`;
}

/** Of the file's senders the one of that name; undefined when it is none of theirs, or the file has one sender. */
export function senderNamed(table: Pick<ReadTable, 'entries'>, unit: string): string | undefined {
  return countSenders(table).find(({ name }) => name !== '' && isSameUnit(name, unit))?.name;
}

const placeOf = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string => `${row} ${sheet}`;

/** The part of a file that is one sender's: sheets that hold others' entries alone are left out, others' rows say so. */
export function partOf(table: ReadTable, sender: string): ReadTable {
  const entries = table.entries.filter((entry) => entry.sender === sender);
  const own = new Set(entries.map(({ sheet }) => sheet));
  const foreign = new Set(table.entries.map(({ sheet }) => sheet).filter((sheet) => !own.has(sheet)));
  const others = new Map(
    table.entries.filter((entry) => entry.sender !== sender).map((entry) => [placeOf(entry), entry.sender]),
  );
  const here = ({ sheet }: { readonly sheet: string }): boolean => !foreign.has(sheet);
  const asOthers = (row: ReadRow): ReadRow => {
    const name = row.kind === 'entry' ? others.get(placeOf(row)) : undefined;
    return name === undefined ? row : { ...row, kind: 'otherUnit', reason: name === '' ? '没写单位' : `属${name}` };
  };
  return {
    rows: table.rows.filter(here).map(asOthers),
    entries,
    issues: table.issues.filter(
      ({ rows, ...issue }) =>
        here(issue) && (rows ?? [issue.row]).some((row) => !others.has(placeOf({ ...issue, row }))),
    ),
    columns: table.columns.filter(here),
    statedUnit: sender,
  };
}
