/** 征求意见: what went out to whom, what came back, and what is to be handled. */
import { Button, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { adoptionRate } from '../../../shared/logic/opinions/countOpinions';
import type { ConsultationView } from '../../../shared/views/opinions';
import { shell } from '../../api';
import { PoolFirst } from '../../components/items/PoolFirst';
import { figure } from '../../format';
import { tell, useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { useReturning } from '../../returning';
import { opinionsEquation, packsEquation } from './opinionWords';
import { PacksTab } from './PacksTab';
import { PapersMenu } from './PapersMenu';
import { QueueTab } from './QueueTab';
import { ReportDialog } from './ReportDialog';
import { ReturnsTab } from './ReturnsTab';
import { SendDialog } from './SendDialog';
import './opinions.css';

const tabSchema = z.enum(['packs', 'returns', 'opinions']);
type Tab = z.infer<typeof tabSchema>;

export function OpinionsScreen(): ReactNode {
  const { params } = useNavigation();
  const returning = useReturning();
  const consultations = useRead('consultations', {});
  const summary = useRead('summary', {}).data;
  const readOnly = summary?.readOnly ?? true;
  const empty = summary?.pool.live === 0;
  const [chosen, setChosen] = useState<number | null>(null);
  const [tab, setTab] = useState<Tab>(tabSchema.safeParse(params.tab).data ?? 'packs');
  const [sending, setSending] = useState<'units' | 'superior' | null>(null);
  // Of the units or of the superior, where somebody came for these.
  const [whose, setWhose] = useState(params.of);
  const [arrived, setArrived] = useState(params);
  if (arrived !== params) {
    setArrived(params);
    setTab(tabSchema.safeParse(params.tab).data ?? tab);
    if (params.of) setChosen(null);
    setWhose(params.of);
  }
  const inHand = returning.files.filter(({ state }) => state === 'open').length;
  // A drop brings its page up.
  const [seen, setSeen] = useState(inHand);
  if (seen !== inHand) {
    setSeen(inHand);
    if (inHand > seen) setTab('returns');
  }
  if (!consultations.data) return <div className="page">{consultations.error?.message}</div>;
  const all = consultations.data;
  const wanted = all.filter(({ superior }) => !whose || (whose === 'superior') === (superior !== null));
  const current = all.find(({ id }) => id === chosen) ?? wanted.at(-1) ?? all.at(-1);
  const asked = all.filter(({ superior }) => superior === null).length;
  const collect = async (): Promise<void> => {
    const grant = await shell().chooseFiles('sources');
    if (grant) await returning.read(grant.token);
  };
  const onSent = (): void => {
    setChosen(null);
    setWhose(undefined);
    setTab('packs');
  };
  const label = (value: Tab, words: string) => <span data-testid={`opinions-tab-${value}`}>{words}</span>;
  return (
    <div className="page">
      <div className="page-head">
        <h1>征求意见</h1>
        {all.length > 1 && current ? (
          <Select<number>
            aria-label="哪一次征求意见"
            value={current.id}
            popupMatchSelectWidth={false}
            options={all.map(({ id, title, sentOn }) => ({ value: id, label: `${title}（${sentOn}）` }))}
            onChange={setChosen}
          />
        ) : null}
        {current || inHand > 0 ? (
          <Segmented<Tab>
            aria-label="看什么"
            value={tab}
            onChange={setTab}
            options={[
              { value: 'packs', label: label('packs', current?.superior ? '报送与反馈' : '发放与收回') },
              { value: 'opinions', label: label('opinions', `意见处理 ${figure(toHandle(current))}`) },
              ...(returning.files.length > 0
                ? [{ value: 'returns' as const, label: label('returns', `收件核对 ${figure(inHand)}`) }]
                : []),
            ]}
          />
        ) : null}
        <span className="push" />
        {current ? <PapersMenu consultation={current} /> : null}
        {readOnly || (empty && !current) ? null : (
          <>
            {current ? (
              <Button
                loading={returning.reading}
                data-testid="opinions-collect"
                onClick={() => void collect().catch(tell)}
              >
                收回反馈…
              </Button>
            ) : null}
            <Button data-testid="opinions-report" onClick={() => setSending('superior')}>
              报上级审核…
            </Button>
            <Button
              type={current ? 'default' : 'primary'}
              data-testid="opinions-send"
              onClick={() => setSending('units')}
            >
              {asked > 0 ? '再次征求…' : '发出征求意见稿…'}
            </Button>
          </>
        )}
      </div>
      {current && tab !== 'returns' ? <Sums consultation={current} /> : null}
      {current && tab !== 'returns' ? <Unmet consultation={current} /> : null}
      {tab === 'returns' ? <ReturnsTab onDone={() => setTab('packs')} /> : null}
      {tab === 'packs' && current ? <PacksTab key={current.id} consultation={current} canWrite={!readOnly} /> : null}
      {tab === 'opinions' && current ? <QueueTab key={current.id} consultation={current} canWrite={!readOnly} /> : null}
      {!current && tab !== 'returns' && empty ? <PoolFirst then="再把征求意见稿发给各单位。" /> : null}
      {!current && tab !== 'returns' && !empty ? <Nobody onSend={readOnly ? null : () => setSending('units')} /> : null}
      {sending === 'units' ? <SendDialog number={asked + 1} onSent={onSent} onClose={() => setSending(null)} /> : null}
      {sending === 'superior' ? <ReportDialog onSent={onSent} onClose={() => setSending(null)} /> : null}
    </div>
  );
}

function Sums({ consultation }: { consultation: ConsultationView }): ReactNode {
  const { draft, township, superior, sentOn, dueOn, packs, opinions } = consultation;
  const rate = adoptionRate(opinions);
  return (
    <div className="opinions-sums">
      <span className="muted">
        {township === null ? '' : `${township}自拟稿　`}
        {draft}　{sentOn} {superior === null ? `发出　${dueOn} 截止` : `报${superior}`}
      </span>
      <span data-testid="opinions-packs-sum">
        {superior === null ? packsEquation(packs) : packs.outstanding > 0 ? '还没有反馈' : '已反馈'}
      </span>
      <span data-testid="opinions-sum">
        {opinionsEquation(opinions)}
        {rate === null ? '' : `　${opinions.open > 0 ? '已处理的' : ''}采纳率 ${(rate * 100).toFixed(1)}％`}
      </span>
    </div>
  );
}

/** To be handled, for the first time or again. */
function toHandle(consultation: ConsultationView | undefined): number {
  return consultation ? consultation.opinions.open + consultation.opinions.unmet : 0;
}

function Unmet({ consultation: { opinions, staleReplies } }: { consultation: ConsultationView }): ReactNode {
  const stale = staleReplies.length > 0;
  if (opinions.unmet === 0)
    return stale ? (
      <p className="note warn opinions-unmet" data-testid="opinions-stale">
        给{staleReplies.join('、')}的复函写的是未落实，后来又落实了，请再发一次。
      </p>
    ) : null;
  const letters = stale ? `给${staleReplies.join('、')}的复函已经过时，处理后请再发一次。` : '';
  return (
    <p className="note warn opinions-unmet" data-testid="opinions-unmet">
      有 {figure(opinions.unmet)} 条意见原已采纳，会商未同意或后又改回，没有落实：在“意见处理”里重新处理。{letters}
    </p>
  );
}

function Nobody({ onSend }: { onSend: (() => void) | null }): ReactNode {
  return (
    <div className="opinions-empty">
      <p>还没有征求过意见。</p>
      <p className="muted">
        一份稿一次发给所有相关单位：部门收到自己有责任的事项，乡镇收到本镇的清单，每家一个文件夹，里面是电子反馈表和要签字盖章的函。报回的文件拖到窗口上就能认出是谁的，不论改成什么文件名。
      </p>
      {onSend ? (
        <Button type="primary" onClick={onSend}>
          发出征求意见稿…
        </Button>
      ) : null}
    </div>
  );
}
