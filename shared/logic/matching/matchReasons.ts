/** Why an item is suggested. */
import type { Pool } from './pool';
import type { Profile } from './profile';
export function reasonsOf(_entry: Profile, _item: number, _pool: Pool): string[] {
  return [];
}
