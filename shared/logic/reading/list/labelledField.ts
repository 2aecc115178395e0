/** A field of a duty that stands below it under its own name: 责任单位：县水利局. */
import type { ColumnRole } from '../../../model/sourceEntry';
import { knownRoles } from '../columns/headingRoles';

const FIELDS: readonly ColumnRole[] = [
  ...(['text', 'department', 'coDepartments', 'basis', 'applies', 'townshipRole', 'remark'] as const),
];

export interface LabelledField {
  readonly role: ColumnRole;
  readonly value: string;
}

/** Null where the label is none of the dictionary's own words for one of these. */
export function labelledField(text: string, fields: readonly ColumnRole[] = FIELDS): LabelledField | null {
  const [, label = '', value = ''] = /^([^:：\n]{2,12})[:：]\s*(.+)$/su.exec(text.trim()) ?? [];
  const role = [...knownRoles(label)].sort(([, a], [, b]) => b - a)[0]?.[0];
  return role !== undefined && fields.includes(role) && value !== '' ? { role, value: value.trim() } : null;
}
