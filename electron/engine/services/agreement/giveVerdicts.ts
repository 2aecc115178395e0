/** 表态: a party says what it holds of items as they stand now; saying it about many at once is the same command. */

import type { Parsed } from '../../../../shared/contract';
import { isAgainst, partiesOf } from '../../../../shared/logic/agreement/decideAgreement';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { ItemContent } from '../../../../shared/model/item';
import { OFFICE_WORD, type Party, POSITION_WORDS } from '../../../../shared/model/verdict';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { readAgreements, readLive } from '../../repositories/agreement/agreementRepository';
import { ensureStated, insertVerdict } from '../../repositories/agreement/verdictRepository';
import { readPool } from '../../repositories/pool/poolInMemory';
import { findUnit, listUnits } from '../../repositories/units/unitRepository';

/**
 * Errors: UNIT_UNKNOWN; ITEM_UNKNOWN, ITEM_SUBTRACTED; NOT_A_PARTY when an item does not concern the unit;
 * WORDS_MISSING when it is against something without a word why.
 */
export function giveVerdicts(project: ProjectFile, input: Parsed<'giveVerdicts'>): Result<{ given: number }> {
  const { unitId, itemIds, position, words, person } = input;
  if ((position === 'disagree' || position === 'reserve') && words === '') return fail('WORDS_MISSING');
  return record(project, { name: 'giveVerdicts', input, effect: 'undoable' }, (write) => {
    const party = findParty(write, unitId);
    if (!party) return fail('UNIT_UNKNOWN', { unit: unitId ?? 0 });
    const items = readLive(write, itemIds);
    if (!items.ok) return items;
    const townships = listUnits(write, 'township').map(({ name }) => name);
    const stranger = items.value.find((item) => !concerns(item, party, townships));
    if (stranger) return fail('NOT_A_PARTY', { unit: party.unit, item: stranger.name });
    const at = project.session.now();
    const date = input.date ?? localDay(at);
    for (const item of items.value)
      insertVerdict(write, {
        ...{ itemId: item.id, party: party.kind, unitId, voice: party.unit },
        ...{ statedId: ensureStated(write, item, party), position, words, person, date, at },
        ...{ origin: 'spoken', operator: project.session.operator },
      });
    return ok({ value: { given: items.value.length }, summary: summaryOf(party, input, items.value) });
  });
}

/** What is left of several parties, in one step. Errors: UNIT_UNKNOWN; NOTHING_CHANGED when nothing is left. */
export function agreeToRest(project: ProjectFile, input: Parsed<'agreeToRest'>): Result<{ given: number }> {
  const { unitIds, words, person } = input;
  const left = partiesLeft(project, input);
  const { byId } = readPool(project);
  return record(project, { name: 'agreeToRest', input, effect: 'undoable' }, (write) => {
    const parties = findParties(write, unitIds);
    if (!parties) return fail('UNIT_UNKNOWN', { unit: unitIds?.join('、') ?? '' });
    const at = project.session.now();
    const how = {
      position: 'agree',
      words,
      person,
      date: input.date ?? localDay(at),
      at,
      origin: 'spoken',
    } as const;
    let given = 0;
    for (const { unitId, party } of parties)
      for (const item of (left.get(party.unit) ?? []).flatMap((id) => byId.get(id) ?? [])) {
        const about = { itemId: item.id, party: party.kind, unitId, voice: party.unit };
        const statedId = ensureStated(write, item, party);
        insertVerdict(write, { ...about, ...how, statedId, operator: project.session.operator });
        given += 1;
      }
    if (given === 0) return fail('NOTHING_CHANGED');
    const [only] = parties;
    const who = parties.length === 1 ? only?.party.unit || OFFICE_WORD : `${unitIds ? parties.length : '各'}方`;
    const said = words === '' ? '' : `：${words}`;
    return ok({ value: { given }, summary: `${who}对其余 ${given} 项次表态同意${said}` });
  });
}

/**
 * Items by the name of the party that has not agreed to what stands there now. What a party was against, in whichever
 * words, is left to it unless `against`: nobody turns an objection into a yes by the way.
 */
function partiesLeft(project: ProjectFile, { itemIds, against }: Parsed<'agreeToRest'>): Map<string, number[]> {
  const wanted = itemIds && new Set(itemIds);
  const left = new Map<string, number[]>();
  for (const { itemId, parties } of readAgreements(project)) {
    if (wanted && !wanted.has(itemId)) continue;
    for (const party of parties) {
      const { unit, position, changed } = party;
      const open = isAgainst(party) ? against : position === 'none' || changed.length > 0;
      if (open) left.set(unit, [...(left.get(unit) ?? []), itemId]);
    }
  }
  return left;
}

/** Undefined when one of them is not known. */
function findParties(
  read: ReadHandle,
  unitIds: readonly (number | null)[] | undefined,
): { unitId: number | null; party: Party }[] | undefined {
  const ids = unitIds ? [...new Set(unitIds)] : [...listUnits(read).map(({ id }) => id), null];
  const found = ids.flatMap((unitId) => {
    const party = findParty(read, unitId);
    return party ? [{ unitId, party }] : [];
  });
  return found.length === ids.length ? found : undefined;
}

/** A unit by its id; null is the office. */
function findParty(read: ReadHandle, unitId: number | null): Party | null {
  if (unitId === null) return { kind: 'office', unit: '' };
  const unit = findUnit(read, unitId);
  return unit && unit.kind !== 'superior' ? { kind: unit.kind, unit: unit.name } : null;
}

function concerns(item: ItemContent, party: Party, townships: readonly string[]): boolean {
  return partiesOf(item, townships).some(({ kind, unit }) => kind === party.kind && unit === party.unit);
}

function summaryOf(party: Party, { position, words }: Parsed<'giveVerdicts'>, items: readonly ItemContent[]): string {
  const who = party.unit || OFFICE_WORD;
  const what = items.length === 1 ? `“${items[0]?.name ?? ''}”` : ` ${groupDigits(items.length)} 项`;
  const said = position === 'none' ? '撤回表态' : `表态${POSITION_WORDS[position]}`;
  return `${who}对${what}${said}${words === '' ? '' : `：${words}`}`;
}
