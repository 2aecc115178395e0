/** The answer to a question somebody put, written down where the question stands; Enter closes it. */
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../hooks';
import { isComposing } from '../keys/keys';
import './answerField.css';

export function AnswerField({ noteId, label }: { noteId: number; label: string }): ReactNode {
  const answer = useWrite('answerNote');
  const [text, setText] = useState('');
  const save = (): void => {
    if (text.trim() !== '') void answer.run({ noteId, answer: text.trim() });
  };
  return (
    <div className="answer-field">
      <Input
        value={text}
        maxLength={2_000}
        aria-label={label}
        placeholder="答复，写下后按 Enter"
        data-testid="note-answer"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return;
          // With Ctrl, too, it is the answer that is kept, not what the dialog around it does.
          event.stopPropagation();
          save();
        }}
      />
      <Button disabled={text.trim() === ''} loading={answer.running} onClick={save}>
        记下答复
      </Button>
    </div>
  );
}
