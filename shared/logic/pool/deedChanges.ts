/** What a change that waits would do to the item as it stands: each field with its words now and then. */
import type { Deed } from '../../model/deed';
import { type ItemContent, type ItemDraft, TOWNSHIP_ROLE_WORDS } from '../../model/item';
import { formatCitation } from '../bases/parseCitation';
import type { DraftedParts } from '../paper/drafts/partsToDraft';
import { reappliedWords } from '../schemes/reapply';
import { amendableOf, resolveAmendment } from './amendable';

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Only fields that would differ; none for what adds or subtracts. */
export function deedChanges(
  item: ItemContent,
  deed: Deed,
  names: ReadonlyMap<string, string> = new Map(),
): FieldChange[] {
  if (deed.kind === 'apply') {
    const { from, townships } = deed;
    return [
      { field: '适用', before: '', after: from ? reappliedWords(from, townships) : `只适用${townships.join('、')}` },
    ];
  }
  if (deed.kind !== 'amend' && deed.kind !== 'move') return [];
  const now = { ...amendableOf(item), category: item.category };
  const asked = deed.kind === 'amend' ? resolveAmendment(item, deed, names) : deed;
  const { category, name, text, townshipRole, bases, remark, parts } = { ...now, ...said(asked) };
  const fields: FieldChange[] = [
    { field: '类别', before: now.category, after: category },
    { field: '名称', before: now.name, after: name },
    { field: '工作任务', before: now.text, after: text },
    { field: '乡镇责任', before: TOWNSHIP_ROLE_WORDS[now.townshipRole], after: TOWNSHIP_ROLE_WORDS[townshipRole] },
    { field: '部门和职责', before: partsWords(now.parts), after: partsWords(parts) },
    { field: '依据', before: now.bases.map(formatCitation).join('；'), after: bases.map(formatCitation).join('；') },
    { field: '备注', before: now.remark, after: remark },
  ];
  return fields.filter(({ before, after }) => before !== after);
}

/** What the deed names; left out: it stays. */
function said<T extends object>(deed: T): Partial<T> {
  return Object.fromEntries(Object.entries(deed).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** 牵头县水利局；配合县财政局；县水利局：组织调度 */
function partsWords(parts: DraftedParts & Pick<ItemDraft, 'fields'>): string {
  const { leadDepartment, jointLeads, coDepartments, receivers, method, duties, fields } = parts;
  const named = (word: string, units: readonly string[]) => (units.length === 0 ? '' : `${word}${units.join('、')}`);
  const leads = [leadDepartment, ...jointLeads].filter((unit) => unit !== '');
  return [
    named('牵头', leads),
    named('配合', coDepartments),
    named('承接', receivers),
    method,
    ...Object.entries(duties).map(([unit, duty]) => `${unit}：${duty}`),
    ...Object.values(fields),
  ]
    .filter((part) => part !== '')
    .join('；');
}
