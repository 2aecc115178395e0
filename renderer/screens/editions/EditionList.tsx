/** The editions in a table with number, dates and counts; one opened beside it with what was signed for. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { editionAfter } from '../../../shared/logic/editions/editionWords';
import { EDITION_STAGE_WORDS } from '../../../shared/model/edition';
import type { EditionRow } from '../../../shared/views/editions';
import { Tag } from '../../components/figures/Tags';
import { ExportMenu } from '../../components/menus/ExportMenu';
import { dateText, figure } from '../../format';
import { useJob } from '../../hooks';
import { useNavigation } from '../../navigation';
import { WithdrawDialog } from './WithdrawDialog';

interface EditionListProps {
  readonly rows: readonly EditionRow[];
  readonly loaded: boolean;
  readonly canWrite: boolean;
  readonly onIssue: () => void;
}

export function EditionList({ rows, loaded, canWrite, onIssue }: EditionListProps): ReactNode {
  const { params } = useNavigation();
  const [chosen, setChosen] = useState<number | null>(typeof params.editionId === 'number' ? params.editionId : null);
  // In view while it is being withdrawn, and afterwards: its notice is put out here.
  const [withdrawing, setWithdrawing] = useState<number | null>(null);
  const open =
    rows.find(({ id }) => id === (withdrawing ?? chosen)) ??
    rows.findLast(({ withdrawal }) => withdrawal === null) ??
    rows[0];
  if (loaded && rows.length === 0)
    return (
      <div className="empty">
        <span>
          还没有版本。封存一轮后定稿：征求意见稿、送审稿、审定稿随时可出，印发稿须核对全过或签了例外。
          <br />
          清单在建项目之前已经印发的，定稿时勾“接续登记”，按原文号、原日期登记为第1版。
        </span>
        {canWrite ? (
          <Button type="primary" onClick={onIssue}>
            定稿…
          </Button>
        ) : null}
      </div>
    );
  return (
    <div className="page-body editions-body">
      <section className="card" aria-label="各版">
        <div className="table-scroll">
          <table className="table editions-table">
            <thead>
              <tr>
                <th>版本</th>
                <th>稿次</th>
                <th>文号</th>
                <th>施行日期</th>
                <th className="number">事项</th>
                <th className="number">镇次</th>
                <th>例外</th>
              </tr>
            </thead>
            <tbody>
              {[...rows].reverse().map((row) => (
                <tr
                  key={row.id}
                  className={`${row.id === open?.id ? 'on' : ''} ${row.withdrawal ? 'withdrawn' : ''}`}
                  data-testid="edition-row"
                  onClick={() => setChosen(row.id)}
                >
                  <td>
                    <button type="button" className="link" aria-pressed={row.id === open?.id}>
                      第{row.number}版
                    </button>
                  </td>
                  <td>
                    <StageTag row={row} />
                  </td>
                  <td>{row.docNumber}</td>
                  <td>{dateText(row.effectiveOn)}</td>
                  <td className="number">{figure(row.items)}</td>
                  <td className="number">{figure(row.townTimes)}</td>
                  <td>{row.exceptions.length > 0 ? <Tag tone="basis">! {row.exceptions.length} 条</Tag> : '无'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {open ? (
        <EditionDetail
          key={open.id}
          row={open}
          next={editionAfter(rows, open)}
          canWrite={canWrite}
          onWithdraw={() => setWithdrawing(open.id)}
        />
      ) : null}
      {open && withdrawing === open.id ? (
        <WithdrawDialog row={open} onDone={() => setChosen(open.id)} onClose={() => setWithdrawing(null)} />
      ) : null}
    </div>
  );
}

function StageTag({ row }: { row: EditionRow }): ReactNode {
  if (row.withdrawal) return <Tag tone="sub">✕ 已作废</Tag>;
  const words = EDITION_STAGE_WORDS[row.stage];
  return <Tag tone={row.stage === 'issued' ? 'merged' : 'plain'}>{row.stage === 'issued' ? `✓ ${words}` : words}</Tag>;
}

interface DetailProps {
  readonly row: EditionRow;
  /** The one issued after it. */
  readonly next: EditionRow | undefined;
  readonly canWrite: boolean;
  readonly onWithdraw: () => void;
}

function EditionDetail({ row, next, canWrite, onWithdraw }: DetailProps): ReactNode {
  const { go } = useNavigation();
  return (
    <section className="card edition-detail" aria-label={row.name} data-testid="edition-detail">
      <div className="card-head">
        {row.name} <StageTag row={row} />
        <span className="push" />
        {row.withdrawal ? <WithdrawalNotice editionId={row.id} /> : null}
        <Button data-testid="edition-paper" onClick={() => go('townships', { editionId: row.id })}>
          预览、导出…
        </Button>
      </div>
      <div className="card-body edition-facts">
        <dl>
          <Fact what="文号" text={row.docNumber || '（稿本没有文号）'} />
          <Fact
            what="印发"
            text={[row.issuer, dateText(row.issuedOn)].filter((part) => part !== '').join('　') || '未印发'}
          />
          <Fact what="施行" text={`自${dateText(row.effectiveOn)}起`} />
          <Fact
            what="来历"
            text={`第${row.round}轮封存的 ${figure(row.items)} 项${row.takenOver ? '；建项目前已印发，接续登记' : ''}`}
          />
          {row.remark === '' ? null : <Fact what="说明" text={row.remark} />}
          <Fact what="定稿" text={`${row.operator}　${dateText(row.at)}`} />
        </dl>
        {row.withdrawal ? (
          <div className="note bad">
            已作废：{row.withdrawal.reason}（{row.withdrawal.decider}，{dateText(row.withdrawal.at)}）
          </div>
        ) : null}
        <table className="table" data-testid="edition-towns">
          <thead>
            <tr>
              <th>乡镇</th>
              {row.lists.map((list) => (
                <th key={list} className="number">
                  {row.lists.length > 1 ? list : '项数'}
                </th>
              ))}
              {row.lists.length > 1 ? <th className="number">合计</th> : null}
            </tr>
          </thead>
          <tbody>
            {row.townships.map((town) => (
              <tr key={town.township}>
                <td>
                  {town.township}
                  {town.today === town.township ? null : <span className="muted small">　今{town.today}</span>}
                </td>
                {town.perList.map((count, index) => (
                  <td key={row.lists[index]} className="number">
                    {figure(count)}
                  </td>
                ))}
                {row.lists.length > 1 ? <td className="number">{figure(town.listed)}</td> : null}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>镇次</td>
              {row.lists.map((list, index) => (
                <td key={list} className="number">
                  {figure(row.townships.reduce((sum, { perList }) => sum + (perList[index] ?? 0), 0))}
                </td>
              ))}
              {row.lists.length > 1 ? <td className="number">{figure(row.townTimes)}</td> : null}
            </tr>
          </tfoot>
        </table>
        {row.exceptions.map((one) => (
          <div key={`${one.check} ${one.reason}`} className="note warn" data-testid="edition-exception">
            第 {one.check} 条{one.kind === 'waiver' ? '豁免' : '例外'}：{one.reason}（{one.decider}，
            {dateText(one.date)}）
            <div className="muted small">
              {one.name}　{one.figure}
            </div>
          </div>
        ))}
        <div className="muted small edition-hash">校验码 {row.sha256}</div>
        {!canWrite || row.withdrawal ? null : next ? (
          <div className="muted small" data-testid="edition-followed">
            已有{next.name}，这一版留作依据，不能作废；只能作废重出最新的一版。
          </div>
        ) : (
          <button type="button" className="link small" onClick={onWithdraw}>
            作废这一版…
          </button>
        )}
      </div>
    </section>
  );
}

function WithdrawalNotice({ editionId }: { editionId: number }): ReactNode {
  const { running, start } = useJob('exportWithdrawal');
  return (
    <ExportMenu
      choices={[{ label: '作废通知', what: editionId }]}
      running={running}
      write={(what, grant, formats) => start({ grant, formats, editionId: what })}
      testId="edition-withdrawal"
    />
  );
}

function Fact({ what, text }: { what: string; text: string }): ReactNode {
  return (
    <>
      <dt>{what}</dt>
      <dd>{text}</dd>
    </>
  );
}
