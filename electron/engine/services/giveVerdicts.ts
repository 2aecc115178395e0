/** 表态: a party says what it holds of items as they stand now; saying it about many at once is the same command. */
import type { Parsed } from '../../../shared/contract';
import { partiesOf } from '../../../shared/logic/agreement/decideAgreement';
import { groupDigits } from '../../../shared/logic/text/groupDigits';
import type { ItemContent } from '../../../shared/model/item';
import { OFFICE_WORD, type Party, POSITION_WORDS } from '../../../shared/model/verdict';
import { fail, ok, type Result } from '../../../shared/result';
import type { ReadHandle } from '../database/handles';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { readLive } from '../repositories/agreementRepository';
import { findUnit, listUnits } from '../repositories/unitRepository';
import { ensureStated, insertVerdict } from '../repositories/verdictRepository';

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
    const date = input.date ?? at.slice(0, 10);
    for (const item of items.value)
      insertVerdict(write, {
        ...{ itemId: item.id, party: party.kind, unitId, voice: party.unit },
        ...{ statedId: ensureStated(write, item, party), position, words, person, date, at },
        ...{ origin: 'spoken', operator: project.session.operator },
      });
    return ok({ value: { given: items.value.length }, summary: summaryOf(party, input, items.value) });
  });
}

/** A unit by its id; null is the office. */
function findParty(read: ReadHandle, unitId: number | null): Party | null {
  if (unitId === null) return { kind: 'office', unit: '' };
  const unit = findUnit(read, unitId);
  return unit && { kind: unit.kind, unit: unit.name };
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
