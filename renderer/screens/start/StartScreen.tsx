/** 开始页: in a project within two keys. */
import { type ReactNode, Suspense, useState } from 'react';
import type { Grant } from '../../../shared/contract';
import type { VerifiedFile } from '../../../shared/views/program';
import { shell } from '../../api';
import { useWindowShortcuts } from '../../components/keys/useShortcuts';
import type { Witness } from '../../components/WitnessCheck';
import { Mark } from '../../frame/bars/Mark';
import { DropPlace } from '../../frame/DropPlace';
import { JobStrip } from '../../frame/JobStrip';
import { tell, useJob, useRead } from '../../hooks';
import { lazyInKit } from '../../lazyInKit';
import { showFailure } from '../../notices';
import { useProjectDoor } from '../../project';
import { PROGRAM } from '../../text';
import { RecentProjects } from './RecentProjects';
import './start.css';

// The page stands before the forms behind its buttons are loaded.
const NewProjectDialog = lazyInKit(async () => (await import('./NewProjectDialog')).NewProjectDialog);
const RestoreDialog = lazyInKit(async () => (await import('./RestoreDialog')).RestoreDialog);
const UnpackDialog = lazyInKit(async () => (await import('./UnpackDialog')).UnpackDialog);
const VerifyDialog = lazyInKit(async () => (await import('./VerifyDialog')).VerifyDialog);

interface StartScreenProps {
  /** The program is opening what it was started with. */
  readonly starting: boolean;
  readonly onHelp: () => void;
}

export function StartScreen({ starting, onHelp }: StartScreenProps): ReactNode {
  const door = useProjectDoor();
  const [opened, setOpened] = useState<'new' | 'restore' | null>(null);
  const [verified, setVerified] = useState<{ grant: string; found: VerifiedFile } | null>(null);
  const [packed, setPacked] = useState<Grant | null>(null);
  const verifying = useJob('verifyFile');
  const busy = starting || door.busy;
  const close = (): void => setOpened(null);

  const choose = async (): Promise<void> => {
    const grant = await shell().chooseFiles('project');
    if (grant) await door.open(grant.token);
  };
  const dropped = async (files: File[]): Promise<void> => {
    const grant = await shell().grantDropped(files);
    if (!grant) return;
    if (grant.names.every((name) => name.endsWith('.shuangshu'))) await door.open(grant.token);
    else showFailure('请先新建或打开项目，再把报送表拖进来。', '', true);
  };
  const verify = async (): Promise<void> => {
    const grant = await shell().chooseFiles('project');
    if (grant) await check(grant.token, {});
  };
  const check = async (grant: string, witness: Witness): Promise<void> => {
    const found = await verifying.start({ grant, ...witness });
    if (found) setVerified({ grant, found });
  };
  const choosePackage = async (): Promise<void> => setPacked(await shell().chooseFiles('package'));
  useWindowShortcuts(
    { 'Ctrl+n': () => setOpened('new'), 'Ctrl+o': () => void choose().catch(tell) },
    !busy && opened === null,
  );
  useWindowShortcuts({ F1: onHelp });

  return (
    <div className="start">
      <header className="top">
        <div className="brand">
          <Mark size={22} onDark />
          <span>{PROGRAM}</span>
        </div>
      </header>
      <div className="start-middle">
        <section className="start-left">
          <div className="start-name">
            <Mark size={46} />
            <h1>双梳</h1>
          </div>
          <p className="start-lead">职责清单编制：双向梳理、共同认定、一镇一单</p>
          <StartButton primary testId="start-new" keys="Ctrl N" disabled={busy} act={() => setOpened('new')}>
            新建项目…
          </StartButton>
          <StartButton testId="start-open" keys="Ctrl O" disabled={busy} act={() => void choose().catch(tell)}>
            打开项目文件…
          </StartButton>
          <StartButton testId="start-sample" disabled={busy} act={() => void door.openSample()}>
            打开示例：东宁 528 → 417
          </StartButton>
          <p className="start-links">
            <StartLink testId="start-restore" disabled={busy} act={() => setOpened('restore')}>
              从备份恢复…
            </StartLink>
            <StartLink testId="start-unpack" disabled={busy} act={() => void choosePackage().catch(tell)}>
              打开移交包…
            </StartLink>
            <StartLink testId="start-verify" disabled={busy} act={() => void verify().catch(tell)}>
              校验项目文件…
            </StartLink>
            <StartLink testId="start-help" act={onHelp}>
              使用手册 F1
            </StartLink>
          </p>
          {busy ? (
            <p className="start-busy" role="status">
              正在打开…
            </p>
          ) : null}
          <p className="note start-note">
            本软件不联网。项目是一个 .shuangshu 文件，报送的原表都存在里面；打开项目后可把 Excel、WPS 表格、Word
            表格直接拖到窗口里。
          </p>
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className="start-right" aria-label="最近的项目和体例" tabIndex={0}>
          <RecentProjects open={(grant) => void door.open(grant)} disabled={busy} />
          <Schemes />
        </section>
      </div>
      <JobStrip />
      <footer className="status">
        <span className="status-end">未连接任何网络服务　·　数据只存本机</span>
      </footer>
      <DropPlace words="松开鼠标，打开这个项目文件" onDrop={(files) => void dropped(files).catch(tell)} />
      <Suspense>
        {opened === 'new' ? <NewProjectDialog door={door} onClose={close} /> : null}
        {opened === 'restore' ? <RestoreDialog door={door} onClose={close} /> : null}
        {packed ? <UnpackDialog source={packed} door={door} onClose={() => setPacked(null)} /> : null}
        {verified ? (
          <VerifyDialog
            found={verified.found}
            busy={verifying.running}
            onCheck={(witness) => void check(verified.grant, witness)}
            onClose={() => setVerified(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

interface StartLinkProps {
  readonly testId: string;
  readonly act: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

function StartLink({ testId, act, disabled = false, children }: StartLinkProps): ReactNode {
  return (
    <button type="button" className="link" data-testid={testId} disabled={disabled} onClick={act}>
      {children}
    </button>
  );
}

interface StartButtonProps {
  readonly testId: string;
  readonly act: () => void;
  readonly disabled: boolean;
  readonly children: ReactNode;
  readonly primary?: boolean;
  readonly keys?: string;
}

function StartButton(props: StartButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={props.primary ? 'start-button primary' : 'start-button'}
      data-testid={props.testId}
      disabled={props.disabled}
      onClick={props.act}
    >
      {props.children}
      {props.keys ? <kbd>{props.keys}</kbd> : null}
    </button>
  );
}

function Schemes(): ReactNode {
  const schemes = useRead('schemes', {});
  if (!schemes.data?.length) return null;
  return (
    <>
      <h2 className="start-title">新建时可选的清单体例</h2>
      <ul className="start-schemes">
        {schemes.data.map((scheme) => (
          <li key={scheme.id}>
            <b>{scheme.name}</b>
            <p className="muted small">{scheme.note}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
