/** 共同认定: whether an item is agreed, from its parties' newest verdicts on exactly what stands there now. */
import type { ItemContent } from '../../model/item';
import type { AgreementState, Party, Position, Ruling, Stated, StatedPart, Verdict } from '../../model/verdict';
import { appliesTo } from '../schemes/appliesTo';
import { changesSince, type NamesSince, speaksOfItsOwn, statedFor } from './stated';

export interface PartyStanding extends Party {
  readonly position: Position;
  /** The newest verdict; null: it has not spoken. */
  readonly verdict: Verdict | null;
  /** What changed since it spoke; empty: it spoke about what stands there now. */
  readonly changed: readonly StatedPart[];
}

export interface ItemAgreement {
  readonly itemId: number;
  readonly state: AgreementState;
  /** 不同意 or 保留 of any party, about whichever version, that no ruling settles: it stands against the final seal. */
  readonly unsettled: boolean;
  readonly parties: readonly PartyStanding[];
  /** The ruling on the present version. */
  readonly ruling: Ruling | null;
}

/** What was said about one item, in the order it was said. */
export interface Said {
  readonly verdicts: readonly Verdict[];
  readonly rulings: readonly Ruling[];
}

export interface AgreementFrame extends NamesSince {
  /** All townships in the office's order. */
  readonly townships: readonly string[];
  readonly stated: Pick<ReadonlyMap<number, Stated>, 'get'>;
}

/** Departments by responsibility, townships it applies to, the office. */
export function partiesOf(item: ItemContent, townships: readonly string[]): Party[] {
  const departments = [...new Set(item.responsibilities.map(({ unit }) => unit))];
  return [
    ...departments.map((unit) => ({ kind: 'department' as const, unit })),
    ...townships
      .filter((town) => appliesTo(item.scope, item.townships, town))
      .map((unit) => ({ kind: 'township' as const, unit })),
    { kind: 'office', unit: '' },
  ];
}

const NOTHING_SAID: Said = { verdicts: [], rulings: [] };

export function decideAgreement(
  item: ItemContent,
  { verdicts, rulings }: Said = NOTHING_SAID,
  frame: AgreementFrame,
): ItemAgreement {
  const newest = new Map(verdicts.map((verdict) => [keyOf({ kind: verdict.party, unit: verdict.unit }), verdict]));
  const told: ToldChanges = new Map();
  const parties = partiesOf(item, frame.townships).map((party) =>
    standingOf(item, party, newest.get(keyOf(party)) ?? null, frame, told),
  );
  const ruling = rulings.findLast((one) => changedSinceRuling(item, one, frame).length === 0) ?? null;
  const against = parties.some(isAgainst);
  return {
    itemId: item.id,
    state: ruling ? 'ruled' : stateOf(parties),
    unsettled: against && !ruling,
    parties,
    ruling,
  };
}

/** 不同意 or 保留 was its last word, about whichever version. */
export function isAgainst({ position }: Pick<Verdict, 'position'>): boolean {
  return position === 'disagree' || position === 'reserve';
}

function keyOf({ kind, unit }: Party): string {
  return `${kind}\n${unit}`;
}

/** By the version spoken about: townships that have the item in its own words all see the same differ. */
type ToldChanges = Map<number, StatedPart[]>;

function standingOf(
  item: ItemContent,
  party: Party,
  verdict: Verdict | null,
  frame: AgreementFrame,
  told: ToldChanges,
): PartyStanding {
  if (!verdict || verdict.position === 'none') return { ...party, position: 'none', verdict, changed: [] };
  const said = frame.stated.get(verdict.statedId);
  if (!said) throw new Error(`verdict ${verdict.id} speaks of a version that is not stored`);
  const shared = party.kind === 'township' && !speaksOfItsOwn(item, party.unit);
  const known = shared ? told.get(verdict.statedId) : undefined;
  const changed = known ?? changesSince(said, verdict.voice, statedFor(item, party), party, frame);
  if (shared) told.set(verdict.statedId, changed);
  return { ...party, position: verdict.position, verdict, changed };
}

/** What changed since the office ruled: then the ruling is history, and the item open again. */
export function changedSinceRuling(item: ItemContent, ruling: Ruling, frame: AgreementFrame): StatedPart[] {
  const office: Party = { kind: 'office', unit: '' };
  const said = frame.stated.get(ruling.statedId);
  if (!said) throw new Error(`ruling ${ruling.id} speaks of a version that is not stored`);
  return changesSince(said, '', statedFor(item, office), office, frame);
}

function stateOf(parties: readonly PartyStanding[]): AgreementState {
  const fresh = parties.filter(({ changed }) => changed.length === 0);
  if (fresh.some(isAgainst)) return 'conflict';
  if (fresh.length < parties.length) return 'reopened';
  return fresh.every(({ position }) => position === 'agree') ? 'agreed' : 'waiting';
}

/** As it may be shown. */
export interface ShownAgreement extends ItemAgreement {
  /** First verdicts are blind and not all parties have spoken: what was said is kept back, on paper and in figures too. */
  readonly hidden: boolean;
}

/** Until all have spoken once, whoever spoke stands like one that did not; a ruling ends it, for it tells what was at issue. */
export function asShown(agreement: ItemAgreement, blind: boolean): ShownAgreement {
  const { parties, ruling } = agreement;
  const spoke = parties.filter(({ verdict }) => verdict !== null).length;
  if (!blind || ruling || spoke === 0 || spoke === parties.length) return { ...agreement, hidden: false };
  return {
    ...agreement,
    state: 'waiting',
    hidden: true,
    parties: parties.map((one) => ({ ...one, position: 'none' })),
  };
}

/** It spoke about what stands there now, and what it said is kept back. */
export function isKeptBack({ hidden }: Pick<ShownAgreement, 'hidden'>, { verdict, changed }: PartyStanding): boolean {
  return hidden && verdict !== null && changed.length === 0;
}

export interface AgreementFigures {
  readonly total: number;
  readonly agreed: number;
  readonly ruled: number;
  /** Everything else: conflict + reopened + waiting. */
  readonly open: number;
  readonly conflict: number;
  readonly reopened: number;
  readonly waiting: number;
}

/** 417 ＝ 已认定 ＋ 裁定 ＋ 未定. */
export function countAgreement(items: readonly Pick<ItemAgreement, 'state'>[]): AgreementFigures {
  const count = (state: AgreementState): number => items.filter((item) => item.state === state).length;
  const [conflict, reopened, waiting] = [count('conflict'), count('reopened'), count('waiting')];
  return {
    ...{ total: items.length, agreed: count('agreed'), ruled: count('ruled') },
    ...{ open: conflict + reopened + waiting, conflict, reopened, waiting },
  };
}
