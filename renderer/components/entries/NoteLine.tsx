/** One 沟通记录: what was said, with whom and when; a question shows whether it is answered, and takes its answer. */
import type { ReactNode } from 'react';
import type { NoteRow } from '../../../shared/views/matching';
import { momentText } from '../../format';
import { Tag } from '../figures/Tags';
import { AnswerField } from './AnswerField';

export function NoteLine({ note, canAnswer }: { note: NoteRow; canAnswer: boolean }): ReactNode {
  const day = note.at.startsWith(note.date) ? '' : note.date;
  const who = [note.unit, note.person, day].filter((words) => words !== '').join(' ');
  return (
    <div className="note-line" data-testid="merge-note-row">
      {note.question ? (
        <Tag tone={note.answer === '' ? 'basis' : 'plain'}>{note.answer === '' ? '待答复' : '已答复'}</Tag>
      ) : null}{' '}
      {note.text}
      {note.answer === '' ? null : <div>答复：{note.answer}</div>}
      <span className="muted small">
        {'　'}
        {who === '' ? '' : `${who} · `}
        {note.operator} {momentText(note.at, new Date())} 记
      </span>
      {canAnswer && note.question && note.answer === '' ? (
        <AnswerField noteId={note.id} label={`对“${note.text}”的答复`} />
      ) : null}
    </div>
  );
}
