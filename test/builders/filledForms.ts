/** Forms that come back: filled in cell by cell as an office does, tampered with, and saved anew by LibreOffice. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';
import { PACK_COLUMNS, type PackColumn } from '../../shared/logic/opinions/draftPackForm';

/** First row with an item: heading, line, answer to all, headings of the table. */
export const FIRST_ROW = 5;

export type Filling = Partial<Record<PackColumn, string>>;

export interface FormFilling {
  /** 总体意见 and 联系人、电话. */
  readonly overall?: string;
  readonly contact?: string;
  /** By position of the row, 0-based: what is written into its cells. */
  readonly rows?: Readonly<Record<number, Filling>>;
  /** New rows right below the items. */
  readonly added?: readonly Filling[];
  /** Positions of rows to be taken out. */
  readonly removed?: readonly number[];
}

/** Reads the form, writes into it, saves it under another name. `items` is the number of rows that went out. Answers their 编号. */
export async function fillForm(form: string, target: string, items: number, filling: FormFilling): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(form);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error(`${form} has no sheet`);
  const put = (row: number, column: PackColumn, text: string): void => {
    sheet.getCell(row, PACK_COLUMNS.indexOf(column) + 1).value = text;
  };
  const numbers = Array.from({ length: items }, (_, row) =>
    sheet.getCell(FIRST_ROW + row, PACK_COLUMNS.indexOf('number') + 1).text.trim(),
  );
  if (filling.overall !== undefined) put(3, 'kind', filling.overall);
  if (filling.contact !== undefined) put(3, 'reason', filling.contact);
  const write = (row: number, cells: Filling): void => {
    for (const column of PACK_COLUMNS) if (cells[column] !== undefined) put(row, column, cells[column]);
  };
  for (const [position, cells] of Object.entries(filling.rows ?? {})) write(FIRST_ROW + Number(position), cells);
  filling.added?.forEach((cells, index) => {
    write(FIRST_ROW + items + index, { kind: '新增', ...cells });
  });
  for (const position of [...(filling.removed ?? [])].sort((a, b) => b - a)) sheet.spliceRows(FIRST_ROW + position, 1);
  writeFileSync(target, new Uint8Array(await book.xlsx.writeBuffer()));
  return numbers;
}

/** Opened and saved by LibreOffice as another format, all in one go; each file is replaced by the new one. */
export function saveAnew(
  files: readonly string[],
  extension: 'xlsx' | 'xls' | 'ods' | 'doc',
  profile: string,
): string[] {
  const [first] = files;
  if (first === undefined) return [];
  const folder = join(parse(first).dir, `anew-${extension}`);
  mkdirSync(folder, { recursive: true });
  const filters = { xlsx: 'xlsx:Calc MS Excel 2007 XML', xls: 'xls:MS Excel 97', ods: 'ods', doc: 'doc:MS Word 97' };
  const own = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  const args = [own, '--headless', '--convert-to', filters[extension], '--outdir', folder, ...files];
  execFileSync('soffice', args, { stdio: 'pipe', timeout: 400_000 });
  const targets = files.map((file) => {
    const made = join(folder, `${parse(file).name}.${extension}`);
    const target = join(parse(file).dir, basename(made));
    rmSync(file);
    renameSync(made, target);
    return target;
  });
  rmSync(folder, { recursive: true });
  return targets;
}
