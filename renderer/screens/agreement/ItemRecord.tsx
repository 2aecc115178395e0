/** What is on record about an item beside the verdicts: rulings, for ever shown as such; talks, and who is no party any more. */

import type { ReactNode } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { POSITION_WORDS, STATED_PART_WORDS } from '../../../shared/model/verdict';
import type { AgreementDetail } from '../../../shared/views/agreement';
import { Tag } from '../../components/figures/Tags';
import { dateText } from '../../format';

/** Above what the parties say, as it decides over them. */
export function Rulings({ detail }: { detail: AgreementDetail }): ReactNode {
  if (detail.rulings.length === 0) return null;
  return (
    <div className="agreement-record">
      {detail.rulings.map((ruling) => (
        <div key={ruling.id} className={ruling.changed.length === 0 ? 'note' : 'note warn'} data-testid="ruling">
          <Tag tone="accent">裁 裁定</Tag> {ruling.decision ? `${ruling.decision}。` : ''}理由：{ruling.reason}
          <span className="muted">
            　{ruling.decider}，{dateText(ruling.date)}，据{quoted(ruling.talk.title)}纪要
          </span>
          {ruling.changed.length === 0 ? null : (
            <div>
              裁定以后改了{ruling.changed.map((part) => STATED_PART_WORDS[part]).join('、')}，要重新表态或另行裁定。
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

export function ItemRecord({ detail }: { detail: AgreementDetail }): ReactNode {
  const { talks, former } = detail;
  return (
    <div className="agreement-record">
      {talks.map((talk) => (
        <div key={talk.id} className="agreement-talk small" data-testid="item-talk">
          <b>{talk.title}</b>
          <span className="muted">
            　{dateText(talk.date)}　{talk.people}
            {talk.fileName === '' ? '' : `　附件：${talk.fileName}`}
          </span>
          {talk.minutes === '' ? null : <p>{talk.minutes}</p>}
        </div>
      ))}
      {former.length === 0 ? null : (
        <p className="muted small">
          已不涉及的单位：
          {former
            .map(({ unit, position, date }) => `${unit}（${dateText(date)}${POSITION_WORDS[position]}）`)
            .join('、')}
        </p>
      )}
    </div>
  );
}
