/** How a file in hand stands: what its sum says, what is still to be looked at, whether it may be written. Pure. */
import { weightOf } from '../../../shared/logic/reading/issueWeight';
import type { ReadIssue } from '../../../shared/model/sourceEntry';
import { figure } from '../../format';
import type { FileInHand, UnderstoodFile } from '../../importing';

/** 60 行 ＝ 标题 1 ＋ 表头 2 ＋ 小标题 23 ＋ 条目 34 */
export function sumLine(file: UnderstoodFile): string {
  const parts = file.parts.map(({ word, count }) => `${word} ${figure(count)}`);
  return `${figure(file.rows)} 行 ＝ ${parts.join(' ＋ ') || '0'}`;
}

/** What a person should look at before confirming; remarks are left out. */
export function looks(file: UnderstoodFile): readonly ReadIssue[] {
  return file.issues.filter((issue) => weightOf(issue) !== 'remark');
}

/** Whether the file can be written as it stands: understood, still open, with a unit and at least one entry. */
export function canConfirm(file: FileInHand): file is FileInHand & { preview: UnderstoodFile } {
  const { preview, state, unit, rereading } = file;
  return preview.ok && state === 'open' && !rereading && unit.trim() !== '' && preview.entries > 0;
}

/** Files that may be written together without a look: no question open, no other list of their unit, here or before. */
export function sureFiles(files: readonly FileInHand[]): readonly (FileInHand & { preview: UnderstoodFile })[] {
  const units = new Map<string, number>();
  for (const file of files) {
    if (file.preview.ok && file.state !== 'cancelled')
      units.set(file.unit.trim(), (units.get(file.unit.trim()) ?? 0) + 1);
  }
  return files.filter(canConfirm).filter((file) => {
    const { questions, earlier, unit } = file.preview;
    const alone = (units.get(file.unit.trim()) ?? 0) < 2;
    return questions === 0 && alone && (earlier === 0 || file.replaces !== undefined) && file.unit.trim() === unit;
  });
}

export interface FileState {
  readonly name: 'confirmed' | 'cancelled' | 'unreadable' | 'doubtful' | 'ready';
  readonly sign: string;
  readonly words: string;
}

export function stateOf(file: FileInHand): FileState {
  const { preview } = file;
  if (!preview.ok) return { name: 'unreadable', sign: '✕', words: '没有读入' };
  const count = `${figure(preview.entries)} 条`;
  if (file.state === 'confirmed') return { name: 'confirmed', sign: '✓', words: `${file.unit} · 已写入 ${count}` };
  if (file.state === 'cancelled') return { name: 'cancelled', sign: '—', words: '已取消，没有写入' };
  if (preview.headerMissing) return { name: 'doubtful', sign: '？', words: '没找到表头' };
  if (preview.entries === 0) return { name: 'doubtful', sign: '？', words: '没有条目' };
  if (file.unit.trim() === '') return { name: 'doubtful', sign: '？', words: `${count} · 单位待填` };
  const open = looks(preview).length;
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
