/** Registered units that may be one and the same, each pair once: what was registered twice before anybody asked. */
import type { UnitKind } from '../../model/unit';
import { type KnownUnit, levelNames, looksRegisteredTwice } from './unitMeant';

interface Registered extends KnownUnit {
  readonly id: number;
  readonly kind: UnitKind;
}

/** Ids of two units, the smaller first. */
export type UnitPair = readonly [number, number];

export const unitPair = (one: number, other: number): UnitPair => [Math.min(one, other), Math.max(one, other)];

/** @param apart Pairs of which a person said that they are two. */
export function unitsAlike(units: readonly Registered[], place: string, apart: readonly UnitPair[]): UnitPair[] {
  const known = new Set(apart.map(String));
  const named = units.map(({ id, kind, ...unit }) => ({ id, kind, names: levelNames(unit, place) }));
  return named
    .flatMap((unit, at) =>
      named
        .slice(at + 1)
        .filter((other) => other.kind === unit.kind && looksRegisteredTwice(unit.names, other.names))
        .map(({ id }) => unitPair(unit.id, id)),
    )
    .filter((pair) => !known.has(String(pair)))
    .sort(([a, b], [c, d]) => a - c || b - d);
}
