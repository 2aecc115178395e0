/** Names units bore in their time, as the office itself used them: before a renaming, or in an edition before they went into another. */
import type { ProjectFile } from '../../database/file/projectFile';
import { listIssued, openEdition } from '../editions/editionRepository';
import { listFormerNames, listRenamings } from './unitRepository';
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

/** What a unit was called at a moment. */
export type CalledThen = (unit: { readonly unitId: number; readonly name: string }, at: string) => string;

/** By the log of renamings; a name that was only ever a slip of the pen, kept nowhere as a former one, is none. */
export function nameUnitsThen(project: ProjectFile): CalledThen {
  const renamings = listRenamings(project.read);
  const names = namesOfThen(project, new Set(renamings.map(({ was }) => was)));
  return ({ unitId, name }, at) => {
    const was = renamings.find((one) => one.unitId === unitId && one.at > at)?.was ?? name;
    return names.get(was) === name ? was : name;
  };
}

/** The same with today's name after it: 临江镇（今临江街道）. */
export function callUnitsThen(project: ProjectFile): CalledThen {
  const named = nameUnitsThen(project);
  return (unit, at) => {
    const was = named(unit, at);
    return was === unit.name ? was : `${was}（今${unit.name}）`;
  };
}
