/** How an opinion was handled: outcome, reason, what came of it in the ledger; opened again with a reason. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { OUTCOME_WORDS } from '../../../shared/model/opinion';
import type { OpinionView } from '../../../shared/views/opinions';
import { ReasonDialog } from '../../components/dialogs/ReasonDialog';
import { ChangeTag, Tag } from '../../components/figures/Tags';
import { useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { OUTCOME_SIGNS, OUTCOME_TONES } from './opinionWords';

export function Handled({ opinions, canWrite }: { opinions: readonly OpinionView[]; canWrite: boolean }): ReactNode {
  const { go } = useNavigation();
  const reopen = useWrite('reopenOpinions');
  const [asking, setAsking] = useState(false);
  const [first] = opinions;
  const handling = first?.handling;
  if (!handling) return null;
  const up = first.unitKind === 'superior';
  return (
    <div className="handling" data-testid="handling-done">
      <div>
        <Tag tone={OUTCOME_TONES[handling.outcome]}>
          {OUTCOME_SIGNS[handling.outcome]}
          {OUTCOME_WORDS[handling.outcome]}
        </Tag>{' '}
        {handling.decider === '' ? '' : `${handling.decider}决定　`}
        {first.repliedOn === '' ? (
          <span className="muted">{up ? '还没有报采纳情况' : '还没有复函'}</span>
        ) : (
          `${first.repliedOn} ${up ? '报采纳情况' : '复函'}`
        )}
      </div>
      {handling.reason === '' ? null : (
        <div>
          <h3>处理理由</h3>
          <p className="opinions-text">{handling.reason}</p>
        </div>
      )}
      {handling.result === '' ? null : (
        <div>
          <h3>处理后内容</h3>
          <p className="opinions-text">{handling.result}</p>
        </div>
      )}
      {handling.changes.map((change) => (
        <div key={`${change.changeId} ${change.preparedId}`}>
          第{change.round}轮{' '}
          {change.state === 'decided' && change.kind !== 'apply' ? (
            <ChangeTag change={{ kind: change.kind, countEffect: 0 }} />
          ) : (
            <Tag tone="pending">
              {change.state === 'waiting' ? '拟办，待决定' : change.state === 'dropped' ? '拟办未采用' : '改'}
            </Tag>
          )}
          <button type="button" className="link" onClick={() => go('rounds', { round: change.round })}>
            看台账
          </button>
        </div>
      ))}
      {canWrite ? (
        <Button size="small" data-testid="handling-reopen" onClick={() => setAsking(true)}>
          重新处理…
        </Button>
      ) : null}
      {asking ? (
        <ReasonDialog
          title={`重新处理“${first.name}”的意见`}
          effect="已记下的增减仍在台账里，要改回须另记一条。"
          deed="重新处理"
          running={reopen.running}
          onDo={(reason) =>
            void reopen
              .run({ opinionIds: opinions.map(({ id }) => id), reason })
              .then((done) => (done === null ? undefined : setAsking(false)))
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
