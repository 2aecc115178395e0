/** 会商: every talk with its items and how they stand now, its minutes, and the signed file. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { TalkRow } from '../../../shared/views/agreement';
import { shell } from '../../api';
import { StateTag } from '../../components/items/AgreementTags';
import { dateText, figure } from '../../format';
import { useJob, useRead, useWrite } from '../../hooks';
import { OutcomeDialog, openOf } from './OutcomeDialog';
import { TalkDialog } from './TalkDialog';

interface TalksTabProps {
  readonly canWrite: boolean;
  readonly onOpen: (itemId: number) => void;
}

export function TalksTab({ canWrite, onOpen }: TalksTabProps): ReactNode {
  const talks = useRead('talks', {});
  const conflicts = useRead('agreementItems', { state: 'conflict', offset: 0, limit: 500 });
  const attach = useWrite('attachTalkFile');
  const saving = useJob('saveTalkFile');
  const [talk, setTalk] = useState<TalkRow | null>(null);
  const [meeting, setMeeting] = useState(false);
  const [outcome, setOutcome] = useState<TalkRow | null>(null);
  const open = conflicts.data?.rows.map(({ itemId, name }) => ({ id: itemId, name })) ?? [];
  return (
    <div className="page-body agreement-talks">
      <div className="agreement-talks-head">
        <span className="muted">谈一项或几项，都记在这里；裁定要据一次有纪要的会商。</span>
        <span className="push" />
        {canWrite && open.length > 0 ? (
          <Button data-testid="talk-meeting" onClick={() => setMeeting(true)}>
            为 {figure(open.length)} 项分歧开一次会…
          </Button>
        ) : null}
      </div>
      {talks.error ? <div className="note bad">{talks.error.message}</div> : null}
      {talks.data?.length === 0 ? (
        <div className="empty">还没有会商记录。有分歧的事项，在“事项”里选中，点“会商记录…”（M）记下谈话或会议。</div>
      ) : null}
      {talks.data?.map((row) => (
        <section key={row.id} className="card" aria-label={row.title} data-testid="talk-row">
          <div className="card-head">
            {row.title}
            <span className="muted">
              {dateText(row.date)}　{row.people}
            </span>
            <span className="push" />
            {row.fileName === '' ? null : (
              <button
                type="button"
                className="link"
                onClick={async () => {
                  const target = await shell().chooseSave('original', row.fileName);
                  if (target) await saving.start({ talkId: row.id, grant: target.token });
                }}
              >
                {row.fileName}
              </button>
            )}
            {canWrite ? (
              <>
                {openOf(row).length > 0 ? (
                  <button type="button" className="link" onClick={() => setOutcome(row)} data-testid="talk-outcome">
                    登记结果 {figure(openOf(row).length)} 项…
                  </button>
                ) : null}
                {row.ruled === 0 ? (
                  <button type="button" className="link" onClick={() => setTalk(row)} data-testid="talk-edit">
                    改记录…
                  </button>
                ) : (
                  <span className="muted">{figure(row.ruled)} 项裁定的依据，不再改</span>
                )}
                {row.ruled === 0 || row.fileName === '' ? (
                  <button
                    type="button"
                    className="link"
                    onClick={async () => {
                      const file = await shell().chooseFiles('sources');
                      if (file) await attach.run({ talkId: row.id, grant: file.token });
                    }}
                  >
                    附签字的纪要…
                  </button>
                ) : null}
              </>
            ) : null}
          </div>
          <div className="card-body">
            {row.minutes === '' ? (
              <p className="muted">还没有写纪要。</p>
            ) : (
              <p className="talk-minutes">{row.minutes}</p>
            )}
            <div className="talk-items">
              {row.items.map(({ id, name, state }) => (
                <span key={id}>
                  <button type="button" className="link" onClick={() => onOpen(id)}>
                    {name}
                  </button>{' '}
                  {state ? <StateTag state={state} /> : <span className="muted">已核减</span>}
                </span>
              ))}
            </div>
          </div>
        </section>
      ))}
      {talk ? <TalkDialog items={talk.items} talk={talk} onClose={() => setTalk(null)} /> : null}
      {outcome ? <OutcomeDialog talk={outcome} onClose={() => setOutcome(null)} /> : null}
      {meeting ? <TalkDialog items={open} talk={null} onClose={() => setMeeting(false)} /> : null}
    </div>
  );
}
