/** What an entry's table says in columns that only this list of the scheme knows: its fields, and who is on which side. */
import type { ItemDraft } from '../../../model/item';
import type { SchemeList } from '../../../model/scheme';
import type { ReadColumn } from '../../../model/sourceEntry';

/** Cells of the entry's row whose column is a field's or has no role, by heading as written. */
export type OwnCells = Readonly<Record<string, string>>;

/** Whether a heading, or its lowest level, says the words: 办理要求/风险等级 says 风险等级. */
export function saysField(heading: string, label: string): boolean {
  const wanted = bare(label);
  return bare(heading) === wanted || bare(heading.split('/').at(-1) ?? '') === wanted;
}

/** Cells of a row under headings without a role, or of a field of the scheme. */
export function ownCellsOf(
  at: { readonly sheet: string; readonly row: number },
  columns: readonly ReadColumn[],
  cells: readonly string[],
): OwnCells {
  const own = columns.filter(
    ({ sheet, role, index, headerRow = 0 }) =>
      sheet === at.sheet && (role === 'field' || role === 'ignored') && index !== undefined && headerRow < at.row,
  );
  return Object.fromEntries(own.map(({ header, index = 0 }) => [header, cells[index] ?? '']));
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
  return TOWN.test(name) || /^.{1,8}(镇|乡|街道)(人民政府|办事处)?$/.test(name);
}

export interface Sides
  extends Pick<ItemDraft, 'townshipRole' | 'leadDepartment' | 'coDepartments' | 'jointLeads' | 'duties' | 'text'> {}

const TOWN = /^(各?乡镇|各?镇街?|各?街镇|乡镇（街道）|镇（街道）|镇\/街道|街道)(（街道）|政府|人民政府|办事处)*$/;

/**
 * 主体责任 and 配合责任 as “单位：内容” a line: departments with what they do, and the township on the side it is named.
 * Null when the table has no such columns.
 */
export function sidesIn(cells: OwnCells): Sides | null {
  const main = partsIn(cellUnder(cells, '主体责任'));
  const cooperating = partsIn(cellUnder(cells, '配合责任'));
  if (main.length + cooperating.length === 0) return null;
  const town = [...main, ...cooperating].find(({ unit }) => TOWN.test(unit));
  const departments = (parts: readonly SidePart[]) => parts.filter(({ unit }) => !TOWN.test(unit));
  const [lead, ...joint] = departments(main.length > 0 ? main : cooperating);
  const others = main.length > 0 ? departments(cooperating) : [];
  // Where the township alone is the main side, the first that cooperates stands for the departments.
  const [leading, ...rest] = lead ? [lead, ...joint] : others;
  const coDepartments = lead ? others : rest;
  const all = leading ? [leading, ...rest, ...others] : others;
  return {
    townshipRole: main.some(({ unit }) => TOWN.test(unit)) ? 'main' : 'cooperate',
    leadDepartment: leading?.unit ?? '',
    jointLeads: lead ? joint.map(({ unit }) => unit) : [],
    coDepartments: coDepartments.map(({ unit }) => unit),
    duties: Object.fromEntries(all.filter(({ text }) => text !== '').map(({ unit, text }) => [unit, text])),
    text: town?.text ?? '',
  };
}

interface SidePart {
  readonly unit: string;
  readonly text: string;
}

/** Lines that name no unit go on with the part above. */
function partsIn(cell: string): SidePart[] {
  const parts: { unit: string; text: string }[] = [];
  for (const line of cell.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, unit, text] = /^([^：:。；，]{2,30})[：:](.*)$/.exec(line) ?? [];
    const last = parts.at(-1);
    if (unit !== undefined) parts.push({ unit, text: text ?? '' });
    else if (last && last.text !== '') last.text += `\n${line}`;
    else if (!/[。；，,]/.test(line)) parts.push({ unit: line, text: '' });
    else if (last) last.text = line;
    else parts.push({ unit: '', text: line });
  }
  return parts.filter(({ unit }) => unit !== '');
}
