/** 从备份恢复: a project, one of its backups, a place for the restored file; nothing is ever overwritten. */
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BackupSource } from '../../../shared/model/program';
import type { BackupRow } from '../../../shared/views';
import type { RestorableProject } from '../../../shared/views/program';
import { shell } from '../../api';
import { Dialog } from '../../components/dialogs/Dialog';
import { figure, momentText } from '../../format';
import { tell, useRead } from '../../hooks';
import type { ProjectDoor } from '../../project';

export function RestoreDialog({ door, onClose }: { door: ProjectDoor; onClose: () => void }): ReactNode {
  const found = useRead('restorableBackups', {});
  const projects = found.data ?? [];
  const [uuid, setUuid] = useState<string | null>(null);
  const [fileName, setFileName] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const project = projects.find((one) => one.uuid === uuid) ?? projects[0];
  const backup = project?.backups.find((row) => row.fileName === fileName) ?? project?.backups[0];

  const restore = async (source: BackupSource, name: string): Promise<void> => {
    setWorking(true);
    try {
      const grant = await shell().chooseSave('project', `${name}（恢复）.shuangshu`);
      if (grant && (await door.restore(source, grant.token))) onClose();
    } catch (error) {
      tell(error);
    } finally {
      setWorking(false);
    }
  };
  const elsewhere = async (): Promise<void> => {
    const grant = await shell().chooseFiles('project');
    if (grant) await restore({ grant: grant.token }, (grant.names[0] ?? '').replace(/\.shuangshu$/, ''));
  };

  return (
    <Dialog
      title="从备份恢复"
      width={620}
      className="wizard"
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <div className="wizard-foot">
          <Button disabled={working} onClick={() => void elsewhere().catch(tell)}>
            用别处的备份文件…
          </Button>
          <span className="push" />
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            data-testid="restore-do"
            disabled={!project || !backup}
            loading={working}
            onClick={() => {
              if (project && backup)
                void restore({ projectUuid: project.uuid, fileName: backup.fileName }, project.name);
            }}
          >
            选存放位置并恢复…
          </Button>
        </div>
      }
    >
      <p className="dialog-lead">选一份备份，恢复成一个新文件，逐行校验后打开。原来的项目文件和备份都不动。</p>
      {found.data && projects.length === 0 ? (
        <p className="start-none">
          这台电脑上还没有自动备份。U 盘里带来的、第二个备份位置里的，请点“用别处的备份文件…”。
        </p>
      ) : null}
      {project ? (
        <>
          <Select
            className="restore-project"
            aria-label="项目"
            value={project.uuid}
            options={projects.map((one) => ({ value: one.uuid, label: projectWords(one) }))}
            onChange={(chosen) => {
              setUuid(chosen);
              setFileName(null);
            }}
          />
          <Backups rows={project.backups} chosen={backup?.fileName} onChoose={setFileName} />
        </>
      ) : null}
    </Dialog>
  );
}

function projectWords({ name, backups }: RestorableProject): string {
  return `${name}（${figure(backups.length)} 份备份）`;
}

interface BackupsProps {
  readonly rows: readonly BackupRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (fileName: string) => void;
}

function Backups({ rows, chosen, onChoose }: BackupsProps): ReactNode {
  const now = new Date();
  return (
    <div className="restore-list" role="radiogroup" aria-label="备份">
      {rows.map((row) => (
        <label key={row.fileName} className={row.fileName === chosen ? 'restore-row at' : 'restore-row'}>
          <input
            type="radio"
            name="backup"
            data-testid="restore-row"
            checked={row.fileName === chosen}
            onChange={() => onChoose(row.fileName)}
          />
          <span>{momentText(row.at, now)}</span>
          <span>{row.reason}备份</span>
          <span className="muted">第 {figure(row.seq)} 步操作之后</span>
          <span className="muted restore-size">{figure(Math.ceil(row.bytes / 1024))} KB</span>
        </label>
      ))}
    </div>
  );
}
