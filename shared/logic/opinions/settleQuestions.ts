/** The opinions of a returned form once a person has settled its questions. */
import type { ReturnedOpinion, ReturnQuestion } from '../../model/opinion';
import type { ReadReturn } from './readPackForm';

const LONGEST = 20_000;

/** `answer`: null puts a question aside as no opinion. A note goes to what its row says, or is an opinion by itself. */
export function settleQuestions(
  { opinions, questions }: Pick<ReadReturn, 'opinions' | 'questions'>,
  answer: (question: ReturnQuestion, index: number) => ReturnedOpinion | null,
): ReturnedOpinion[] {
  const answered = questions.map((question, index) => ({ question, given: answer(question, index) }));
  let settled = [...opinions, ...answered.flatMap(({ question, given }) => (question.note || !given ? [] : [given]))];
  for (const { question, given } of answered) if (question.note && given) settled = withNote(settled, given);
  return settled;
}

function withNote(settled: readonly ReturnedOpinion[], note: ReturnedOpinion): ReturnedOpinion[] {
  const sameRow = ({ row, itemId }: ReturnedOpinion): boolean => row === note.row && itemId === note.itemId;
  const at = settled.findIndex((one) => sameRow(one) && one.kind !== 'none');
  if (at < 0) return [...settled.filter((one) => !sameRow(one)), note];
  return settled.map((one, index) => {
    if (index !== at) return one;
    return { ...one, reason: [one.reason, note.proposal].filter(Boolean).join('\n').slice(0, LONGEST) };
  });
}
