/** Every fixture gives exactly what the file beside it expects: entries, skipped rows, issues, or its refusal. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerRequest } from '../../../electron/engine/parser/answerRequest';
import { errorText } from '../../../shared/errorText';
import { sampleCategories } from '../../sampleFiles';

const folder = resolve(import.meta.dirname, '../../fixtures');

const rowSchema = z.object({ sheet: z.string(), row: z.number() });

const expectedSchema = z.object({
  error: z.string().nullable(),
  format: z.string().optional(),
  entries: z.array(
    rowSchema.extend({
      name: z.string(),
      text: z.string(),
      department: z.string(),
      category: z.string(),
      bases: z.array(z.string()),
    }),
  ),
  skipped: z.array(rowSchema.extend({ reason: z.string() })),
  issues: z.array(z.string()),
});

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5));

function outcome(name: string): z.infer<typeof expectedSchema> {
  const bytes = readFileSync(join(folder, name));
  const known = { categories: sampleCategories, fields: [], townships: [] };
  const request = { type: 'read', id: 1, fileName: name, bytes, known } as const;
  const answer = answerRequest(request, () => undefined);
  if (answer.of !== 'table') throw new Error('a table was asked for');
  const { result } = answer;
  if (!result.ok) {
    expect(errorText(result.code, { file: name, ...result.detail })).toMatch(/。$/);
    return { error: result.code, entries: [], skipped: [], issues: [] };
  }
  const { format, table } = result.value;
  return {
    error: null,
    format,
    entries: table.entries.map(({ sheet, row, name: named, text, department, category, bases }) => {
      return { sheet, row, name: named, text, department, category, bases };
    }),
    skipped: table.rows
      .filter(({ kind }) => kind !== 'entry')
      .map(({ sheet, row, reason }) => ({ sheet, row, reason })),
    issues: [...new Set(table.issues.map(({ code }) => code))].sort(),
  };
}

test.each(names)('%s', (name) => {
  const expected = expectedSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
  expect(outcome(name)).toEqual({ ...expected, issues: [...expected.issues].sort() });
});
