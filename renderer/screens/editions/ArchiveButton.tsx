/** 归档包…: everything for the record room into a folder, checked without the program. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Grant } from '../../../shared/contract';
import { shell } from '../../api';
import { figure } from '../../format';
import { useJob } from '../../hooks';

export function ArchiveButton(): ReactNode {
  const job = useJob('archiveProject');
  const [done, setDone] = useState<{ folder: Grant; files: number } | null>(null);
  const start = async (): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setDone(null);
    const made = await job.start({ grant: folder.token });
    if (made) setDone({ folder, files: made.files });
  };
  return (
    <>
      {done ? (
        <span className="muted small" role="status" data-testid="archive-done">
          归档包 {figure(done.files)} 个文件，附校验码
          <button type="button" className="link archive-open" onClick={() => void shell().reveal(done.folder.token)}>
            打开文件夹
          </button>
        </span>
      ) : null}
      <Button
        loading={job.running}
        title="项目文件、原件、各版清单、台账、纪要、操作记录和校验码，交档案室；不用本程序也能打开和核对"
        data-testid="editions-archive"
        onClick={() => void start()}
      >
        归档包…
      </Button>
    </>
  );
}
