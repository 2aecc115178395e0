/** 拟增 and 拟减: changes prepared in one round, decided or not taken up in this one or a later one. */
import type { Parsed } from '../../../../shared/contract';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { PREPARED_WORDS } from '../../../../shared/model/deed';
import { fail, ok, type Result } from '../../../../shared/result';
import type { WriteHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { itemInState } from '../../repositories/pool/itemInState';
import { performDeed } from '../../repositories/rounds/changeDeeds';
import { inRound } from '../../repositories/rounds/inRound';
import {
  findPrepared,
  insertPrepared,
  type StoredPrepared,
  settlePrepared,
} from '../../repositories/rounds/preparedRepository';
import { aliasesOf } from '../../repositories/units/unitSuccession';

/** Counts nothing yet. Errors: NO_OPEN_ROUND, and those of the items' state now. */
export function prepareChanges(project: ProjectFile, input: Parsed<'prepareChanges'>): Result<{ prepared: number }> {
  const { deeds, reason, basis, proposer } = input;
  return inRound(project, 'prepareChanges', { deeds: deeds.length, reason, basis, proposer }, (write, round) => {
    const names: string[] = [];
    for (const deed of deeds) {
      if (deed.kind === 'add') names.push(deed.item.name);
      else {
        const item = itemInState(write, deed.itemId, deed.kind !== 'restore');
        if (!item.ok) return item;
        names.push(item.value.name);
      }
      insertPrepared(write, { roundId: round.id, deed, reason, basis, proposer, at: project.session.now() });
    }
    const word = PREPARED_WORDS[deeds[0]?.kind ?? 'subtract'];
    const said = names.length === 1 ? `“${names[0]}”` : `“${names[0]}”等 ${groupDigits(names.length)} 项`;
    return ok({ value: { prepared: names.length }, summary: `第${round.number}轮${word}${said}：${reason}` });
  });
}

/** From now on they count, in the open round. Errors: PREPARED_SETTLED, and those of carrying the change out. */
export function decidePrepared(project: ProjectFile, input: Parsed<'decidePrepared'>): Result<{ decided: number }> {
  const { preparedIds, decider } = input;
  return inRound(project, 'decidePrepared', input, (write, round) => {
    const names: string[] = [];
    let told = '';
    const place = { round, at: project.session.now(), names: aliasesOf(write) };
    for (const id of new Set(preparedIds)) {
      const prepared = waiting(write, id);
      if (!prepared.ok) return prepared;
      const { deed, reason, basis, proposer } = prepared.value;
      const grounds = { reason, basis, proposer, decider, preparedId: id };
      const done = performDeed(write, place, deed, grounds);
      if (!done.ok) return done;
      settlePrepared(write, id, { state: 'decided', roundId: round.id, outcome: '' });
      names.push(done.value.name);
      told += done.value.told ?? '';
    }
    const said = names.length === 1 ? `“${names[0]}”` : `“${names[0]}”等 ${groupDigits(names.length)} 条`;
    return ok({ value: { decided: names.length }, summary: `第${round.number}轮决定拟办的增减：${said}${told}` });
  });
}

/** 不采用, with the reason. Errors: PREPARED_SETTLED. */
export function dropPrepared(project: ProjectFile, input: Parsed<'dropPrepared'>): Result<{ dropped: number }> {
  const { preparedIds, reason } = input;
  return inRound(project, 'dropPrepared', input, (write, round) => {
    for (const id of new Set(preparedIds)) {
      const prepared = waiting(write, id);
      if (!prepared.ok) return prepared;
      settlePrepared(write, id, { state: 'dropped', roundId: round.id, outcome: reason });
    }
    const summary = `第${round.number}轮 ${groupDigits(preparedIds.length)} 条拟办的增减不采用：${reason}`;
    return ok({ value: { dropped: preparedIds.length }, summary });
  });
}

function waiting(write: WriteHandle, id: number): Result<StoredPrepared> {
  const prepared = findPrepared(write, id);
  return prepared?.state === 'waiting' ? ok(prepared) : fail('PREPARED_SETTLED');
}
