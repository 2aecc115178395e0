/** Who does what of an item that is moved to another list, as that list asks for it: who led takes over, and the other way round. */
import type { ListKind } from '../../model/scheme';
import type { AmendableParts } from './amendmentOf';

export function fitParts(parts: AmendableParts, kind: ListKind): AmendableParts {
  const { leadDepartment, jointLeads, receivers, method } = parts;
  if (kind === 'recall') {
    const led = [leadDepartment, ...jointLeads].filter((unit) => unit !== '');
    const takeOver = receivers.length > 0 ? receivers : led;
    return { ...parts, leadDepartment: '', jointLeads: [], coDepartments: [], duties: {}, receivers: takeOver, method };
  }
  const [first = '', ...rest] = receivers;
  const leads =
    leadDepartment === '' ? { leadDepartment: first, coDepartments: [...parts.coDepartments, ...rest] } : {};
  return { ...parts, ...leads, receivers: [], method: '' };
}
