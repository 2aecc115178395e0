/** 会商: keeps a talk or meeting about items: when, who, what was said, and the signed minutes. */
import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { sha256 } from '../../database/log/canonicalJson';
import { record } from '../../database/log/record';
import {
  countRuled,
  findTalk,
  insertTalk,
  setTalkFile,
  setTalkItems,
  updateTalk,
} from '../../repositories/agreement/talkRepository';
import { keepFile } from '../../repositories/bases/citationRepository';
import { findItem } from '../../repositories/pool/itemRepository';

/**
 * A new one, or other words of one that is kept: until a ruling rests on it.
 * Errors: TALK_UNKNOWN, ITEM_UNKNOWN, MINUTES_IN_USE.
 */
export function keepTalk(project: ProjectFile, input: Parsed<'keepTalk'>): Result<{ talkId: number }> {
  const { talkId, itemIds, ...words } = input;
  return record(project, { name: 'keepTalk', input, effect: 'undoable' }, (write) => {
    const unknown = itemIds.find((id) => !findItem(write, id));
    if (unknown !== undefined) return fail('ITEM_UNKNOWN', { item: unknown });
    const { operator } = project.session;
    const kept = talkId === undefined ? undefined : findTalk(write, talkId);
    if (talkId !== undefined && !kept) return fail('TALK_UNKNOWN', { talk: talkId });
    const ruled = kept ? countRuled(write, kept.id) : 0;
    if (kept && ruled > 0) return fail('MINUTES_IN_USE', { talk: kept.title, count: ruled });
    const id = talkId ?? insertTalk(write, { ...words, operator, at: project.session.now() });
    if (talkId !== undefined) updateTalk(write, id, words);
    setTalkItems(write, id, itemIds);
    return ok({ value: { talkId: id }, summary: `会商记录“${words.title}”：${groupDigits(itemIds.length)} 项` });
  });
}

/**
 * The signed minutes, kept by their hash; signed after the ruling they may still come, but take no others' place.
 * Errors: TALK_UNKNOWN, MINUTES_IN_USE.
 */
export function attachTalkFile(
  project: ProjectFile,
  { talkId, fileName, bytes }: { talkId: number; fileName: string; bytes: Uint8Array },
): Result<null> {
  const hash = sha256(bytes);
  const input = { talkId, file: fileName, sha256: hash };
  return record(project, { name: 'attachTalkFile', input, effect: 'undoable' }, (write) => {
    const talk = findTalk(write, talkId);
    if (!talk) return fail('TALK_UNKNOWN', { talk: talkId });
    const ruled = countRuled(write, talkId);
    if (ruled > 0 && talk.fileName !== '') return fail('MINUTES_IN_USE', { talk: talk.title, count: ruled });
    setTalkFile(write, talkId, keepFile(write, hash, bytes), fileName);
    return ok({ value: null, summary: `会商记录“${talk.title}”附纪要“${fileName}”` });
  });
}
