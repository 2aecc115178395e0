/** Layouts of offices come out as was predicted by hand: exactly these entries, each with at least these fields. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerRequest } from '../../../electron/engine/parser/answerRequest';
import { errorText } from '../../../shared/errorText';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import type { Result } from '../../../shared/result';
import { unwrap } from '../../builders/project';
import { sampleCategories } from '../../sampleFiles';

const folder = resolve(import.meta.dirname, '../../fixtures/layouts');

const predictionSchema = z.object({
  refused: z.boolean(),
  statedUnit: z.string().optional(),
  entries: z.array(z.looseObject({ row: z.number(), name: z.string(), issue: z.string().optional() })),
});

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5));

function read(fileName: string): Result<{ table: ReadTable }> {
  const bytes = readFileSync(join(folder, fileName));
  const known = { categories: sampleCategories, fields: [], townships: [] };
  const request = { type: 'read', id: 1, fileName, bytes, known } as const;
  const answer = answerRequest(request, () => undefined);
  if (answer.of !== 'table') throw new Error('a table was asked for');
  return answer.result;
}

test.each(names)('%s', (name) => {
  const { entries, statedUnit, refused } = predictionSchema.parse(
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')),
  );
  const result = read(name);
  if (refused) {
    expect(result.ok ? '' : errorText(result.code, result.detail)).toMatch(/。$/);
    return;
  }
  const { table } = unwrap(result);
  const found = table.entries.map((entry) => ({ ...entry, ...entry.extra }));
  expect(found).toMatchObject(entries.map(({ issue, ...fields }) => fields));
  for (const { row, issue } of entries)
    if (issue) expect(table.issues.filter((one) => one.row === row).map(({ code }) => code)).toContain(issue);
  if (statedUnit !== undefined) expect(table.statedUnit).toBe(statedUnit);
  expect(table.rows.filter(({ kind }) => kind === 'entry')).toHaveLength(entries.length);
  expect(table.rows.filter(({ kind, reason }) => kind !== 'entry' && reason === '')).toEqual([]);
});
