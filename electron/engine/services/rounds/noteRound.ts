/** What is said of a round beside its figures: who took part, the meeting, its minutes as text and as the file itself. */
import type { Parsed } from '../../../../shared/contract';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { sha256 } from '../../database/log/canonicalJson';
import { record } from '../../database/log/record';
import { keepFile } from '../../repositories/bases/citationRepository';
import { findRound, setMinutesFile, setRoundNotes } from '../../repositories/rounds/roundRepository';

/** Also of a sealed round: minutes are often signed later. Errors: ROUND_UNKNOWN. */
export function noteRound(project: ProjectFile, input: Parsed<'noteRound'>): Result<null> {
  const { round: number, ...notes } = input;
  return record(project, { name: 'noteRound', input, effect: 'undoable' }, (write) => {
    const round = findRound(write, number);
    if (!round) return fail('ROUND_UNKNOWN', { round: number });
    setRoundNotes(write, round.id, notes);
    return ok({ value: null, summary: `写第${number}轮的会议记录` });
  });
}

/** The signed minutes, kept by their hash. Errors: ROUND_UNKNOWN. */
export function attachMinutes(
  project: ProjectFile,
  { round: number, fileName, bytes }: { round: number; fileName: string; bytes: Uint8Array },
): Result<null> {
  const hash = sha256(bytes);
  const input = { round: number, file: fileName, sha256: hash };
  return record(project, { name: 'attachMinutes', input, effect: 'undoable' }, (write) => {
    const round = findRound(write, number);
    if (!round) return fail('ROUND_UNKNOWN', { round: number });
    setMinutesFile(write, round.id, keepFile(write, hash, bytes), fileName);
    return ok({ value: null, summary: `第${number}轮附会议纪要“${fileName}”` });
  });
}
