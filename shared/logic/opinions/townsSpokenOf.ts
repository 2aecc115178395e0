/** Of whose lists an opinion speaks: a township of its own, a department of those it names, or of the draft of one township. */
import type { UnitKind } from '../../model/unit';
import { isTownName } from '../units/levelUnitName';
import type { KnownUnit } from '../units/unitMeant';

interface Spoken {
  readonly unit: string;
  readonly unitKind: UnitKind;
  readonly proposal: string;
  readonly reason: string;
  /** The township whose draft it was asked about; null: everybody's. */
  readonly draftOf: string | null;
}

/** 除道河镇外 asks for the others, 道河镇等3个镇 for some that are not named: that is for a person to read. */
const NOT_THESE = /(?<![删去消解清])除|以外|之外|其余|其他|其它|等/;

/** None: it speaks of the duty itself, wherever it stands. */
export function townsSpokenOf(
  { unit, unitKind, proposal, reason, draftOf }: Spoken,
  townships: readonly KnownUnit[],
): readonly string[] {
  if (unitKind === 'township') return [unit];
  if (draftOf !== null) return [draftOf];
  const said = `${proposal}\n${reason}`;
  return NOT_THESE.test(said) ? [] : townsNamed(said, townships);
}

/** In the townships' order; what is the end of a longer name is not that township: 小石门镇, 石门镇. */
function townsNamed(said: string, townships: readonly KnownUnit[]): readonly string[] {
  const names = townships.flatMap(({ name, aliases }) =>
    [name, ...aliases.filter(isTownName)].map((written) => ({ name, written })),
  );
  const found = new Set<string>();
  let rest = said;
  for (const { name, written } of names.sort((a, b) => b.written.length - a.written.length)) {
    if (!rest.includes(written)) continue;
    found.add(name);
    rest = rest.replaceAll(written, '\n');
  }
  return townships.map(({ name }) => name).filter((name) => found.has(name));
}
