/** What an entry's table says in columns that only this list of the scheme knows: its fields, and who is on which side. */
import type { ItemDraft } from '../../../model/item';
import type { SchemeList } from '../../../model/scheme';
import type { ReadColumn, ReadEntry } from '../../../model/sourceEntry';

/** Cells of the entry's row whose column is a field's or has no role, by heading as written. */
export type OwnCells = Readonly<Record<string, string>>;

/** Whether a heading, or its lowest level, says the words: 办理要求/风险等级 says 风险等级. */
export function saysField(heading: string, label: string): boolean {
  const wanted = bare(label);
  return bare(heading) === wanted || bare(heading.split('/').at(-1) ?? '') === wanted;
}

/** Under which an entry keeps what holds in a field's column although its own cell does not say it. */
export function heldField(heading: string): string {
  return `field:${heading}`;
}

/** Cells of an entry's row under headings without a role, or of a field of the scheme, merged ones filled down. */
export function ownCellsOf(
  entry: Pick<ReadEntry, 'sheet' | 'row' | 'extra'>,
  columns: readonly ReadColumn[],
  cells: readonly string[],
): OwnCells {
  const own = columns.filter(
    ({ sheet, role, index, headerRow = 0 }) =>
      sheet === entry.sheet && (role === 'field' || role === 'ignored') && index !== undefined && headerRow < entry.row,
  );
  return Object.fromEntries(
    own.map(({ header, index = 0 }) => [header, entry.extra?.[heldField(header)] ?? cells[index] ?? '']),
  );
}

/** Values of the list's fields as written; another word for a choice stays the word that was written. */
export function fieldsIn(cells: OwnCells, list: SchemeList): Record<string, string> {
  const found = list.fields.map(({ id, label }) => [id, cellUnder(cells, label)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== ''));
}

/** The cell under a heading that says the words, brackets and blanks aside; '' when there is none. */
export function cellUnder(cells: OwnCells, words: string): string {
  const wanted = bare(words);
  const headings = Object.keys(cells);
  const heading = headings.find((one) => bare(one) === wanted) ?? headings.find((one) => bare(one).endsWith(wanted));
  return heading === undefined ? '' : (cells[heading] ?? '').trim();
}

function bare(words: string): string {
  return words.normalize('NFKC').replace(/\s|\(.*?\)|\//g, '');
}

/** 各乡镇, 镇街, 乡镇人民政府: the townships as a side, or one by name. */
export function isTownWord(name: string): boolean {
  return TOWNSHIPS.test(name) || /^.{1,8}(镇|乡|街道)(人民政府|办事处)?$/.test(name);
}

export interface Sides
  extends Pick<ItemDraft, 'townshipRole' | 'leadDepartment' | 'coDepartments' | 'jointLeads' | 'duties' | 'text'> {}

/** The townships in general: 各乡镇（街道）, 属地乡镇, 全县各街道, 乡镇街道. */
const TOWNSHIPS =
  /^(属地|所在地?|有关|相关|涉及|辖区|事发地|当地|各|全[县市区旗])*(乡|镇街?|街[镇道])(乡|镇街?|街[镇道]|人民政府|政府|办事处|[（()）/])*$/;

/**
 * 主体责任 and 配合责任 as “单位：内容” a line: departments with what they do, and the township on the side it is named.
 * Null when the table has no such columns.
 */
export function sidesIn(cells: OwnCells): Sides | null {
  const main = partsIn(cellUnder(cells, '主体责任'));
  const cooperating = partsIn(cellUnder(cells, '配合责任'));
  if (main.length + cooperating.length === 0) return null;
  const towns = [...main, ...cooperating].filter(({ unit }) => isTownWord(unit));
  const departments = (parts: readonly SidePart[]) => parts.filter(({ unit }) => !isTownWord(unit));
  const [lead, ...joint] = departments(main.length > 0 ? main : cooperating);
  const others = main.length > 0 ? departments(cooperating) : [];
  // Where the township alone is the main side, the first that cooperates stands for the departments.
  const [leading, ...rest] = lead ? [lead, ...joint] : others;
  const coDepartments = lead ? others : rest;
  const all = leading ? [leading, ...rest, ...others] : others;
  return {
    townshipRole: main.some(({ unit }) => isTownWord(unit)) ? 'main' : 'cooperate',
    leadDepartment: leading?.unit ?? '',
    jointLeads: lead ? joint.map(({ unit }) => unit) : [],
    coDepartments: coDepartments.map(({ unit }) => unit),
    duties: Object.fromEntries(all.filter(({ text }) => text !== '').map(({ unit, text }) => [unit, text])),
    text: [...new Set(towns.map(({ text }) => text).filter((text) => text !== ''))].join('\n'),
  };
}

/** Townships named on a side, such as 石埠镇、柳坞乡; none where it says 各乡镇 or no township at all. */
export function townsNamedIn(cells: OwnCells): string[] {
  const parts = [...partsIn(cellUnder(cells, '主体责任')), ...partsIn(cellUnder(cells, '配合责任'))];
  return namedTowns(parts.map(({ unit }) => unit));
}

/** Those among the names of a side that are one township each; none where the townships in general stand there too. */
export function namedTowns(names: readonly string[]): string[] {
  return names.some((name) => TOWNSHIPS.test(name)) ? [] : [...new Set(names.filter(isTownWord))];
}

interface SidePart {
  readonly unit: string;
  readonly text: string;
}

/** Without a text behind it only a name is a unit: 负责执法监管 is none, and nor is 指导文化馆. */
const looksLikeUnit = (name: string): boolean =>
  isTownWord(name) ||
  /(局|委|办|部|会|院|中心|公司|队|所|站|室|社|厅|处|校|部门|单位)([（(].*[）)])?$/.test(name) ||
  (/(联|协|政府|银行|馆|台|署|林场|农场|牧场|机关|海事|渔政)([（(].*[）)])?$/.test(name) && !DEED.test(name));

const DEED = /^(负责|指导|配合|协助|组织|统筹|开展|做好|落实|加强|督促|监督|检查|管理|维护|建设|建立)/;

const namesIn = (units: string): string[] => units.split(/[、，,和及]/).filter((name) => name !== '');

/** Lines that name no unit go on with the part above; 县卫健局：监测；各乡镇：上报 on one line are two parts. */
function partsIn(cell: string): SidePart[] {
  const parts: { units: string[]; text: string }[] = [];
  const apart = cell.replace(/[；;。]\s*(?=[^：:。；，,\n]{1,24}(?:局|委|办|部|乡镇|街道|镇|乡|街道）)[：:])/g, '$&\n');
  for (const line of apart.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, unit, text] = /^([^：:。；，]{2,30})[：:](.*)$/.exec(line) ?? [];
    const last = parts.at(-1);
    if (unit !== undefined) parts.push({ units: unitsOf(unit), text: text ?? '' });
    else if (last && last.text !== '') last.text += `\n${line}`;
    else if (!/[。；，,]/.test(line) && unitsOf(line).every(looksLikeUnit))
      parts.push({ units: unitsOf(line), text: '' });
    else if (last) last.text = line;
    else parts.push({ units: [], text: line });
  }
  return parts.flatMap(({ units, text }) => units.map((unit) => ({ unit, text: endless(text, apart !== cell) })));
}

/** 县公安局、县交通局 are two when each is a unit by itself; 自然资源和规划局 is one. */
function unitsOf(unit: string): string[] {
  const names = namesIn(unit);
  return names.length > 1 && names.every(looksLikeUnit) ? names : [unit];
}

/** What stood between two parts on one line closes neither. */
const endless = (text: string, parted: boolean): string => (parted ? text.replace(/[；;]$/, '') : text);
