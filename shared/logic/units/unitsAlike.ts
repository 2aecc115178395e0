/** Registered units that may be one and the same, each pair once: what was registered twice before anybody asked. */
import type { UnitKind } from '../../model/unit';
import { type KnownUnit, unitMeant, unitsPerhapsMeant } from './unitMeant';

interface Registered extends KnownUnit {
  readonly id: number;
  readonly kind: UnitKind;
}

/** Ids of two units, the smaller first. */
export type UnitPair = readonly [number, number];

export const unitPair = (one: number, other: number): UnitPair => [Math.min(one, other), Math.max(one, other)];

/** @param apart Pairs of which a person said that they are two. */
export function unitsAlike(units: readonly Registered[], place: string, apart: readonly UnitPair[]): UnitPair[] {
  const found = new Map(units.flatMap((unit) => pairsOf(unit, units, place).map((pair) => [pair.join(), pair])));
  for (const pair of apart) found.delete(pair.join());
  return [...found.values()].sort(([a, b], [c, d]) => a - c || b - d);
}

function pairsOf(unit: Registered, units: readonly Registered[], place: string): UnitPair[] {
  const others = units.filter(({ id, kind }) => id !== unit.id && kind === unit.kind);
  const { certain } = unitMeant(unit.name, others, place);
  const like = certain ? [certain] : unitsPerhapsMeant(unit.name, others, place);
  return like.map(({ id }) => unitPair(unit.id, id));
}
