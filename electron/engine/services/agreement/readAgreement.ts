/** 认定: how agreement stands, as the window shows it; where the first verdict is given blind, it is kept back here. */
import type { Parsed } from '../../../../shared/contract';
import {
  changedSinceRuling,
  countAgreement,
  type ItemAgreement,
  isAgainst,
  type PartyStanding,
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
import { readAgreements, readFrame } from '../../repositories/agreement/agreementRepository';
import { countRuled, findTalk, listTalks } from '../../repositories/agreement/talkRepository';
import { agreementBegun, listRulings, listVerdicts } from '../../repositories/agreement/verdictRepository';
import { type PooledItem, readPool } from '../../repositories/pool/poolInMemory';
import { readOptions } from '../../repositories/project/optionRepository';
import { listUnits } from '../../repositories/units/unitRepository';

export function readAgreement(project: ProjectFile): AgreementOverview {
  const agreements = readAgreements(project);
  const { blindVerdicts: blind } = readOptions(project.read);
  const shown = agreements.map((one) =>
    isHidden(one, blind) ? ({ state: 'waiting', unsettled: false } as const) : one,
  );
  return {
    ...countAgreement(shown),
    begun: agreementBegun(project.read),
    unsettled: shown.filter(({ unsettled }) => unsettled).length,
    blind,
    parties: progressOf(project, agreements),
  };
}

/** By the office's order of units, the office itself last; units no item concerns left out. */
function progressOf(project: ProjectFile, agreements: readonly ItemAgreement[]): PartyProgress[] {
  const standings = groupBy(
    agreements.flatMap(({ parties }) => parties),
    ({ unit }) => unit,
  );
  const units = listUnits(project.read).map(({ id, kind, name }) => ({ unitId: id, kind, unit: name }));
  return [...units, { unitId: null, kind: 'office' as const, unit: '' }].flatMap((unit) => {
    const own = standings.get(unit.unit) ?? [];
    if (own.length === 0) return [];
    const fresh = own.filter(({ changed }) => changed.length === 0);
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
        stale: own.length - fresh.length,
        opposed: own.filter((party) => party.changed.length > 0 && isAgainst(party)).length,
        silent: count('none'),
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

/** While the first verdicts are blind, nobody sees what was said before all have spoken once. */
function isHidden({ parties }: ItemAgreement, blind: boolean): boolean {
  return blind && parties.some(({ verdict }) => verdict === null) && parties.some(({ verdict }) => verdict !== null);
}

/** Of every live item, as it may be shown; empty before anybody has spoken. */
export function agreementStates(project: ProjectFile): ReadonlyMap<number, AgreementState> {
  if (!agreementBegun(project.read)) return new Map();
  const { blindVerdicts } = readOptions(project.read);
  return new Map(
    readAgreements(project).map((one) => [one.itemId, isHidden(one, blindVerdicts) ? 'waiting' : one.state]),
  );
}

export function listAgreementItems(project: ProjectFile, input: Parsed<'agreementItems'>): AgreementPage {
  const { byId } = readPool(project);
  const { blindVerdicts } = readOptions(project.read);
  const unit = input.unitId === undefined ? undefined : unitName(project, input.unitId);
  const words = asTyped(input.words);
  const office = officeName(project);
  const chosen = readAgreements(project).filter((agreement) => {
    if (!matchesState(agreement, input.state, isHidden(agreement, blindVerdicts))) return false;
    if (words !== '' && !byId.get(agreement.itemId)?.words.includes(words)) return false;
    if (unit === undefined) return true;
    const own = agreement.parties.find((party) => party.unit === unit);
    return own !== undefined && (input.own === undefined || matchesOwn(own, input.own));
  });
  const rows = chosen.slice(input.offset, input.offset + input.limit).flatMap((agreement) => {
    const item = byId.get(agreement.itemId);
    return item ? [rowOf(item, agreement, isHidden(agreement, blindVerdicts), office)] : [];
  });
  return { total: chosen.length, rows, itemIds: chosen.map(({ itemId }) => itemId) };
}

/** '' for the office; a unit that is not known concerns nothing. */
function unitName({ read }: ProjectFile, unitId: number | null): string {
  if (unitId === null) return '';
  return listUnits(read).find(({ id }) => id === unitId)?.name ?? `${unitId}`;
}

function matchesState(
  { state, unsettled }: ItemAgreement,
  wanted: Parsed<'agreementItems'>['state'],
  hidden: boolean,
): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'open') return state !== 'agreed' && state !== 'ruled';
  if (wanted === 'unsettled') return unsettled;
  return (hidden ? 'waiting' : state) === wanted;
}

function matchesOwn(own: PartyStanding, wanted: NonNullable<Parsed<'agreementItems'>['own']>): boolean {
  const stale = own.changed.length > 0;
  if (wanted === 'stale') return stale;
  if (wanted === 'open') return stale || own.position !== 'agree';
  return !stale && own.position === wanted;
}

function rowOf(
  { id, name, listId, category, lead }: PooledItem,
  { state, parties }: ItemAgreement,
  hidden: boolean,
  office: string,
): AgreementRow {
  const names = (of: readonly PartyStanding[]): string[] => of.map(({ unit }) => unit || office);
  return {
    ...{ itemId: id, name, listId, category, lead, hidden },
    state: hidden ? 'waiting' : state,
    parties: parties.length,
    spoken: parties.filter(({ position, changed }) => position !== 'none' && changed.length === 0).length,
    against: hidden ? [] : names(parties.filter(({ position }) => position === 'disagree' || position === 'reserve')),
    stale: names(parties.filter(({ changed }) => changed.length > 0)),
  };
}

/** Null when there is no live item of that id. */
export function readAgreementItem(project: ProjectFile, { itemId }: Parsed<'agreementItem'>): AgreementDetail | null {
  const { read } = project;
  const agreement = readAgreements(project).find((one) => one.itemId === itemId);
  const item = readPool(project).byId.get(itemId);
  if (!agreement || !item) return null;
  const hidden = isHidden(agreement, readOptions(read).blindVerdicts);
  const frame = readFrame(read, [itemId]);
  const verdicts = listVerdicts(read, [itemId]);
  const units = new Map(listUnits(read).map(({ id, name }) => [name, id]));
  const talks = listTalks(read).filter(({ itemIds }) => itemIds.includes(itemId));
  const isParty = new Set(agreement.parties.map(({ unit }) => unit));
  return {
    item,
    state: hidden ? 'waiting' : agreement.state,
    unsettled: agreement.unsettled && !hidden,
    hidden,
    spoken: agreement.parties.filter(({ verdict }) => verdict !== null).length,
    parties: agreement.parties.map((party) => ({
      ...party,
      ...(hidden ? { position: 'none' as const, verdict: null, changed: [] } : {}),
      unitId: units.get(party.unit) ?? null,
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
  const states = new Map(readAgreements(project).map(({ itemId, state }) => [itemId, state]));
  const { byId } = readPool(project);
  return listTalks(project.read).map((talk) => ({
    ...talk,
    ruled: countRuled(project.read, talk.id),
    items: talk.itemIds.map((id) => ({ id, name: byId.get(id)?.name ?? '', state: states.get(id) ?? null })),
  }));
}
