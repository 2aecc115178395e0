/** What is on record of an item as it stood when a talk about it was over: what a later talk brought is none of its minutes. */
import type { ItemContent } from '../../model/item';
import type { Stated, Talk, Verdict } from '../../model/verdict';
import { calledNow } from '../schemes/sectionRenames';
import { renameParts } from '../units/renameUnits';
import { type AgreementFrame, decideAgreement } from './decideAgreement';
import type { RecordedItem } from './paperWords';
import { speaksOfItsOwn } from './stated';

/**
 * A ruling that rests on the talk is how it ended, whatever followed. Else the item stands as it did before it was talked over
 * again, in the words last spoken about; as it does today while no later talk was about it.
 */
export function asOfTalk(one: RecordedItem, talk: Talk, frame: AgreementFrame): RecordedItem {
  if (one.hidden) return one;
  const next = nextTalk(one.talks, talk);
  const ruling = one.rulings.findLast(({ talkId }) => talkId === talk.id);
  if (!next && !ruling) return one;
  const later = new Set(one.talks.filter((other) => isAfter(other, talk)).map(({ id }) => id));
  const verdicts = one.verdicts.filter((verdict) => !next || !isOfNext(verdict, next));
  const rulings = one.rulings.filter(({ talkId }) => !later.has(talkId));
  const spokenAbout =
    ruling ?? verdicts.findLast(({ party, unit }) => party !== 'township' || !speaksOfItsOwn(one.item, unit));
  const said = spokenAbout && frame.stated.get(spokenAbout.statedId);
  const item = said ? itemThen(one.item, said, frame) : one.item;
  const agreement = decideAgreement(item, { verdicts, rulings }, frame);
  const { subtracted, subtractedAt = '', ...rest } = one;
  const wasGone = subtracted !== undefined && !ruling && subtractedAt < (next?.at ?? '');
  return { ...rest, ...(wasGone && { subtracted, subtractedAt }), item, agreement, verdicts, rulings };
}

function isAfter(one: Talk, other: Talk): boolean {
  return one.date > other.date || (one.date === other.date && one.id > other.id);
}

function nextTalk(talks: readonly Talk[], talk: Talk): Talk | undefined {
  const later = talks.filter((one) => isAfter(one, talk));
  return later.find((one) => later.every((other) => other === one || isAfter(other, one)));
}

/** Put down once the next talk was on record, and said on its day or later: what was settled before may be written down late. */
function isOfNext({ at, date }: Verdict, next: Talk): boolean {
  return at > next.at && date >= next.date;
}

/** The item in the words spoken about, with names of today, as all others of it are. */
function itemThen(item: ItemContent, said: Stated, { names, renames }: AgreementFrame): ItemContent {
  const { renames: known = renames.length, responsibilities, ...words } = said;
  return { ...item, ...calledNow(words, renames.slice(known)), responsibilities: renameParts(responsibilities, names) };
}
