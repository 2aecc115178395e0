/** 不是一家: pairs of units of which a person said that they are two. */
import { z } from 'zod';
import { type UnitPair, unitPair } from '../../../shared/logic/units/unitsAlike';
import type { ReadHandle, WriteHandle } from '../database/handles';

const OPTION = 'unitsApart';
const pairsSchema = z.array(z.tuple([z.number(), z.number()]));

export function listApart(read: ReadHandle): UnitPair[] {
  const value = read.value<string>('SELECT value FROM projectOption WHERE name = ?', [OPTION]);
  return value === undefined ? [] : pairsSchema.parse(JSON.parse(value));
}

export function keepApart(write: WriteHandle, unitId: number, otherIds: readonly number[]): void {
  const pairs = [...listApart(write), ...otherIds.map((otherId) => unitPair(unitId, otherId))];
  const once = [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
  write.run(
    'INSERT INTO projectOption (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value',
    { name: OPTION, value: JSON.stringify(once) },
  );
}
