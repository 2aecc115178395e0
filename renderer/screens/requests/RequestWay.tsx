/** 办理程序: the steps of this kind of request, which are done, which is due, and the button that takes it. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { limitWords } from '../../../shared/logic/requests/limitWords';
import { REQUEST_STEP_WORDS, type RequestStepKind } from '../../../shared/model/request';
import type { RequestDetail } from '../../../shared/views/requests';
import { CalendarGaps } from '../../components/CalendarGaps';

interface RequestWayProps {
  readonly request: RequestDetail;
  readonly onStep: ((kind: RequestStepKind) => void) | null;
}

export function RequestWay({ request, onStep }: RequestWayProps): ReactNode {
  const { way, next, wayName, approval, overdue } = request;
  return (
    <section className="card" aria-label="办理程序">
      <h2 className="card-head">
        办理程序{' '}
        <span className="muted small">
          {wayName}　{approval}
        </span>
        <span className={overdue ? 'push minus' : 'push muted small'} data-testid="request-due">
          {limitWords(request)}
          {request.due === '' ? '' : `（${request.due}）`}
        </span>
      </h2>
      <CalendarGaps gaps={request.gaps} />
      <ol className="request-way">
        {way.map(({ kind, required, days, done }) => (
          <li
            key={kind}
            className={done ? 'done' : kind === next ? 'next' : ''}
            data-testid={`way-${kind}`}
            data-done={done}
          >
            <span className="way-mark" aria-hidden="true">
              {done ? '✓' : kind === next ? '▸' : '○'}
            </span>
            <span>
              {REQUEST_STEP_WORDS[kind]}
              <span className="small muted way-days">
                {[required ? '' : '可免', days === null ? '' : `${days} 个工作日`].filter(Boolean).join('，')}
              </span>
            </span>
            {onStep && !done && request.state !== 'returned' ? (
              <Button
                size="small"
                type={kind === next ? 'primary' : 'default'}
                data-testid={`take-${kind}`}
                onClick={() => onStep(kind)}
              >
                {kind === 'opinion' ? '记意见…' : kind === 'decide' ? '作决定…' : '记入…'}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
