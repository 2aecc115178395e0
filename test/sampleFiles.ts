/** The sample county's 60 office files and what is recorded about them, for tests that read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export const sampleFolder = resolve(import.meta.dirname, '../resources/sample/dongning');

export const sampleCategories = ['基层党建', '经济发展', '社会治理', '文化建设', '生态环境保护', '公共服务'];

const basisSchema = z.object({ title: z.string(), kind: z.string(), docNumber: z.string(), clause: z.string() });

const decisionsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      category: z.string(),
      name: z.string(),
      department: z.string(),
      coDepartments: z.array(z.string()),
      responsibility: z.enum(['主体', '配合']),
      bases: z.array(basisSchema),
      applies: z.union([z.literal('all'), z.array(z.string())]),
      text: z.string(),
    }),
  ),
  townshipEntries: z.array(
    z.object({
      id: z.string(),
      town: z.string(),
      name: z.string(),
      claimedDepartment: z.string(),
      claimedBasis: z.string(),
      text: z.string(),
    }),
  ),
});

export function readDecisions(): z.infer<typeof decisionsSchema> {
  return decisionsSchema.parse(JSON.parse(readFileSync(join(sampleFolder, 'decisions.json'), 'utf8')));
}

const townSchema = z.object({ name: z.string(), aliases: z.array(z.string()) });

export function readTowns(): z.infer<typeof townSchema>[] {
  return z.array(townSchema).parse(JSON.parse(readFileSync(join(sampleFolder, 'towns.json'), 'utf8')));
}

export interface SampleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function readSampleFiles(folder: 'departments' | 'townships'): SampleFile[] {
  const directory = join(sampleFolder, folder);
  return readdirSync(directory).map((name) => ({ name, bytes: readFileSync(join(directory, name)) }));
}

/** Texts are compared without line breaks and spaces. */
export function plain(text: string): string {
  return text.replace(/\s+/g, '');
}
