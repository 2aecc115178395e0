/** 查重: items of the pool that seem to say one duty twice, with reasons; a person merges them or says they differ. */
import type { Parsed } from '../../../../shared/contract';
import { sectionWords } from '../../../../shared/logic/schemes/schemeLists';
import { fail, ok, type Result } from '../../../../shared/result';
import type { DuplicatePair } from '../../../../shared/views/schemes';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { listPoolIds, readPoolItems } from '../../repositories/merge/matchRepository';
import {
  deleteDistinctPair,
  findDistinct,
  insertDistinctPair,
  listDistinctPairs,
} from '../../repositories/merge/refusalRepository';
import { findItem } from '../../repositories/pool/itemRepository';
import { readPool } from '../../repositories/pool/poolInMemory';
import { readProject } from '../../repositories/project/projectRepository';
import { TaskCancelled, type Tasks } from '../../workers/tasks';

/** Likeliest first. Errors: CANCELLED. */
export async function findDuplicates(
  project: ProjectFile,
  tasks: Tasks,
  { limit }: Parsed<'duplicates'>,
  run: { signal: AbortSignal },
): Promise<Result<{ total: number; pairs: DuplicatePair[] }>> {
  const rows = readPoolItems(project.read, listPoolIds(project.read));
  const refused = listDistinctPairs(project.read).map(({ firstId, secondId }) => [firstId, secondId] as const);
  try {
    const found = await tasks.duplicates({ rows, refused }, { signal: run.signal });
    const { byId } = readPool(project);
    const { lists } = readProject(project.read).scheme;
    const said = (id: number) => {
      const item = byId.get(id);
      return {
        id,
        name: item?.name ?? '',
        text: item?.text ?? '',
        place: item ? sectionWords(lists, item) : '',
      };
    };
    const pairs = found.slice(0, limit).map(({ first, second, reasons }) => ({
      first: said(Number(first)),
      second: said(Number(second)),
      // The matching speaks of an entry and an item; here both are items.
      reasons: reasons.map((words) => words.replace('条目另有', '前一项另有').replace('事项另有', '后一项另有')),
    }));
    return ok({ total: found.length, pairs });
  } catch (error) {
    if (error instanceof TaskCancelled) return fail('CANCELLED');
    throw error;
  }
}

/** The pair is looked at again. Errors: BAD_INPUT when it is not kept apart (any more). */
export function allowDuplicate(project: ProjectFile, { pairId }: Parsed<'allowDuplicate'>): Result<null> {
  return record(project, { name: 'allowDuplicate', input: { pairId }, effect: 'undoable' }, (write) => {
    const pair = findDistinct(write, pairId);
    if (!pair) return fail('BAD_INPUT', { field: '这一对已恢复查重' });
    deleteDistinctPair(write, pairId);
    return ok({ value: null, summary: `恢复查重：“${pair.first}”与“${pair.second}”` });
  });
}

/** 不是一回事: the pair is never shown again. Errors: ITEM_UNKNOWN. */
export function refuseDuplicate(project: ProjectFile, { firstId, secondId }: Parsed<'refuseDuplicate'>): Result<null> {
  const input = { firstId, secondId };
  return record(project, { name: 'refuseDuplicate', input, effect: 'undoable' }, (write) => {
    const first = findItem(write, firstId);
    const second = findItem(write, secondId);
    if (!first || !second) return fail('ITEM_UNKNOWN', { item: first ? secondId : firstId });
    insertDistinctPair(write, firstId, secondId);
    return ok({ value: null, summary: `“${first.name}”与“${second.name}”不是一回事` });
  });
}
