/** 导出 of tables and reports: ledgers, comparisons, the briefing. */
import type { ReactNode } from 'react';
import type { ReportRequest } from '../../../shared/model/reportRequest';
import { useJob } from '../../hooks';
import { type ExportChoice, ExportMenu } from '../menus/ExportMenu';

export function ExportReports({ choices }: { choices: readonly ExportChoice<ReportRequest>[] }): ReactNode {
  const { running, start } = useJob('exportReports');
  return (
    <ExportMenu
      choices={choices}
      running={running}
      write={(what, grant, formats) => start({ grant, formats, what })}
      testId="rounds-export"
    />
  );
}
