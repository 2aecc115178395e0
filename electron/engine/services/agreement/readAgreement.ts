/** 认定: how agreement stands, as the window shows it; where the first verdict is given blind, it is kept back here. */
import type { Parsed } from '../../../../shared/contract';
import {
  changedSinceRuling,
  countAgreement,
  isAgainst,
  isKeptBack,
  type PartyStanding,
  type ShownAgreement,
} from '../../../../shared/logic/agreement/decideAgreement';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { asTyped } from '../../../../shared/logic/text/asTyped';
import { type AgreementState, OFFICE_WORD, officeAmong } from '../../../../shared/model/verdict';
import type {
  AgreementDetail,
  AgreementOverview,
  AgreementPage,
  AgreementRow,
  PartyProgress,
  TalkRow,
} from '../../../../shared/views/agreement';
import type { ProjectFile } from '../../database/file/projectFile';
import { readFrame, readShownAgreements } from '../../repositories/agreement/agreementRepository';
import { countRuled, findTalk, listTalks } from '../../repositories/agreement/talkRepository';
import { agreementBegun, listRulings, listVerdicts } from '../../repositories/agreement/verdictRepository';
import { type PooledItem, readPool } from '../../repositories/pool/poolInMemory';
import { readOptions } from '../../repositories/project/optionRepository';
import { listUnits } from '../../repositories/units/unitRepository';

export function readAgreement(project: ProjectFile): AgreementOverview {
  const shown = readShownAgreements(project);
  return {
    ...countAgreement(shown),
    begun: agreementBegun(project.read),
    unsettled: shown.filter(({ unsettled, hidden }) => unsettled && !hidden).length,
    blind: readOptions(project.read).blindVerdicts,
    parties: progressOf(project, shown),
  };
}

/** By the office's order of units, the office itself last; units no item concerns left out. */
function progressOf(project: ProjectFile, agreements: readonly ShownAgreement[]): PartyProgress[] {
  const standings = groupBy(
    agreements.flatMap((one) => one.parties.map((party) => ({ ...party, isKept: isKeptBack(one, party) }))),
    ({ unit }) => unit,
  );
  const units = listUnits(project.read).map(({ id, kind, name }) => ({ unitId: id, kind, unit: name }));
  return [...units, { unitId: null, kind: 'office' as const, unit: '' }].flatMap((unit) => {
    const own = standings.get(unit.unit) ?? [];
    if (own.length === 0) return [];
    const fresh = own.filter(({ changed, isKept }) => changed.length === 0 && !isKept);
    const kept = own.filter(({ isKept }) => isKept).length;
    const count = (position: PartyStanding['position']): number =>
      fresh.filter((party) => party.position === position).length;
    return [
      {
        ...unit,
        unit: unit.unit || officeName(project),
        items: own.length,
        agree: count('agree'),
        disagree: count('disagree'),
        reserve: count('reserve'),
        stale: own.length - fresh.length - kept,
        // Kept back or not: agreeing to the rest leaves them, and says how many beforehand.
        opposed: own.filter(({ changed, verdict }) => changed.length > 0 && verdict && isAgainst(verdict)).length,
        silent: count('none'),
        hidden: kept,
      },
    ];
  });
}

function officeName({ read }: ProjectFile): string {
  return officeAmong(
    readOptions(read).office || OFFICE_WORD,
    listUnits(read).map(({ name }) => name),
  );
}

/** Of every live item, as it may be shown; empty before anybody has spoken. */
export function agreementStates(project: ProjectFile): ReadonlyMap<number, AgreementState> {
  if (!agreementBegun(project.read)) return new Map();
  return new Map(readShownAgreements(project).map(({ itemId, state }) => [itemId, state]));
}

export function listAgreementItems(project: ProjectFile, input: Parsed<'agreementItems'>): AgreementPage {
  const { byId } = readPool(project);
  const unit = input.unitId === undefined ? undefined : unitName(project, input.unitId);
  const words = asTyped(input.words);
  const office = officeName(project);
  const chosen = readShownAgreements(project).filter((agreement) => {
    if (!matchesState(agreement, input.state)) return false;
    if (words !== '' && !byId.get(agreement.itemId)?.words.includes(words)) return false;
    if (unit === undefined) return true;
    const own = agreement.parties.find((party) => party.unit === unit);
    if (!own || input.own === undefined) return own !== undefined;
    return !isKeptBack(agreement, own) && matchesOwn(own, input.own);
  });
  const rows = chosen.slice(input.offset, input.offset + input.limit).flatMap((agreement) => {
    const item = byId.get(agreement.itemId);
    return item ? [rowOf(item, agreement, office)] : [];
  });
  return { total: chosen.length, rows, itemIds: chosen.map(({ itemId }) => itemId) };
}

/** '' for the office; a unit that is not known concerns nothing. */
function unitName({ read }: ProjectFile, unitId: number | null): string {
  if (unitId === null) return '';
  return listUnits(read).find(({ id }) => id === unitId)?.name ?? `${unitId}`;
}

/** What stands against the final seal does so whether or not it is shown who is against; the seal names the same. */
function matchesState({ state, unsettled }: ShownAgreement, wanted: Parsed<'agreementItems'>['state']): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'open') return state !== 'agreed' && state !== 'ruled';
  if (wanted === 'unsettled') return unsettled;
  return state === wanted;
}

function matchesOwn(own: PartyStanding, wanted: NonNullable<Parsed<'agreementItems'>['own']>): boolean {
  const stale = own.changed.length > 0;
  if (wanted === 'stale') return stale;
  if (wanted === 'open') return stale || own.position !== 'agree';
  return !stale && own.position === wanted;
}

function rowOf(
  { id, name, listId, category, lead }: PooledItem,
  { state, parties, hidden }: ShownAgreement,
  office: string,
): AgreementRow {
  const names = (of: readonly PartyStanding[]): string[] => of.map(({ unit }) => unit || office);
  return {
    ...{ itemId: id, name, listId, category, lead, hidden },
    state,
    parties: parties.length,
    spoken: parties.filter(({ verdict, changed }) => verdict && verdict.position !== 'none' && changed.length === 0)
      .length,
    against: names(parties.filter(isAgainst)),
    stale: names(parties.filter(({ changed }) => changed.length > 0)),
  };
}

/** Null when there is no live item of that id. */
export function readAgreementItem(project: ProjectFile, { itemId }: Parsed<'agreementItem'>): AgreementDetail | null {
  const { read } = project;
  const agreement = readShownAgreements(project).find((one) => one.itemId === itemId);
  const item = readPool(project).byId.get(itemId);
  if (!agreement || !item) return null;
  const { hidden } = agreement;
  const frame = readFrame(read, [itemId]);
  const verdicts = listVerdicts(read, [itemId]);
  const units = new Map(listUnits(read).map(({ id, name }) => [name, id]));
  const talks = listTalks(read).filter(({ itemIds }) => itemIds.includes(itemId));
  const isParty = new Set(agreement.parties.map(({ unit }) => unit));
  return {
    item,
    state: agreement.state,
    unsettled: agreement.unsettled && !hidden,
    hidden,
    spoken: agreement.parties.filter(({ verdict }) => verdict !== null).length,
    parties: agreement.parties.map((party) => ({
      ...party,
      ...(hidden ? { position: 'none' as const, verdict: null, changed: [] } : {}),
      unitId: units.get(party.unit) ?? null,
      kept: isKeptBack(agreement, party),
      said: hidden ? [] : verdicts.filter(({ unit }) => unit === party.unit),
      about: party.changed.length > 0 && party.verdict ? (frame.stated.get(party.verdict.statedId) ?? null) : null,
    })),
    former: hidden ? [] : verdicts.filter(({ unit }) => !isParty.has(unit)),
    rulings: listRulings(read, [itemId]).flatMap((ruling) => {
      const talk = findTalk(read, ruling.talkId);
      return talk ? [{ ...ruling, talk, changed: changedSinceRuling(item, ruling, frame) }] : [];
    }),
    talks,
  };
}

/** Every talk with its items and how they stand; an item that was subtracted stands nowhere. */
export function readTalks(project: ProjectFile): TalkRow[] {
  const states = new Map(readShownAgreements(project).map(({ itemId, state }) => [itemId, state]));
  const { byId } = readPool(project);
  return listTalks(project.read).map((talk) => ({
    ...talk,
    ruled: countRuled(project.read, talk.id),
    items: talk.itemIds.map((id) => ({ id, name: byId.get(id)?.name ?? '', state: states.get(id) ?? null })),
  }));
}
