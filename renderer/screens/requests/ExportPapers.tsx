/** 导出 of papers of a request or of the register. */
import type { ReactNode } from 'react';
import type { RequestPaperKind } from '../../../shared/model/request';
import { type ExportChoice, ExportMenu } from '../../components/menus/ExportMenu';
import { useJob } from '../../hooks';

export function ExportPapers({ choices }: { choices: readonly ExportChoice<RequestPaperKind>[] }): ReactNode {
  const { running, start } = useJob('exportRequestPaper');
  return (
    <ExportMenu
      choices={choices}
      running={running}
      write={(what, grant, formats) => start({ grant, formats, what })}
      testId="request-export"
    />
  );
}
