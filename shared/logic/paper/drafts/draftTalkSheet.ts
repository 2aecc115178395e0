/** 沟通单 on paper: what a unit is still to answer, with room to write, for the talk and the file afterwards. */
import type { DocumentDraft, TableColumn } from '../../../model/paperDocument';
import type { Paper } from '../../../model/schemePaper';
import type { OpenQuestion } from '../../../views/matching';
import { toChineseDate } from '../../text/chineseNumerals';
import { draftTable } from './draftTable';

const COLUMNS: readonly TableColumn[] = [
  { heading: '序号', width: 11, align: 'center', figures: true },
  { heading: '事项或报送条目', width: 42, align: 'left' },
  { heading: '内容', width: 62, align: 'left' },
  { heading: '需要核实的问题', width: 52, align: 'left' },
  { heading: '提出', width: 28, align: 'center' },
  { heading: '答复', width: 52, align: 'left' },
];

export interface TalkSheet {
  readonly office: string;
  readonly unit: string;
  readonly date: string;
  readonly questions: readonly OpenQuestion[];
}

/** Room for an answer by hand, in millimetres. */
const ANSWER_HEIGHT = 18;

export function draftTalkSheet({ office, unit, date, questions }: TalkSheet, paper: Paper): DocumentDraft {
  const title = '职责事项沟通单';
  const head = {
    title,
    subtitle: `（${unit}，共 ${questions.length} 个问题）`,
    left: `提出单位：${office}`,
    date,
  };
  const rows = questions.map((question, index) => ({
    height: ANSWER_HEIGHT,
    ...(question.itemId === null ? {} : { itemId: question.itemId }),
    cells: [
      String(index + 1),
      question.sender === '' ? question.subject : `${question.subject}（${question.sender}报送）`,
      question.content,
      question.text,
      `${question.operator}\n${toChineseDate(question.date)}`,
      '',
    ],
  }));
  const part = draftTable(title, head, COLUMNS, rows, paper);
  const signers = [unit, office];
  return {
    title: `${unit}${title}`,
    date,
    parts: [{ ...part, content: [...part.content, { kind: 'gap', height: 12 }, { kind: 'signatures', signers }] }],
  };
}
