/** 导出: reminders, reply letters, summary, figures, register; a folder, then the way to it. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Input } from '../../../shared/contract';
import type { ConsultationView } from '../../../shared/views/opinions';
import { useFolderExport } from '../../components/exports/useFolderExport';
import { WrittenNote } from '../../components/exports/WrittenNote';
import { Menu } from '../../components/menus/Menu';
import { figure } from '../../format';
import { useJob } from '../../hooks';

type What = Input<'exportOpinionPapers'>['what'];

export function PapersMenu({ consultation }: { consultation: ConsultationView }): ReactNode {
  const job = useJob('exportOpinionPapers');
  const { written, into } = useFolderExport();
  const [last, setLast] = useState('');
  const { outstanding } = consultation.packs;
  const { superior } = consultation;
  const handled = consultation.opinions.total - consultation.opinions.open;
  const choices: readonly { readonly what: What; readonly label: string; readonly off: boolean }[] = superior
    ? [{ what: 'replies', label: '上级反馈意见采纳情况表（记为已报采纳情况）', off: handled === 0 }]
    : [
        { what: 'reminders', label: `催办单（未反馈 ${figure(outstanding)} 家）`, off: outstanding === 0 },
        {
          what: 'replies',
          label: '复函（每家一份，记为已复函）',
          off: consultation.opinions.total === consultation.opinions.open,
        },
        { what: 'summary', label: '采纳情况汇总表', off: consultation.opinions.total === 0 },
        { what: 'figures', label: '征求意见情况统计表', off: false },
        { what: 'register', label: '发放登记表', off: false },
      ];
  const start = (what: What): void =>
    into(async (grant) => {
      setLast(choices.find((choice) => choice.what === what)?.label.replace(/（.*/, '') ?? '');
      const files = await job.start({ grant, consultationId: consultation.id, what, formats: ['docx', 'xlsx'] });
      return files?.length ?? null;
    });
  return (
    <>
      <WrittenNote written={written} testId="opinions-export-done" words={(count) => `${last}已写出 ${count} 个文件`} />
      <Menu
        menu={{
          items: choices.map(({ what, label, off }) => ({ key: what, label: `${label}…`, disabled: off })),
          onClick: ({ key }) => {
            const choice = choices.find(({ what }) => what === key);
            if (choice) start(choice.what);
          },
        }}
      >
        <Button loading={job.running} data-testid="opinions-export">
          导出 ▾
        </Button>
      </Menu>
    </>
  );
}
