/** One pack: what went out, what came back and counts, papers kept with it; postponed or withdrawn with a reason. */
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { packStateSaid } from '../../../shared/logic/opinions/lateness';
import { OPINION_OFFICE_WORDS, PAPER_KIND_WORDS } from '../../../shared/model/opinion';
import type { PackDetail, PackView, ReturnView } from '../../../shared/views/opinions';
import { shell } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { ReasonDialog } from '../../components/dialogs/ReasonDialog';
import { Tag } from '../../components/figures/Tags';
import { figure } from '../../format';
import { tell, useJob, useRead, useWrite } from '../../hooks';
import { useReturning } from '../../returning';
import { KIND_TONES } from './opinionWords';

export function PackPane({ pack, canWrite }: { pack: PackView; canWrite: boolean }): ReactNode {
  const detail = useRead('packDetail', { packId: pack.id }).data;
  const up = pack.unitKind === 'superior';
  return (
    <section className="card opinions-pane" aria-label={pack.unit}>
      <div className="card-head">
        {pack.unit}
        <span className="push" />
        {canWrite && pack.withdrawnReason === null ? <PackDeeds pack={pack} /> : null}
      </div>
      <div className="card-body opinions-pane-body">
        <dl className="opinions-facts">
          <dt>表号</dt>
          <dd className="pack-uid">{pack.uid}</dd>
          <dt>期限</dt>
          <dd>
            {pack.sentOn} {up ? `报送，预计 ${pack.dueOn} 反馈` : `发出，${pack.dueOn} 截止`}
            {pack.daysLate > 0 && pack.withdrawnReason === null ? `，${packStateSaid(pack)}` : ''}
          </dd>
          <dt>校验码</dt>
          <dd className="pack-hash" title={`反馈表 ${pack.formHash}\n函 ${pack.letterHash}`}>
            {pack.formHash}
          </dd>
          {pack.withdrawnReason === null ? null : (
            <>
              <dt>作废</dt>
              <dd>{pack.withdrawnReason}</dd>
            </>
          )}
        </dl>
        {detail ? <Returns detail={detail} canWrite={canWrite} /> : null}
        {detail && detail.papers.length > 0 ? <Papers detail={detail} /> : null}
        {detail ? <Rows detail={detail} /> : null}
      </div>
    </section>
  );
}

function PackDeeds({ pack }: { pack: PackView }): ReactNode {
  const returning = useReturning();
  const withdraw = useWrite('withdrawPack');
  const up = pack.unitKind === 'superior';
  const [open, setOpen] = useState<'withdraw' | 'postpone' | null>(null);
  const collect = async (): Promise<void> => {
    const grant = await shell().chooseFiles('sources');
    if (grant) await returning.read(grant.token);
  };
  return (
    <>
      <Button size="small" onClick={() => void collect().catch(tell)}>
        {up ? '收反馈、来函…' : '收反馈、来函、签章页…'}
      </Button>
      <Button size="small" onClick={() => setOpen('postpone')}>
        延期…
      </Button>
      <Button size="small" danger onClick={() => setOpen('withdraw')}>
        作废…
      </Button>
      {open === 'withdraw' ? (
        <ReasonDialog
          title={up ? `报${pack.unit}的这一稿作废` : `${pack.unit}的征求意见稿作废`}
          effect={up ? '作废后不算报送，再来的反馈不收。' : '作废后不计入发出，再报回的不收。'}
          deed="作废"
          running={withdraw.running}
          onDo={(reason) =>
            void withdraw.run({ packId: pack.id, reason }).then((done) => (done === null ? undefined : setOpen(null)))
          }
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'postpone' ? <PostponeDialog pack={pack} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

interface PostponeValues {
  readonly dueOn: string;
  readonly reason: string;
}

function PostponeDialog({ pack, onClose }: { pack: PackView; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<PostponeValues>();
  const postpone = useWrite('postponePacks');
  return (
    <FormDialog<PostponeValues>
      title={`${pack.unit}延期反馈`}
      deed="延期"
      form={form}
      initial={{ dueOn: pack.dueOn, reason: '' }}
      width={420}
      onSubmit={async ({ dueOn, reason }) =>
        (await postpone.run({ packIds: [pack.id], dueOn, reason: reason.trim() })) !== null
      }
      onClose={onClose}
    >
      <Form.Item name="dueOn" label="延到" rules={[{ required: true, message: '请选日期。' }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={[{ required: true, whitespace: true, message: '请写明理由。' }]}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </FormDialog>
  );
}

function Returns({ detail, canWrite }: { detail: PackDetail; canWrite: boolean }): ReactNode {
  const { returns } = detail;
  if (returns.length === 0)
    return (
      <p className="note">
        还没有反馈。没有反馈不等于同意。
        {detail.pack.unitKind === 'superior' ? '反馈来了，把文件拖到窗口上。' : '到期可从“导出”做催办单。'}
      </p>
    );
  return (
    <div className="opinions-returns">
      <h3>报回 {returns.length} 次</h3>
      {[...returns].reverse().map((one) => (
        <Return key={one.id} one={one} canWrite={canWrite} />
      ))}
    </div>
  );
}

function Return({ one, canWrite }: { one: ReturnView; canWrite: boolean }): ReactNode {
  const save = useJob('saveReturn');
  const withdraw = useWrite('withdrawReturn');
  const [asking, setAsking] = useState(false);
  const keep = async (): Promise<void> => {
    const grant = await shell().chooseSave('original', one.fileName);
    if (grant) await save.start({ returnId: one.id, grant: grant.token });
  };
  return (
    <div className={`opinions-return ${one.counts ? '' : 'former'}`}>
      <div>
        <b>{one.receivedOn}</b>　{one.docNumber === '' ? '' : `${one.docNumber}　`}
        {one.fileName}
        {one.kind === 'letter' ? <Tag tone="plain">来函</Tag> : null}
        {one.counts ? (
          <Tag tone="merged">以此为准</Tag>
        ) : (
          <Tag tone="plain">{one.withdrawnReason === null ? '留存' : '已撤回'}</Tag>
        )}
      </div>
      <div className="muted small">
        {one.allAgreed ? '全部无意见' : `意见 ${figure(one.opinions)} 条`}
        {one.person === '' ? '' : `　联系人 ${one.person}`}
        　校验码 {one.sha256.slice(0, 12)}
        <button type="button" className="link" onClick={() => void keep().catch(tell)}>
          另存原件…
        </button>
        {canWrite && one.withdrawnReason === null ? (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            撤回…
          </button>
        ) : null}
      </div>
      {one.findings.length > 0 ? (
        <ul className="opinions-findings">
          {one.findings.slice(0, 8).map((finding) => (
            <li key={`${finding.row} ${finding.words}`}>
              {finding.row > 0 ? `第 ${finding.row} 行：` : ''}
              {finding.words}
            </li>
          ))}
          {one.findings.length > 8 ? <li className="muted">另有 {one.findings.length - 8} 处</li> : null}
        </ul>
      ) : null}
      {asking ? (
        <ReasonDialog
          title={`撤回“${one.fileName}”`}
          effect="撤回后以前一次报回的为准；没有前一次的，改为未反馈。"
          deed="撤回"
          running={withdraw.running}
          onDo={(reason) =>
            void withdraw
              .run({ returnId: one.id, reason })
              .then((done) => (done === null ? undefined : setAsking(false)))
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

function Papers({ detail }: { detail: PackDetail }): ReactNode {
  const save = useJob('savePaper');
  const keep = async (paperId: number, fileName: string): Promise<void> => {
    const grant = await shell().chooseSave('original', fileName);
    if (grant) await save.start({ paperId, grant: grant.token });
  };
  return (
    <div>
      <h3>随附材料</h3>
      {detail.papers.map((paper) => (
        <div key={paper.id}>
          <Tag tone="plain">{PAPER_KIND_WORDS[paper.kind]}</Tag> {paper.fileName}
          <button type="button" className="link" onClick={() => void keep(paper.id, paper.fileName).catch(tell)}>
            另存…
          </button>
        </div>
      ))}
    </div>
  );
}

function Rows({ detail: { rows } }: { detail: PackDetail }): ReactNode {
  const answered = rows.some(({ kind }) => kind !== null);
  if (rows.length === 0) return <p className="muted">这份稿没有涉及本单位的事项。</p>;
  return (
    <div>
      <h3>所列事项 {figure(rows.length)}</h3>
      <ol className="opinions-rows">
        {rows.map((row) => (
          <li key={row.itemId} title={row.content}>
            {row.name}
            {row.kind !== null && row.kind !== 'none' ? (
              <Tag tone={KIND_TONES[row.kind]}>{OPINION_OFFICE_WORDS[row.kind]}</Tag>
            ) : null}
            {answered && row.kind === null ? <span className="muted small">　未表示意见</span> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
