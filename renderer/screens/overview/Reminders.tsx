/** 到期提醒: requests whose limit is close or over, and duties that end soon; absent while there is nothing. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { CalendarGaps } from '../../components/CalendarGaps';
import { Tag, type TagTone } from '../../components/figures/Tags';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';

const SIGNS = {
  overdue: { tone: 'sub', word: '已超期' },
  due: { tone: 'basis', word: '将到期' },
  ending: { tone: 'basis', word: '事项将到期' },
  ended: { tone: 'sub', word: '事项已到期' },
} as const satisfies Record<string, { tone: TagTone; word: string }>;

/** As many as leave the rest of the page in sight. */
const MOST = 6;

export function Reminders(): ReactNode {
  const { go } = useNavigation();
  const reminders = useRead('reminders', {}).data ?? [];
  if (reminders.length === 0) return null;
  return (
    <section className="card reminders" aria-label="到期提醒">
      <h2 className="card-head">
        到期提醒 <span className="muted small">{reminders.length} 件</span>
        {reminders.length > MOST ? (
          <button type="button" className="link small push" onClick={() => go('requests')}>
            看登记册
          </button>
        ) : null}
      </h2>
      {reminders.slice(0, MOST).map(({ requestId, code, title, kind, words }) => (
        <div className="left-line" key={`${requestId} ${kind}`} data-testid="reminder-row">
          <Tag tone={SIGNS[kind].tone}>{SIGNS[kind].word}</Tag>
          <div className="left-words">
            <b>
              {code}　{title}
            </b>
            <div className="small muted cut" title={words}>
              {words}
            </div>
          </div>
          <Button onClick={() => go('requests', { requestId })}>看这件</Button>
        </div>
      ))}
      <CalendarGaps gaps={reminders.flatMap(({ gaps }) => gaps)} />
    </section>
  );
}
