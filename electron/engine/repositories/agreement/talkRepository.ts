/** 会商记录: talks and meetings with the items they were about, their minutes as text and as the signed file. */
import { z } from 'zod';
import type { Talk } from '../../../../shared/model/verdict';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { jsonColumn } from '../../database/jsonColumn';

type StoredTalk = Omit<Talk, 'itemIds'> & { readonly itemIds: string };

const TALK = `SELECT id, date, title, people, minutes, fileName, operator, at,
  (SELECT json_group_array(itemId) FROM (SELECT itemId FROM talkItem WHERE talkId = talk.id ORDER BY id)) AS itemIds FROM talk`;

function talkOf({ itemIds, ...talk }: StoredTalk): Talk {
  return { ...talk, itemIds: jsonColumn(z.array(z.number()), itemIds) };
}

/** Newest day first. */
export function listTalks(read: ReadHandle): Talk[] {
  return read.all<StoredTalk>(`${TALK} ORDER BY date DESC, id DESC`).map(talkOf);
}

export function findTalk(read: ReadHandle, id: number): Talk | undefined {
  const row = read.get<StoredTalk>(`${TALK} WHERE id = ?`, [id]);
  return row && talkOf(row);
}

export interface TalkWords {
  readonly date: string;
  readonly title: string;
  readonly people: string;
  readonly minutes: string;
}

export function insertTalk(write: WriteHandle, talk: TalkWords & { operator: string; at: string }): number {
  return write.insert(
    'INSERT INTO talk (date, title, people, minutes, operator, at) VALUES (@date, @title, @people, @minutes, @operator, @at)',
    { ...talk },
  );
}

export function updateTalk(write: WriteHandle, id: number, { date, title, people, minutes }: TalkWords): void {
  write.run('UPDATE talk SET date = ?, title = ?, people = ?, minutes = ? WHERE id = ?', [
    ...[date, title, people, minutes],
    id,
  ]);
}

/** Items already there stay; those no longer named go. */
export function setTalkItems(write: WriteHandle, talkId: number, itemIds: readonly number[]): void {
  write.run('DELETE FROM talkItem WHERE talkId = ? AND itemId NOT IN (SELECT value FROM json_each(?))', [
    talkId,
    JSON.stringify(itemIds),
  ]);
  for (const itemId of new Set(itemIds))
    write.run('INSERT INTO talkItem (talkId, itemId) VALUES (?, ?) ON CONFLICT DO NOTHING', [talkId, itemId]);
}

/** How many items were ruled on by what was said there. */
export function countRuled(read: ReadHandle, talkId: number): number {
  return read.value<number>('SELECT count(DISTINCT itemId) FROM ruling WHERE talkId = ?', [talkId]) ?? 0;
}

export function setTalkFile(write: WriteHandle, id: number, fileId: number, fileName: string): void {
  write.run('UPDATE talk SET fileId = ?, fileName = ? WHERE id = ?', [fileId, fileName, id]);
}

export function readTalkFile(read: ReadHandle, id: number): Uint8Array | null {
  return (
    read.value<Uint8Array>('SELECT bytes FROM talk JOIN sourceFile ON sourceFile.id = fileId WHERE talk.id = ?', [
      id,
    ]) ?? null
  );
}
