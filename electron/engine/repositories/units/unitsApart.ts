/** 不是一家: pairs of units of which a person said that they are two. */
import { z } from 'zod';
import { type UnitPair, unitPair, unitsAlike } from '../../../../shared/logic/units/unitsAlike';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';
import { readProjectName } from '../project/projectRepository';
import { listUnits } from './unitRepository';

const OPTION = 'unitsApart';
const pairsSchema = z.array(z.tuple([z.number(), z.number()]));

function listApart(read: ReadHandle): UnitPair[] {
  const value = read.value<string>('SELECT value FROM projectOption WHERE name = ?', [OPTION]);
  return value === undefined ? [] : pairsSchema.parse(JSON.parse(value));
}

/** Pairs of units that may be one and of which nobody said that they are two. */
export function listAlike(read: ReadHandle): UnitPair[] {
  return unitsAlike(listUnits(read), readProjectName(read), listApart(read));
}

/** Somebody said that the unit is none of those it is like. */
export function keepApartFromAll(write: WriteHandle, unitId: number): void {
  const pairs = listAlike(write).filter((pair) => pair.includes(unitId));
  keepApart(
    write,
    unitId,
    pairs.flat().filter((id) => id !== unitId),
  );
}

export function keepApart(write: WriteHandle, unitId: number, otherIds: readonly number[]): void {
  if (otherIds.length === 0) return;
  const pairs = [...listApart(write), ...otherIds.map((otherId) => unitPair(unitId, otherId))];
  const once = [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
  write.run(
    'INSERT INTO projectOption (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value',
    { name: OPTION, value: JSON.stringify(once) },
  );
}
