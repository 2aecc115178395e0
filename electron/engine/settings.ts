/** What the program remembers between starts: who works here, and which projects were open. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { diskFailure } from '../../shared/logic/program/diskFailure';
import { textSizeSchema } from '../../shared/model/program';
import { roundKindSchema } from '../../shared/model/round';
import { ok, type Result } from '../../shared/result';
import { renameSoonSync } from './renameSoon';

const count = z.number().int();
/** As the project was left here; `stamp` says of which state of the file. */
const stateSchema = z.object({
  scheme: z.string(),
  first: count,
  added: count,
  subtracted: count,
  live: count,
  pending: count,
  round: z.object({ number: count, kind: roundKindSchema, sealed: z.boolean() }).nullable(),
  stamp: z.string(),
});
export type RememberedState = z.infer<typeof stateSchema>;

const recentSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Of the project; not remembered by earlier versions. */
  uuid: z.string().optional(),
  openedAt: z.string(),
  state: stateSchema.nullable().default(null),
  /** Its newest action when a person was told that another file of the project lacks it. */
  told: z.string().optional(),
});

/** A copy on this computer of a project that lies on a stick, a share or in a synced folder. */
const workingCopySchema = z.object({
  path: z.string(),
  origin: z.string(),
  /** Up to this action both have the same. */
  seq: count,
});
export type WorkingCopyNote = z.infer<typeof workingCopySchema>;

/** Those that can be understood. */
function eachOf<S extends z.ZodType>(schema: S) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => schema.safeParse(one).data ?? []) as z.output<S>[]);
}

/** What cannot be understood, such as a word of a newer version, counts as not set, and takes nothing else with it. */
const settingsSchema = z.object({
  operator: z.string().catch(''),
  textSize: textSizeSchema.catch('standard'),
  /** The office's second place for backups. */
  secondPlace: z.string().nullable().catch(null),
  /** The project now open, so that an engine started after a crash goes on where the last one stopped. */
  open: z.object({ path: z.string(), readOnly: z.boolean() }).nullable().catch(null),
  recent: eachOf(recentSchema),
  copies: eachOf(workingCopySchema),
});
export type Settings = z.infer<typeof settingsSchema>;

const MOST_RECENT = 12;

function settingsPath(userData: string): string {
  return join(userData, 'settings.json');
}

/** Unreadable settings count as none: they hold nothing that a project needs. */
export function readSettings(userData: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(settingsPath(userData), 'utf8')));
  } catch {
    return settingsSchema.parse({});
  }
}

/** Errors: those of the disk. */
export function writeSettings(userData: string, settings: Settings): Result<null> {
  const path = settingsPath(userData);
  const temporary = `${path}.writing`;
  try {
    mkdirSync(userData, { recursive: true });
    // On the disk before it takes the old one's place: a power cut leaves one of the two, whole.
    writeFileSync(temporary, JSON.stringify(settings, null, 2), { flush: true });
    renameSoonSync(temporary, path);
    return ok(null);
  } catch (error) {
    const failure = diskFailure(error, path);
    if (failure) return failure;
    throw error;
  }
}

/** Puts the project first; the same file is listed once. */
export function rememberProject(recent: Settings['recent'], project: Settings['recent'][number]): Settings['recent'] {
  return [project, ...recent.filter(({ path }) => path !== project.path)].slice(0, MOST_RECENT);
}
