/** A printed list that was written over, as an answer: nothing of it is an opinion before a person says so. */
import type { ReturnedOpinion, ReturnFinding } from '../../../model/opinion';
import type { ReadIssue } from '../../../model/sourceEntry';
import { weightOf } from '../../reading/issueWeight';
import type { ReadReturn } from '../readPackForm';
import { superiorColumn } from '../superiorTable';
import { understandKind } from '../understandKind';
import { type ChangedCell, type Difference, levelCell, type PaperDifferences, placeOf } from './readPrintedPaper';

/** What a paper is called that went out, and what came back. */
export interface PaperWords {
  readonly printed: string;
  readonly back: string;
}

export const PRINTED_PAPER: PaperWords = { printed: '印出的', back: '报来的' };
export const REPORTED_PAPER: PaperWords = { printed: '报送的', back: '发回的' };

/** That a heading counts other rows than follow, and that a column is none of a list's: the differences say so. */
const TOLD_BY_DIFFERENCES: ReadonlySet<ReadIssue['code']> = new Set([
  ...(['COUNT_MISMATCH', 'UNKNOWN_COLUMN', 'COLUMN_UNREAD', 'COLUMN_UNCLEAR', 'COLUMN_KEPT'] as const),
]);

type Question = ReadReturn['questions'][number];

/** `asked`: the items of the asking it answers; what was printed besides is told, not asked. */
export function askOfPaper(
  { differences, columnsGone, rows }: PaperDifferences,
  issues: readonly ReadIssue[],
  asked: ReadonlySet<number>,
  words: PaperWords = PRINTED_PAPER,
): ReadReturn {
  const questions: Question[] = [];
  const findings: ReturnFinding[] = [];
  const none = { reason: '', person: '' };
  for (const one of differences) {
    const itemId = one.kind === 'added' ? null : one.printed.itemId;
    const { ask, opinion } = questionOf(one, words);
    if (itemId !== null && !asked.has(itemId))
      findings.push({
        ...{ kind: 'mark', row: opinion.row, itemId: null },
        words: `“${opinion.name}”不在发给该单位的反馈表里，没有列为意见：${ask}${opinion.proposal}`,
      });
    else questions.push({ ask, opinion: { ...none, ...opinion, itemId } });
  }
  for (const heading of columnsGone)
    findings.push({
      ...{ kind: 'mark', row: 0, itemId: null },
      words: `${words.printed}“${levelCell(heading)}”一栏和${words.back}稿对不上，没有比`,
    });
  const said = new Set(questions.map(({ opinion }) => opinion.itemId));
  for (const issue of issues) {
    if (weightOf(issue) === 'remark' || TOLD_BY_DIFFERENCES.has(issue.code)) continue;
    const meant = rows.get(placeOf(issue));
    const question =
      meant && asked.has(meant.itemId) ? askOfMark(issue, meant.itemId, meant.name, said.has(meant.itemId)) : null;
    if (question) questions.push(question);
    const unread = issue.code === 'CELL_NOTE' && !question;
    findings.push({ kind: unread ? 'unread' : 'mark', row: issue.row, itemId: null, words: issue.message });
  }
  return { allAgreed: false, person: '', phone: '', opinions: [], questions, findings, unanswered: 0 };
}

/** A note on a row, or a row struck through; null for what is only told. */
function askOfMark({ code, row, message }: ReadIssue, itemId: number, name: string, joins: boolean): Question | null {
  const opinion = { itemId, name, reason: '', person: '', row };
  if (code === 'STRUCK_THROUGH')
    return { ask: '这一行的文字带删除线。', opinion: { ...opinion, kind: 'subtract', proposal: '' } };
  if (code !== 'CELL_NOTE') return null;
  const [ask = ''] = message.split('：', 1);
  const proposal = `批注：${message.slice(ask.length + 1)}`;
  return { ask, opinion: { ...opinion, kind: 'amend', proposal }, note: joins ? 'joins' : 'alone' };
}

type Asked = Pick<ReturnedOpinion, 'kind' | 'name' | 'proposal' | 'row' | 'reason' | 'category'>;

function questionOf(one: Difference, words: PaperWords): { ask: string; opinion: Asked } {
  if (one.kind === 'gone') {
    const { name } = one.printed;
    return {
      ask: `${words.printed}稿里有这一项，${words.back}稿里没有。`,
      opinion: { kind: 'subtract', name, proposal: '', reason: '', row: 0 },
    };
  }
  const { name, row, category, text, bases } = one.entry;
  if (one.kind === 'added') {
    const said = wish(one.beside);
    const both = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');
    const [proposal, reason] = [both(text, said.proposal), both(bases.join('；'), said.reason)];
    return {
      ask: `${words.printed}稿里没有，是加上的。`,
      opinion: { kind: 'add', name, proposal, reason, row, ...(category ? { category } : {}) },
    };
  }
  const { cells, printed } = one;
  const [only, another] = cells;
  const opinion = { name: printed.name, reason: '', row };
  if (cells.every(({ source }) => source === 'beside')) {
    const { ask, ...wished } = wish(cells);
    return { ask, opinion: { ...opinion, ...wished } };
  }
  const moved = only?.source === 'category' && !another;
  const told = cells.map((cell) => {
    if (cell.source === 'beside') return besideWords(cell);
    const before = cell.before === '' ? '空的' : `“${plain(cell.before)}”`;
    return `“${cell.heading}”${words.printed}是${before}`;
  });
  return {
    ask: `${told.join('，')}；改为：`,
    opinion: { ...opinion, kind: moved ? 'move' : 'amend', proposal: proposalOf(cells) },
  };
}

function besideWords({ heading }: ChangedCell): string {
  return heading === '' ? '表外加写了' : `加了“${heading}”一栏`;
}

/** By the headings of what was added: 反馈类型, 修改意见, 理由; what has none is the proposal. */
function wish(cells: readonly ChangedCell[]): { ask: string } & Pick<Asked, 'kind' | 'proposal' | 'reason'> {
  const answer: Record<'kind' | 'proposal' | 'reason', string> = { kind: '', proposal: '', reason: '' };
  for (const { heading, after } of cells) {
    const column = superiorColumn(heading);
    const at = column === 'kind' || column === 'reason' ? column : 'proposal';
    answer[at] = [answer[at], after].filter((text) => text !== '').join('\n');
  }
  const understood = understandKind(answer, false);
  const ask = [...cells.map(besideWords), understood.how === 'unclear' ? understood.ask : ''];
  const { kind, proposal } = understood.how === 'blank' ? { kind: 'amend' as const, proposal: '' } : understood;
  return { ask: `${ask.filter((words) => words !== '').join('，')}：`, kind, proposal, reason: answer.reason };
}

const plain = (text: string): string => text.replace(/\s*\n\s*/g, '；');

/** In the marks by which an opinion taken up is understood: the task bare, a name in a line of its own. */
function proposalOf(cells: readonly ChangedCell[]): string {
  const [only, another] = cells;
  const removed = '（删去）';
  if (only && !another && (only.source === 'text' || only.source === 'category')) return only.after || removed;
  const label = ({ source, heading }: ChangedCell): string => {
    if (source === 'name') return '事项名称';
    return source === 'text' ? '原内容' : heading || '表外';
  };
  return cells.map((cell) => `${label(cell)}：${plain(cell.after) || removed}`).join('\n');
}
