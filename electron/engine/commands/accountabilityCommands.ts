/** duties, extract: what a township bore on a day, and one duty of it as a paper. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { DAY_WANTED, daySchema } from '../../../shared/model/day';
import { fail, ok, type Result } from '../../../shared/result';
import type { ProjectFile } from '../database/file/projectFile';
import { exportExtract } from '../services/editions/exportExtract';
import { readDuties, readExtract } from '../services/editions/readAccountability';
import { type Command, FORMATS_HOW, inOrder, wrongValue } from './command';
import { exporting, reading } from './withProject';

const ALL = { offset: 0, limit: 1_000_000 };

/** All of the township's lists that day; with --text those whose name contains it. */
export const dutiesCommand: Command = {
  options: ['project', 'day', 'township', 'text'],
  required: ['project', 'day', 'township'],
  run: ({ project: path = '', day = '', township = '', text = '' }, context) => {
    if (!daySchema.safeParse(day).success) return wrongValue('day', day, DAY_WANTED);
    return reading(path, context, (project) => {
      const duties = readDuties(project, { day, township, text, ...ALL });
      return duties.ok ? ok(inOrder(duties.value)) : duties;
    });
  },
};

/** `--item`: its name, or a part of it that no other duty of the township has; or its id. */
export const extractCommand: Command = {
  options: ['project', 'day', 'township', 'item', 'out', 'format'],
  required: ['project', 'day', 'township', 'item', 'out'],
  run: ({ project: path = '', day = '', township = '', item = '', out = '', format = 'docx' }, context) => {
    if (!daySchema.safeParse(day).success) return wrongValue('day', day, DAY_WANTED);
    const formats = z.array(z.enum(['docx', 'xlsx'])).safeParse(format.split(','));
    if (!formats.success) return wrongValue('format', format, FORMATS_HOW);
    return exporting(path, context, async (project) => {
      const itemId = findDuty(project, { day, township }, item);
      if (!itemId.ok) return itemId;
      const extract = readExtract(project, { day, township, itemId: itemId.value });
      if (!extract.ok) return extract;
      const request = { folder: resolve(out), formats: formats.data, extract: extract.value };
      const written = await exportExtract(project, context.tasks, request);
      return written.ok ? ok(inOrder({ ...extract.value, files: written.value.map((file) => file.path) })) : written;
    });
  },
};

function findDuty(
  project: ProjectFile,
  asked: { readonly day: string; readonly township: string },
  named: string,
): Result<number> {
  if (/^\d+$/.test(named)) return ok(Number(named));
  const duties = readDuties(project, { ...asked, text: named, ...ALL });
  if (!duties.ok) return duties;
  const { rows } = duties.value;
  const [found, another] =
    rows.filter(({ name }) => name === named).length === 1 ? rows.filter(({ name }) => name === named) : rows;
  if (!found) return fail('ITEM_UNKNOWN', { item: named });
  if (another) return fail('BAD_INPUT', { field: `--item 有 ${rows.length} 项含“${named}”，请写全名称` });
  return ok(found.itemId);
}
