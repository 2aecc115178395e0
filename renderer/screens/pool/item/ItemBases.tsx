/** 依据 of an item, one a row: verified, changed, taken off and added here. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { citedTitle } from '../../../../shared/logic/bases/parseCitation';
import type { ItemDetail } from '../../../../shared/views';
import type { CitationRow } from '../../../../shared/views/bases';
import { LevelTag, StandingTag, SupportTag, VerifiedTag } from '../../../components/bases/BasisTags';
import { CitationDialog } from '../../../components/bases/CitationDialog';
import { useRead, useWrite } from '../../../hooks';
import { useNavigation } from '../../../navigation';

export function ItemBases({ item, canWrite }: { item: ItemDetail; canWrite: boolean }): ReactNode {
  const { go } = useNavigation();
  const read = useRead('citations', { itemId: item.id });
  const verify = useWrite('verifyCitations');
  const remove = useWrite('removeCitation');
  const lists = useRead('summary', {}).data?.scheme.lists ?? [];
  const asked = lists.find(({ id }) => id === item.listId)?.required.includes('bases') ?? true;
  const [dialog, setDialog] = useState<{ readonly citation?: CitationRow } | null>(null);
  const citations = (read.data ?? []).filter(({ itemId }) => itemId === item.id);
  return (
    <section className="card" aria-label="依据">
      <div className="card-head">
        依据 <span className="muted small">{item.bases.length} 件</span>
        <span className="push" />
        {canWrite ? (
          <Button size="small" data-testid="item-cite" onClick={() => setDialog({})}>
            ＋ 加依据…
          </Button>
        ) : null}
      </div>
      {item.bases.length === 0 ? (
        <div className="card-body">
          {asked ? (
            <div className="note warn">! 依据待补：没有依据的事项不能列入。</div>
          ) : (
            <p className="muted">这张清单不要求写依据。</p>
          )}
        </div>
      ) : (
        <div className="table-scroll">
          <table className="table item-table">
            <thead>
              <tr>
                <th>名称</th>
                <th>文号</th>
                <th>条款</th>
                <th>级别、核对</th>
                {canWrite ? (
                  <th>
                    <span className="visually-hidden">操作</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {citations.map((citation) => (
                <tr key={citation.id} data-testid="item-basis">
                  <td className="wrap">
                    <button
                      type="button"
                      className="link"
                      title="到依据库"
                      onClick={() => go('bases', { tab: 'library', basisId: citation.basisId })}
                    >
                      {citedTitle(citation.title)}
                    </button>
                    {citation.written === '' ? null : <div className="muted small">原写：{citation.written}</div>}
                  </td>
                  <td className="wrap">{citation.docNumber || <span className="muted">—</span>}</td>
                  <td className="wrap" title={citation.excerpt}>
                    {citation.clause || <span className="muted">未写条款</span>}
                  </td>
                  <td className="wrap">
                    <LevelTag level={citation.level} /> <StandingTag standing={citation.standing} />{' '}
                    {citation.supports === 'duty' ? null : <SupportTag citation={citation} />}{' '}
                    <VerifiedTag citation={citation} />
                  </td>
                  {canWrite ? (
                    <td>
                      <button
                        type="button"
                        className="link"
                        data-testid="item-basis-verify"
                        onClick={() =>
                          void verify.run({
                            citationIds: [citation.id],
                            verified: !citation.verified || citation.doubt !== '',
                          })
                        }
                      >
                        {citation.verified && citation.doubt === '' ? '撤回核对' : '核对'}
                      </button>{' '}
                      <button type="button" className="link" onClick={() => setDialog({ citation })}>
                        改…
                      </button>{' '}
                      <button
                        type="button"
                        className="link"
                        onClick={() => void remove.run({ citationId: citation.id })}
                      >
                        去掉
                      </button>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {dialog ? <CitationDialog item={item} citation={dialog.citation} onClose={() => setDialog(null)} /> : null}
    </section>
  );
}
