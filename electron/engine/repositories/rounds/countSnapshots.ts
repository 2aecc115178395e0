/** Of each sealed round, which of its items stood in which section, and how many in each. */
import { z } from 'zod';
import { type FrozenPlace, frozenPlaces } from '../../../../shared/logic/ledger/frozenPlaces';
import { sectionKeys } from '../../../../shared/logic/schemes/schemeLists';
import { calledNow } from '../../../../shared/logic/schemes/sectionRenames';
import type { SectionRename } from '../../../../shared/model/sectionRename';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberWhile } from '../../database/memo';
import { listRenamesSince } from './sectionRenameRepository';
import { frozenBytes } from './snapshotRepository';

interface SealedSnapshot {
  readonly id: number;
  readonly number: number;
  readonly items: number;
  readonly sha256: string;
}

/** Items by section key, under the names of today, in the snapshot of each sealed round; a snapshot never changes, so each is opened once. */
export function countSnapshots(project: ProjectFile): (CountedSnapshot & { readonly round: number })[] {
  return project.read
    .all<SealedSnapshot>(
      `SELECT max(snapshot.id) AS id, round.number, items, sha256 FROM snapshot JOIN round ON round.id = roundId
       WHERE round.state = 'sealed' GROUP BY round.id ORDER BY round.number`,
    )
    .map((snapshot) => {
      const { number, sha256: hash } = snapshot;
      const later = listRenamesSince(project.read, snapshot.id);
      const key = later.length === 0 ? hash : JSON.stringify([hash, later]);
      const counted = rememberWhile(project, `snapshot of round ${number}`, key, () =>
        countSections(project.read, snapshot, later),
      );
      return { round: number, ...counted };
    });
}

interface CountedSnapshot {
  readonly categories: ReadonlyMap<string, number>;
  readonly sections: ReadonlyMap<number, string>;
}

function countSections(read: ReadHandle, snapshot: SealedSnapshot, later: readonly SectionRename[]): CountedSnapshot {
  const keyOf = sectionKeys();
  const items = placesIn(read, snapshot).map(({ id, ...place }) => ({ id, key: keyOf(calledNow(place, later)) }));
  const categories = new Map<string, number>();
  for (const { key } of items) categories.set(key, (categories.get(key) ?? 0) + 1);
  return { categories, sections: new Map(items.map(({ id, key }) => [id, key])) };
}

/** The hash vouches for the rest: looking at every field of every item would take many times as long. */
const placedSchema = z.array(z.object({ id: z.number(), listId: z.string(), category: z.string() }));

function placesIn(read: ReadHandle, { id: snapshotId, items }: SealedSnapshot): FrozenPlace[] {
  // Byte for character: Chinese text takes several times as long to decode, and of all of it only categories are looked at.
  const json = frozenBytes(read, snapshotId).toString('latin1');
  const stored = frozenPlaces(json, items) ?? placedSchema.parse(JSON.parse(json));
  const written = new Map(
    [...new Set(stored.flatMap((one) => [one.listId, one.category]))].map((raw) => [
      raw,
      Buffer.from(raw, 'latin1').toString('utf8'),
    ]),
  );
  return stored.map(({ id, listId, category }) => ({
    id,
    listId: written.get(listId) ?? listId,
    category: written.get(category) ?? category,
  }));
}
