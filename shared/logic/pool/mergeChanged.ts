/** What was to be changed of a value when it was asked for, carried into the value as it stands now: whatever else changed meanwhile stays. */
import type { Citation } from '../../model/basis';
import type { ItemDraft } from '../../model/item';
import { basisKey } from '../bases/basisKey';
import type { DraftedParts } from '../paper/drafts/partsToDraft';

/** What is asked, what was when it was asked, what is now. */
interface Three<T> {
  readonly asked: T;
  readonly from: T;
  readonly now: T;
}

/** Who does what, and the list's own columns. */
export type Parts = DraftedParts & Pick<ItemDraft, 'fields'>;

/** One value as a whole: where both changed it, the one that was asked for is carried out last. */
export function mergeValue<T extends string>({ asked, from, now }: Three<T>): T {
  return asked === from ? now : asked;
}

/** Department by department, and column by column. */
export function mergeParts(three: Three<Parts>): Parts {
  const of = <T>(pick: (parts: Parts) => T): Three<T> => ({
    asked: pick(three.asked),
    from: pick(three.from),
    now: pick(three.now),
  });
  const leadDepartment = mergeValue(of((parts) => parts.leadDepartment));
  const beside = (pick: (parts: Parts) => readonly string[]): string[] => {
    const units = mergeList(of(pick), sameUnit);
    // One that came to lead meanwhile and gives way is where it was asked to stay.
    const led = three.now.leadDepartment;
    return led !== leadDepartment && pick(three.asked).includes(led) && !units.includes(led) ? [...units, led] : units;
  };
  const jointLeads = beside((parts) => parts.jointLeads);
  const coDepartments = beside((parts) => parts.coDepartments);
  const duties = mergeDuties(of((parts) => parts.duties));
  const bearers = new Set([leadDepartment, ...jointLeads, ...coDepartments]);
  return {
    ...{ leadDepartment, jointLeads, coDepartments },
    receivers: mergeList(
      of((parts) => parts.receivers),
      sameUnit,
    ),
    method: mergeValue(of((parts) => parts.method)),
    duties: Object.fromEntries(Object.entries(duties).filter(([unit]) => bearers.has(unit))),
    fields: mergeFields(of((parts) => parts.fields)),
  };
}

export function mergeBases(three: Three<readonly Citation[]>): Citation[] {
  return mergeList(three, meansBasis);
}

type Means<T> = (one: T, other: T) => boolean;

const sameUnit: Means<string> = (one, other) => one === other;

/** Written without a number it is the document of whichever number; the office may have added it meanwhile. */
export const meansBasis: Means<Citation> = (one, other) =>
  (basisKey(one.title) || one.title) === (basisKey(other.title) || other.title) &&
  one.clause === other.clause &&
  (one.docNumber === '' || one.docNumber === other.docNumber);

/** What was struck out goes, what was put in comes, in the order that was asked for if it was put in another. */
function mergeList<T>({ asked, from, now }: Three<readonly T[]>, means: Means<T>): T[] {
  if (JSON.stringify(from) === JSON.stringify(now)) return [...asked];
  const among = (list: readonly T[], one: T): boolean => list.some((other) => means(other, one));
  const struck = from.filter((one) => !among(asked, one));
  const stays = now.filter((one) => among(asked, one) || !among(struck, one));
  const there = (list: readonly T[], one: T): boolean => list.some((other) => means(one, other));
  const comes = asked.filter((one) => !there(from, one) && !there(stays, one));
  const merged = [...stays, ...comes];
  const placeIn = (list: readonly T[], one: T): number => list.findIndex((other) => means(other, one));
  const common = asked.filter((one) => there(from, one)).map((one) => placeIn(from, one));
  const turned = common.some((place, at) => at > 0 && place < (common[at - 1] ?? 0));
  if (!turned) return merged;
  const rank = (one: T): number => (among(asked, one) ? placeIn(asked, one) : asked.length);
  return merged.sort((left, right) => rank(left) - rank(right));
}

type Texts = Readonly<Record<string, string>>;

/** A department without a duty has an empty one. */
function mergeDuties({ asked, from, now }: Three<Texts>): Texts {
  const [wanted, was, is] = [asked, from, now].map((texts) => new Map(Object.entries(texts)));
  const units = new Set([...(is?.keys() ?? []), ...(wanted?.keys() ?? [])]);
  const of = (texts: Map<string, string> | undefined, unit: string): string => texts?.get(unit) ?? '';
  const merged = [...units].map((unit) => {
    const three = { asked: of(wanted, unit), from: of(was, unit), now: of(is, unit) };
    return [unit, mergeValue(three)] as const;
  });
  return Object.fromEntries(merged.filter(([, text]) => text !== ''));
}

/** A column that is not named was not touched; one that was emptied says so. */
function mergeFields({ asked, from, now }: Three<Texts>): Record<string, string> {
  const was = new Map(Object.entries(from));
  const changed = Object.entries(asked).filter(([id, text]) => text !== (was.get(id) ?? ''));
  return { ...now, ...Object.fromEntries(changed) };
}
