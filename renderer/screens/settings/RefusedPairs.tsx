/** 不再建议: pairs somebody said are not the same, entries and items or two items; each may be suggested again. */
import type { ReactNode } from 'react';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';

const SHOWN = 200;

export function RefusedPairs({ writable }: { writable: boolean }): ReactNode {
  const refusals = useRead('refusals', {});
  const revoke = useWrite('revokeRefusal');
  const { go } = useNavigation();
  const rows = refusals.data ?? [];
  return (
    <section className="card settings-wide" aria-label="不再建议">
      <h2 className="card-head">
        不再建议 <span className="muted">{rows.length > 0 ? `${figure(rows.length)} 对` : ''}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="card-body muted">
          还没有。在“归并”里按 <kbd>X</kbd> 说明条目与某个事项不是一回事，就会记在这里。
        </p>
      ) : (
        <div className="refused">
          <table className="table">
            <thead>
              <tr>
                <th>条目</th>
                <th>报送单位</th>
                <th>不是这一事项</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map((row) => (
                <tr key={row.id} data-testid="refusal-row">
                  <td>{row.entry}</td>
                  <td>{row.unit}</td>
                  <td>
                    <button type="button" className="link" onClick={() => go('pool', { itemId: row.itemId })}>
                      {row.item}
                    </button>
                  </td>
                  <td>
                    {writable ? (
                      <button
                        type="button"
                        className="link"
                        data-testid="refusal-revoke"
                        onClick={() => void revoke.run({ refusalId: row.id })}
                      >
                        恢复建议
                      </button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > SHOWN ? <p className="card-body muted">先列最近 {SHOWN} 对。</p> : null}
      <DistinctItems writable={writable} />
    </section>
  );
}

/** Pairs of items that 查重 leaves alone. */
function DistinctItems({ writable }: { writable: boolean }): ReactNode {
  const rows = useRead('distinctPairs', {}).data ?? [];
  const allow = useWrite('allowDuplicate');
  const { go } = useNavigation();
  if (rows.length === 0) return null;
  return (
    <div className="refused">
      <table className="table" aria-label="查重时说过不是一回事的事项">
        <thead>
          <tr>
            <th>事项</th>
            <th>与它不是一回事</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.id} data-testid="distinct-row">
              {[
                { itemId: row.firstId, name: row.first },
                { itemId: row.secondId, name: row.second },
              ].map(({ itemId, name }) => (
                <td key={itemId}>
                  <button type="button" className="link" onClick={() => go('pool', { itemId })}>
                    {name}
                  </button>
                </td>
              ))}
              <td>
                {writable ? (
                  <button type="button" className="link" onClick={() => void allow.run({ pairId: row.id })}>
                    恢复查重
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
