/** One rule opened: what is wrong and where to go, or the waivers that set it aside. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { waiverCovers } from '../../../shared/logic/checks/basisRules';
import { CHECK_EXPLANATIONS } from '../../../shared/logic/checks/explanations';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { WAIVABLE_WORDS, WAIVED_CHECK, type Waiver } from '../../../shared/model/check';
import type { CheckView, SignedWaiver } from '../../../shared/views';
import { ReasonForm } from '../../components/dialogs/ReasonForm';
import { dateText, figure } from '../../format';
import { useWrite } from '../../hooks';
import type { Navigation, ScreenParams } from '../../navigation';

/** Where the rows of a rule are, by the number of the rule. */
interface Place {
  readonly screen: 'agreement' | 'rounds' | 'merge' | 'sources' | 'pool' | 'bases' | 'townships';
  readonly params?: ScreenParams;
  readonly words: string;
}

const PLACES: Readonly<Record<string, readonly Place[]>> = {
  '1': [{ screen: 'rounds', words: '看各轮台账' }],
  '2': [{ screen: 'rounds', params: { effect: 'all' }, words: '看全程增减' }],
  '3': [{ screen: 'rounds', params: { effect: 'out' }, words: '看各轮核减' }],
  '4': [{ screen: 'merge', params: { fate: 'pending' }, words: '去归并' }],
  '5': [{ screen: 'sources', words: '看各报送表' }],
  '6': [{ screen: 'pool', params: { state: 'live' }, words: '看事项' }],
  '7': [
    { screen: 'bases', params: { tab: 'gate' }, words: '去补依据、核对条款' },
    { screen: 'pool', params: { basis: 'missing' }, words: '看依据待补的事项' },
  ],
  '8': [{ screen: 'bases', params: { tab: 'library' }, words: '看依据库' }],
  '23': [{ screen: 'bases', params: { tab: 'library' }, words: '看依据库' }],
  '9': [{ screen: 'townships', words: '看一镇一单' }],
  '17': [{ screen: 'townships', words: '看一镇一单' }],
  '19': [{ screen: 'agreement', words: '去认定' }],
  '20': [{ screen: 'rounds', params: { tab: 'compare' }, words: '看各次封存的对比' }],
};

interface CheckDetailProps {
  readonly check: CheckView;
  readonly canWrite: boolean;
  readonly onGo: Navigation['go'];
  readonly onWaive: () => void;
}

export function CheckDetail({ check, canWrite, onGo, onWaive }: CheckDetailProps): ReactNode {
  const revoke = useWrite('revokeWaiver');
  const [revoking, setRevoking] = useState<Waiver | null>(null);
  const places = PLACES[check.id] ?? [];
  const waivable = Object.values(WAIVED_CHECK).includes(check.id);
  return (
    <section className="card check-detail" aria-label={`第 ${check.id} 条`} data-testid="check-detail">
      <div className="card-head">第 {check.id} 条</div>
      <div className="card-body check-body">
        <b>{check.name}</b>
        <div className="check-figure">{check.figure}</div>
        <p className="check-explanation" data-testid="check-explanation">
          {CHECK_EXPLANATIONS[check.id] ?? ''}
        </p>
        {check.state === 'waived' && check.waivers.length === 0 && check.detail ? (
          <div className="note warn">{check.detail}</div>
        ) : null}
        <CheckRows check={check} onGo={onGo} />
        {check.waivers.map((waiver) => (
          <div key={waiver.id} className="check-waiver" data-testid="waiver-row">
            <b>{waiver.rule === 'takenOver' ? WAIVABLE_WORDS.takenOver : `${WAIVABLE_WORDS[waiver.rule]}豁免`}</b>
            <span className="muted small">{waiverScope(waiver)}</span>
            <div>{waiver.reason}</div>
            <div className="muted small">
              决定：{waiver.decider}　{dateText(waiver.date)}
            </div>
            {canWrite ? (
              <button type="button" className="link small" onClick={() => setRevoking(waiver)}>
                撤销豁免…
              </button>
            ) : null}
          </div>
        ))}
        <div className="check-deeds">
          {places.map((place, index) => (
            <Button
              key={place.words}
              type={check.state === 'failed' && index === 0 ? 'primary' : 'default'}
              onClick={() => onGo(place.screen, place.params)}
            >
              {place.words}
            </Button>
          ))}
          {waivable && canWrite ? <Button onClick={onWaive}>签豁免…</Button> : null}
        </div>
      </div>
      {revoking ? (
        <ReasonForm
          title="撤销豁免"
          deed="撤销豁免"
          about={`撤销后，本条按现有依据重新核对。原豁免：${revoking.reason}`}
          reasonHint="为什么撤销"
          testId="revoke-reason"
          confirmTestId="revoke-confirm"
          onSubmit={async ({ reason }) => (await revoke.run({ waiverId: revoking.id, reason: reason.trim() })) !== null}
          onClose={() => setRevoking(null)}
        />
      ) : null}
    </section>
  );
}

function waiverScope({ itemId, itemIds, item, idle, rule }: SignedWaiver): string {
  const whose = itemIds ? `签署时带入的 ${figure(itemIds.size)} 项` : waiverCovers({ rule, itemId }, quoted(item));
  return idle ? `${whose}；现在没有用到` : whose;
}

/** Where the rule does not hold, row by row; what a waiver sets aside is listed too. */
function CheckRows({ check, onGo }: { check: CheckView; onGo: Navigation['go'] }): ReactNode {
  const { rows, rowCount, state } = check;
  if (rowCount === 0) return <div className="muted">两边各自算出，数目相符。</div>;
  return (
    <section aria-label="不符之处">
      <div className={state === 'failed' ? 'note bad' : 'note warn'}>
        {state === 'failed' ? '不符' : '已豁免'} {figure(rowCount)} 处
        {rows.length < rowCount ? `，列出前 ${figure(rows.length)} 处` : ''}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ol className="check-rows" tabIndex={0} aria-label="不符的各处">
        {rows.map(({ words, link }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same words
          <li key={at} data-testid="check-problem">
            {link ? (
              <button type="button" className="link" onClick={() => onGo(link.screen, link.params)}>
                {words}
              </button>
            ) : (
              words
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
