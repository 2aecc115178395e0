/** The parts of an item as a form asks for them: the way back from `partsOfDraft`. */
import type { ItemDraft } from '../../../model/item';
import type { Part } from './draftParts';

export type DraftedParts = Pick<
  ItemDraft,
  'leadDepartment' | 'jointLeads' | 'coDepartments' | 'receivers' | 'method' | 'duties'
>;

/** The first that leads, or else the first that cooperates where nobody leads but the township. */
export function partsToDraft(parts: readonly Part[], townshipRole: ItemDraft['townshipRole']): DraftedParts {
  const of = (...roles: Part['role'][]) => parts.filter(({ role }) => roles.includes(role));
  const leading = of('lead', 'main');
  const cooperating = of('cooperate');
  const townLeads = leading.length === 0 && townshipRole === 'main';
  const [lead, ...joint] = townLeads ? cooperating.slice(0, 1) : leading;
  const others = townLeads ? cooperating.slice(1) : cooperating;
  const receivers = of('takeOver');
  const told = [...leading, ...cooperating].filter(({ text }) => text !== '');
  return {
    leadDepartment: lead?.unit ?? '',
    jointLeads: joint.map(({ unit }) => unit),
    coDepartments: others.map(({ unit }) => unit),
    receivers: receivers.map(({ unit }) => unit),
    method: receivers
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n'),
    duties: Object.fromEntries(told.map(({ unit, text }) => [unit, text])),
  };
}
