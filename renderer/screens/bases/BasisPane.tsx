/** One document: what is known of it, its state over time, its file, and the items that cite it. */

import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { citedTitle } from '../../../shared/logic/bases/parseCitation';
import { BASIS_EVENT_WORDS, BASIS_ORIGIN_WORDS } from '../../../shared/model/basis';
import type { BasisDetail, BasisRow } from '../../../shared/views/bases';
import { shell } from '../../api';
import { LevelTag, StandingTag, VerifiedTag } from '../../components/bases/BasisTags';
import { Menu } from '../../components/menus/Menu';
import { dateText, todayIso } from '../../format';
import { tell, useJob, useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';
import { BasisDialog } from './BasisDialog';
import { BasisEventDialog } from './BasisEventDialog';
import { MergeBasesDialog } from './MergeBasesDialog';
import { ReplaceBasisDialog } from './ReplaceBasisDialog';

type Dialog = 'edit' | 'event' | 'merge' | 'replace' | null;

interface BasisPaneProps {
  readonly basisId: number;
  readonly library: readonly BasisRow[];
  readonly canWrite: boolean;
}

export function BasisPane({ basisId, library, canWrite }: BasisPaneProps): ReactNode {
  const read = useRead('basis', { basisId });
  const [dialog, setDialog] = useState<Dialog>(null);
  const detail = read.data?.basis.id === basisId ? read.data : undefined;
  if (!detail) {
    return (
      <aside className="card basis-pane">
        <div className="card-body">
          {read.error ? <div className="note bad">{read.error.message}</div> : <Skeleton active />}
        </div>
      </aside>
    );
  }
  const { basis } = detail;
  const close = (): void => setDialog(null);
  return (
    <aside className="card basis-pane" aria-label="依据详情" data-testid="basis-pane">
      <div className="card-head">
        <span className="basis-pane-word">依据</span>
        <span className="push" />
        {canWrite ? <Deeds basis={basis} onDialog={setDialog} /> : null}
      </div>
      <div className="card-body basis-pane-body">
        <b className="basis-name">{citedTitle(basis.title)}</b>
        <Facts basis={basis} canWrite={canWrite} />
        <Events detail={detail} canWrite={canWrite} />
        <CitingItems detail={detail} canWrite={canWrite} onReplace={() => setDialog('replace')} />
      </div>
      {dialog === 'edit' ? <BasisDialog basis={basis} onClose={close} /> : null}
      {dialog === 'event' ? <BasisEventDialog basis={basis} library={library} onClose={close} /> : null}
      {dialog === 'replace' ? <ReplaceBasisDialog detail={detail} library={library} onClose={close} /> : null}
      {dialog === 'merge' ? <MergeBasesDialog basis={basis} library={library} onClose={close} /> : null}
    </aside>
  );
}

function Deeds({ basis, onDialog }: { basis: BasisRow; onDialog: (dialog: Dialog) => void }): ReactNode {
  const remove = useWrite('removeBasis');
  const attach = useWrite('attachBasisFile');
  const attachFile = async (): Promise<void> => {
    const grant = await shell().chooseFiles('sources');
    if (grant) await attach.run({ basisId: basis.id, grant: grant.token });
  };
  return (
    <>
      <Button data-testid="basis-edit" onClick={() => onDialog('edit')}>
        改…
      </Button>
      <Button data-testid="basis-event" onClick={() => onDialog('event')}>
        废止、修订…
      </Button>
      <Menu
        menu={{
          items: [
            { key: 'merge', label: '与另一件并为一件…' },
            { key: 'file', label: basis.fileName === '' ? '附上文件…' : '换附件…' },
            { key: 'remove', label: '从依据库去掉', disabled: basis.items > 0 },
          ],
          onClick: ({ key }) => {
            if (key === 'merge') onDialog('merge');
            if (key === 'file') void attachFile().catch(tell);
            if (key === 'remove') void remove.run({ basisId: basis.id });
          },
        }}
      >
        <Button data-testid="basis-more">更多 ▾</Button>
      </Menu>
    </>
  );
}

function Facts({ basis, canWrite }: { basis: BasisRow; canWrite: boolean }): ReactNode {
  const save = useJob('saveBasisFile');
  const saveFile = async (): Promise<void> => {
    const grant = await shell().chooseSave('original', basis.fileName);
    if (grant) await save.start({ basisId: basis.id, grant: grant.token });
  };
  const unknown = <span className="muted">{canWrite ? '未登记' : '—'}</span>;
  return (
    <dl className="basis-facts">
      <dt>级别</dt>
      <dd>
        <LevelTag level={basis.level} /> <StandingTag standing={basis.standing} />
      </dd>
      <dt>文号</dt>
      <dd>{basis.docNumber || unknown}</dd>
      <dt>制定机关</dt>
      <dd>{basis.issuer || unknown}</dd>
      <dt>公布、施行</dt>
      <dd>
        {basis.issuedOn === '' ? unknown : dateText(basis.issuedOn)}
        {'　'}
        {basis.effectiveOn === '' ? null : `${dateText(basis.effectiveOn)}起施行`}
      </dd>
      <dt>来源</dt>
      <dd>{BASIS_ORIGIN_WORDS[basis.origin]}</dd>
      {basis.remark === '' ? null : (
        <>
          <dt>备注</dt>
          <dd>{basis.remark}</dd>
        </>
      )}
      {basis.fileName === '' ? null : (
        <>
          <dt>附件</dt>
          <dd>
            <button type="button" className="link" onClick={() => void saveFile().catch(tell)}>
              {basis.fileName}，另存…
            </button>
          </dd>
        </>
      )}
    </dl>
  );
}

function Events({ detail, canWrite }: { detail: BasisDetail; canWrite: boolean }): ReactNode {
  const drop = useWrite('dropBasisEvent');
  if (detail.events.length === 0) return null;
  return (
    <ul className="basis-events" data-testid="basis-events">
      {detail.events.map((event) => (
        <li key={event.id}>
          {dateText(event.since)} {BASIS_EVENT_WORDS[event.kind]}
          {event.replacedBy === null ? '' : `，由${citedTitle(event.replacedBy)}代替`}
          {event.note === '' ? '' : `：${event.note}`}
          {canWrite ? (
            <button type="button" className="link small" onClick={() => void drop.run({ eventId: event.id })}>
              去掉这条
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The worklist of a document: who cites it at which article, and whether that was verified. */
function CitingItems({
  detail: { basis, citations, events },
  canWrite,
  onReplace,
}: {
  detail: BasisDetail;
  canWrite: boolean;
  onReplace: () => void;
}): ReactNode {
  const { go } = useNavigation();
  const verify = useWrite('verifyCitations');
  const prepare = useWrite('prepareByBasis');
  const prepareAll = async (): Promise<void> => {
    const done = await prepare.run({ basisId: basis.id, date: todayIso() });
    if (done !== null) go('requests');
  };
  if (citations.length === 0) return <div className="muted">没有事项引用它，不计入引用部数。</div>;
  return (
    <div className="table-scroll">
      {canWrite && events.length > 0 ? (
        <div className="basis-replace">
          <Button loading={prepare.running} data-testid="basis-prepare" onClick={() => void prepareAll()}>
            为引用它的事项预备调整申请
          </Button>
          <Button data-testid="basis-replace" onClick={onReplace}>
            改引代替它的…
          </Button>
        </div>
      ) : null}
      <table className="table basis-citing">
        <thead>
          <tr>
            <th>引用它的事项（{citations.length} 条）</th>
            <th>条款</th>
            <th>核对</th>
          </tr>
        </thead>
        <tbody>
          {citations.map((citation) => (
            <tr key={citation.id} data-testid="citing-row">
              <td className="wrap">
                <button
                  type="button"
                  className="link"
                  onClick={() => go('pool', { itemId: citation.itemId })}
                  title="打开事项"
                >
                  {citation.itemName}
                </button>
              </td>
              <td title={citation.place}>{citation.clause || <span className="muted">未写</span>}</td>
              <td>
                <VerifiedTag citation={citation} />
                {canWrite ? (
                  <button
                    type="button"
                    className="link small basis-verify"
                    onClick={() => void verify.run({ citationIds: [citation.id], verified: !citation.verified })}
                  >
                    {citation.verified ? '撤回' : '核对'}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
