/** Opening and leaving a project, and getting back into it when the engine had to be started again. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Input } from '../shared/contract';
import type { BackupSource } from '../shared/model/program';
import type { OpenedProject } from '../shared/views';
import { call, EngineError } from './api';
import { whenElsewhere, whenLocked } from './frame/openingQuestions';
import { tell, useJob } from './hooks';
import { useNavigation } from './navigation';
import { showEntering, showFailure, showUndoLine, useNotices } from './notices';

/** What to open again after a restart of the engine: it stands in the list of recent projects, with a fresh token. */
let lastOpened: { readonly fileName: string; readonly readOnly: boolean } | null = null;

export interface ProjectDoor {
  /** Each resolves with whether a project is open now. */
  open(grant: string): Promise<boolean>;
  openSample(): Promise<boolean>;
  create(input: Input<'createProject'>): Promise<boolean>;
  /** Brings a backup to the place granted by `target` and opens it. */
  restore(source: BackupSource, target: string): Promise<boolean>;
  /** Opens a 移交包 into the granted place. */
  unpack(input: Input<'unpackProject'>): Promise<boolean>;
  close(): Promise<void>;
  /** A project is being opened, from here or elsewhere in the window. */
  readonly busy: boolean;
}

export function useProjectDoor(): ProjectDoor {
  const queries = useQueryClient();
  const { go } = useNavigation();
  const sample = useJob('openSample');
  const { entering } = useNotices();

  /** Runs one way of opening; another project's rows must not be seen for a moment, so the cache starts anew. */
  const enter = useCallback(
    async (work: () => Promise<boolean>): Promise<boolean> => {
      const entered = showEntering();
      try {
        const opened = await work();
        if (!opened) return false;
        go('overview');
        await queries.resetQueries();
        return true;
      } catch (error) {
        tell(error);
        return false;
      } finally {
        entered();
      }
    },
    [go, queries],
  );

  const copying = useJob('workHere');
  /** A project that had better be worked on here is copied if a person wants it so; a copy that fails leaves it open there. */
  const hereOrThere = useCallback(
    async (opened: OpenedProject): Promise<OpenedProject> => {
      if (!opened.betterHere) {
        if (opened.advice !== '') showFailure(opened.advice, '', true);
        return opened;
      }
      if ((await whenElsewhere.ask(opened.advice)) === 'there') return opened;
      const copy = await copying.start({});
      if (copy) showUndoLine(`已复制到本机的“${copy.fileName}”，原文件没有动`, null);
      return copy ?? opened;
    },
    [copying.start],
  );

  const open = useCallback(
    (grant: string) =>
      enter(async () => {
        try {
          lastOpened = await hereOrThere(await call('openProject', { grant }));
          return true;
        } catch (error) {
          if (!(error instanceof EngineError) || error.code !== 'PROJECT_LOCKED') throw error;
          const choice = await whenLocked.ask(error.message);
          if (choice === 'leave') return false;
          const readOnly = choice === 'readOnly';
          lastOpened = await hereOrThere(await call('openProject', { grant, readOnly, takeOver: !readOnly }));
          return true;
        }
      }),
    [enter, hereOrThere],
  );

  const openSample = useCallback(
    () =>
      enter(async () => {
        const opened = await sample.start({});
        if (!opened) return false;
        lastOpened = opened;
        return true;
      }),
    [enter, sample.start],
  );

  const create = useCallback(
    (input: Input<'createProject'>) =>
      enter(async () => {
        lastOpened = await call('createProject', input);
        return true;
      }),
    [enter],
  );

  const restoring = useJob('restoreBackup');
  const restore = useCallback(
    (source: BackupSource, target: string) =>
      enter(async () => {
        const opened = await restoring.start({ source, grant: target });
        if (!opened) return false;
        lastOpened = opened;
        return true;
      }),
    [enter, restoring.start],
  );

  const unpacking = useJob('unpackProject');
  const unpack = useCallback(
    (input: Input<'unpackProject'>) =>
      enter(async () => {
        const opened = await unpacking.start(input);
        if (!opened) return false;
        lastOpened = opened;
        return true;
      }),
    [enter, unpacking.start],
  );

  const close = useCallback(async () => {
    try {
      await call('closeProject', {});
      lastOpened = null;
      await queries.resetQueries();
    } catch (error) {
      tell(error);
    }
  }, [queries]);

  return { open, openSample, create, restore, unpack, close, busy: entering > 0 };
}

/** The new engine has opened the project again by itself; a person is told that something happened. */
export async function tellRestart(): Promise<void> {
  if (!lastOpened) return;
  if (await isProjectOpen()) showFailure('后台程序意外停止，已重新启动。已确认的改动都在。', '', true);
  else tell(new EngineError('PROJECT_NOT_OPEN', {}));
}

/** Whether the engine has a project open. */
export async function isProjectOpen(): Promise<boolean> {
  try {
    // Answered at once also over a large county, whose figures a new engine has yet to work out.
    await call('projectOptions', {});
    return true;
  } catch (error) {
    if (error instanceof EngineError && error.code === 'PROJECT_NOT_OPEN') return false;
    throw error;
  }
}
