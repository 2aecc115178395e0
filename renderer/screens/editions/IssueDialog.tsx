/** 定稿: stage, number and dates of the next edition; what does not hold is put right or signed for right here. */
import { Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { EDITION_STAGE_WORDS, type EditionStage, editionStageSchema } from '../../../shared/model/edition';
import type { EditionGate } from '../../../shared/views/editions';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { GateChecks, type Signature, TakenOverSignature } from './GateChecks';
import { OverByThen } from './OverByThen';

interface IssueValues {
  readonly stage: EditionStage;
  readonly docNumber: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly effectiveOn: string;
  readonly takenOver: boolean;
  readonly remark: string;
  /** By number of the rule. */
  readonly signatures: Readonly<Record<string, Signature | undefined>>;
}

export function IssueDialog({ onClose }: { onClose: () => void }): ReactNode {
  const gate = useRead('editionGate', {});
  if (!gate.data) return null;
  return <IssueForm opened={gate.data} onClose={onClose} />;
}

function IssueForm({ opened, onClose }: { opened: EditionGate; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<IssueValues>();
  const issue = useWrite('issueEdition');
  const { go } = useNavigation();
  const stage = Form.useWatch('stage', form) ?? 'issued';
  const effectiveOn = Form.useWatch('effectiveOn', form) ?? '';
  // What holds on the day written down: a law may be repealed by then.
  const gate = useRead('editionGate', { effectiveOn }).data ?? opened;
  const takenOver = Form.useWatch('takenOver', form) ?? gate.mayTakeOver;
  const issuing = stage === 'issued';
  const signatures = Form.useWatch('signatures', form) ?? {};
  const unsigned = issuing ? gate.failed.filter(({ id }) => signatures[id]?.signed !== true) : [];
  const submit = async (values: IssueValues): Promise<boolean> => {
    const exceptions = gate.failed.flatMap(({ id }) => {
      const signed = values.signatures[id];
      return signed?.signed ? [{ check: id, reason: signed.reason.trim(), decider: signed.decider.trim() }] : [];
    });
    const { signatures: _signatures, ...head } = values;
    const draft = { ...head, docNumber: '', issuer: '', issuedOn: '', takenOver: false };
    return (await issue.run({ ...(issuing ? head : draft), exceptions: issuing ? exceptions : [] })) !== null;
  };
  return (
    <FormDialog<IssueValues>
      title={`定稿第${gate.number}版`}
      deed={issuing ? `印发第${gate.number}版` : `出第${gate.number}版${EDITION_STAGE_WORDS[stage]}`}
      form={form}
      initial={{
        stage: 'issued',
        docNumber: '',
        issuer: gate.issuer,
        issuedOn: gate.effectiveOn,
        effectiveOn: gate.effectiveOn,
        takenOver: gate.mayTakeOver,
        remark: '',
        signatures: {},
      }}
      width={640}
      blocked={blockedBy(gate, issuing, () => go('rounds'))}
      idle={unsigned.length > 0}
      effect={<Effect gate={gate} issuing={issuing} unsigned={unsigned.map(({ id }) => id)} />}
      confirmTestId="issue-confirm"
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="stage" label="稿次">
        <Radio.Group
          options={editionStageSchema.options.map((value) => ({
            value,
            label: <span data-testid={`issue-stage-${value}`}>{EDITION_STAGE_WORDS[value]}</span>,
          }))}
        />
      </Form.Item>
      {issuing ? <IssueFields gate={gate} takenOver={takenOver} /> : null}
      {issuing && !takenOver ? <OverByThen gate={gate} effectiveOn={effectiveOn} /> : null}
      {issuing ? <GateSection gate={gate} /> : null}
      {issuing ? null : (
        <Form.Item name="remark" label="说明（可不写）">
          <Input maxLength={2000} placeholder="给谁看、哪次会议用" />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function Effect({
  gate,
  issuing,
  unsigned,
}: {
  gate: EditionGate;
  issuing: boolean;
  unsigned: readonly string[];
}): ReactNode {
  if (unsigned.length > 0)
    return (
      <span className="minus small" data-testid="issue-barred">
        第 {unsigned.join('、')} 条未过又没有签例外，不能印发
      </span>
    );
  return (
    <span className="muted small">{issuing ? '印发后不能改，也不能撤销；写错的只能作废重出' : draftWords(gate)}</span>
  );
}

function draftWords({ asSealed, round }: EditionGate): string {
  return asSealed || round === null
    ? '稿本留底，可随时再出一份'
    : `出的是第${round}轮封存的内容，以后的改动和新名称不在里面`;
}

function blockedBy(gate: EditionGate, issuing: boolean, onRounds: () => void): ReactNode {
  const link = (
    <button type="button" className="link" onClick={onRounds}>
      去轮次
    </button>
  );
  if (gate.round === null) return <>还没有封存过的轮次。定稿的是封存的内容，请先封存一轮。{link}</>;
  if (issuing && gate.sealFirst !== '')
    return (
      <>
        {gate.sealFirst}
        {link}
      </>
    );
  return undefined;
}

function IssueFields({ gate, takenOver }: { gate: EditionGate; takenOver: boolean }): ReactNode {
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <>
      {gate.mayTakeOver ? (
        <Form.Item
          name="takenOver"
          valuePropName="checked"
          extra="乡镇用印发时的名称。后来改名、撤并的，登记以后再到“单位”改名、办“撤销，并入…”。"
        >
          <Checkbox data-testid="issue-taken-over">
            接续登记：这份清单在建项目之前已经印发，按原文号、原日期登记为第{gate.number}版
          </Checkbox>
        </Form.Item>
      ) : null}
      <div className="form-pair">
        <Form.Item name="docNumber" label={takenOver ? '原文号' : '文号'} rules={required('请写文号。')}>
          <Input maxLength={100} placeholder="如 安办发〔2026〕3号" data-testid="issue-number" />
        </Form.Item>
        <Form.Item name="issuer" label="印发单位" rules={required('请写印发单位。')}>
          <Input maxLength={200} data-testid="issue-issuer" />
        </Form.Item>
      </div>
      <div className="form-pair">
        <Form.Item name="issuedOn" label="印发日期" rules={required('请写印发日期。')}>
          <Input type="date" data-testid="issue-issued" />
        </Form.Item>
        <Form.Item name="effectiveOn" label="施行日期" rules={required('请写施行日期。')}>
          <Input type="date" data-testid="issue-effective" />
        </Form.Item>
      </div>
    </>
  );
}

/** What is in the way: put right elsewhere, or signed for here; what was waived is shown, for it goes on the paper. */
function GateSection({ gate }: { gate: EditionGate }): ReactNode {
  return (
    <section className="gate" aria-label="核对" data-testid="issue-gate">
      <b className="gate-title">核对</b>
      {gate.failed.length === 0 ? (
        <span>
          全部{gate.waived.length > 0 ? '通过，其中' : '相符'}
          {gate.waived.length > 0 ? `豁免 ${figure(gate.waived.length)} 条，印在清单说明里` : ''}
        </span>
      ) : (
        <span className="minus">未过 {figure(gate.failed.length)} 条：逐条解决，或签例外（印在清单说明里）</span>
      )}
      {gate.takenOver > 0 ? <TakenOverSignature count={gate.takenOver} /> : null}
      <GateChecks gate={gate} />
    </section>
  );
}
