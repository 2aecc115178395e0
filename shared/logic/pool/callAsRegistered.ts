/** The departments of a drafted item by the names they are registered under, each named once. */
import type { ItemDraft } from '../../model/item';

/** `nameOf`: what a department that is written so is registered as. Whoever leads does not cooperate besides. */
export function callAsRegistered(draft: ItemDraft, nameOf: (written: string) => string): ItemDraft {
  const called = (names: readonly string[], taken: readonly string[]): string[] => [
    ...new Set(names.map(nameOf).filter((name) => !taken.includes(name))),
  ];
  const leadDepartment = draft.leadDepartment === '' ? '' : nameOf(draft.leadDepartment);
  const jointLeads = called(draft.jointLeads, [leadDepartment]);
  const duties = new Map<string, string>();
  for (const [written, duty] of Object.entries(draft.duties)) {
    const name = nameOf(written);
    const before = duties.get(name);
    duties.set(name, before === undefined || before === duty ? duty : `${before}\n${duty}`);
  }
  return {
    ...draft,
    leadDepartment,
    jointLeads,
    coDepartments: called(draft.coDepartments, [leadDepartment, ...jointLeads]),
    receivers: called(draft.receivers, []),
    duties: Object.fromEntries(duties),
  };
}
