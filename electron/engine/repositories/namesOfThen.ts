/** Names units bore in their time, as the office itself used them: before a renaming, or in an edition before they went into another. */
import type { ProjectFile } from '../database/projectFile';
import { listIssued, openEdition } from './editionRepository';
import { listFormerNames } from './unitRepository';
import { aliasesOf } from './unitSuccession';

/** Then → today, of those written somewhere. Short names and other ways of writing a unit are none of them. */
export function namesOfThen(project: ProjectFile, written: ReadonlySet<string>): ReadonlyMap<string, string> {
  const { read } = project;
  const names = [...aliasesOf(read)].filter(([name]) => written.has(name));
  // Editions are large and opened only for a name in question.
  if (names.length === 0) return new Map();
  const editions = listIssued(read).flatMap(({ id }) => openEdition(project, id) ?? []);
  const borne = new Set([
    ...[...listFormerNames(read).values()].flat(),
    ...editions.flatMap(({ frame }) => frame.units.map(({ name }) => name)),
  ]);
  return new Map(names.filter(([name]) => borne.has(name)));
}
