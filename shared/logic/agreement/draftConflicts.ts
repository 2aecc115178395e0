/** 分歧事项及处理情况表: every item somebody was ever against, subtracted ones too, what was said, whether it was talked over, and how it ended. */
import type { DocumentDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import type { Paper } from '../../model/schemePaper';
import { draftTable } from '../paper/drafts/draftTable';
import { toChineseDate } from '../text/chineseNumerals';
import { isAgainst } from './decideAgreement';
import { joinedWords, type PaperHead, placeWords, type RecordedItem, resultWords } from './paperWords';

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '职责事项', width: 42, align: 'left' },
  { heading: '类别', width: 24, align: 'center' },
  { heading: '各方意见', width: 74, align: 'left' },
  { heading: '会商', width: 36, align: 'left' },
  { heading: '处理结果', width: 58, align: 'left' },
];

export const CONFLICTS_TITLE = '分歧事项及处理情况表';

/** Those somebody was ever against, or the office ever ruled on. */
export function conflictsOf(items: readonly RecordedItem[]): RecordedItem[] {
  return items.filter(({ verdicts, rulings }) => rulings.length > 0 || verdicts.some(isAgainst));
}

export function draftConflicts(head: PaperHead, items: readonly RecordedItem[], paper: Paper): DocumentDraft {
  const conflicts = conflictsOf(items);
  const rows: RowDraft[] = conflicts.map((one, index) => ({
    itemId: one.item.id,
    cells: [
      String(index + 1),
      one.item.name,
      placeWords(head.lists, one.item),
      joinedWords(one.verdicts.filter(isAgainst), ({ date }) => `（${toChineseDate(date)}）`).join('\n'),
      one.talks.map(({ title, date }) => `${title}（${toChineseDate(date)}）`).join('\n'),
      resultWords(one),
    ],
  }));
  const live = conflicts.filter(({ subtracted }) => subtracted === undefined);
  const count = (state: RecordedItem['agreement']['state']): number =>
    live.filter(({ agreement }) => agreement.state === state).length;
  const [agreed, ruled, gone] = [count('agreed'), count('ruled'), conflicts.length - live.length];
  const open = live.length - agreed - ruled;
  const settled = `协商一致 ${agreed} ＋ 裁定 ${ruled}${gone > 0 ? ` ＋ 核减 ${gone}` : ''}`;
  const kept = items.filter(({ hidden }) => hidden).length;
  const others = kept === 0 ? '' : `；另有 ${kept} 项首次表态没有齐，还不公开`;
  const subtitle = `（分歧 ${conflicts.length} 项 ＝ ${settled} ＋ 未了结 ${open}${others}）`;
  const left = `制表单位：${head.office || head.place}`;
  const part = draftTable(
    CONFLICTS_TITLE,
    { title: CONFLICTS_TITLE, subtitle, left, date: head.date },
    COLUMNS,
    rows,
    paper,
  );
  return { title: `${head.place}${CONFLICTS_TITLE}`, date: head.date, parts: [part] };
}
