/** What a printed column says of a row: who has which part, what they do, and the list's own fields. */
import { TOWNSHIPS_LEAD } from '../../../model/item';
import type { ColumnSource } from '../../../model/scheme';
import type { TownshipListRow } from '../../../model/townshipList';

type Part = TownshipListRow['parts'][number];

/** Several units, citations or parts stand on lines of their own. */
export function columnText(source: ColumnSource, row: TownshipListRow, serial: number): string {
  if (source.startsWith('field:')) return row.fields[source.slice('field:'.length)] ?? '';
  const duties = row.parts.filter(({ role }) => role !== 'takeOver');
  const takeOver = row.parts.filter(({ role }) => role === 'takeOver');
  switch (source) {
    case 'serial':
      return String(serial);
    case 'bases':
      return row.bases.join('\n');
    case 'departments':
      return unitsOf(row.parts);
    case 'leadDepartment':
      return unitsOf(duties.filter(({ role }) => role !== 'cooperate'));
    case 'coDepartments':
      return unitsOf(duties.filter(({ role }) => role === 'cooperate'));
    case 'departmentDuty':
      return textsOf(duties);
    case 'receivers':
      return unitsOf(takeOver);
    case 'method':
      return textsOf(takeOver);
    case 'takeOver':
      return said({ unit: units(takeOver).join('、'), text: textsOf(takeOver) });
    case 'mainDuty':
      return sideOf(row, 'main');
    case 'cooperateDuty':
      return sideOf(row, 'cooperate');
    case 'category':
    case 'name':
    case 'text':
    case 'townshipRole':
    case 'scope':
    case 'remark':
      return row[source];
    default:
      return '';
  }
}

function units(parts: readonly Part[]): string[] {
  return [...new Set(parts.map(({ unit }) => unit))];
}

function unitsOf(parts: readonly Part[]): string {
  return units(parts).join('\n');
}

/** One department's words stand alone; where several have words of their own, each is named. */
function textsOf(parts: readonly Part[]): string {
  const told = parts.filter(({ text }) => text !== '');
  return told.length === 1 ? (told[0]?.text ?? '') : told.map(said).join('\n');
}

function said({ unit, text }: { readonly unit: string; readonly text: string }): string {
  return text === '' ? unit : `${unit}：${text}`;
}

/** 主体责任 or 配合责任: the departments on that side and, where it bears that side, the township. */
function sideOf(row: TownshipListRow, side: 'main' | 'cooperate'): string {
  const parts = row.parts.filter(({ role }) => (side === 'main' ? role === 'main' || role === 'lead' : role === side));
  const town = row.townshipRole === (side === 'main' ? '主体责任' : '配合责任');
  return [...parts.map(said), ...(town ? [said({ unit: TOWNSHIPS_LEAD, text: row.text })] : [])].join('\n');
}
