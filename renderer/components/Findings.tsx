/** What checking a project file found, part by part, with sign and word. */
import type { ReactNode } from 'react';
import type { Verification } from '../../shared/views';

const SHOWN_STEPS = 5;

export function Findings({ found }: { found: Verification }): ReactNode {
  const parts: (readonly [string, boolean, string])[] = [
    ['项目文件', found.integrity.ok, found.integrity.detail],
    [`操作记录 ${found.chain.actions} 条`, found.chain.ok, found.chain.detail],
    [`按记录重算 ${found.replay.rows} 行`, found.replay.ok, found.replay.detail],
    [`封存的轮次 ${found.snapshots.count} 个`, found.snapshots.ok, found.snapshots.detail],
    [`存入的原表 ${found.files.count} 份`, found.files.ok, found.files.detail],
  ];
  const { anchor } = found;
  if (anchor) {
    const signed = anchor.key === null ? '' : `（签名 ${anchor.key}）`;
    parts.push([`存照：第 ${anchor.seq} 条操作记录${signed}`, anchor.ok, anchor.detail]);
  }
  return (
    <ul className="findings" data-testid="verify-findings" data-ok={found.ok}>
      {parts.map(([what, ok, detail]) => (
        <li key={what}>
          <span className={ok ? 'plus' : 'minus'}>{ok ? '✓ 相符' : '✕ 不符'}</span>　{what}
          {ok ? null : `：${detail}`}
        </li>
      ))}
      {found.chain.clockSteps.length > 0 ? (
        <li>
          ※ 提示　有 {found.chain.clockSteps.length} 条操作记录的时间早于上一条（
          {found.chain.clockSteps
            .slice(0, SHOWN_STEPS)
            .map((seq) => `第 ${seq} 条`)
            .join('、')}
          {found.chain.clockSteps.length > SHOWN_STEPS ? '等' : ''}
          ），当时电脑时钟被调过。先后以编号为准。
        </li>
      ) : null}
    </ul>
  );
}
