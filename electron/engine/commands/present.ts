/** The shapes the command line prints. */
import type { CheckView, EntryRow } from '../../../shared/views';

export interface PresentedCheck {
  readonly id: string;
  readonly name: string;
  readonly ok: boolean;
  readonly state: string;
  readonly figure: string;
  readonly detail: string;
}

/** A waived rule is in order, and says so. */
export function presentChecks(checks: readonly CheckView[]): PresentedCheck[] {
  return checks.map(({ id, name, state, figure, detail }) => ({
    id,
    name,
    ok: state !== 'failed',
    state,
    figure,
    detail,
  }));
}

export function presentEntry(entry: EntryRow) {
  const { id, unit, direction, name, text, department, category, bases, sheet, row, disposition } = entry;
  const items = disposition.items.map((item) => item.id);
  return {
    id,
    unit,
    direction,
    name,
    text,
    department,
    category,
    bases,
    sheet,
    row,
    disposition: { kind: disposition.kind, items },
  };
}
