/** What a change that waits would do to the item as it stands: each field with its words now and then. */
import type { Deed } from '../../model/deed';
import { type ItemContent, type ItemDraft, TOWNSHIP_ROLE_WORDS } from '../../model/item';
import { formatCitation } from '../bases/parseCitation';
import { type DraftedParts, partsToDraft } from '../paper/partsToDraft';

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Only fields that would differ; none for what adds or subtracts. */
export function deedChanges(item: ItemContent, deed: Deed): FieldChange[] {
  if (deed.kind === 'move') return [{ field: '类别', before: item.category, after: deed.category }];
  if (deed.kind === 'apply') return [{ field: '适用', before: '', after: `只适用${deed.townships.join('、')}` }];
  if (deed.kind !== 'amend') return [];
  const { name, text, townshipRole, bases, remark, parts } = deed;
  const now = { ...partsToDraft(item.responsibilities, item.townshipRole), fields: item.fields };
  const fields: FieldChange[] = [
    { field: '名称', before: item.name, after: name },
    { field: '工作任务', before: item.text, after: text },
    {
      field: '乡镇责任',
      before: TOWNSHIP_ROLE_WORDS[item.townshipRole],
      after: TOWNSHIP_ROLE_WORDS[townshipRole],
    },
    { field: '部门和职责', before: partsWords(now), after: partsWords(parts ?? now) },
    { field: '依据', before: item.bases.map(formatCitation).join('；'), after: bases.map(formatCitation).join('；') },
    { field: '备注', before: item.remark, after: remark },
  ];
  return fields.filter(({ before, after }) => before !== after);
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
