/** Tells that other files of the project have work the open one lacks, and what that work is. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { OtherCopy } from '../../../shared/views/program';
import { Dialog } from '../../components/dialogs/Dialog';
import { figure, momentText } from '../../format';
import type { Question } from './openingQuestions';

export function ApartDialog({ question }: { question: Question<'seen', readonly OtherCopy[]> }): ReactNode {
  const { said, answer } = question;
  const seen = (): void => answer('seen');
  return (
    <Dialog
      title="这个项目另有一份，做过的事这一份没有"
      width={640}
      onCancel={seen}
      footer={
        <Button type="primary" data-testid="apart-seen" onClick={seen}>
          知道了
        </Button>
      }
    >
      {said.map((copy) => (
        <Apart key={`${copy.folder}/${copy.fileName}`} copy={copy} />
      ))}
    </Dialog>
  );
}

function Apart({ copy }: { copy: OtherCopy }): ReactNode {
  const { fileName, folder, ours, theirs, steps } = copy;
  const now = new Date();
  return (
    <section className="info-part" data-testid="apart-copy">
      <p>
        <b>{fileName}</b>（{folder}）
        {ours === 0
          ? `比这一份新，多 ${figure(theirs)} 步。接着办的多半是那一份。`
          : `和这一份分头改过：那一份另做了 ${figure(theirs)} 步，这一份另做了 ${figure(ours)} 步。两份合不到一起，请商量以哪份为准，把另一份做的照着补上。`}
      </p>
      <p className="muted">那一份做的{theirs > steps.length ? `（先列 ${figure(steps.length)} 步）` : ''}：</p>
      <ol className="apart-steps">
        {steps.map(({ seq, at, operator, summary }) => (
          <li key={seq} value={seq}>
            {momentText(at, now)} {operator}　{summary}
          </li>
        ))}
      </ol>
    </section>
  );
}
