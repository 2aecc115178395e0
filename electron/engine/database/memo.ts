/** Remembers what was computed from rows until the next action: rows change only by actions. */
import type { ProjectFile } from './projectFile';
import { lastSeq } from './record';

const kept = new WeakMap<ProjectFile, Map<string, { seq: number; value: unknown }>>();

/** `compute` runs again after every action; undo and redo are actions too. */
export function rememberUntilNextAction<T>(project: ProjectFile, name: string, compute: () => T): T {
  const seq = lastSeq(project.read);
  const entries = kept.get(project) ?? new Map<string, { seq: number; value: unknown }>();
  kept.set(project, entries);
  const found = entries.get(name);
  if (found && found.seq === seq) return found.value as T;
  const value = compute();
  entries.set(name, { seq, value });
  return value;
}
