/** 沟通单: questions that still await an answer, unit by unit; answers are written down here, sheets go out from here. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { OpenQuestion } from '../../../../shared/views/matching';
import { Dialog } from '../../../components/dialogs/Dialog';
import { AnswerField } from '../../../components/entries/AnswerField';
import { useFolderExport } from '../../../components/exports/useFolderExport';
import { WrittenNote } from '../../../components/exports/WrittenNote';
import { figure } from '../../../format';
import { useJob, useRead } from '../../../hooks';
import './questions.css';

export function QuestionsDialog({ canWrite, onClose }: { canWrite: boolean; onClose: () => void }): ReactNode {
  const questions = useRead('openQuestions', {}).data ?? [];
  const job = useJob('exportTalkSheets');
  const { written, into } = useFolderExport();
  const units = [...new Set(questions.map(({ unit }) => unit))];
  const putOut = (): void => into(async (grant) => (await job.start({ grant }))?.length ?? null);
  return (
    <Dialog
      width={780}
      title={`待答复的问题　${figure(questions.length)} 个，${figure(units.length)} 家`}
      onCancel={onClose}
      footer={
        <div className="form-foot">
          <span className="form-effect">
            {written ? null : '每家一份 Word，留有答复栏和签字盖章处'}
            <WrittenNote
              written={written}
              testId="questions-export-done"
              words={(count) => `已写出 ${count} 份沟通单并读回相符`}
            />
          </span>
          <Button onClick={onClose}>关闭</Button>
          <Button
            type="primary"
            loading={job.running}
            disabled={questions.length === 0}
            data-testid="questions-export"
            onClick={putOut}
          >
            导出沟通单（{units.length} 份）…
          </Button>
        </div>
      }
    >
      {questions.length === 0 ? (
        <p className="muted">没有待答复的问题。在缺项对照里按 Q 请某镇核实，或在条目的沟通记录里提问。</p>
      ) : (
        <div className="questions">
          {units.map((unit) => (
            <section key={unit} aria-label={unit}>
              <h3>{unit}</h3>
              {questions
                .filter((question) => question.unit === unit)
                .map((question) => (
                  <Question key={question.id} question={question} canWrite={canWrite} />
                ))}
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}

function Question({ question, canWrite }: { question: OpenQuestion; canWrite: boolean }): ReactNode {
  return (
    <div className="question" data-testid="question">
      <div>
        <b>{question.subject}</b>
        {question.sender === '' ? null : <span className="muted small">　{question.sender}报送</span>}
      </div>
      <div>
        {question.text}
        <span className="muted small">
          {'　'}
          {question.operator} {question.date}
        </span>
      </div>
      {canWrite ? <AnswerField noteId={question.id} label={`${question.unit}对“${question.subject}”的答复`} /> : null}
    </div>
  );
}
