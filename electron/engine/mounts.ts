/** The table of mounted disks, where the system has one. */
import { existsSync, readFileSync } from 'node:fs';

const TABLE = '/proc/mounts';

/** '' on systems without the table: there the path alone is judged. */
export function readMounts(): string {
  return existsSync(TABLE) ? readFileSync(TABLE, 'utf8') : '';
}
