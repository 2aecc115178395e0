/** How an opinion was handled: outcome, reason, what came of it in the ledger; opened again with a reason. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { isStale } from '../../../shared/logic/opinions/countOpinions';
import { OUTCOME_WORDS, STANDING_WORDS } from '../../../shared/model/opinion';
import type { LinkedChange, OpinionView } from '../../../shared/views/opinions';
import { ReasonDialog } from '../../components/dialogs/ReasonDialog';
import { ChangeTag, Tag } from '../../components/figures/Tags';
import { useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { STANDING_SIGNS, STANDING_TONES } from './opinionWords';

/** 改适用 is an amendment of another kind. */
const STATE_WORDS: Readonly<Record<LinkedChange['state'], string>> = {
  ...{ decided: '改', waiting: '拟办，待决定', dropped: '拟办未采用', undone: '后又改回' },
};

/** Whose letters say otherwise. */
function staleWords(opinions: readonly OpinionView[]): string {
  const units = unitsOf(opinions.filter(isStale));
  if (units !== '') return `给${units}的复函写的是采纳，已经过时；请重新处理，再发一次复函。`;
  const told = unitsOf(opinions.filter(({ repliedUnmet }) => repliedUnmet));
  return told === '' ? '请重新处理。' : `给${told}的复函已经写明未落实；请重新处理。`;
}

function unitsOf(opinions: readonly OpinionView[]): string {
  return [...new Set(opinions.map(({ unit }) => unit))].join('、');
}

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
        <Tag tone={STANDING_TONES[handling.standing]}>
          {STANDING_SIGNS[handling.standing]}
          {STANDING_WORDS[handling.standing]}
        </Tag>{' '}
        {handling.decider === '' ? '' : `${handling.decider}决定　`}
        {first.repliedOn === '' ? (
          <span className="muted">{up ? '还没有报采纳情况' : '还没有复函'}</span>
        ) : (
          `${first.repliedOn} ${up ? '报采纳情况' : '复函'}`
        )}
      </div>
      {handling.unmet === '' && opinions.some(isStale) ? (
        <p className="note warn" data-testid="handling-met">
          给{unitsOf(opinions.filter(isStale))}的复函写的是未落实，后来又落实了，请再发一次复函。
        </p>
      ) : null}
      {handling.unmet === '' ? null : (
        <p className="note warn" data-testid="handling-unmet">
          原已{OUTCOME_WORDS[handling.outcome]}，{handling.unmet}。{staleWords(opinions)}
        </p>
      )}
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
            <Tag tone="pending">{STATE_WORDS[change.state]}</Tag>
          )}
          <button type="button" className="link" onClick={() => go('rounds', { round: change.round })}>
            看台账
          </button>
        </div>
      ))}
      {canWrite ? (
        <Button
          size="small"
          type={handling.unmet === '' ? 'default' : 'primary'}
          data-testid="handling-reopen"
          onClick={() => setAsking(true)}
        >
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
