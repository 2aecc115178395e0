/** 作出决定: who decides what, from when to when, and which changes of the list it makes, said before it is done. */
import { AutoComplete, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { itemsOfRequest } from '../../../shared/logic/requests/itemsOfRequest';
import { refuseUnasked } from '../../../shared/logic/requests/touchOf';
import {
  REQUEST_DECISION_WORDS,
  type RequestDecision,
  type RequestWant,
  requestDecisionSchema,
} from '../../../shared/model/request';
import type { RequestDetail } from '../../../shared/views/requests';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure, signed, todayIso } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { dayRule } from './dayRule';
import { OtherRequests } from './OtherRequests';
import { useTouched } from './TouchedTowns';
import { WantsField } from './WantsField';

interface Values {
  readonly decision: RequestDecision;
  readonly decider: string;
  readonly date: string;
  readonly effective: string;
  readonly ends: string;
  readonly text: string;
}

export function DecideForm({ request, onClose }: { request: RequestDetail; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const [wants, setWants] = useState<readonly RequestWant[]>(request.wants);
  const decision = Form.useWatch('decision', form) ?? 'approve';
  const decide = useWrite('decideRequest');
  const summary = useRead('summary', {}).data;
  const live = summary?.pool.live ?? 0;
  const preview = useRead('previewWants', { wants: [...wants] });
  const rows = preview.data ?? [];
  const refused = decision === 'refuse';
  const effect = refused ? 0 : rows.reduce((sum, row) => sum + row.effect, 0);
  const towns = refused ? 0 : rows.reduce((sum, row) => sum + row.townEffect, 0);
  const problem = rows.find((row) => row.problem !== '')?.problem ?? '';
  const touched = useTouched(wants);
  const asking = request.way.some(({ kind, required }) => kind === 'opinion' && required);
  const unasked = asking
    ? refuseUnasked(
        touched,
        request.towns.map(({ name }) => name),
      )
    : null;
  const blocked = problem === '' ? unasked : `拟作的调整里有一处做不了：${problem}。请先改。`;
  const { round } = summary ?? {};
  const where = round?.state === 'open' ? `第${round.number}轮` : `新开的第${(round?.number ?? 0) + 1}轮（动态调整）`;
  const deed = refused ? '记为不同意' : `记入${round?.state === 'open' ? `第${round.number}轮` : '动态调整轮'}`;
  return (
    <FormDialog<Values>
      title={`${request.code} 作出决定`}
      deed={deed}
      form={form}
      initial={{
        ...{ decision: 'approve', decider: request.usualDecider, date: todayIso(), effective: todayIso(), text: '' },
        ends: request.ends,
      }}
      width={700}
      blocked={refused ? undefined : blocked}
      effect={
        refused ? (
          <span>清单不变，{figure(live)} 项</span>
        ) : (
          <span data-testid="decide-effect">
            {figure(live)} <b>{effect === 0 ? '＋ 0' : signed(effect)}</b> ＝ <b>{figure(live + effect)}</b> 项，
            {towns === 0 ? '镇次不变' : `${signed(towns)} 镇次`}
          </span>
        )
      }
      confirmTestId="decide-confirm"
      onSubmit={async (values) => {
        const { text, decider, ...rest } = values;
        const done = await decide.run({
          ...{ requestId: request.id, ...rest, text: text.trim(), decider: decider.trim() },
          ...(refused ? { effective: '', ends: '' } : { wants: [...wants] }),
        });
        return done !== null;
      }}
      onClose={onClose}
    >
      <Form.Item name="decision" label="决定">
        <Radio.Group
          data-testid="decide-decision"
          options={requestDecisionSchema.options.map((value) => ({ value, label: REQUEST_DECISION_WORDS[value] }))}
        />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name="decider"
          label="决定人"
          rules={[{ required: true, whitespace: true, message: '请写明决定人。' }]}
        >
          <AutoComplete
            options={[request.usualDecider, '县委编委会议', '县政府常务会议'].map((value) => ({ value }))}
            maxLength={200}
            data-testid="decide-decider"
          />
        </Form.Item>
        <Form.Item
          name="date"
          label="决定日期"
          rules={[{ required: true, message: '请写日期。' }, dayRule('决定', request.date)]}
        >
          <Input type="date" data-testid="decide-date" />
        </Form.Item>
      </div>
      {refused ? null : (
        <div className="form-pair">
          <Form.Item name="effective" label="生效日期" rules={[{ required: true, message: '请写生效日期。' }]}>
            <Input type="date" data-testid="decide-effective" />
          </Form.Item>
          {request.kind === 'admission' && request.term !== 'regular' ? (
            <Form.Item name="ends" label="到期日" rules={[{ required: true, message: '请写到期日。' }]}>
              <Input type="date" data-testid="decide-ends" />
            </Form.Item>
          ) : null}
        </div>
      )}
      <Form.Item
        name="text"
        label="决定内容和理由"
        rules={[{ required: true, whitespace: true, message: '请写明决定的内容和理由。' }]}
      >
        <Input.TextArea rows={3} maxLength={5_000} data-testid="decide-text" />
      </Form.Item>
      {refused ? (
        <p className="note">未予同意的申请留存备查，清单不作改动；同样的事再报来，登记时会提示。</p>
      ) : (
        <>
          <p className="small muted">以下调整记入{where}，与本申请互相关联。</p>
          <WantsField
            wants={wants}
            onChange={setWants}
            said={request}
            about={request.aboutItemId}
            hint="同意的决定须写明"
          />
          <OtherRequests itemIds={itemsOfRequest({ aboutItemId: request.aboutItemId, wants })} requestId={request.id} />
        </>
      )}
    </FormDialog>
  );
}
