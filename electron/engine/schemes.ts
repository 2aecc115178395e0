/** The schemes shipped with the program, read from resources/schemes and validated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Scheme, schemeSchema } from '../../shared/model/scheme';

/** Throws when a shipped scheme is malformed: that is a fault of the build, not of a person. */
export function loadSchemes(resources: string): Scheme[] {
  const folder = join(resources, 'schemes');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => schemeSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
