/** What returned forms say as verdicts: 无意见 on a row is 同意 to what the pack showed, an opinion is 不同意 in its words. */

import { partiesOf } from '../../../../shared/logic/agreement/decideAgreement';
import type { NamesSince } from '../../../../shared/logic/agreement/stated';
import { packRows } from '../../../../shared/logic/opinions/packRows';
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
import { countingReturn, opinionsOfReturn, type StoredOpinion, type StoredReturn } from '../opinions/returnRepository';
import { readContents } from '../pool/itemContents';
import { readProject } from '../project/projectRepository';
import { readSnapshotItems } from '../rounds/snapshotRepository';
import { readFrame } from './agreementRepository';
import { listVerdicts } from './verdictRepository';

export interface ReturnedVerdict {
  readonly unitId: number;
  readonly party: Party;
  readonly voice: string;
  /** The item as the pack showed it. */
  readonly shown: ItemContent;
  readonly position: Position;
  readonly words: string;
  readonly person: string;
  readonly date: string;
}

export interface ReturnedVerdicts {
  readonly verdicts: readonly ReturnedVerdict[];
  /** Rows about an item that has changed since, where nobody froze what the pack showed: to be asked about again. */
  readonly outdated: number;
  readonly units: number;
}

/** Of the returns that count and were not taken up yet; what a party said afterwards stands. */
export function listReturnedVerdicts(read: ReadHandle): ReturnedVerdicts {
  const packs = listPacks(read)
    .filter(isOwn)
    .filter(({ withdrawnReason }) => withdrawnReason === null);
  const returned = packs.flatMap((pack) => {
    const back = countingReturn(read, pack.id);
    return back ? [{ pack, back }] : [];
  });
  if (returned.length === 0) return { verdicts: [], outdated: 0, units: 0 };
  const facts = readFacts(read);
  const verdicts: ReturnedVerdict[] = [];
  let outdated = 0;
  for (const { pack, back } of returned) {
    const opinions = new Map(opinionsOfReturn(read, back.id).map((opinion) => [opinion.itemId, opinion]));
    for (const row of listPackRows(read, pack.id)) {
      const said = positionOf(back, opinions.get(row.itemId));
      const item = facts.items.get(row.itemId);
      if (!said || !item || !isParty(item, pack, facts) || spokeSince(pack, row, back, facts)) continue;
      const shown = shownItem(read, pack, row, item, facts);
      if (shown) verdicts.push(verdictOf(pack, back, shown, said, facts));
      else outdated += 1;
    }
  }
  return { verdicts, outdated, units: new Set(verdicts.map(({ unitId }) => unitId)).size };
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
  readonly newest: ReadonlyMap<string, Verdict>;
  /** Snapshot the packs of a consultation were made from. */
  readonly snapshots: ReadonlyMap<number, number | null>;
  readonly frozen: Map<number, ReadonlyMap<number, ItemContent>>;
}

function readFacts(read: ReadHandle): Facts {
  const { townships, names, renames } = readFrame(read, []);
  return {
    items: new Map(readContents(read).map((item) => [item.id, item])),
    townships,
    names,
    renames,
    scheme: readProject(read).scheme,
    newest: new Map(listVerdicts(read).map((verdict) => [`${verdict.itemId} ${verdict.unit}`, verdict])),
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

function spokeSince({ unit }: SentPack, { itemId }: SentPackRow, { at }: StoredReturn, { newest }: Facts): boolean {
  return (newest.get(`${itemId} ${unit}`)?.at ?? '') > at;
}

/** From the frozen state the pack was made of; else the item as it is, if the pack's row would read the same today. */
function shownItem(
  read: ReadHandle,
  pack: SentPack,
  row: SentPackRow,
  item: ItemContent,
  { snapshots, frozen, scheme, renames }: Facts,
): ItemContent | null {
  const snapshotId = snapshots.get(pack.consultationId) ?? null;
  if (snapshotId !== null) {
    const items = frozen.get(snapshotId) ?? new Map(readSnapshotItems(read, snapshotId).map((one) => [one.id, one]));
    frozen.set(snapshotId, items);
    return items.get(row.itemId) ?? null;
  }
  const [now] = packRows([item], { name: pack.unit, kind: pack.unitKind }, scheme);
  if (!now) return null;
  // The row has no day of its own: its category is followed only where it is another one today.
  const { listId } = pack.unitKind === 'township' ? placeFor(item, pack.unit) : item;
  const { category } = calledNow({ listId, category: row.cells.category }, renames);
  const cells = row.cells.category === now.cells.category ? row.cells : { ...row.cells, category };
  return JSON.stringify(now.cells) === JSON.stringify(cells) ? item : null;
}

function verdictOf(
  { unitId, unit, unitKind }: OwnPack,
  { receivedOn }: StoredReturn,
  shown: ItemContent,
  said: SaidInReturn,
  { names }: Facts,
): ReturnedVerdict {
  // Under the name the unit had when the pack was made, should it have gone into another since.
  const voice = shown.responsibilities.find((part) => (names.get(part.unit) ?? part.unit) === unit)?.unit ?? unit;
  return { unitId, party: { kind: unitKind, unit: voice }, voice, shown, date: receivedOn, ...said };
}
