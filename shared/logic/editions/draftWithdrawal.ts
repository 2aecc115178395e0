/** 作废通知 on paper: which edition holds no longer since when and why, and what holds in its place, to all who had it. */
import type { ContentDraft, DocumentDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import type { Paper } from '../../model/schemePaper';
import { letterTitle } from '../paper/drafts/letterTitle';
import { sheetSize } from '../paper/layout/sheetSize';
import { toChineseDate } from '../text/chineseNumerals';
import { closed } from '../text/closed';

/** An edition as the notice cites it. */
interface CitedEdition {
  /** 第2版, 第2版送审稿 */
  readonly name: string;
  readonly isIssued: boolean;
  readonly docNumber: string;
  /** ISO dates; '' on drafts without one. */
  readonly issuedOn: string;
  readonly effectiveOn: string;
}

export interface WithdrawalPaper {
  /** 安澜县乡镇（街道）履职事项清单 */
  readonly lists: string;
  /** The end of it: 履职事项清单. */
  readonly listName: string;
  readonly edition: CitedEdition;
  /** ISO date of the withdrawal. */
  readonly on: string;
  readonly reason: string;
  readonly decider: string;
  /** What was in force once it was withdrawn; null where nothing was. */
  readonly holds: CitedEdition | null;
  /** Issued before it and still to take effect that day; null where none was. */
  readonly coming: CitedEdition | null;
  /** Townships that had it, as they were called on the day. */
  readonly townships: readonly string[];
  readonly departments: readonly string[];
  /** Items each township had by the one and has by the other; null where it has no list there. */
  readonly figures: readonly { readonly township: string; readonly was: number; readonly is: number | null }[];
  readonly office: string;
}

export function draftWithdrawal(given: WithdrawalPaper, paper: Paper): DocumentDraft {
  const { lists, listName, edition, on, holds, coming, townships, departments, figures, office } = given;
  const beside = holds ?? coming;
  const { roomWidth } = sheetSize(paper, 'portrait');
  const whose = lists.slice(0, lists.length - listName.length);
  const title = `关于作废《${lists}》${edition.name}的通知`;
  const text = (words: string): ContentDraft => ({ kind: 'text', style: 'text', text: words });
  const content: ContentDraft[] = [
    {
      kind: 'text',
      style: 'title',
      text: letterTitle(['关于作废', `《${whose}`, `${listName}》`, `${edition.name}的通知`], paper),
    },
    { kind: 'gap', height: 4 },
    { kind: 'addressee', text: `${townships.join('、')}${departments.length > 0 ? '，各有关部门' : ''}：` },
    ...paragraphs(given).map(text),
    ...(beside?.isIssued && edition.isIssued
      ? [
          text('各乡镇（街道）清单的事项数如下：'),
          figureTable(given, figures, `${beside.name}（${holds ? '现行' : '待施行'}）`, roomWidth),
        ]
      : []),
    text('特此通知。'),
    { kind: 'gap', height: 10 },
    { kind: 'signOff', office, date: on },
    ...(departments.length > 0 ? [{ kind: 'gap', height: 10 } as const, copiedTo(departments, roomWidth)] : []),
  ];
  return { title, date: on, parts: [{ name: '作废通知', orientation: 'portrait', content }] };
}

/** Who else had it, in a box below the letter. */
function copiedTo(departments: readonly string[], width: number): ContentDraft {
  const label = 18;
  const column = (wide: number, align: TableColumn['align']): TableColumn => ({ heading: '', width: wide, align });
  return {
    kind: 'table',
    columns: [column(label, 'center'), column(Math.round((width - label) * 10) / 10, 'left')],
    rows: [{ cells: ['抄送', departments.join('、')] }],
  };
}

function paragraphs({ lists, edition, on, reason, decider, holds, coming }: WithdrawalPaper): string[] {
  const { name, isIssued } = edition;
  const since = toChineseDate(on);
  const stop = isIssued
    ? `自作废之日起，${name}不再作为履职、考核和问责的依据；已经收到的${name}清单和变更通知停止使用，不再翻印、引用。`
    : `已经收到的${name}停止使用，不再翻印、引用，不再对它提出意见。`;
  return [
    `《${lists}》${cited(edition)}，经${decider}决定，自${since}起作废。理由：${closed(reason)}`,
    stop,
    heldWords(edition, holds, coming, on),
  ].filter((words) => words !== '');
}

/** 第2版（安办发〔2026〕3号，2026年1月15日印发，自2026年1月15日起施行） */
function cited({ name, docNumber, issuedOn, effectiveOn }: CitedEdition): string {
  const facts = [
    docNumber,
    issuedOn === '' ? '' : `${toChineseDate(issuedOn)}印发`,
    effectiveOn === '' ? '' : `自${toChineseDate(effectiveOn)}起施行`,
  ].filter((fact) => fact !== '');
  return facts.length === 0 ? name : `${name}（${facts.join('，')}）`;
}

function heldWords(
  { name, isIssued, effectiveOn }: CitedEdition,
  holds: CitedEdition | null,
  coming: CitedEdition | null,
  on: string,
): string {
  if (!isIssued) {
    const kept = holds === null ? '' : `${cited(holds)}不受影响，继续施行。`;
    return coming === null ? kept : `${kept}${cited(coming)}不受影响，按期施行。`;
  }
  const unborn = effectiveOn >= on;
  const never = unborn ? `${name}尚未施行，不再施行。` : '';
  if (holds === null)
    return coming === null
      ? `新的清单印发以前，没有其他版本施行；${name}重新印发的，以重新印发的为准。`
      : `${cited(coming)}尚未施行，按期施行；此前没有其他版本施行。${never}`;
  const until = coming === null ? '直到新的一版施行' : `直到${cited(coming)}施行`;
  const meanwhile = unborn
    ? never
    : `${toChineseDate(effectiveOn)}至${toChineseDate(on)}的履职情况，按${holds.name}认定。`;
  return `现行的是${cited(holds)}，继续执行，${until}。${meanwhile}`;
}

function figureTable(
  { edition }: WithdrawalPaper,
  figures: WithdrawalPaper['figures'],
  beside: string,
  width: number,
): ContentDraft {
  const third = Math.floor(width / 3);
  const columns: TableColumn[] = [
    { heading: '乡镇（街道）', width: width - third * 2, align: 'left' },
    { heading: `${edition.name}（作废）`, width: third, align: 'center', figures: true },
    { heading: beside, width: third, align: 'center', figures: true },
  ];
  const rows = figures.map(
    ({ township, was, is }): RowDraft => ({ cells: [township, String(was), is === null ? '—' : String(is)] }),
  );
  return { kind: 'table', columns, rows };
}
