/** 备份: what is kept here, and the office's second place with how the last copy went. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/views';
import type { SecondPlaceState } from '../../../shared/views/program';
import { shell } from '../../api';
import { figure, momentText } from '../../format';
import { tell, useJob, useRead, useWrite } from '../../hooks';

export function BackupSettings({ summary }: { summary: Summary }): ReactNode {
  const settings = useRead('programSettings', {});
  const backups = useRead('backups', {});
  const place = useWrite('setBackupPlace');
  const backUp = useJob('backUpNow');
  const now = new Date();
  const rows = backups.data ?? [];
  const choose = async (): Promise<void> => {
    const grant = await shell().chooseFolder('backup');
    if (grant) await place.run({ grant: grant.token });
  };
  return (
    <section className="card" aria-label="备份">
      <h2 className="card-head">备份</h2>
      <div className="card-body settings-lines">
        <p>
          本机自动备份 {figure(rows.length)} 份
          {rows[0] ? `，最近一份 ${momentText(rows[0].at, now)}（${rows[0].reason}）` : ''}
          。打开项目、封存轮次时和有改动后每 10 分钟各存一份，存好就打开核对。
        </p>
        {settings.data?.backupFailure ? (
          <p className="note bad" role="alert" data-testid="backup-state">
            {settings.data.backupFailure}
          </p>
        ) : null}
        <p>
          第二个位置：
          {settings.data?.secondPlace ? (
            <b className="settings-path" data-testid="second-place">
              {settings.data.secondPlace}
            </b>
          ) : (
            <span className="muted">没有设。可选移动硬盘、U 盘或共享文件夹，每份备份都会再存一份过去。</span>
          )}
        </p>
        {settings.data ? <SecondState state={settings.data.second} now={now} /> : null}
        <div className="settings-acts">
          <Button data-testid="second-choose" onClick={() => void choose().catch(tell)}>
            {settings.data?.secondPlace ? '换一个位置…' : '选第二个位置…'}
          </Button>
          {settings.data?.secondPlace ? (
            <Button data-testid="second-drop" onClick={() => void place.run({ grant: null })}>
              不再存第二份
            </Button>
          ) : null}
          {summary.readOnly ? null : (
            <Button data-testid="backup-now" loading={backUp.running} onClick={() => void backUp.start({})}>
              现在备份
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function SecondState({ state, now }: { state: SecondPlaceState; now: Date }): ReactNode {
  if (state.kind === 'none') return null;
  if (state.kind === 'waiting') return <p className="muted">下一次自动备份时存过去。</p>;
  if (state.kind === 'failed')
    return (
      <p className="note bad" role="alert" data-testid="second-state" data-state="failed">
        ✕ {momentText(state.at, now)} 没有存成：{state.message}本机的备份不受影响。
      </p>
    );
  return (
    <p className="plus" data-testid="second-state" data-state="copied">
      ✓ {momentText(state.at, now)} 已存好，核对过一字不差
    </p>
  );
}
