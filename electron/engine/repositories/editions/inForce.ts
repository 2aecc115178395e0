/** The lists in force on a day, from the frozen editions and what was decided between them. */
import { editionName } from '../../../../shared/logic/editions/editionWords';
import {
  type EditionInForce,
  type InForce,
  type InterimStep,
  inForceOn,
} from '../../../../shared/logic/editions/inForce';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import type { ItemContent } from '../../../../shared/model/item';
import { fail, ok, type Result } from '../../../../shared/result';
import type { EditionOfDay } from '../../../../shared/views/accountability';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import { listAbolitions } from '../units/abolitionRepository';
import { namesIn } from '../units/unitSuccession';
import { type FrozenEdition, listIssued, openEdition } from './editionRepository';
import { readInterimSteps } from './interimSteps';

export interface DayInForce {
  readonly frozen: FrozenEdition;
  readonly edition: EditionOfDay;
  readonly found: InForce<ItemContent>;
}

interface Course {
  readonly frozen: readonly FrozenEdition[];
  readonly editions: readonly EditionInForce<ItemContent>[];
  readonly steps: readonly InterimStep<ItemContent>[];
}

/** Issued editions that count in the order they took effect, and what came between. Not to be called inside a command. */
export function readCourse(project: ProjectFile): Course {
  return rememberUntilNextAction(project, 'course of editions', () => {
    const frozen = listIssued(project.read).flatMap(({ id }) => openEdition(project, id) ?? []);
    const editions = frozen.map(({ head: { id, effectiveOn, round }, items }) => ({
      ...{ id, effectiveOn, round },
      items: new Map(items.map((item) => [item.id, item])),
    }));
    return { frozen, editions, steps: readInterimSteps(project) };
  });
}

/** Errors: NO_EDITION_IN_FORCE. */
export function readDay(project: ProjectFile, day: string): Result<DayInForce> {
  const { frozen, editions, steps } = readCourse(project);
  const found = inForceOn(editions, steps, day);
  const at = editions.findIndex(({ id }) => id === found?.edition.id);
  const edition = frozen[at];
  if (!found || !edition) return fail('NO_EDITION_IN_FORCE', { day, first: editions[0]?.effectiveOn });
  const { id, docNumber, issuer, issuedOn, effectiveOn, sha256 } = edition.head;
  const until = editions[at + 1]?.effectiveOn ?? null;
  const name = editionName(edition.head);
  const items = withNamesOfThen(project, edition, found.items);
  return ok({
    frozen: edition,
    edition: { id, name, docNumber, issuer, issuedOn, effectiveOn, until, sha256 },
    found: { ...found, items: withThoseToGo(project, edition, items, day) },
  });
}

/** What was decided after the edition speaks of units by today's names; beside the edition it bears those of then. */
function withNamesOfThen(
  project: ProjectFile,
  { frame }: FrozenEdition,
  items: InForce<ItemContent>['items'],
): InForce<ItemContent>['items'] {
  const names = namesIn(project.read, frame.units);
  if (names.size === 0) return items;
  return new Map(
    [...items].map(([id, item]) => {
      const [content = item.content] = item.words === '' ? [] : renameUnits([item.content], names);
      return [id, { ...item, content }];
    }),
  );
}

/**
 * What was decided while a township's end was on record already says nothing of it: until its day it has the item as it
 * was printed.
 */
function withThoseToGo(
  { read }: ProjectFile,
  { frame, items: printed }: FrozenEdition,
  items: InForce<ItemContent>['items'],
  day: string,
): InForce<ItemContent>['items'] {
  const coming = listAbolitions(read).filter((one) => one.day > day);
  if (coming.length === 0) return items;
  const names = new Map(frame.units.map(({ id, name }) => [id, name]));
  const before = new Map(printed.map((item) => [item.id, item]));
  return new Map(
    [...items].map(([id, item]) => {
      const ending = coming.filter(({ lastChange }) => item.order > lastChange);
      const gone = new Set(ending.flatMap(({ unitId }) => names.get(unitId) ?? []));
      if (gone.size === 0) return [id, item];
      const { townships } = item.content;
      const had = before.get(id)?.townships.filter(({ township }) => gone.has(township)) ?? [];
      const content = { ...item.content, townships: [...townships.filter((row) => !gone.has(row.township)), ...had] };
      return [id, { ...item, content }];
    }),
  );
}
