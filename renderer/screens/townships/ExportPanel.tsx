/** Export: formats and townships, a folder, progress one can stop, then the files with rows and checksums. */
import { Button, Checkbox, Input, Progress, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Grant } from '../../../shared/contract';
import { FILE_NAME_PATTERN } from '../../../shared/logic/paper/exportFileName';
import type { ExportKind } from '../../../shared/logic/paper/planExport';
import type { ExportedFile } from '../../../shared/views';
import { shell } from '../../api';
import { figure } from '../../format';
import { useJob, useRead, useWrite } from '../../hooks';
import { LayoutChoice } from './LayoutChoice';

type Format = 'docx' | 'xlsx' | 'pdf';

const KINDS: readonly { readonly kind: ExportKind; readonly label: string; readonly title: string }[] = [
  { kind: 'lists', label: '一镇一单', title: '每镇一份，含体例里的各张清单' },
  { kind: 'volume', label: '合成一册', title: '所选乡镇合成一册，统一编目录和页码' },
  { kind: 'directory', label: '目录', title: '每镇一份，只有序号、名称和对应部门，序号与清单一致' },
  { kind: 'departments', label: '部门视图', title: '每个部门一份，列出它有责任的事项和各镇清单里的序号' },
];

interface ExportPanelProps {
  readonly readOnly: boolean;
  /** How many townships there are lists of. */
  readonly towns: number;
  readonly town: { readonly unitId: number; readonly name: string };
  /** Why nothing can be exported now; null when it can. */
  readonly blocked: string | null;
  /** The edition that goes on paper; the last sealed round when null. */
  readonly editionId: number | null;
  /** Which state goes on paper. */
  readonly says: string;
  readonly onClose: () => void;
}

export function ExportPanel({
  readOnly,
  towns: all,
  town,
  blocked,
  editionId,
  says,
  onClose,
}: ExportPanelProps): ReactNode {
  const [formats, setFormats] = useState<readonly Format[]>(['docx', 'xlsx']);
  const [kinds, setKinds] = useState<readonly ExportKind[]>(['lists']);
  const options = useRead('projectOptions', {});
  const keep = useWrite('setProjectOptions');
  const [typed, setTyped] = useState<string | null>(null);
  const kept = options.data?.fileNames || FILE_NAME_PATTERN;
  const pattern = typed ?? kept;
  const [folders, setFolders] = useState(false);
  const [manifest, setManifest] = useState(false);
  const [scope, setScope] = useState<'all' | 'one'>('all');
  const [result, setResult] = useState<{ folder: Grant; files: readonly ExportedFile[] } | null>(null);
  const job = useJob('exportTownshipLists');
  const towns = scope === 'all' ? all : 1;
  const count = kinds.includes('departments') ? null : documents(kinds, towns) * formats.length;

  const pick = (format: Format, on: boolean): void =>
    setFormats(
      on ? [...formats.filter((other) => other !== format), format] : formats.filter((other) => other !== format),
    );
  const start = async (): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setResult(null);
    const files = await job.start({
      grant: folder.token,
      formats: (['docx', 'xlsx', 'pdf'] as const).filter((format) => formats.includes(format)),
      kinds: [...kinds],
      editionId,
      folders,
      manifest,
      ...(pattern.trim() === '' ? {} : { pattern: pattern.trim() }),
      ...(scope === 'one' ? { unitIds: [town.unitId] } : {}),
    });
    if (!files) return;
    setResult({ folder, files });
    // The next export begins with the names of this one.
    if (pattern.trim() !== kept && !readOnly) {
      const own = pattern.trim();
      await keep.run({ fileNames: own === FILE_NAME_PATTERN ? '' : own });
      setTyped(null);
    }
  };

  return (
    <aside className="export" aria-label="导出">
      <div className="card-head">
        导出
        <button type="button" className="link push export-close" aria-label="收起导出" onClick={onClose}>
          ✕
        </button>
      </div>
      <div className="export-body">
        <fieldset>
          <legend>导出什么</legend>
          {KINDS.map(({ kind, label, title }) => (
            <Checkbox
              key={kind}
              checked={kinds.includes(kind)}
              title={title}
              data-testid={`export-kind-${kind}`}
              onChange={(event) =>
                setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
              }
            >
              {label}
            </Checkbox>
          ))}
        </fieldset>
        <fieldset>
          <legend>格式</legend>
          <Checkbox
            checked={formats.includes('docx')}
            onChange={(event) => pick('docx', event.target.checked)}
            data-testid="export-docx"
          >
            Word（.docx）
          </Checkbox>
          <Checkbox
            checked={formats.includes('xlsx')}
            onChange={(event) => pick('xlsx', event.target.checked)}
            data-testid="export-xlsx"
          >
            Excel（.xlsx）
          </Checkbox>
          <Checkbox
            checked={formats.includes('pdf')}
            onChange={(event) => pick('pdf', event.target.checked)}
            data-testid="export-pdf"
          >
            PDF
          </Checkbox>
        </fieldset>
        <fieldset>
          <legend>哪些镇</legend>
          <Radio.Group
            value={scope}
            onChange={(event) => setScope(event.target.value === 'one' ? 'one' : 'all')}
            options={[
              { value: 'all', label: `全部 ${all} 镇` },
              { value: 'one', label: <span data-testid="export-one">只导 {town.name}</span> },
            ]}
          />
        </fieldset>
        <LayoutChoice />
        <fieldset>
          <legend>文件名</legend>
          <Input
            size="small"
            value={pattern}
            aria-label="文件名的样式"
            title="可用〔地区〕〔单位〕〔清单〕〔日期〕〔轮次〕〔稿次〕，各段用下划线隔开"
            data-testid="export-pattern"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Checkbox
            checked={folders}
            data-testid="export-folders"
            onChange={(event) => setFolders(event.target.checked)}
          >
            每个单位一个文件夹
          </Checkbox>
          <Checkbox
            checked={manifest}
            data-testid="export-manifest"
            onChange={(event) => setManifest(event.target.checked)}
          >
            附校验清单
          </Checkbox>
        </fieldset>
        <p className="muted small" data-testid="export-says">
          {says}写完读回，与库内逐行核对；已有的文件不覆盖。
        </p>
        {blocked ? <div className="note warn">{blocked}</div> : null}
        {job.running ? (
          <div className="export-progress" data-testid="export-progress">
            <span>
              正在写{' '}
              {job.progress ? `${figure(job.progress.done)} / ${figure(job.progress.total)} ${job.progress.what}` : '…'}
            </span>
            <Progress percent={percent(job.progress)} showInfo={false} />
            <Button onClick={job.cancel} data-testid="export-cancel">
              取消导出
            </Button>
          </div>
        ) : (
          <Button
            type="primary"
            block
            disabled={formats.length === 0 || kinds.length === 0 || blocked !== null}
            data-testid="export-start"
            onClick={() => void start()}
          >
            {count === null ? '选文件夹，导出…' : `选文件夹，导出 ${figure(count)} 个文件…`}
          </Button>
        )}
        {result ? <ExportResult folder={result.folder} files={result.files} /> : null}
      </div>
    </aside>
  );
}

/** Without departments' views, whose number only the lists tell. */
function documents(kinds: readonly ExportKind[], towns: number): number {
  return kinds.reduce((sum, kind) => sum + (kind === 'volume' ? 1 : towns), 0);
}

function percent(progress: { done: number; total: number } | null): number {
  return progress && progress.total > 0 ? Math.round((100 * progress.done) / progress.total) : 0;
}

function ExportResult({ folder, files }: { folder: Grant; files: readonly ExportedFile[] }): ReactNode {
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
