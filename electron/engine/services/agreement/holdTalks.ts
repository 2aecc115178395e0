/** 会商: keeps a talk or meeting about items: when, who, what was said, and the signed minutes. */
import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { sha256 } from '../../database/log/canonicalJson';
import { record } from '../../database/log/record';
import {
  findTalk,
  insertTalk,
  setTalkFile,
  setTalkItems,
  updateTalk,
} from '../../repositories/agreement/talkRepository';
import { keepFile } from '../../repositories/bases/citationRepository';
import { findItem } from '../../repositories/pool/itemRepository';

/** A new one, or other words of one that is kept. Errors: TALK_UNKNOWN, ITEM_UNKNOWN. */
export function keepTalk(project: ProjectFile, input: Parsed<'keepTalk'>): Result<{ talkId: number }> {
  const { talkId, itemIds, ...words } = input;
  return record(project, { name: 'keepTalk', input, effect: 'undoable' }, (write) => {
    const unknown = itemIds.find((id) => !findItem(write, id));
    if (unknown !== undefined) return fail('ITEM_UNKNOWN', { item: unknown });
    const { operator } = project.session;
    if (talkId !== undefined && !findTalk(write, talkId)) return fail('TALK_UNKNOWN', { talk: talkId });
    const id = talkId ?? insertTalk(write, { ...words, operator, at: project.session.now() });
    if (talkId !== undefined) updateTalk(write, id, words);
    setTalkItems(write, id, itemIds);
    return ok({ value: { talkId: id }, summary: `会商记录“${words.title}”：${groupDigits(itemIds.length)} 项` });
  });
}

/** The signed minutes, kept by their hash. Errors: TALK_UNKNOWN. */
export function attachTalkFile(
  project: ProjectFile,
  { talkId, fileName, bytes }: { talkId: number; fileName: string; bytes: Uint8Array },
): Result<null> {
  const hash = sha256(bytes);
  const input = { talkId, file: fileName, sha256: hash };
  return record(project, { name: 'attachTalkFile', input, effect: 'undoable' }, (write) => {
    const talk = findTalk(write, talkId);
    if (!talk) return fail('TALK_UNKNOWN', { talk: talkId });
    setTalkFile(write, talkId, keepFile(write, hash, bytes), fileName);
    return ok({ value: null, summary: `会商记录“${talk.title}”附纪要“${fileName}”` });
  });
}
