/** Units out of a pasted column or table: one a line, serial numbers and repeats left out, other columns taken for what they are. */
import { type UnitKind, unitProfileSchema } from '../../../model/unit';
import type { UnitDraft } from '../../../model/unitDraft';

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
  /^\s*(?:\d{1,3}\s*[.．、)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*/;
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
    /^((单位|部门|乡镇|责任部门|镇街)?(名称|全称|名字)|乡镇|镇街|单位|部门|责任部门|责任单位|报送单位|镇名|乡镇（街道）)$/,
  ],
];
const NUMBER = /^[\d,.，\s]+(万)?(人|户)?$/;
/** Sums below the units, and a row that is none. */
const TOTAL = /^(合计|总计|小计|共计|总数)[:：]?$/;
const SEPARATORS = /[、，,;；/\s]+/;

/** In the order pasted. A table may begin with a row of headings; without one the first column of words holds the names. */
export function readPastedUnits(pasted: string, kind: UnitKind): UnitDraft[] {
  const rows = pasted
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map((cell) => withPlainDigits(cell.trim())))
    .filter((cells) => cells.some((cell) => cell !== ''));
  if (rows.length === 1 && isAcross(rows[0] ?? [])) {
    return distinct((rows[0] ?? []).map((name) => draftOf(['name'], [name])));
  }
  const headed = columnsByHeadings(rows[0] ?? []);
  const columns = headed ?? columnsByContent(rows, kind);
  return distinct((headed ? rows.slice(1) : rows).map((cells) => draftOf(columns, cells)));
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
  const columns = cells.map((cell) => HEADINGS.find(([, pattern]) => pattern.test(cell))?.[0] ?? 'other');
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
  const name = (all('name')[0] ?? '').replace(LEADING_NUMBER, '').trim();
  const others = (wanted: Column): string[] => words(wanted).filter((alias) => alias !== name);
  return {
    name: NUMBER.test(name) || TOTAL.test(name.replace(/\s/g, '')) ? '' : name.slice(0, 100),
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

/** 16,000 → 16000; 1.6万人 → 16000; null when it is no number. */
function populationOf(cell: string): number | null {
  if (!NUMBER.test(cell)) return null;
  const count = Number(cell.replace(/[,，\s万人户]/g, '')) * (cell.includes('万') ? 10_000 : 1);
  return Number.isFinite(count) ? Math.round(count) : null;
}

function distinct(drafts: readonly UnitDraft[]): UnitDraft[] {
  const seen = new Set<string>();
  return drafts.filter(({ name }) => {
    if (name === '' || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
