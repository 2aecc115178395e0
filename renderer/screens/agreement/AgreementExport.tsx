/** 导出: which documents of the agreement, then a folder; afterwards the way to it. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Grant } from '../../../shared/contract';
import type { AgreementRequest } from '../../../shared/model/agreementRequest';
import { shell } from '../../api';
import { Menu } from '../../components/Menu';
import { figure } from '../../format';
import { useJob, useRead } from '../../hooks';

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly what: AgreementRequest;
}

export function AgreementExport(): ReactNode {
  const talks = useRead('talks', {}).data ?? [];
  const job = useJob('exportAgreement');
  const [done, setDone] = useState<{ folder: Grant; files: number } | null>(null);
  const choices: readonly Choice[] = [
    { key: 'forms', label: '各单位认定表…', what: { kind: 'forms' } },
    { key: 'conflicts', label: '分歧事项及处理情况表…', what: { kind: 'conflicts' } },
    ...talks.map(({ id, title, date }) => ({
      key: `minutes ${id}`,
      label: `会议纪要：${title}（${date}）…`,
      what: { kind: 'minutes' as const, talkId: id },
    })),
  ];
  const start = async ({ what }: Choice): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setDone(null);
    const files = await job.start({ grant: folder.token, formats: ['docx', 'xlsx'], what });
    if (files) setDone({ folder, files: files.length });
  };
  return (
    <>
      {done ? (
        <span className="muted small export-done" data-testid="agreement-export-done" role="status">
          已写出 {figure(done.files)} 个文件并读回相符{' '}
          <button type="button" className="link" onClick={() => void shell().reveal(done.folder.token)}>
            打开文件夹
          </button>
        </span>
      ) : null}
      <Menu
        menu={{
          items: choices.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => {
            const choice = choices.find((one) => one.key === key);
            if (choice) void start(choice);
          },
        }}
      >
        <Button loading={job.running} data-testid="agreement-export">
          导出 ▾
        </Button>
      </Menu>
    </>
  );
}
