/** What the program remembers between starts: who works here, and which projects were open. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const settingsSchema = z.object({
  operator: z.string().default(''),
  /** The project now open, so that an engine started after a crash goes on where the last one stopped. */
  open: z.object({ path: z.string(), readOnly: z.boolean() }).nullable().default(null),
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })).default([]),
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

export function writeSettings(userData: string, settings: Settings): void {
  mkdirSync(userData, { recursive: true });
  const temporary = `${settingsPath(userData)}.writing`;
  writeFileSync(temporary, JSON.stringify(settings, null, 2));
  renameSync(temporary, settingsPath(userData));
}

/** Puts the project first; the same file is listed once. */
export function rememberProject(recent: Settings['recent'], project: Settings['recent'][number]): Settings['recent'] {
  return [project, ...recent.filter(({ path }) => path !== project.path)].slice(0, MOST_RECENT);
}

/** For the start page: those that are gone stay listed, so that nobody wonders where they went. */
export function isMissing(path: string): boolean {
  return !existsSync(path);
}
