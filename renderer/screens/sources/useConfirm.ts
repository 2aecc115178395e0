/** Writes files in hand one after the other, each as its preview shows it. */
import { useState } from 'react';
import { call } from '../../api';
import { tell, useWrite } from '../../hooks';
import { type FileInHand, useImporting } from '../../importing';
import { replacedList } from './EarlierChoice';

export interface Confirm {
  /** Resolves with the keys of those that were written. */
  run(files: readonly FileInHand[]): Promise<ReadonlySet<number>>;
  /** Keys of the files being written or waiting for it. */
  readonly running: ReadonlySet<number>;
}

export function useConfirm(): Confirm {
  const importing = useImporting();
  const write = useWrite('confirmImport');
  const [running, setRunning] = useState<ReadonlySet<number>>(new Set());

  const writeOne = async (file: FileInHand): Promise<boolean> => {
    const { preview, direction, remember } = file;
    const unit = file.unit.trim();
    if (!preview.ok) return false;
    const earlier = await call('earlierLists', { preview: preview.preview, unit });
    const replaces = replacedList(file, earlier)?.sourceListId ?? null;
    const alias = file.alias?.unit === unit ? file.alias.name : '';
    const isNew = file.newUnit === unit;
    const target = { unit, direction, alias, isNew, replaces, remember };
    const written = await write.run({ preview: preview.preview, ...target });
    if (written) importing.change(file.key, { state: 'confirmed', written });
    return written !== null;
  };

  const run = async (files: readonly FileInHand[]): Promise<ReadonlySet<number>> => {
    const fresh = files.filter((file) => !running.has(file.key));
    const keys = new Set(fresh.map((file) => file.key));
    setRunning((before) => new Set([...before, ...keys]));
    const done = new Set<number>();
    try {
      for (const file of fresh) if (await writeOne(file)) done.add(file.key);
    } catch (error) {
      tell(error);
    } finally {
      setRunning((before) => new Set([...before].filter((key) => !keys.has(key))));
    }
    return done;
  };
  return { run, running };
}
