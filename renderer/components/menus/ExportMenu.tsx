/** 导出: which paper, then a folder; Word and Excel at once, then the way to the folder. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useFolderExport } from '../exports/useFolderExport';
import { WrittenNote } from '../exports/WrittenNote';
import { Menu } from './Menu';

export interface ExportChoice<What> {
  readonly label: string;
  readonly what: What;
}

interface ExportMenuProps<What> {
  readonly choices: readonly ExportChoice<What>[];
  readonly running: boolean;
  /** Writes the paper into the folder granted; the files written, or null where nothing was. */
  readonly write: (what: What, grant: string, formats: ('docx' | 'xlsx')[]) => Promise<readonly unknown[] | null>;
  readonly testId: string;
}

export function ExportMenu<What>({ choices, running, write, testId }: ExportMenuProps<What>): ReactNode {
  const { written, into } = useFolderExport();
  const [last, setLast] = useState('');
  const start = ({ label, what }: ExportChoice<What>): void =>
    into(async (grant) => {
      setLast(label);
      return (await write(what, grant, ['docx', 'xlsx']))?.length ?? null;
    });
  const [only] = choices;
  return (
    <>
      <WrittenNote
        written={written}
        testId={`${testId}-done`}
        words={(count) => `${last}已写出 ${count} 个文件并读回相符`}
      />
      {choices.length === 1 && only ? (
        <Button loading={running} data-testid={testId} onClick={() => start(only)}>
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
          <Button loading={running} data-testid={testId}>
            导出 ▾
          </Button>
        </Menu>
      )}
    </>
  );
}
