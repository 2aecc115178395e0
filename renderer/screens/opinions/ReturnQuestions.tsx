/** 要定的: each doubtful row of an answer, for a person to say how it is meant, and of which item where that is not certain. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import {
  OPINION_OFFICE_WORDS,
  type OpinionKind,
  type ReturnedOpinion,
  type ReturnQuestion,
} from '../../../shared/model/opinion';
import type { KnownReturn, PackRowView } from '../../../shared/views/opinions';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { type ReturnFile, useReturning } from '../../returning';
import { sentWords } from './opinionWords';

type Choice = OpinionKind | 'drop';
const OF_ITEMS: readonly Choice[] = ['amend', 'subtract', 'move', 'none', 'drop'];
const NOTE_CHOICES: Readonly<Record<NonNullable<ReturnQuestion['note']>, readonly Choice[]>> = {
  joins: ['amend', 'drop'],
  alone: ['amend', 'subtract', 'move', 'drop'],
  aside: ['drop'],
};

function choicesOf({ opinion: { itemId }, note, written }: ReturnQuestion, chooses: boolean): readonly Choice[] {
  if (note) return NOTE_CHOICES[note];
  if (chooses || written !== undefined) return [...OF_ITEMS, 'add'];
  return itemId === null ? ['add', 'drop'] : OF_ITEMS;
}

function choiceWords(choice: Choice, note: ReturnQuestion['note']): string {
  if (choice === 'drop') return note === 'aside' ? '看过了，不作意见' : '不作意见';
  return note === 'joins' ? '记入这一行的意见' : OPINION_OFFICE_WORDS[choice];
}

const NO_ROWS: readonly PackRowView[] = [];

/** Answered: put aside, a new proposal, or said of an item. */
export function isSettled(answer: ReturnedOpinion | null | undefined): boolean {
  return answer === null || (answer !== undefined && (answer.kind === 'add' || answer.itemId !== null));
}

export function ReturnQuestions({ file, preview }: { file: ReturnFile; preview: KnownReturn }): ReactNode {
  const returning = useReturning();
  const { questions } = preview.read;
  const rows = useRead('packDetail', { packId: preview.packId }, { enabled: preview.ownTable }).data?.rows ?? NO_ROWS;
  if (questions.length === 0) return null;
  const answer = (index: number, given: ReturnedOpinion | null): void =>
    returning.change(file.key, { answers: { ...file.answers, [index]: given } });
  const takeAll = (): void =>
    returning.change(file.key, {
      answers: Object.fromEntries(questions.map(({ opinion }, index) => [index, opinion])),
    });
  return (
    <div>
      <h3>
        {preview.printed === '' ? '要定的' : `和${sentWords(preview)}的不同，要定的`} {figure(questions.length)} 处
        {preview.printed === '' || file.state !== 'open' ? null : (
          <button type="button" className="link small" data-testid="return-answer-all" onClick={takeAll}>
            都作意见：改的修改，加的新增，少的核减
          </button>
        )}
      </h3>
      {questions.map((question, index) => (
        <Question
          key={`${question.opinion.row} ${question.ask}`}
          question={question}
          given={file.answers[index]}
          rows={preview.ownTable ? rows : null}
          locked={file.state !== 'open'}
          onAnswer={(given) => answer(index, given)}
        />
      ))}
    </div>
  );
}

interface QuestionProps {
  readonly question: ReturnQuestion;
  readonly given: ReturnedOpinion | null | undefined;
  /** What went up, to choose the item from; null: the form itself says of which item a row is. */
  readonly rows: readonly PackRowView[] | null;
  readonly locked: boolean;
  readonly onAnswer: (given: ReturnedOpinion | null) => void;
}

function Question({ question, given, rows, locked, onAnswer }: QuestionProps): ReactNode {
  const { ask, opinion, written, note } = question;
  const called = written ?? opinion.name;
  const meant = given ?? opinion;
  const choices = choicesOf(question, rows !== null);
  const choose = (choice: Choice): void => {
    if (choice === 'drop') onAnswer(null);
    else if (choice === 'add') onAnswer({ ...opinion, kind: 'add', itemId: null, name: written ?? opinion.name });
    else onAnswer({ ...(meant.kind === 'add' ? opinion : meant), kind: choice });
  };
  const name = (itemId: number): void => {
    const row = rows?.find((one) => one.itemId === itemId);
    if (row) onAnswer({ ...meant, itemId, name: row.name, kind: meant.kind === 'add' ? opinion.kind : meant.kind });
  };
  return (
    <div className="returns-question">
      <div>
        {opinion.row > 0 ? `第 ${opinion.row} 行` : ''}
        {called === '' ? '' : quoted(called)}
        {rows ? `（${OPINION_OFFICE_WORDS[opinion.kind]}）` : ''}
        {called === '' ? '' : '：'}
        {ask}
        {opinion.proposal === '' ? null : <p className="opinions-text proposal">{opinion.proposal}</p>}
      </div>
      <div className="returns-answer">
        {rows && given !== null && meant.kind !== 'add' ? (
          <Select<number>
            size="small"
            showSearch
            optionFilterProp="label"
            aria-label="是哪一项"
            data-testid="return-item"
            placeholder="是哪一项"
            disabled={locked}
            value={meant.itemId}
            options={rows.map(({ itemId, name: label }, index) => ({ value: itemId, label: `${index + 1} ${label}` }))}
            onChange={name}
          />
        ) : null}
        <Select<Choice>
          size="small"
          aria-label="按什么理解"
          data-testid="return-answer"
          placeholder="按什么理解"
          disabled={locked}
          value={given === undefined ? null : given === null ? 'drop' : given.kind}
          popupMatchSelectWidth={false}
          options={choices.map((one) => ({
            value: one,
            label: choiceWords(one, note),
          }))}
          onChange={choose}
        />
      </div>
    </div>
  );
}
