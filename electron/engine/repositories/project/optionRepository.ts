/** Project options by name; one that was never set has its default. */

import type { z } from 'zod';
import { signingOffice } from '../../../../shared/logic/text/signingOffice';
import { type ProjectOptions, projectOptionsSchema } from '../../../../shared/model/projectOptions';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { readProject, replaceScheme } from './projectRepository';

/** Those with a row of their own; numbering stands in the project's copy of the scheme, where papers and checks read it. */
const stored = projectOptionsSchema.omit({ numbering: true });
type StoredOptions = z.infer<typeof stored>;
const DEFAULTS: StoredOptions = {
  office: '',
  roster: [],
  reportTemplate: '',
  fileNames: '',
  blindVerdicts: false,
};

export function readOptions(read: ReadHandle): ProjectOptions {
  const rows = read.all<{ name: string; value: string }>('SELECT name, value FROM projectOption');
  const found = stored.partial().parse(Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)])));
  const numbering = readProject(read).scheme.lists[0]?.numbering ?? 'continuous';
  return {
    office: found.office ?? DEFAULTS.office,
    roster: found.roster ?? DEFAULTS.roster,
    reportTemplate: found.reportTemplate ?? DEFAULTS.reportTemplate,
    fileNames: found.fileNames ?? DEFAULTS.fileNames,
    blindVerdicts: found.blindVerdicts ?? DEFAULTS.blindVerdicts,
    numbering,
  };
}

/** The name under letters and tables: as set, else the one such an office bears. */
export function readSigningOffice(read: ReadHandle): string {
  return readOptions(read).office || signingOffice(readProject(read).name);
}

/**
 * The name under a paper of the past: as it was set when the next edition after that action was issued. Until one is, what is
 * printed again may still be put right; from then on it reads as it went out, whatever the office is called since.
 */
export function readSigningOfficeThen(read: ReadHandle, seq: number): string {
  const next = read.value<number>(
    `SELECT min(seq) FROM actionRow JOIN edition ON edition.id = rowId
     WHERE tableName = 'edition' AND op = 'range' AND seq > ? AND stage = 'issued'
       AND edition.id NOT IN (SELECT editionId FROM editionWithdrawal)`,
    [seq],
  );
  const changed = next
    ? read.get<{ value: string | null }>(
        `SELECT before ->> 'value' AS value FROM actionRow
         WHERE tableName = 'projectOption' AND coalesce(before, after) ->> 'name' = 'office' AND seq > ? ORDER BY seq, ordinal LIMIT 1`,
        [next],
      )
    : undefined;
  if (!changed) return readSigningOffice(read);
  const office = changed.value === null ? '' : stored.shape.office.parse(JSON.parse(changed.value));
  return office || signingOffice(readProject(read).name);
}

export function writeOptions(write: WriteHandle, changes: Partial<ProjectOptions>): void {
  const { numbering, ...others } = changes;
  for (const [name, value] of Object.entries(others)) {
    if (value === undefined) continue;
    write.run(
      'INSERT INTO projectOption (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value',
      { name, value: JSON.stringify(value) },
    );
  }
  if (!numbering) return;
  const { scheme } = readProject(write);
  replaceScheme(write, { ...scheme, lists: scheme.lists.map((list) => ({ ...list, numbering })) });
}
