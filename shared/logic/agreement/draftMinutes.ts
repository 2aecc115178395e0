/** 会议纪要 of a talk: when, who, what was said, the items with everybody's words and how they stand, and the place to sign. */
import type { ContentDraft, DocumentDraft, TableColumn } from '../../model/paperDocument';
import type { Talk } from '../../model/verdict';
import { toChineseDate } from '../chineseNumerals';
import { type PaperHead, type RecordedItem, resultWords, standingWords } from './paperWords';

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '职责事项', width: 38, align: 'left' },
  { heading: '各方意见', width: 57, align: 'left' },
  { heading: '会商结果', width: 50, align: 'left' },
];

export const MINUTES_TITLE = '会议纪要';

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
    title: `${talk.title}${MINUTES_TITLE}`,
    date: talk.date,
    parts: [
      {
        name: MINUTES_TITLE,
        orientation: 'portrait',
        content: [
          { kind: 'text', style: 'title', text: `${talk.title}${MINUTES_TITLE}` },
          { kind: 'ends', left: office || place, right: toChineseDate(talk.date) },
          ...(talk.people === '' ? [] : [text(`参加人员：${talk.people}`)]),
          text(`议题：${items.length} 项职责事项的共同认定。`),
          ...paragraphs.map(text),
          ...(rows.length === 0 ? [] : [{ kind: 'table' as const, columns: COLUMNS, rows }]),
          { kind: 'gap', height: 10 },
          { kind: 'signatures', signers },
        ],
      },
    ],
  };
}

/** Those who said more than yes; the rest is a number. */
function opinionsOf({ agreement }: RecordedItem): string {
  const said = agreement.parties.filter(
    ({ verdict, position }) => verdict && (verdict.words !== '' || position !== 'agree'),
  );
  const lines = said.map((party) => {
    const words = party.verdict?.words ?? '';
    return `${party.unit || '编办'}${standingWords(party)}${words === '' ? '' : `：${words}`}`;
  });
  const consent = agreement.parties.filter((party) => party.position === 'agree' && party.changed.length === 0).length;
  return [...lines, `同意 ${consent} 方，共 ${agreement.parties.length} 方`].join('\n');
}
