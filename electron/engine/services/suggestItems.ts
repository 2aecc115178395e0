/** 比对建议 for one entry: what it may belong to, with reasons, ranked off the engine's loop. */
import type { Match, Matchable } from '../../../shared/model/match';
import { fail, ok, type Result } from '../../../shared/result';
import type { Suggestion } from '../../../shared/views';
import type { ProjectFile } from '../database/projectFile';
import { findEntry, listEntries } from '../repositories/entryRepository';
import { readContents } from '../repositories/itemRepository';

/** What the matcher gets: the live pool, each item with the entries already attached to it, and the one entry. */
export interface MatchTask {
  readonly items: readonly Matchable[];
  readonly entries: readonly Matchable[];
  readonly attached: readonly (readonly [item: number, entries: readonly Matchable[]])[];
  readonly top: number;
}

/** Errors: ENTRY_UNKNOWN. */
export function prepareSuggestion(project: ProjectFile, entryId: number, top: number): Result<MatchTask> {
  const { read } = project;
  const entry = findEntry(read, entryId);
  if (!entry) return fail('ENTRY_UNKNOWN', { entry: entryId });
  const attached = new Map<number, Matchable[]>();
  for (const other of listEntries(read, { direction: 'up', fate: 'decided' }).rows) {
    if (other.id === entryId) continue;
    for (const { id, live } of other.disposition.items) {
      if (live) attached.set(id, [...(attached.get(id) ?? []), matchableOf(other)]);
    }
  }
  const items = readContents(read).map((item) => ({
    id: item.id,
    name: item.name,
    text: item.text,
    category: item.category,
    department: item.responsibilities[0]?.unit ?? '',
    bases: item.bases,
  }));
  return ok({ items, entries: [matchableOf(entry)], attached: [...attached], top });
}

function matchableOf(entry: {
  id: number;
  name: string;
  text: string;
  department: string;
  category: string;
  bases: readonly string[];
}): Matchable {
  return {
    id: entry.id,
    name: entry.name,
    text: entry.text,
    department: entry.department,
    category: entry.category,
    bases: [...entry.bases],
  };
}

/** Puts names and texts to the matcher's ids. */
export function presentSuggestion(project: ProjectFile, match: Match): Suggestion {
  const ids = match.candidates.map(({ item }) => Number(item));
  const contents = new Map(readContents(project.read, ids).map((item) => [item.id, item]));
  return {
    suggestion: match.suggestion,
    preselected: match.preselected.map(Number),
    candidates: match.candidates.flatMap(({ item, reasons }) => {
      const content = contents.get(Number(item));
      if (!content) return [];
      const { id, name, text, category } = content;
      return [{ itemId: id, name, text, category, department: content.responsibilities[0]?.unit ?? '', reasons }];
    }),
  };
}
