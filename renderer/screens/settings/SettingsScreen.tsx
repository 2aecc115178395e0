/** 设置: who works here, what the lists bear, where backups go, size of type, and pairs no longer suggested. */
import type { ReactNode } from 'react';
import { useRead } from '../../hooks';
import { BackupSettings } from './BackupSettings';
import { DisplaySettings } from './DisplaySettings';
import { HolidaySettings } from './HolidaySettings';
import { ListSettings } from './ListSettings';
import { RefusedPairs } from './RefusedPairs';
import { RosterSettings } from './RosterSettings';
import { SchemeSettings } from './scheme/SchemeSettings';
import './settings.css';

export function SettingsScreen(): ReactNode {
  const summary = useRead('summary', {});
  if (!summary.data) return null;
  const writable = !summary.data.readOnly;
  return (
    <div className="page">
      <div className="page-head">
        <h1>设置</h1>
        <span className="muted">随项目保存：操作人名册、清单、不再建议；只在这台电脑：备份位置、字号</span>
      </div>
      <div className="page-body settings">
        <SchemeSettings summary={summary.data} writable={writable} />
        <ListSettings summary={summary.data} writable={writable} />
        <RosterSettings operator={summary.data.operator} writable={writable} />
        <HolidaySettings writable={writable} />
        <BackupSettings summary={summary.data} />
        <DisplaySettings />
        <RefusedPairs writable={writable} />
      </div>
    </div>
  );
}
