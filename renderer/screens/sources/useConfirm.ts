/** Writes files in hand as their previews show them; several are one step, taken back together. */
import { useState } from 'react';
import type { Input } from '../../../shared/contract';
import { call } from '../../api';
import { tell, useWrite } from '../../hooks';
import { type FileInHand, useImporting } from '../../importing';
import { replacedList } from './EarlierChoice';

type Target = Input<'confirmImport'>['lists'][number];

export interface Confirm {
  /** Resolves with the keys of those that were written: all, or none when one is refused. */
  run(files: readonly FileInHand[]): Promise<ReadonlySet<number>>;
  /** Keys of the files being written or waiting for it. */
  readonly running: ReadonlySet<number>;
}

export function useConfirm(): Confirm {
  const importing = useImporting();
  const write = useWrite('confirmImport');
  const [running, setRunning] = useState<ReadonlySet<number>>(new Set());

  const targetOf = async (file: FileInHand, preview: string): Promise<Target> => {
    const { direction, remember } = file;
    const unit = file.unit.trim();
    const earlier = await call('earlierLists', { preview, unit });
    const replaces = replacedList(file, earlier)?.sourceListId ?? null;
    const alias = file.alias?.unit === unit ? file.alias.name : '';
    const isNew = file.newUnit === unit;
    return { preview, unit, direction, alias, isNew, replaces, remember };
  };

  const writeAll = async (files: readonly FileInHand[]): Promise<ReadonlySet<number>> => {
    const lists: Target[] = [];
    for (const file of files) if (file.preview.ok) lists.push(await targetOf(file, file.preview.preview));
    const written = await write.run({ lists });
    if (written === null) return new Set();
    for (const [at, { key }] of files.entries())
      importing.change(key, { state: 'confirmed', written: written[at] ?? null });
    return new Set(files.map(({ key }) => key));
  };

  const run = async (files: readonly FileInHand[]): Promise<ReadonlySet<number>> => {
    const fresh = files.filter((file) => !running.has(file.key) && file.preview.ok);
    if (fresh.length === 0) return new Set();
    const keys = new Set(fresh.map((file) => file.key));
    setRunning((before) => new Set([...before, ...keys]));
    try {
      return await writeAll(fresh);
    } catch (error) {
      tell(error);
      return new Set();
    } finally {
      setRunning((before) => new Set([...before].filter((key) => !keys.has(key))));
    }
  };
  return { run, running };
}
