/** How a file in hand stands: what its sum says, what is still to be looked at, whether it may be written. Pure. */
import { mayBeSameList } from '../../../shared/logic/matching/listsOfTable';
import { weightOf } from '../../../shared/logic/reading/issueWeight';
import { groupBy } from '../../../shared/logic/rows/groupBy';
import { levelUnitName } from '../../../shared/logic/units/levelUnitName';
import type { ReadIssue } from '../../../shared/model/sourceEntry';
import { figure } from '../../format';
import type { FileInHand, UnderstoodFile } from '../../importing';
import type { Standings, UnitStanding } from './unitStanding';

/** 60 行 ＝ 标题 1 ＋ 表头 2 ＋ 小标题 23 ＋ 条目 34 */
export function sumLine(file: UnderstoodFile): string {
  const parts = file.parts.map(({ word, count }) => `${word} ${figure(count)}`);
  return `${figure(file.rows)} 行 ＝ ${parts.join(' ＋ ') || '0'}`;
}

/** What a person should look at before confirming; remarks are left out. */
export function looks(file: UnderstoodFile): readonly ReadIssue[] {
  return file.issues.filter((issue) => weightOf(issue) !== 'remark');
}

/** A list printed here: nobody said yet that it is a list to import, not an answer to 征求意见. */
export function awaitsAnswer({ preview, asList, state }: FileInHand): boolean {
  return preview.ok && preview.printed !== null && !asList && state === 'open';
}

/** Whether a person still has to say what becomes of one; what could not be read waits for nobody. */
export function anyWaiting(files: readonly FileInHand[]): boolean {
  return files.some(({ state, preview }) => state === 'open' && preview.ok);
}

/** A batch that is done with: written, and nothing of it waits. */
export function allWritten(files: readonly FileInHand[]): boolean {
  return !anyWaiting(files) && files.some(({ state }) => state === 'confirmed');
}

/** Whether the file can be written as it stands: understood, still open, of a unit nothing is asked about, with entries. */
export function canConfirm(
  file: FileInHand,
  standing: UnitStanding | undefined,
): file is FileInHand & { preview: UnderstoodFile } {
  const { preview, state, unit, rereading } = file;
  const settled = unit.trim() !== '' && standing?.kind === 'settled';
  return preview.ok && state === 'open' && !rereading && !awaitsAnswer(file) && settled && preview.entries > 0;
}

/** By a file's key those that are, or may be, the same list of the same unit; a file with none is not there. */
export type Rivals = ReadonlyMap<number, readonly FileInHand[]>;

export function rivalsOf(files: readonly FileInHand[], place: string): Rivals {
  const counting = files.filter(
    ({ preview, state, unit }) => preview.ok && state !== 'cancelled' && unit.trim() !== '',
  );
  const byUnit = groupBy(counting, ({ unit }) => levelUnitName(unit, place));
  const found = [...byUnit.values()].flatMap((own) =>
    own.map((file) => [file.key, own.filter((other) => other !== file && isSameList(file, other))] as const),
  );
  return new Map(found.filter(([, rivals]) => rivals.length > 0));
}

function isSameList({ preview: one }: FileInHand, { preview: other }: FileInHand): boolean {
  return one.ok && other.ok && mayBeSameList(one.lists, other.lists);
}

/** Of those a person has still to choose among: nobody said yet that each is a list of its own. */
export function openRivals(file: FileInHand, rivals: Rivals): readonly FileInHand[] {
  const own = rivals.get(file.key) ?? [];
  const apart = file.replaces === null && own.every(({ replaces, state }) => replaces === null || state !== 'open');
  return apart ? [] : own;
}

/** Files that may be written together without a look: no question open, the same list of their unit neither here nor before. */
export function sureFiles(
  files: readonly FileInHand[],
  standings: Standings,
  rivals: Rivals,
): readonly (FileInHand & { preview: UnderstoodFile })[] {
  const ready = files.flatMap((file) => (canConfirm(file, standings.get(file.key)) ? [file] : []));
  return ready.filter((file) => {
    const { questions, earlier } = file.preview;
    const alone = openRivals(file, rivals).length === 0;
    return questions === 0 && alone && (earlier === 0 || file.replaces !== undefined) && isUnitKnown(file);
  });
}

/** Read from the file, or answered for a unit of which no earlier list can be meant; one typed by hand may have handed in before. */
function isUnitKnown({ preview, unit, alias }: FileInHand & { preview: UnderstoodFile }): boolean {
  const own = unit.trim();
  return own === preview.unit || (alias?.isFirst === true && alias.unit === own && alias.name === preview.unit);
}

export interface FileState {
  readonly name: 'confirmed' | 'cancelled' | 'unreadable' | 'doubtful' | 'ready';
  readonly sign: string;
  readonly words: string;
}

export function stateOf(file: FileInHand, standing: UnitStanding | undefined, rivals: Rivals): FileState {
  const { preview } = file;
  if (!preview.ok) return { name: 'unreadable', sign: '✕', words: '没有读入' };
  const count = `${figure(preview.entries)} 条`;
  if (file.state === 'confirmed') return { name: 'confirmed', sign: '✓', words: `${file.unit} · 已写入 ${count}` };
  if (file.state === 'cancelled') return { name: 'cancelled', sign: '—', words: '已取消，没有写入' };
  if (preview.headerMissing) return { name: 'doubtful', sign: '？', words: '没找到表头' };
  if (preview.entries === 0) return { name: 'doubtful', sign: '？', words: '没有条目' };
  if (awaitsAnswer(file)) return { name: 'doubtful', sign: '？', words: '本项目印出的稿' };
  if (file.unit.trim() === '') return { name: 'doubtful', sign: '？', words: `${count} · 单位待填` };
  if (standing?.kind === 'perhaps')
    return { name: 'doubtful', sign: '？', words: `${file.unit}＝${standing.names.join('、')}？ · ${count}` };
  if (standing?.kind === 'new') return { name: 'doubtful', sign: '？', words: `新单位：${file.unit} · ${count}` };
  const open = looks(preview).length;
  if (openRivals(file, rivals).length > 0)
    return { name: 'doubtful', sign: '？', words: `${file.unit} · ${count} · 另有一份` };
  if (preview.earlier > 0) return { name: 'doubtful', sign: '？', words: `${file.unit} · ${count} · 以前报过` };
  if (open > 0) {
    const sure = preview.questions === 0;
    return {
      name: sure ? 'ready' : 'doubtful',
      sign: sure ? '●' : '？',
      words: `${file.unit} · ${count} · 看 ${open} 处`,
    };
  }
  return { name: 'ready', sign: '●', words: `${file.unit} · ${count}` };
}
