/** 会议纪要 of a talk: when, who, what was said, the items with everybody's words and how they stand, and the place to sign. */
import type { ContentDraft, DocumentDraft, TableColumn } from '../../model/paperDocument';
import type { Talk } from '../../model/verdict';
import { toChineseDate } from '../text/chineseNumerals';
import { closed } from '../text/closed';
import { isAgainst } from './decideAgreement';
import { joinedWords, type PaperHead, type RecordedItem, resultWords, signatureBlocks } from './paperWords';

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '职责事项', width: 38, align: 'left' },
  { heading: '各方意见', width: 57, align: 'left' },
  { heading: '会商结果', width: 50, align: 'left' },
];

export function draftMinutes(
  { place, office }: PaperHead,
  talk: Talk,
  items: readonly RecordedItem[],
  signers: readonly string[],
): DocumentDraft {
  const text = (words: string): ContentDraft => ({ kind: 'text', style: 'text', text: words });
  const paragraphs = talk.minutes.split('\n').filter((line) => line.trim() !== '');
  const rows = items.map((one, index) => ({
    itemId: one.item.id,
    cells: [String(index + 1), one.item.name, opinionsOf(one), resultWords(one)],
  }));
  return {
    title: minutesTitle(talk),
    date: talk.date,
    parts: [
      {
        name: '会议纪要',
        orientation: 'portrait',
        content: [
          { kind: 'text', style: 'title', text: minutesTitle(talk) },
          { kind: 'ends', left: office || place, right: toChineseDate(talk.date) },
          ...(talk.people === '' ? [] : [text(closed(`参加人员：${talk.people}`))]),
          text(`议题：${items.length} 项职责事项的共同认定。`),
          ...paragraphs.map(text),
          ...(rows.length === 0 ? [] : [{ kind: 'table' as const, columns: COLUMNS, rows }]),
          { kind: 'gap', height: 10 },
          ...signatureBlocks(signers),
        ],
      },
    ],
  };
}

/** Everything said against it, then, as long as it is listed, how many hold yes to what stands there now. */
function opinionsOf({ agreement, verdicts, subtracted, hidden }: RecordedItem): string {
  if (hidden) return '首次表态没有齐，还不公开';
  const against = joinedWords(verdicts.filter(isAgainst));
  if (subtracted !== undefined) return against.join('\n');
  const consent = agreement.parties.filter(
    ({ position, changed }) => position === 'agree' && changed.length === 0,
  ).length;
  const sum = `现同意 ${consent} 方，共 ${agreement.parties.length} 方`;
  return [...against, sum].join('\n');
}

/** 第一次会商会 → 第一次会商会纪要; 与东宁镇谈话 → 与东宁镇谈话纪要; 会商 → 会商会议纪要. */
export function minutesTitle({ title }: Pick<Talk, 'title'>): string {
  return /[会谈话议]$/.test(title) ? `${title}纪要` : `${title}会议纪要`;
}
