/** 导出: which documents of the agreement, then a folder; afterwards the way to it. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AgreementRequest } from '../../../shared/model/agreementRequest';
import { useFolderExport } from '../../components/exports/useFolderExport';
import { WrittenNote } from '../../components/exports/WrittenNote';
import { Menu } from '../../components/menus/Menu';
import { useJob, useRead } from '../../hooks';

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly what: AgreementRequest;
}

export function AgreementExport(): ReactNode {
  const talks = useRead('talks', {}).data ?? [];
  const job = useJob('exportAgreement');
  const { written, into } = useFolderExport();
  const choices: readonly Choice[] = [
    { key: 'forms', label: '各单位认定表…', what: { kind: 'forms' } },
    { key: 'conflicts', label: '分歧事项及处理情况表…', what: { kind: 'conflicts' } },
    ...talks.map(({ id, title, date }) => ({
      key: `minutes ${id}`,
      label: `会议纪要：${title}（${date}）…`,
      what: { kind: 'minutes' as const, talkId: id },
    })),
  ];
  const start = ({ what }: Choice): void =>
    into(async (grant) => (await job.start({ grant, formats: ['docx', 'xlsx'], what }))?.length ?? null);
  return (
    <>
      <WrittenNote
        written={written}
        testId="agreement-export-done"
        words={(count) => `已写出 ${count} 个文件并读回相符`}
      />
      <Menu
        menu={{
          items: choices.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => {
            const choice = choices.find((one) => one.key === key);
            if (choice) start(choice);
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
