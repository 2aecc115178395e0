/** 导出: a paper of a request or of the register, Word and Excel at once, then the way to the folder. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Grant } from '../../../shared/contract';
import type { RequestPaperKind } from '../../../shared/model/request';
import { shell } from '../../api';
import { Menu } from '../../components/Menu';
import { tell, useJob } from '../../hooks';

export interface PaperChoice {
  readonly label: string;
  readonly what: RequestPaperKind;
}

export function ExportPapers({ choices }: { choices: readonly PaperChoice[] }): ReactNode {
  const job = useJob('exportRequestPaper');
  const [done, setDone] = useState<{ folder: Grant; files: number } | null>(null);
  const start = async ({ what }: PaperChoice): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setDone(null);
    const files = await job.start({ grant: folder.token, formats: ['docx', 'xlsx'], what });
    if (files) setDone({ folder, files: files.length });
  };
  const [only] = choices;
  return (
    <>
      {done ? (
        <span className="muted small" role="status" data-testid="request-export-done">
          {done.files} 个文件已写出并读回相符{' '}
          <button type="button" className="link" onClick={() => void shell().reveal(done.folder.token)}>
            打开文件夹
          </button>
        </span>
      ) : null}
      {choices.length === 1 && only ? (
        <Button loading={job.running} data-testid="request-export" onClick={() => void start(only).catch(tell)}>
          导出{only.label}…
        </Button>
      ) : (
        <Menu
          menu={{
            items: choices.map(({ label }) => ({ key: label, label: `${label}…` })),
            onClick: ({ key }) => {
              const choice = choices.find(({ label }) => label === key);
              if (choice) void start(choice).catch(tell);
            },
          }}
        >
          <Button loading={job.running} data-testid="request-export">
            导出 ▾
          </Button>
        </Menu>
      )}
    </>
  );
}
