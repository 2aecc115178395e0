/** 轮次: opens, seals and reopens rounds; a seal freezes the pool with its hash. */
import type { Parsed } from '../../../../shared/contract';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import { conflictsAgainstSeal, namedConflicts, pendingAgainstSeal } from '../../../../shared/logic/ledger/sealing';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { ROUND_KIND_WORDS } from '../../../../shared/model/round';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { listUnsettled } from '../../repositories/agreement/agreementRepository';
import { listIssued } from '../../repositories/editions/editionRepository';
import { countPending, sealFates } from '../../repositories/merge/entryRepository';
import { readContents } from '../../repositories/pool/itemContents';
import {
  addReopening,
  findOpenRound,
  insertRound,
  lastRound,
  setRoundState,
} from '../../repositories/rounds/roundRepository';
import { insertSnapshot } from '../../repositories/rounds/snapshotRepository';

/** Errors: ROUND_OPEN while another is open. */
export function openRound(project: ProjectFile, input: Parsed<'openRound'>): Result<{ roundId: number }> {
  return record(project, { name: 'openRound', input, effect: 'undoable' }, (write) => {
    const open = findOpenRound(write);
    if (open) return fail('ROUND_OPEN', { round: open.number });
    const { id, number } = insertRound(write, input);
    return ok({ value: { roundId: id }, summary: `开始第${number}轮：${ROUND_KIND_WORDS[input.kind]}` });
  });
}

/**
 * Seals the open round. Errors: NO_OPEN_ROUND; ENTRIES_PENDING when departments' entries are pending in the sorting
 * round, or any entries in the final one; CONFLICTS_OPEN when the final one has items somebody is against.
 */
export function sealRound(project: ProjectFile): Result<{ snapshotHash: string }> {
  return record(project, { name: 'sealRound', input: {}, effect: 'barrier' }, (write) => {
    const round = findOpenRound(write);
    if (!round) return fail('NO_OPEN_ROUND');
    const pending = pendingAgainstSeal(round.kind, countPending(write, 'down'), countPending(write, 'up'));
    if (pending > 0) return fail('ENTRIES_PENDING', { pending, round: round.number });
    const conflicts = conflictsAgainstSeal(round.kind, listUnsettled(write));
    if (conflicts.length > 0) return fail('CONFLICTS_OPEN', { ...namedConflicts(conflicts), round: round.number });
    const items = readContents(write);
    const snapshotHash = insertSnapshot(write, round.id, items, project.session.now());
    sealFates(write, round.id);
    setRoundState(write, round.id, 'sealed');
    return ok({ value: { snapshotHash }, summary: `封存第${round.number}轮：${groupDigits(items.length)} 项` });
  });
}

/** Opens the last sealed round again; the reason stays with it. Errors: ROUND_OPEN, NO_SEALED_ROUND; EDITION_RESTS when it went out as an edition. */
export function reopenRound(project: ProjectFile, { reason }: Parsed<'reopenRound'>): Result<null> {
  return record(project, { name: 'reopenRound', input: { reason }, effect: 'barrier' }, (write) => {
    const open = findOpenRound(write);
    if (open) return fail('ROUND_OPEN', { round: open.number });
    const round = lastRound(write);
    if (!round) return fail('NO_SEALED_ROUND');
    const resting = listIssued(write).find((edition) => edition.round === round.number);
    if (resting) return fail('EDITION_RESTS', { edition: editionName(resting), round: round.number });
    setRoundState(write, round.id, 'open');
    addReopening(write, round.id, { at: project.session.now(), operator: project.session.operator, reason });
    return ok({ value: null, summary: `重开第${round.number}轮：${reason}` });
  });
}
