/** 上级反馈意见采纳情况表: what became of each opinion of a superior, one row each, with sums that tie. */
import { OPINION_KIND_WORDS } from '../../model/opinion';
import type { ContentDraft, DocumentDraft, PartDraft, RowDraft, TableColumn } from '../../model/paperDocument';
import { draftTable } from '../paper/drafts/draftTable';
import { listsCalled } from '../paper/planExport';
import { countOpinions } from './countOpinions';
import { handledWords, type OpinionPapers, repliedWords } from './draftOpinionPapers';

export const SUPERIOR_REPLY = '上级反馈意见采纳情况表';

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '事项名称', width: 38, align: 'left' },
  { heading: '反馈类型', width: 16, align: 'center' },
  { heading: '反馈意见', width: 54, align: 'left' },
  { heading: '反馈理由', width: 34, align: 'left' },
  { heading: '采纳情况', width: 18, align: 'center' },
  { heading: '理由', width: 38, align: 'left' },
  { heading: '处理后内容', width: 46, align: 'left' },
];

/** `letter`: a page before the table, for Word. */
export function draftSuperiorReply(papers: OpinionPapers, letter: boolean): DocumentDraft {
  const { place, office, date, consultation, opinions, paper } = papers;
  const unit = consultation.superior ?? '';
  const rows = opinions.map(
    (opinion, index): RowDraft => ({
      ...(opinion.itemId === null ? {} : { itemId: opinion.itemId }),
      cells: [
        String(index + 1),
        opinion.name,
        OPINION_KIND_WORDS[opinion.kind],
        opinion.proposal,
        opinion.reason,
        ...handledWords(opinion, repliedWords([opinion])),
      ],
    }),
  );
  const numbers = [...new Set(opinions.map(({ docNumber }) => docNumber))].filter((number) => number !== '');
  const from = numbers.length === 0 ? unit : `${unit}（${numbers.join('、')}）`;
  const head = {
    title: `${place}${SUPERIOR_REPLY}`,
    subtitle: `（${consultation.draft}稿；${from}：${sums(papers)}）`,
    left: `单位：${office}`,
    date,
  };
  const table = draftTable('采纳情况表', head, COLUMNS, rows, paper);
  return { title: `${unit}${SUPERIOR_REPLY}`, date, parts: letter ? [letterPart(papers, from), table] : [table] };
}

function sums({ opinions }: OpinionPapers): string {
  const { total, adopted, partly, refused, withdrawn, unmet, open } = countOpinions(opinions, 0);
  const undone = unmet > 0 ? `＋未落实 ${unmet}` : '';
  return `意见 ${total} 条＝采纳 ${adopted}＋部分采纳 ${partly}＋不采纳 ${refused}＋撤回 ${withdrawn}${undone}＋待处理 ${open}`;
}

function letterPart(papers: OpinionPapers, from: string): PartDraft {
  const { place, listName, office, date, consultation, opinions } = papers;
  const { total, adopted, partly, refused, withdrawn, unmet, open } = countOpinions(opinions, 0);
  const counts = [
    `采纳 ${adopted} 条`,
    `部分采纳 ${partly} 条`,
    `不采纳 ${refused} 条`,
    ...(withdrawn > 0 ? [`撤回 ${withdrawn} 条`] : []),
    ...(unmet > 0 ? [`原拟采纳、未落实 ${unmet} 条`] : []),
    ...(open > 0 ? [`正在研究 ${open} 条`] : []),
  ];
  const said = (words: string): ContentDraft => ({ kind: 'text', style: 'text', text: words });
  return {
    name: '报告',
    orientation: 'portrait',
    content: [
      { kind: 'text', style: 'title', text: '关于审核意见采纳情况的报告' },
      { kind: 'gap', height: 8 },
      { kind: 'addressee', text: `${consultation.superior ?? ''}：` },
      said(
        `${from}对${listsCalled(place, listName)}（${consultation.draft}）提出审核意见 ${total} 条，已逐条研究：${counts.join('、')}。逐条采纳情况和理由见附表。`,
      ),
      said('特此报告。'),
      { kind: 'gap', height: 12 },
      { kind: 'signOff', office, date },
    ],
  };
}
