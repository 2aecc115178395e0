/** Which names are townships': by how they end, or because one is registered by that name. */
import type { UnitKind } from '../../../model/unit';
import { isSameUnit, type KnownUnit } from '../../units/unitMeant';
import { guessDirection, guessUnitName } from './guessUnitName';
import { bareFileName } from './recognizeUnit';

/** What the project's townships may be called. */
export function townshipNames(units: readonly (KnownUnit & { readonly kind: UnitKind })[]): string[] {
  return units.filter(({ kind }) => kind === 'township').flatMap(({ name, aliases }) => [name, ...aliases]);
}

/** The project's townships as they are recognised in what a table says. */
export class TownNames {
  private readonly known = new Map<string, string>();

  /** @param registered Names and aliases. */
  constructor(private readonly registered: readonly string[]) {}

  /** The registered township that is written so; '' when none is. */
  registeredAs(written: string): string {
    // A column says the same few names a thousand times.
    const before = this.known.get(written);
    if (before !== undefined) return before;
    const found = this.registered.find((name) => isSameUnit(name, written)) ?? '';
    this.known.set(written, found);
    return found;
  }

  isTown(name: string): boolean {
    return name !== '' && (guessDirection(name) === 'up' || this.registeredAs(name) !== '');
  }

  /** The township a heading, a sheet's name or a cell speaks of; '' when it speaks of none, or of somebody else. */
  townIn(text: string): string {
    const found = this.registeredAs(bareFileName(text));
    if (found !== '') return found;
    const name = guessUnitName('', '', [text]) ?? '';
    return this.isTown(name) ? name : '';
  }
}

/** What the project knows by name when a table is read. */
export interface KnownWords {
  readonly categories: readonly string[];
  /** Labels of the fields that only the scheme's lists have. */
  readonly fields: readonly string[];
  readonly towns: TownNames;
}
