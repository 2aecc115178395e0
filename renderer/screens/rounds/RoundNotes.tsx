/** What is said of the chosen round beside its figures: title, date, and every reopening with who and why. */
import type { ReactNode } from 'react';
import type { LedgerView } from '../../../shared/views';
import { dateText, momentText } from '../../format';

export function RoundNotes({ notes, round }: { notes: LedgerView['notes']; round: number | null }): ReactNode {
  const shown = notes.filter((note) => round === null || note.round === round);
  const reopenings = shown.flatMap((note) => note.reopenings.map((reopening) => ({ ...reopening, round: note.round })));
  const [note] = round === null ? [] : shown;
  if (reopenings.length === 0 && !note?.title) return null;
  const now = new Date();
  return (
    <div className="round-notes" data-testid="round-notes">
      {note?.title ? (
        <div className="muted">
          第{note.round}轮　{dateText(note.date)}　{note.title}
        </div>
      ) : null}
      {reopenings.map((reopening) => (
        <div key={`${reopening.round} ${reopening.at}`} className="note warn" data-testid="round-reopening">
          ! 第{reopening.round}轮 {momentText(reopening.at, now)} 由 {reopening.operator || '未写姓名'} 重开：
          {reopening.reason}
        </div>
      ))}
    </div>
  );
}
