/** Remembers what was computed from rows until the next action, or as long as what it was computed from is the same. */
import type { ProjectFile } from './file/projectFile';
import { lastSeq } from './log/record';

const kept = new WeakMap<ProjectFile, Map<string, { key: unknown; value: unknown }>>();

/** `compute` runs again after every action; undo and redo are actions too. */
export function rememberUntilNextAction<T>(project: ProjectFile, name: string, compute: () => T): T {
  return rememberWhile(project, name, lastSeq(project.read), compute);
}

/** `compute` runs again when `key` is another than the last time. */
export function rememberWhile<T>(project: ProjectFile, name: string, key: unknown, compute: () => T): T {
  const entries = kept.get(project) ?? new Map<string, { key: unknown; value: unknown }>();
  kept.set(project, entries);
  const found = entries.get(name);
  if (found && Object.is(found.key, key)) return found.value as T;
  const value = compute();
  entries.set(name, { key, value });
  return value;
}
