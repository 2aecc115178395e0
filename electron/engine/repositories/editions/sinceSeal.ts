/** Whether the pool is what the last seal froze, and what to do first where it is not. */
import { sealFirst } from '../../../../shared/logic/editions/sealFirst';
import type { ReadHandle } from '../../database/file/handles';
import { canonicalJson, sha256 } from '../../database/log/canonicalJson';
import { readContents } from '../pool/itemContents';
import { findOpenRound } from '../rounds/roundRepository';
import { lastSnapshot, lastSnapshotHead } from '../rounds/snapshotRepository';

/** Only then the checks speak of what would go out. */
export function isAsSealed(read: ReadHandle): boolean {
  return lastSnapshotHead(read)?.sha256 === sha256(canonicalJson(readContents(read)));
}

/** '' where it is as sealed, or nothing was sealed yet. */
export function sealFirstWords(read: ReadHandle): string {
  const snapshot = isAsSealed(read) ? undefined : lastSnapshot(read);
  if (!snapshot) return '';
  // As the seal wrote them down, key by key.
  const now = JSON.parse(canonicalJson(readContents(read))) as typeof snapshot.items;
  const sealed = JSON.parse(canonicalJson(snapshot.items)) as typeof snapshot.items;
  return sealFirst(snapshot.round, findOpenRound(read)?.number, { sealed, now });
}
