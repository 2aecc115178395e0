/** What is said of the chosen round beside its figures: title, date, and every reopening with who and why. */
import { type ReactNode, useState } from 'react';
import { tellRenames } from '../../../shared/logic/schemes/sectionRenames';
import type { LedgerView, Summary } from '../../../shared/views';
import { shell } from '../../api';
import { dateText, momentText } from '../../format';
import { useJob, useWrite } from '../../hooks';
import { MinutesDialog } from './MinutesDialog';

interface RoundNotesProps {
  readonly notes: LedgerView['notes'];
  readonly renames: LedgerView['renames'];
  readonly lists: Summary['scheme']['lists'];
  readonly round: number | null;
  readonly canWrite: boolean;
}

export function RoundNotes({ notes, renames, lists, round, canWrite }: RoundNotesProps): ReactNode {
  const [writing, setWriting] = useState(false);
  const attach = useWrite('attachMinutes');
  const saving = useJob('saveMinutes');
  const shown = notes.filter((note) => round === null || note.round === round);
  const reopenings = shown.flatMap((note) => note.reopenings.map((reopening) => ({ ...reopening, round: note.round })));
  const [note] = round === null ? [] : shown;
  const said = note ? [note.title, note.meeting, note.people].filter((words) => words !== '') : [];
  const renamed = tellRenames(renames, lists).filter((one) => round === null || one.round === round);
  if (reopenings.length + renamed.length === 0 && !note) return null;
  const now = new Date();
  return (
    <div className="round-notes" data-testid="round-notes">
      {note ? (
        <div className="muted round-said">
          <span>
            第{note.round}轮　{dateText(note.date)}　{said.join('　')}
          </span>
          {note.minutes === '' ? null : <span title={note.minutes}>{note.minutes.slice(0, 60)}</span>}
          {note.minutesFile === '' ? null : (
            <button
              type="button"
              className="link"
              onClick={async () => {
                const target = await shell().chooseSave('original', note.minutesFile);
                if (target) await saving.start({ round: note.round, grant: target.token });
              }}
            >
              纪要：{note.minutesFile}
            </button>
          )}
          {canWrite ? (
            <>
              <button type="button" className="link" data-testid="minutes-open" onClick={() => setWriting(true)}>
                会议记录…
              </button>
              <button
                type="button"
                className="link"
                data-testid="minutes-attach"
                onClick={async () => {
                  const file = await shell().chooseFiles('sources');
                  if (file) await attach.run({ round: note.round, grant: file.token });
                }}
              >
                附纪要…
              </button>
            </>
          ) : null}
        </div>
      ) : null}
      {writing && note ? <MinutesDialog note={note} onClose={() => setWriting(false)} /> : null}
      {renamed.map((one) => (
        <div key={`${one.round} ${one.category}`} className="note" data-testid="round-renamed">
          第{one.round}轮类别改名：{one.words}，不算调类。{one.reason}
        </div>
      ))}
      {reopenings.map((reopening) => (
        <div key={`${reopening.round} ${reopening.at}`} className="note warn" data-testid="round-reopening">
          ! 第{reopening.round}轮 {momentText(reopening.at, now)} 由 {reopening.operator || '未写姓名'} 重开：
          {reopening.reason}
        </div>
      ))}
    </div>
  );
}
