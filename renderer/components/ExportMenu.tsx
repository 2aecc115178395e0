/** 导出: which table or report, then a folder; Word and Excel at once, then the way to the folder. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Grant } from '../../shared/contract';
import type { ReportRequest } from '../../shared/model/reportRequest';
import { shell } from '../api';
import { useJob } from '../hooks';
import { Menu } from './Menu';

export interface ExportChoice {
  readonly label: string;
  readonly what: ReportRequest;
}

export function ExportMenu({ choices }: { choices: readonly ExportChoice[] }): ReactNode {
  const job = useJob('exportReports');
  const [done, setDone] = useState<{ folder: Grant; files: number; label: string } | null>(null);

  const start = async ({ label, what }: ExportChoice): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setDone(null);
    const files = await job.start({ grant: folder.token, formats: ['docx', 'xlsx'], what });
    if (files) setDone({ folder, files: files.length, label });
  };

  const [only] = choices;
  return (
    <>
      {done ? (
        <span className="muted small export-done" data-testid="rounds-export-done" role="status">
          {done.label}已写出 {done.files} 个文件并读回相符
          <button type="button" className="link" onClick={() => void shell().reveal(done.folder.token)}>
            打开文件夹
          </button>
        </span>
      ) : null}
      {choices.length === 1 && only ? (
        <Button loading={job.running} data-testid="rounds-export" onClick={() => void start(only)}>
          导出{only.label}…
        </Button>
      ) : (
        <Menu
          menu={{
            items: choices.map(({ label }) => ({ key: label, label: `${label}…` })),
            onClick: ({ key }) => {
              const choice = choices.find(({ label }) => label === key);
              if (choice) void start(choice);
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
