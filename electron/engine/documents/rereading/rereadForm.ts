/** Reads a written form back and compares it with what should stand in it: every row of every sheet, blank ones too. */
import { firstDifference } from '../../../../shared/logic/paper/drafts/documentTexts';
import { printableText } from '../../../../shared/logic/paper/printableText';
import type { Mismatch } from '../rereadDocument';
import type { Form, FormRow, FormSheet } from '../writeForm';
import { loneTexts, rereadExcel } from './rereadExcel';

/** Null when the file holds exactly the form. */
export function findFormMismatch(bytes: Uint8Array, form: Form): Mismatch | null {
  const expected = formTexts(form);
  const found = rereadOrNothing(bytes);
  const index = firstDifference(expected, found);
  return index === null ? null : { index, expected: expected[index] ?? [], found: found[index] ?? [] };
}

/** Bytes that hold no workbook hold no text; by its contract that is how `rereadExcel` says so. */
function rereadOrNothing(bytes: Uint8Array): string[][] {
  try {
    return rereadExcel(bytes);
  } catch {
    return [];
  }
}

/** Looks whose one text stands across the sheet. */
const ACROSS: ReadonlySet<FormRow['look']> = new Set(['title', 'heading', 'line']);

function formTexts({ sheets, instructions }: Form): string[][] {
  return [
    ...sheets.filter(({ hidden }) => !hidden).flatMap(sheetTexts),
    ...instructions.map((line) => loneTexts(line)),
  ];
}

function sheetTexts({ rows, columns, blankRows }: FormSheet): string[][] {
  const written = rows.map(({ cells, look }) => (ACROSS.has(look) ? cells.slice(0, 1) : cells).map(printableText));
  const blank = Array.from({ length: blankRows }, () => columns.map(() => ''));
  return [...written, ...blank].map((texts) => (texts.length === 1 ? loneTexts(texts[0] ?? '') : texts));
}
