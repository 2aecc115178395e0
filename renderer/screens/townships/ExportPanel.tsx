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
import { ExportResult } from './ExportResult';
import { LayoutChoice } from './LayoutChoice';

type Format = 'docx' | 'xlsx' | 'pdf';

const KINDS: readonly Choice<ExportKind>[] = [
  { value: 'lists', label: '一镇一单', title: '每镇一份，含体例里的各张清单' },
  { value: 'volume', label: '合成一册', title: '所选乡镇合成一册，统一编目录和页码' },
  { value: 'directory', label: '目录', title: '每镇一份，只有序号、名称和对应部门，序号与清单一致' },
  { value: 'departments', label: '部门视图', title: '每个部门一份，列出它有责任的事项和各镇清单里的序号' },
];
const FORMATS: readonly Choice<Format>[] = [
  { value: 'docx', label: 'Word（.docx）' },
  { value: 'xlsx', label: 'Excel（.xlsx）' },
  { value: 'pdf', label: 'PDF' },
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

  const start = async (): Promise<void> => {
    const folder = await shell().chooseFolder();
    if (!folder) return;
    setResult(null);
    const files = await job.start({
      grant: folder.token,
      formats: FORMATS.flatMap(({ value }) => (formats.includes(value) ? [value] : [])),
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
        <Choices legend="导出什么" options={KINDS} chosen={kinds} testId="export-kind" onChange={setKinds} />
        <Choices legend="格式" options={FORMATS} chosen={formats} testId="export" onChange={setFormats} />
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

interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  readonly title?: string;
}

interface ChoicesProps<Value> {
  readonly legend: string;
  readonly options: readonly Choice<Value>[];
  readonly chosen: readonly Value[];
  /** What the ids of the boxes begin with. */
  readonly testId: string;
  readonly onChange: (chosen: readonly Value[]) => void;
}

function Choices<Value extends string>({ legend, options, chosen, testId, onChange }: ChoicesProps<Value>): ReactNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(({ value, label, title }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          title={title}
          data-testid={`${testId}-${value}`}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
