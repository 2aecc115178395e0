/** Whether the unit a file is said to be from is registered, registered perhaps under another name, or somebody new. Pure. */
import { type KnownUnit, unitMeant, unitsPerhapsMeant } from '../../../shared/logic/units/unitMeant';
import type { FileInHand } from '../../importing';

/** `perhaps`: a person says whether it is one of these; `new`: whether to register it. Settled: nothing is asked. */
export type UnitStanding =
  | { readonly kind: 'settled' }
  | { readonly kind: 'new' }
  | { readonly kind: 'perhaps'; readonly names: readonly string[] };

const SETTLED: UnitStanding = { kind: 'settled' };

export interface Register {
  readonly units: readonly KnownUnit[];
  /** The county's name. */
  readonly place: string;
}

export type Standings = ReadonlyMap<number, UnitStanding>;

/** By the files' keys. What a file is taken for may also be the unit of another one in hand that is not registered yet. */
export function standingsOf(files: readonly FileInHand[], register: Register): Standings {
  return new Map(files.map((file) => [file.key, standingOf(file, files, register)]));
}

function standingOf(file: FileInHand, files: readonly FileInHand[], { units, place }: Register): UnitStanding {
  const unit = file.unit.trim();
  if (unit === '' || unit === file.newUnit || !file.preview.ok || file.state !== 'open') return SETTLED;
  if (units.some(({ name, aliases }) => name === unit || aliases.includes(unit))) return SETTLED;
  if (unitMeant(unit, units, place).certain) return SETTLED;
  const perhaps = unitsPerhapsMeant(unit, [...units, ...besides(file, files)], place).map(({ name }) => name);
  if (perhaps.length > 0) return { kind: 'perhaps', names: [...new Set(perhaps)] };
  return file.preview.registered.includes(file.direction) ? { kind: 'new' } : SETTLED;
}

/** The units of the other files, but for those of which a person said that they are none of the others. */
function besides(file: FileInHand, files: readonly FileInHand[]): KnownUnit[] {
  const others = files.filter(({ key, preview, state, unit, newUnit }) => {
    const counts = preview.ok && state !== 'cancelled' && unit.trim() !== newUnit;
    return counts && key !== file.key && unitMeant(file.unit, [{ name: unit, aliases: [] }]).certain === null;
  });
  return others.map(({ unit }) => ({ name: unit.trim(), aliases: [] }));
}
