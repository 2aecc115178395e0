/** 导出: which table or report, then a folder; Word and Excel at once, then the way to the folder. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReportRequest } from '../../shared/model/reportRequest';
import { useJob } from '../hooks';
import { Menu } from './Menu';
import { useFolderExport } from './useFolderExport';
import { WrittenNote } from './WrittenNote';

export interface ExportChoice {
  readonly label: string;
  readonly what: ReportRequest;
}

export function ExportMenu({ choices }: { choices: readonly ExportChoice[] }): ReactNode {
  const job = useJob('exportReports');
  const { written, into } = useFolderExport();
  const [last, setLast] = useState('');

  const start = ({ label, what }: ExportChoice): void =>
    into(async (grant) => {
      setLast(label);
      return (await job.start({ grant, formats: ['docx', 'xlsx'], what }))?.length ?? null;
    });

  const [only] = choices;
  return (
    <>
      <WrittenNote
        written={written}
        testId="rounds-export-done"
        words={(count) => `${last}已写出 ${count} 个文件并读回相符`}
      />
      {choices.length === 1 && only ? (
        <Button loading={job.running} data-testid="rounds-export" onClick={() => start(only)}>
          导出{only.label}…
        </Button>
      ) : (
        <Menu
          menu={{
            items: choices.map(({ label }) => ({ key: label, label: `${label}…` })),
            onClick: ({ key }) => {
              const choice = choices.find(({ label }) => label === key);
              if (choice) start(choice);
            },
          }}
        >
          <Button loading={job.running} data-testid="rounds-export">
            导出 ▾
          </Button>
        </Menu>
      )}
    </>
  );
}
