/** 申请内容, and 拟作的调整 or what it became: the changes linked to it. */
import type { ReactNode } from 'react';
import { isOpen } from '../../../shared/logic/requests/foldRequest';
import { unaskedOf } from '../../../shared/logic/requests/touchOf';
import { changePlaceWords } from '../../../shared/logic/schemes/schemeLists';
import type { RequestDetail } from '../../../shared/views/requests';
import { ChangeTag, Tag } from '../../components/figures/Tags';
import { dateText, signed } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';

export function RequestAsked({ request }: { request: RequestDetail }): ReactNode {
  const { go } = useNavigation();
  const { aboutItemId } = request;
  const about =
    aboutItemId === null ? (
      ''
    ) : (
      <button type="button" className="link" onClick={() => go('pool', { itemId: aboutItemId })}>
        {request.aboutItem}
      </button>
    );
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['类型', request.kindName],
    ['申请单位', `${request.applicantThen}　${dateText(request.date)}`],
    ['涉及乡镇', request.townshipsThen.join('、')],
    ['内容', request.content],
    ['依据', request.basis],
    ['理由', request.reason],
    ['期限', [request.span, request.ends === '' ? '' : `至 ${dateText(request.ends)}`].filter(Boolean).join('，')],
    ['人财物保障', request.guarantee],
    ['所说事项', about],
  ];
  return (
    <section className="card" aria-label="申请内容">
      <h2 className="card-head">申请内容</h2>
      <dl className="request-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

export function RequestWants({ request }: { request: RequestDetail }): ReactNode {
  const { go } = useNavigation();
  const { changeRows, wantViews, decision, decisionText, decider, decidedOn, effective, ends } = request;
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const decided = decision !== '';
  const touched = new Set(wantViews.flatMap(({ towns }) => towns));
  const unasked = isOpen(request.state)
    ? unaskedOf(
        [...touched],
        request.towns.map(({ name }) => name),
      )
    : [];
  return (
    <section className="card" aria-label="清单的调整">
      <h2 className="card-head">{decided ? '决定和清单的调整' : '拟对清单作的调整'}</h2>
      <div className="card-body request-wants">
        {decided ? (
          <p data-testid="request-decision">
            <b>{decider}</b>　{dateText(decidedOn)}
            {effective === '' ? '' : `　自 ${dateText(effective)} 起执行`}
            {ends === '' ? '' : `，至 ${dateText(ends)}`}
            <br />
            {decisionText}
          </p>
        ) : null}
        {changeRows.length > 0 ? (
          <ul className="wants-list">
            {changeRows.map((change) => (
              <li key={change.id} data-testid="request-change">
                <ChangeTag change={change} />
                <button type="button" className="link" onClick={() => go('pool', { itemId: change.itemId })}>
                  {change.itemName}
                </button>
                <span className="muted small">
                  {change.kind === 'move' ? changePlaceWords(lists, change) : change.reasonKind}
                </span>
                <button type="button" className="link small" onClick={() => go('rounds', { round: change.round })}>
                  第{change.round}轮
                </button>
              </li>
            ))}
          </ul>
        ) : decision === 'refuse' ? (
          <p className="muted">未予同意，清单不变，申请留存备查。</p>
        ) : wantViews.length === 0 ? (
          <p className="muted">还没有写要对清单作什么调整。可在“更多—改申请内容”里写，或在作决定时写。</p>
        ) : (
          <ul className="wants-list">
            {wantViews.map(({ words, effect, townEffect, towns, problem }) => (
              <li key={words} data-testid="request-want">
                {words}
                <Tag tone={effect > 0 ? 'add' : effect < 0 ? 'sub' : 'amend'}>
                  {effect === 0 ? '不增减' : `${signed(effect)} 项`}
                  {townEffect === 0 ? '' : `，${signed(townEffect)} 镇次`}
                </Tag>
                {problem === '' ? null : <Tag tone="basis">! {problem}</Tag>}
                {towns.length === 0 ? null : <span className="muted small">改动{towns.join('、')}的清单</span>}
              </li>
            ))}
          </ul>
        )}
        {unasked.length === 0 ? null : (
          <p className="note warn" data-testid="request-unasked">
            {unasked.join('、')}不在涉及的乡镇之列，还没有征求书面意见。作同意的决定前，请在“更多—改申请内容”里加进去。
          </p>
        )}
      </div>
    </section>
  );
}
