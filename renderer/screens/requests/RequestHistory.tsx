/** 经过: every step as it was taken, oldest first; nothing in it is ever changed. */
import type { ReactNode } from 'react';
import {
  OPINION_WORDS,
  opinionVerdictSchema,
  REQUEST_DECISION_WORDS,
  REQUEST_STEP_WORDS,
  type RequestStep,
  requestDecisionSchema,
} from '../../../shared/model/request';
import type { RequestDetail } from '../../../shared/views/requests';
import { dateText } from '../../format';

export function RequestHistory({ request }: { request: RequestDetail }): ReactNode {
  return (
    <section className="card" aria-label="经过">
      <h2 className="card-head">
        经过 <span className="muted small">{request.history.length} 步</span>
      </h2>
      <ol className="request-history">
        {request.history.map((step) => (
          <li key={step.id} data-testid="request-step">
            <div>
              <b>{REQUEST_STEP_WORDS[step.kind]}</b> {verdictWords(step)}{' '}
              <span className="muted small">
                {step.by}　{step.date === '' ? '日期未载明' : dateText(step.date)}
              </span>
            </div>
            {step.text === '' ? null : <div className="step-text">{step.text}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function verdictWords({ kind, verdict }: RequestStep): string {
  if (kind === 'opinion') {
    const given = opinionVerdictSchema.safeParse(verdict).data;
    return given === undefined ? '' : OPINION_WORDS[given];
  }
  const decided = requestDecisionSchema.safeParse(verdict).data;
  return decided === undefined ? '' : REQUEST_DECISION_WORDS[decided];
}
