/** What an export wrote: each file with its rows and checksum, and the way to the folder. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Grant } from '../../../shared/contract';
import type { ExportedFile } from '../../../shared/views';
import { shell } from '../../api';
import { figure } from '../../format';

export function ExportResult({ folder, files }: { folder: Grant; files: readonly ExportedFile[] }): ReactNode {
  return (
    <section className="export-result" aria-label="导出结果">
      <div className="note" role="status" data-testid="export-done">
        ✓ {files.length} 个文件已写出并读回相符。
        <Button onClick={() => void shell().reveal(folder.token)} data-testid="export-reveal">
          打开文件夹
        </Button>
      </div>
      <ul>
        {files.map((file) => (
          <li key={file.path} data-testid="export-result-row" data-rows={file.rows} data-format={file.format}>
            <div className="export-file" title={nameOf(file.path)}>
              {nameOf(file.path)}
            </div>
            <div className="muted small">
              {file.township}　{figure(file.rows)} 行　校验码{' '}
              <span className="export-sum" title={file.sha256}>
                {file.sha256}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
