/** Departments have parts in items: whoever else is written there is refused, however the name is written. */
import { UNIT_KIND_WORDS } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle } from '../../database/file/handles';
import { findUnitCalled } from './unitRepository';

/** `item`: what it is called in the answer. Errors: UNIT_KIND. */
export function onlyDepartments(read: ReadHandle, names: readonly string[], item = ''): Result<null> {
  for (const name of names) {
    const kind = findUnitCalled(read, name)?.kind ?? 'department';
    if (kind !== 'department') return fail('UNIT_KIND', { unit: name, kind: UNIT_KIND_WORDS[kind], item });
  }
  return ok(null);
}
