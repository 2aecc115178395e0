/** Units out of a pasted column or table: one a line, serial numbers and repeats left out, other columns taken for what they are. */
import { type UnitKind, unitProfileSchema } from '../../../model/unit';
import type { UnitDraft } from '../../../model/unitDraft';
import { belowTitle, oneBlock, pastedRows } from './pastedRows';

type Column =
  | 'name'
  | 'class'
  | 'population'
  | 'location'
  | 'resources'
  | 'industries'
  | 'aliases'
  | 'formerNames'
  | 'other';

/** “1. 东宁镇” and “（二）三岔口镇” lose their number; 第… names keep theirs. */
const LEADING_NUMBER =
  /^\s*(?:\d{1,3}\s*[.．、)）]|[①-⑳]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*/;
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['other', /^(序号|编号|备注|联系人|电话.*)$/],
  ['formerNames', /^(曾用名|原名|原名称|旧名)$/],
  ['aliases', /^(别名|简称|又名)$/],
  ['population', /人口/],
  ['class', /^(类别|类型|镇情|乡镇类别|乡镇类型|标签|特点)$/],
  ['location', /^(位置|区位|地理位置)$/],
  ['resources', /资源/],
  ['industries', /产业/],
  [
    'name',
    /^((单位|部门|责任部门|乡?镇街道|乡镇|镇街|街镇)?(名称|全称|名字)|乡?镇街道|乡镇|镇街|街镇|单位|部门|责任部门|责任单位|报送单位|镇名)$/,
  ],
];
const NUMBER = /^[\d,.，\s]+(万)?(人|户)?$/;
/** Sums below the units, such as 合计6个 or 以上共6个乡镇, what is said of the table, its title, and who filled it in: no units. */
const TOTAL =
  /^(以上)?(合计|总计|小计|共计|总数|共)[:：]?\(?(\d+(个|家)?(乡镇|镇街|街镇|镇|乡|街道|部门|单位)?(\(街道\))?)?\)?[。.]?$/;
const NO_UNIT =
  /^(注|备注|说明|填表人|填报人|制表人?|审核人?|联系人|联系电话|电话|(填报|填表|制表)(单位|时间|日期))[:：]|(名单|一览表?|(统计|情况|登记|汇总|信息)表)$/;
/** They only spread a name: 绥 阳 镇. */
const BETWEEN_CHARACTERS = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const SEPARATORS = /[、，,;；/\s]+/;

/** In the order pasted. A table may begin with a row of headings; without one the first column of words holds the names. */
export function readPastedUnits(pasted: string, kind: UnitKind): UnitDraft[] {
  const copied = pastedRows(pasted).map((cells) => cells.map(withPlainDigits));
  const titled = belowTitle(copied, (cells) => columnsByHeadings(cells) !== null);
  const rows = columnsByHeadings(titled[0] ?? []) ? oneBlock(titled) : titled;
  if (rows.length === 1 && isAcross(rows[0] ?? [])) {
    return distinct((rows[0] ?? []).map((name) => draftOf(['name'], [name])));
  }
  const headed = columnsByHeadings(rows[0] ?? []);
  const columns = headed ?? columnsByContent(rows, kind);
  const below = inPersons(headed ? rows.slice(1) : rows, columns, headed ? (rows[0] ?? []) : []);
  return distinct(below.map((cells) => draftOf(columns, cells)));
}

/** 3 is 3万 in a column that counts in 万, as its heading or its tenths say. */
function inPersons(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  headings: readonly string[],
): readonly (readonly string[])[] {
  const counted = columns.map(
    (column, index) =>
      column === 'population' &&
      (/万/.test(headings[index] ?? '') || countsTenths(rows.map((cells) => cells[index] ?? ''))),
  );
  return rows.map((cells) =>
    cells.map((cell, index) => (counted[index] && NUMBER.test(cell) && !/万/.test(cell) ? `${cell}万` : cell)),
  );
}

const isOfTenths = (count: number): boolean => !Number.isInteger(count) && count < 1000;

/** 5.2, 3 and 4.1: one way of counting in a column whose numbers are all small. */
function countsTenths(cells: readonly string[]): boolean {
  const counts = cells.filter((cell) => NUMBER.test(cell)).map((cell) => Number(cell.replace(/[,，\s人户]/g, '')));
  return counts.some(isOfTenths) && counts.every((count) => count < 1000);
}

/** ５６，３２１ as typed with a Chinese input method; names keep their width. */
function withPlainDigits(cell: string): string {
  const plain = cell.normalize('NFKC');
  return NUMBER.test(plain) ? plain : cell;
}

/** One row of several names is a list that was written across; a name with its short name beside it is not. */
function isAcross(cells: readonly string[]): boolean {
  const [first = '', second = ''] = cells;
  return cells.every(isWord) && (cells.length > 2 || !first.includes(second));
}

function isWord(cell: string): boolean {
  return cell !== '' && !NUMBER.test(cell);
}

function columnsByHeadings(cells: readonly string[]): Column[] | null {
  const headings = cells.map((cell) => cell.replace(/[（）()、/\s]/g, ''));
  const columns = headings.map((heading) => HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0] ?? 'other');
  return columns.includes('name') ? columns : null;
}

function columnsByContent(rows: readonly (readonly string[])[], kind: UnitKind): Column[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const wordy = Array.from({ length: width }, (_, column) => {
    const filled = rows.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
    return filled.filter(isWord).length * 2 > filled.length;
  });
  const name = wordy.indexOf(true);
  return wordy.map((words, column): Column => {
    if (column === name) return 'name';
    if (column < name) return 'other';
    if (words) return kind === 'township' ? 'class' : 'aliases';
    return kind === 'township' ? 'population' : 'other';
  });
}

function draftOf(columns: readonly Column[], cells: readonly string[]): UnitDraft {
  const all = (wanted: Column): string[] =>
    columns.flatMap((column, index) => (column === wanted ? [(cells[index] ?? '').trim()] : [])).filter(Boolean);
  const words = (wanted: Column): string[] => [
    ...new Set(all(wanted).flatMap((cell) => cell.split(SEPARATORS).filter(Boolean))),
  ];
  const name = (all('name')[0] ?? '').replace(LEADING_NUMBER, '').replace(BETWEEN_CHARACTERS, '').trim();
  const others = (wanted: Column): string[] => words(wanted).filter((alias) => alias !== name);
  return {
    name: isNoUnit(name) || cells.some(isSum) ? '' : name.slice(0, 100),
    aliases: others('aliases'),
    formerNames: others('formerNames'),
    profile: unitProfileSchema.parse({
      class: words('class'),
      population:
        all('population')
          .map(populationOf)
          .find((count) => count !== null) ?? null,
      location: all('location')[0] ?? '',
      resources: words('resources'),
      industries: words('industries'),
    }),
  };
}

function isNoUnit(name: string): boolean {
  return NUMBER.test(name) || isSum(name) || NO_UNIT.test(bareOf(name));
}

/** It may stand before the name: 合计 | 7个. */
function isSum(cell: string): boolean {
  return TOTAL.test(bareOf(cell));
}

function bareOf(cell: string): string {
  return cell.normalize('NFKC').replace(/\s/g, '');
}

/** 16,000 → 16000; 1.6万人, and 1.6 alone, for nobody counts persons by tenths, → 16000; null when it is no number. */
function populationOf(cell: string): number | null {
  if (!NUMBER.test(cell)) return null;
  const count = Number(cell.replace(/[,，\s万人户]/g, ''));
  if (!Number.isFinite(count)) return null;
  return Math.round(count * (cell.includes('万') || isOfTenths(count) ? 10_000 : 1));
}

function distinct(drafts: readonly UnitDraft[]): UnitDraft[] {
  const seen = new Set<string>();
  return drafts.filter(({ name }) => {
    if (name === '' || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
