/** 导出: reminders, reply letters, summary, figures, register; a folder, then the way to it. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Grant, Input } from '../../../shared/contract';
import type { ConsultationView } from '../../../shared/views/opinions';
import { shell } from '../../api';
import { Menu } from '../../components/Menu';
import { figure } from '../../format';
import { tell, useJob } from '../../hooks';

type What = Input<'exportOpinionPapers'>['what'];

export function PapersMenu({ consultation }: { consultation: ConsultationView }): ReactNode {
  const job = useJob('exportOpinionPapers');
  const [done, setDone] = useState<{ folder: Grant; files: number; label: string } | null>(null);
  const { outstanding } = consultation.packs;
  const choices: readonly { readonly what: What; readonly label: string; readonly off: boolean }[] = [
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
  const start = async (what: What): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setDone(null);
    const files = await job.start({
      grant: folder.token,
      consultationId: consultation.id,
      what,
      formats: ['docx', 'xlsx'],
    });
    const label = choices.find((choice) => choice.what === what)?.label.replace(/（.*/, '') ?? '';
    if (files) setDone({ folder, files: files.length, label });
  };
  return (
    <>
      {done ? (
        <span className="muted small export-done" role="status" data-testid="opinions-export-done">
          {done.label}已写出 {done.files} 个文件
          <button type="button" className="link" onClick={() => void shell().reveal(done.folder.token)}>
            打开文件夹
          </button>
        </span>
      ) : null}
      <Menu
        menu={{
          items: choices.map(({ what, label, off }) => ({ key: what, label: `${label}…`, disabled: off })),
          onClick: ({ key }) => {
            const choice = choices.find(({ what }) => what === key);
            if (choice) void start(choice.what).catch(tell);
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
