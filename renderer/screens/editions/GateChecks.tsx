/** The rules that do not hold before an edition is issued, each with the way to it and room to sign an exception. */
import { Button, Checkbox, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { WAIVABLE_WORDS } from '../../../shared/model/check';
import type { CheckView } from '../../../shared/views';
import type { EditionGate } from '../../../shared/views/editions';
import { figure } from '../../format';
import { useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';

export interface Signature {
  readonly signed: boolean;
  readonly reason: string;
  readonly decider: string;
}

/** Inside a form whose values have `signatures` by number of the rule. */
export function GateChecks({ gate }: { gate: EditionGate }): ReactNode {
  return (
    <>
      {gate.failed.map((check) => (
        <FailedCheck key={check.id} check={check} gate={gate} />
      ))}
      {gate.waived.map((check) => (
        <div key={check.id} className="note warn" data-testid="gate-waived">
          第 {check.id} 条豁免通过：{check.detail}
        </div>
      ))}
    </>
  );
}

function FailedCheck({ check, gate }: { check: CheckView; gate: EditionGate }): ReactNode {
  const { go } = useNavigation();
  const name = ['signatures', check.id] as const;
  const signed = Form.useWatch([...name, 'signed']) === true;
  return (
    <div className="note bad gate-check" data-testid="gate-failed" data-check={check.id}>
      <div>
        第 {check.id} 条　{check.name}
        <div className="muted">{check.figure}</div>
        <div className="gate-detail">{check.detail}</div>
        {check.id === '7' ? <Barred gate={gate} /> : null}
        {check.waivers.map((waiver) => (
          <div key={waiver.id} className="muted">
            已有豁免{waiver.itemIds ? `（${figure(waiver.itemIds.size)} 项）` : ''}：{waiver.reason}（{waiver.decider}）
          </div>
        ))}
      </div>
      <div className="gate-deeds">
        <button type="button" className="link" onClick={() => go('checks')}>
          去核对
        </button>
        <Form.Item name={[...name, 'signed']} valuePropName="checked" noStyle>
          <Checkbox data-testid={`gate-sign-${check.id}`}>签例外</Checkbox>
        </Form.Item>
      </div>
      {signed ? (
        <div className="form-pair gate-sign">
          <Form.Item
            name={[...name, 'reason']}
            label="理由"
            rules={[{ required: true, whitespace: true, message: '请写明理由。' }]}
          >
            <Input maxLength={2000} placeholder="哪几项、为什么，印在说明里" data-testid={`gate-reason-${check.id}`} />
          </Form.Item>
          <Form.Item
            name={[...name, 'decider']}
            label="决定人"
            rules={[{ required: true, whitespace: true, message: '请写明决定人。' }]}
          >
            <Input maxLength={200} placeholder="谁或哪次会议决定" data-testid={`gate-decider-${check.id}`} />
          </Form.Item>
        </div>
      ) : null}
    </div>
  );
}

const SHOWN = 6;

/** Items no edition may carry as they are, each with the way to it. */
function Barred({ gate }: { gate: EditionGate }): ReactNode {
  const { go } = useNavigation();
  const { barred, barredCount } = gate;
  // What a signature for all taken over covers is not listed one by one.
  if (barredCount === 0 || gate.takenOver > 0) return null;
  return (
    <ul className="gate-barred" data-testid="gate-barred">
      {barred.slice(0, SHOWN).map(({ itemId, name }) => (
        <li key={itemId}>
          <button type="button" className="link" onClick={() => go('pool', { itemId })}>
            {name}
          </button>
        </li>
      ))}
      {barredCount > SHOWN ? <li className="muted">等 {figure(barredCount)} 项</li> : null}
    </ul>
  );
}

/** One signature for all that came in with a list issued before; what comes later is not under it. */
export function TakenOverSignature({ count }: { count: number }): ReactNode {
  const waive = useWrite('addWaiver');
  const [reason, setReason] = useState<string>(WAIVABLE_WORDS.takenOver);
  const [decider, setDecider] = useState('');
  return (
    <div className="note warn gate-check" data-testid="gate-taken-over">
      <div>
        现行清单带入的 {figure(count)} 项没有依据，或者条款还没有核对。可一次签署“{WAIVABLE_WORDS.takenOver}
        ”：一直显示在核对里，印在清单说明里；以后新增的事项不在内。
      </div>
      <div className="gate-row">
        <Input aria-label="理由" value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
        <Input
          aria-label="决定人"
          value={decider}
          maxLength={200}
          placeholder="谁或哪次会议决定"
          data-testid="gate-taken-over-decider"
          onChange={(event) => setDecider(event.target.value)}
        />
        <Button
          data-testid="gate-taken-over-sign"
          loading={waive.running}
          disabled={reason.trim() === '' || decider.trim() === ''}
          onClick={() => void waive.run({ rule: 'takenOver', reason: reason.trim(), decider: decider.trim() })}
        >
          签署
        </Button>
      </div>
    </div>
  );
}
