/** 疑似重复: by entry, the others of the same unit that seem to say the same; asked once the place is compared. */
import { useRead } from '../../../hooks';

export interface Twin {
  readonly id: number;
  readonly row: number;
  readonly name: string;
  readonly difference: string;
}

export function useTwins(unitId: number | null | undefined, ready: boolean): (entryId: number) => readonly Twin[] {
  const read = useRead('entryDuplicates', { unitId: unitId ?? null }, { enabled: unitId !== undefined && ready });
  const twins = new Map<number, Twin[]>();
  const put = (entryId: number, twin: Twin): void => {
    twins.set(entryId, [...(twins.get(entryId) ?? []), twin]);
  };
  for (const { first, second, difference } of read.data ?? []) {
    put(first.id, { ...second, difference });
    put(second.id, { ...first, difference });
  }
  return (entryId) => twins.get(entryId) ?? [];
}
