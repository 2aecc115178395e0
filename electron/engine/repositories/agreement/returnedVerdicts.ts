/** What returned forms say as verdicts: 无意见 on a row is 同意 to what the pack showed, an opinion is 不同意 in its words. */

import { isAgainst, partiesOf } from '../../../../shared/logic/agreement/decideAgreement';
import type { NamesSince } from '../../../../shared/logic/agreement/stated';
import { packRows } from '../../../../shared/logic/opinions/packRows';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { placeFor } from '../../../../shared/logic/schemes/appliesTo';
import { calledNow } from '../../../../shared/logic/schemes/sectionRenames';
import type { ItemContent } from '../../../../shared/model/item';
import { OPINION_KIND_WORDS } from '../../../../shared/model/opinion';
import type { Scheme } from '../../../../shared/model/scheme';
import type { OwnKind } from '../../../../shared/model/unit';
import type { Party, Position, Verdict } from '../../../../shared/model/verdict';
import type { SentPack } from '../../../../shared/views/opinions';
import type { ReadHandle } from '../../database/file/handles';
import { listConsultations, listPackRows, listPacks, type SentPackRow } from '../opinions/consultationRepository';
import { readHandlings } from '../opinions/handlingRepository';
import { countingReturn, opinionsOfReturn, type StoredOpinion, type StoredReturn } from '../opinions/returnRepository';
import { readContents } from '../pool/itemContents';
import { readProject } from '../project/projectRepository';
import { listRenamesSince } from '../rounds/sectionRenameRepository';
import { readSnapshotItems } from '../rounds/snapshotRepository';
import { lastMerged, madeForUnits } from '../units/unitSuccession';
import { readFrame } from './agreementRepository';
import { listVerdicts } from './verdictRepository';

export interface ReturnedVerdict {
  readonly unitId: number;
  readonly party: Party;
  readonly voice: string;
  /** The item as the pack showed it. */
  readonly shown: ItemContent;
  /** How many 类别改名 it had been through when it was shown. */
  readonly renames: number;
  readonly position: Position;
  readonly words: string;
  readonly person: string;
  readonly date: string;
  readonly origin: 'pack' | 'merge';
}

export interface ReturnedVerdicts {
  readonly verdicts: readonly ReturnedVerdict[];
  /** Rows about an item that has changed since, where nobody froze what the pack showed: to be asked about again. */
  readonly outdated: number;
  readonly units: number;
}

/** What one form says about one item. */
interface Answer {
  readonly pack: OwnPack;
  readonly back: StoredReturn;
  readonly row: SentPackRow;
  readonly said: SaidInReturn;
}

/** Of the returns that count and were not taken up yet; what a party said afterwards stands. */
export function listReturnedVerdicts(read: ReadHandle): ReturnedVerdicts {
  const answers = listAnswers(read);
  if (answers.length === 0) return { verdicts: [], outdated: 0, units: 0 };
  const facts = readFacts(read);
  const verdicts: ReturnedVerdict[] = [];
  let outdated = 0;
  // Several answers of one unit to one asking: units that became one since.
  const together = groupBy(answers, ({ pack, row }) => `${pack.consultationId} ${pack.unitId} ${row.itemId}`);
  for (const own of together.values()) {
    const asked = own.filter((answer) => !spokeItself(answer, facts));
    const others = asked.flatMap((answer) => wordOfOther(answer, facts) ?? []);
    const differ = new Set([...asked.map(({ said }) => said.position), ...others]).size > 1;
    if (differ && isSettled(asked, facts)) continue;
    const shown = asked
      .filter((answer) => (differ ? !isOnRecord(answer, facts) : !spokeSince(answer, facts)))
      .flatMap((answer) => {
        const item = facts.items.get(answer.row.itemId);
        if (!item || !isParty(item, answer.pack, facts)) return [];
        const now = shownItem(read, answer, item, facts);
        if (!now) outdated += 1;
        return now ? [verdictOf(answer, now, facts)] : [];
      });
    verdicts.push(...shown);
    const last = shown.at(-1);
    if (differ && last) verdicts.push({ ...last, ...TO_SPEAK_ANEW });
  }
  return { verdicts, outdated, units: new Set(verdicts.map(({ unitId }) => unitId)).size };
}

/** Whose form and whose verdict it was, should the two have become one since. */
function isOfOne({ pack }: Answer, { id }: Verdict, { madeFor }: Facts): boolean {
  return (madeFor.get(`opinionPack ${pack.id}`) ?? pack.unitId) === (madeFor.get(`verdict ${id}`) ?? pack.unitId);
}

/** By hand, after its form came back. */
function spokeItself(answer: Answer, facts: Facts): boolean {
  return heardOf(answer, facts).some(
    (one) => one.origin === 'spoken' && one.at > answer.back.at && isOfOne(answer, one, facts),
  );
}

/** What the other of two that have become one said last by itself: after this one's form, or against the item whenever it was. */
function wordOfOther(answer: Answer, facts: Facts): Position | undefined {
  const oneSince = facts.merged.get(answer.pack.unitId) ?? '';
  const word = heardOf(answer, facts).findLast(
    (one) => one.at < oneSince && one.position !== 'none' && !isOfOne(answer, one, facts),
  );
  return word && (word.at > answer.back.at || isAgainst(word)) ? word.position : undefined;
}

/** As where verdicts of units that become one differ (`moveVerdicts`). */
const TO_SPEAK_ANEW = {
  position: 'none',
  words: '并为一家的各家反馈不同，须重新表态',
  person: '',
  origin: 'merge',
} as const;

function listAnswers(read: ReadHandle): Answer[] {
  const handlings = readHandlings(read);
  const packs = listPacks(read)
    .filter(isOwn)
    .filter(({ withdrawnReason }) => withdrawnReason === null);
  return packs.flatMap((pack) => {
    const back = countingReturn(read, pack.id);
    if (!back) return [];
    const opinions = new Map(opinionsOfReturn(read, back.id).map((opinion) => [opinion.itemId, opinion]));
    return listPackRows(read, pack.id).flatMap((row) => {
      const opinion = opinions.get(row.itemId);
      // What its unit took back is neither objection nor consent.
      if (handlings.get(opinion?.handlingId ?? 0)?.outcome === 'withdrawn') return [];
      const said = positionOf(back, opinion);
      return said ? [{ pack, back, row, said }] : [];
    });
  });
}

/** What a superior says is no verdict: it has no part in any item. */
interface OwnPack extends SentPack {
  readonly unitKind: OwnKind;
}

function isOwn(pack: SentPack): pack is OwnPack {
  return pack.unitKind !== 'superior';
}

interface Facts extends NamesSince {
  readonly items: ReadonlyMap<number, ItemContent>;
  readonly townships: readonly string[];
  readonly scheme: Scheme;
  /** By item and unit, as they were given. */
  readonly heard: ReadonlyMap<string, readonly Verdict[]>;
  /** Packs and verdicts that were another unit's. */
  readonly madeFor: ReadonlyMap<string, number>;
  /** When units last became one with another that went into them. */
  readonly merged: ReadonlyMap<number, string>;
  /** Snapshot the packs of a consultation were made from. */
  readonly snapshots: ReadonlyMap<number, number | null>;
  readonly frozen: Map<number, Frozen>;
}

interface Frozen {
  readonly items: ReadonlyMap<number, ItemContent>;
  /** How many of the renamed categories it knows. */
  readonly renames: number;
}

function readFacts(read: ReadHandle): Facts {
  const { townships, names, renames } = readFrame(read, []);
  return {
    items: new Map(readContents(read).map((item) => [item.id, item])),
    townships,
    names,
    renames,
    scheme: readProject(read).scheme,
    heard: groupBy(listVerdicts(read), ({ itemId, unit }) => `${itemId} ${unit}`),
    madeFor: madeForUnits(read),
    merged: lastMerged(read),
    snapshots: new Map(listConsultations(read).map(({ id, snapshotId }) => [id, snapshotId])),
    frozen: new Map(),
  };
}

interface SaidInReturn {
  readonly position: Position;
  readonly words: string;
  readonly person: string;
}

/** Null: the row was left without an answer, which is no consent. */
function positionOf(back: StoredReturn, opinion: StoredOpinion | undefined): SaidInReturn | null {
  if (!opinion) return back.allAgreed ? { position: 'agree', words: '', person: back.person } : null;
  const person = opinion.person || back.person;
  if (opinion.kind === 'none') return { position: 'agree', words: '', person };
  const proposal = opinion.proposal.replace(/。$/, '');
  const words = [proposal, opinion.reason].filter((text) => text !== '').join('。理由：');
  return { position: 'disagree', words: `${OPINION_KIND_WORDS[opinion.kind]}：${words}`, person };
}

function isParty(item: ItemContent, { unit }: SentPack, { townships }: Facts): boolean {
  return partiesOf(item, townships).some((party) => party.unit === unit);
}

function heardOf({ pack, row }: Answer, { heard }: Facts): readonly Verdict[] {
  return heard.get(`${row.itemId} ${pack.unit}`) ?? [];
}

function spokeSince(answer: Answer, facts: Facts): boolean {
  return (heardOf(answer, facts).at(-1)?.at ?? '') > answer.back.at;
}

/** Whether the unit was to speak anew after all of these came back, or spoke since as the one it is now. */
function isSettled(own: readonly Answer[], facts: Facts): boolean {
  return own.every((answer) => {
    const oneSince = facts.merged.get(answer.pack.unitId) ?? '';
    return heardOf(answer, facts).some(
      ({ origin, at }) => at > answer.back.at && (origin === 'merge' || (origin === 'spoken' && at > oneSince)),
    );
  });
}

function isOnRecord(answer: Answer, facts: Facts): boolean {
  const { position, words } = answer.said;
  return heardOf(answer, facts).some(
    (one) => one.position === position && one.words === words && one.at > answer.back.at,
  );
}

type Shown = Pick<ReturnedVerdict, 'shown' | 'renames'>;

/** From the frozen state the pack was made of; else the item as it is, if the pack's row would read the same today. */
function shownItem(
  read: ReadHandle,
  { pack, row }: Answer,
  item: ItemContent,
  { snapshots, frozen, scheme, renames }: Facts,
): Shown | null {
  const snapshotId = snapshots.get(pack.consultationId) ?? null;
  if (snapshotId !== null) {
    const opened = frozen.get(snapshotId) ?? {
      items: new Map(readSnapshotItems(read, snapshotId).map((one) => [one.id, one])),
      renames: renames.length - listRenamesSince(read, snapshotId).length,
    };
    frozen.set(snapshotId, opened);
    const shown = opened.items.get(row.itemId);
    return shown ? { shown, renames: opened.renames } : null;
  }
  const [now] = packRows([item], { name: pack.unit, kind: pack.unitKind }, scheme);
  if (!now) return null;
  // The row has no day of its own: its category is followed only where it is another one today.
  const { listId } = pack.unitKind === 'township' ? placeFor(item, pack.unit) : item;
  const { category } = calledNow({ listId, category: row.cells.category }, renames);
  const cells = row.cells.category === now.cells.category ? row.cells : { ...row.cells, category };
  return JSON.stringify(now.cells) === JSON.stringify(cells) ? { shown: item, renames: renames.length } : null;
}

function verdictOf(
  { pack: { unitId, unit, unitKind }, back, said }: Answer,
  now: Shown,
  { names }: Facts,
): ReturnedVerdict {
  // Under the name the unit had when the pack was made, should it have gone into another since.
  const parts = now.shown.responsibilities;
  const voice = parts.find((part) => (names.get(part.unit) ?? part.unit) === unit)?.unit ?? unit;
  return {
    unitId,
    party: { kind: unitKind, unit: voice },
    voice,
    ...now,
    date: back.receivedOn,
    origin: 'pack',
    ...said,
  };
}
