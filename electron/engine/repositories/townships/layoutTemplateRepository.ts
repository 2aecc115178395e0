/** The office's own template: its name and sum among the project's options, its bytes among the files kept. */
import { z } from 'zod';
import type { LayoutTemplate } from '../../../../shared/model/layoutTemplate';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

const OPTION = 'layoutTemplate';
const storedSchema = z.object({ name: z.string(), sha256: z.string() }).nullable();

export function readLayoutTemplate(read: ReadHandle): LayoutTemplate | null {
  const value = read.value<string>('SELECT value FROM projectOption WHERE name = ?', [OPTION]);
  return value === undefined ? null : storedSchema.parse(JSON.parse(value));
}

/** @throws Error when the project has lost the file; it never should. */
export function readTemplateBytes(read: ReadHandle, { sha256 }: LayoutTemplate): Uint8Array {
  const bytes = read.value<Uint8Array>('SELECT bytes FROM sourceFile WHERE sha256 = ?', [sha256]);
  if (bytes === undefined) throw new Error(`no file ${sha256}`);
  return bytes;
}

export function writeLayoutTemplate(write: WriteHandle, template: LayoutTemplate | null): void {
  write.run(
    'INSERT INTO projectOption (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value',
    { name: OPTION, value: JSON.stringify(template) },
  );
}
