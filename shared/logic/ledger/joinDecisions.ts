/** Joins recorded decisions with the entries read from files, by unit and name; what finds no partner is named. */
import type { Decisions } from '../../model/decisions';

export interface JoinableEntry {
  readonly id: number;
  readonly unit: string;
  readonly direction: 'down' | 'up';
  readonly name: string;
}

export type EntryFate =
  | { readonly kind: 'link'; readonly entryId: number; readonly said: string; readonly items: readonly string[] }
  | {
      readonly kind: 'adopt';
      readonly entryId: number;
      readonly round: number;
      readonly addition: Decisions['changes']['additions'][number];
    }
  | { readonly kind: 'reject'; readonly entryId: number; readonly round: number; readonly reason: string };

export interface JoinedDecisions {
  /** Entry of each decided item: A001 → 17. */
  readonly itemEntries: ReadonlyMap<string, number>;
  readonly fates: readonly EntryFate[];
  /** Sentences in Chinese, one for each decision or entry without its partner. */
  readonly leftovers: readonly string[];
}

/** White space inside a cell is layout, not part of a name. */
function keyOf(unit: string, name: string): string {
  return `${unit} ${name.replace(/\s+/g, '')}`;
}

export function joinDecisions(decisions: Decisions, entries: readonly JoinableEntry[]): JoinedDecisions {
  const leftovers: string[] = [];
  const down = index(entries, 'down', leftovers);
  const up = index(entries, 'up', leftovers);
  const itemEntries = new Map<string, number>();
  for (const item of decisions.items) {
    const entry = take(down, keyOf(item.department, item.name));
    if (entry) itemEntries.set(item.id, entry.id);
    else leftovers.push(`${item.department}“${item.name}”（${item.id}）有记录的决定，报送表里没有这一条`);
  }
  leftovers.push(...danglingDeeds(decisions));
  const fates: EntryFate[] = [];
  for (const decided of decisions.townshipEntries) {
    const entry = take(up, keyOf(decided.town, decided.name));
    if (!entry) {
      leftovers.push(`${decided.town}“${decided.name}”（${decided.id}）有记录的决定，报送表里没有这一条`);
      continue;
    }
    const fate = fateOf(decided, entry.id, decisions.changes);
    if (typeof fate === 'string') leftovers.push(`${decided.town}“${decided.name}”（${decided.id}）${fate}`);
    else fates.push(fate);
  }
  for (const entry of [...down.values(), ...up.values()].flat()) {
    leftovers.push(`${entry.unit}“${entry.name}”在报送表里，却没有记录的决定`);
  }
  return { itemEntries, fates, leftovers };
}

/** Additions and rejections of township entries that nobody recorded would otherwise drop out unseen. */
function danglingDeeds({ townshipEntries, changes }: Decisions): string[] {
  const known = new Set(townshipEntries.map(({ id }) => id));
  return [
    ...changes.additions.map(({ fromTownshipEntry }) => fromTownshipEntry),
    ...changes.rejected.map(({ entry }) => entry),
  ]
    .filter((id) => !known.has(id))
    .map((id) => `记录的增加或不予列入指向 ${id}，却没有这一条乡镇条目`);
}

function fateOf(
  decided: Decisions['townshipEntries'][number],
  entryId: number,
  { additions, rejected }: Decisions['changes'],
): EntryFate | string {
  const [addition, ...moreAdditions] = additions.filter(({ fromTownshipEntry }) => fromTownshipEntry === decided.id);
  const [rejection, ...moreRejections] = rejected.filter(({ entry }) => entry === decided.id);
  const given = [decided.gold !== null, addition !== undefined, rejection !== undefined].filter(Boolean).length;
  if (given === 0) return '没有记录的决定';
  if (given + moreAdditions.length + moreRejections.length > 1) return '有互相矛盾的决定';
  if (addition) return { kind: 'adopt', entryId, round: addition.round, addition };
  if (rejection) return { kind: 'reject', entryId, round: rejection.round, reason: rejection.reason };
  const items = typeof decided.gold === 'string' ? [decided.gold] : (decided.gold ?? []);
  if (items.length === 0) return '没有记录的决定';
  return { kind: 'link', entryId, said: `${decided.town}“${decided.name}”（${decided.id}）`, items };
}

function index(
  entries: readonly JoinableEntry[],
  direction: 'down' | 'up',
  leftovers: string[],
): Map<string, JoinableEntry[]> {
  const found = new Map<string, JoinableEntry[]>();
  for (const entry of entries) {
    if (entry.direction !== direction) continue;
    const key = keyOf(entry.unit, entry.name);
    const same = found.get(key) ?? [];
    if (same.length > 0) leftovers.push(`${entry.unit}有两条都叫“${entry.name}”，无法分辨`);
    found.set(key, [...same, entry]);
  }
  return found;
}

function take(entries: Map<string, JoinableEntry[]>, key: string): JoinableEntry | undefined {
  const found = entries.get(key)?.[0];
  if (found) entries.delete(key);
  return found;
}
