/** Opening and leaving a project, and getting back into it when the engine had to be started again. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Input } from '../shared/contract';
import type { BackupSource } from '../shared/model/program';
import type { OpenedProject } from '../shared/views';
import { call, EngineError } from './api';
import { whenApart, whenElsewhere, whenLocked } from './frame/dialogs/openingQuestions';
import { tell, useJob } from './hooks';
import { useImporting } from './importing';
import { useNavigation } from './navigation';
import { showAdvice, showEntering, showFailure, showUndoLine, useNotices } from './notices';
import { useReturning } from './returning';

/** Whether the window shows a project: then a restart of the engine is worth a word. */
let entered = false;

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
  const { leave: dropImports } = useImporting();
  const { leave: dropReturns } = useReturning();
  /** What was in hand belongs to the project that was open. */
  const putAway = useCallback(() => {
    dropImports();
    dropReturns();
  }, [dropImports, dropReturns]);

  /** Runs one way of opening; another project's rows must not be seen for a moment, so the cache starts anew. */
  const enter = useCallback(
    async (work: () => Promise<boolean>): Promise<boolean> => {
      const done = showEntering();
      try {
        const opened = await work();
        if (!opened) return false;
        entered = true;
        putAway();
        go('overview');
        await queries.resetQueries();
        void tellApart();
        return true;
      } catch (error) {
        tell(error);
        return false;
      } finally {
        done();
      }
    },
    [go, putAway, queries],
  );

  const copying = useJob('workHere');
  /** A project that had better be worked on here is copied if a person wants it so; a copy that fails leaves it open there. */
  const hereOrThere = useCallback(
    async (opened: OpenedProject): Promise<void> => {
      if (!opened.betterHere) {
        if (opened.advice !== '') showAdvice(opened.advice);
        return;
      }
      if ((await whenElsewhere.ask(opened.advice)) === 'there') return;
      const copy = await copying.start({});
      if (copy) showUndoLine(`已复制到本机的“${copy.fileName}”，原文件没有动`, null);
    },
    [copying.start],
  );

  const open = useCallback(
    (grant: string) =>
      enter(async () => {
        try {
          await hereOrThere(await call('openProject', { grant }));
          return true;
        } catch (error) {
          if (!(error instanceof EngineError) || error.code !== 'PROJECT_LOCKED') throw error;
          const choice = await whenLocked.ask(error.message);
          if (choice === 'leave') return false;
          const readOnly = choice === 'readOnly';
          await hereOrThere(await call('openProject', { grant, readOnly, takeOver: !readOnly }));
          return true;
        }
      }),
    [enter, hereOrThere],
  );

  const openSample = useCallback(() => enter(async () => (await sample.start({})) !== null), [enter, sample.start]);

  const create = useCallback(
    (input: Input<'createProject'>) =>
      enter(async () => {
        await call('createProject', input);
        return true;
      }),
    [enter],
  );

  const restoring = useJob('restoreBackup');
  const restore = useCallback(
    (source: BackupSource, target: string) =>
      enter(async () => (await restoring.start({ source, grant: target })) !== null),
    [enter, restoring.start],
  );

  const unpacking = useJob('unpackProject');
  const unpack = useCallback(
    (input: Input<'unpackProject'>) => enter(async () => (await unpacking.start(input)) !== null),
    [enter, unpacking.start],
  );

  const close = useCallback(async () => {
    try {
      await call('closeProject', {});
      putAway();
      entered = false;
      await queries.resetQueries();
    } catch (error) {
      tell(error);
    }
  }, [putAway, queries]);

  return { open, openSample, create, restore, unpack, close, busy: entering > 0 };
}

/** Work in another file of the project would be lost without anybody noticing. */
async function tellApart(): Promise<void> {
  try {
    const copies = await call('otherCopies', {});
    if (copies.length > 0) await whenApart.ask(copies);
  } catch (error) {
    tell(error);
  }
}

/** The new engine has opened the project again by itself; a person is told that something happened. */
export async function tellRestart(): Promise<void> {
  if (!entered) return;
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
