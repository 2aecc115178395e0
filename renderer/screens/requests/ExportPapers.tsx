/** 导出: a paper of a request or of the register, Word and Excel at once, then the way to the folder. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { RequestPaperKind } from '../../../shared/model/request';
import { Menu } from '../../components/Menu';
import { useFolderExport } from '../../components/useFolderExport';
import { WrittenNote } from '../../components/WrittenNote';
import { useJob } from '../../hooks';

export interface PaperChoice {
  readonly label: string;
  readonly what: RequestPaperKind;
}

export function ExportPapers({ choices }: { choices: readonly PaperChoice[] }): ReactNode {
  const job = useJob('exportRequestPaper');
  const { written, into } = useFolderExport();
  const start = ({ what }: PaperChoice): void =>
    into(async (grant) => (await job.start({ grant, formats: ['docx', 'xlsx'], what }))?.length ?? null);
  const [only] = choices;
  return (
    <>
      <WrittenNote
        written={written}
        testId="request-export-done"
        words={(count) => `已写出 ${count} 个文件并读回相符`}
      />
      {choices.length === 1 && only ? (
        <Button loading={job.running} data-testid="request-export" onClick={() => start(only)}>
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
          <Button loading={job.running} data-testid="request-export">
            导出 ▾
          </Button>
        </Menu>
      )}
    </>
  );
}
