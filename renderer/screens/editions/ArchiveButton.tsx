/** 归档包…: everything for the record room into a folder, checked without the program. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFolderExport } from '../../components/exports/useFolderExport';
import { WrittenNote } from '../../components/exports/WrittenNote';
import { useJob } from '../../hooks';

export function ArchiveButton(): ReactNode {
  const job = useJob('archiveProject');
  const { written, into } = useFolderExport();
  const start = (): void => into(async (grant) => (await job.start({ grant }))?.files ?? null);
  return (
    <>
      <WrittenNote written={written} testId="archive-done" words={(count) => `归档包 ${count} 个文件，附校验码`} />
      <Button
        loading={job.running}
        title="项目文件、原件、各版清单、台账、纪要、操作记录和校验码，交档案室；不用本程序也能打开和核对"
        data-testid="editions-archive"
        onClick={start}
      >
        归档包…
      </Button>
    </>
  );
}
