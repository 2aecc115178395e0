/** What a request wants, as the change of the pool that carries it out: an amendment keeps whatever it does not name. */
import type { Deed, Join } from '../../model/deed';
import type { ItemContent, ItemDraft } from '../../model/item';
import type { RequestWant } from '../../model/request';
import { nestQuotes } from '../text/nestQuotes';

type Parts = Pick<
  ItemDraft,
  'leadDepartment' | 'jointLeads' | 'coDepartments' | 'receivers' | 'method' | 'duties' | 'fields'
>;

/** Merging loses nothing: what goes takes its townships and bases along. */
const EVERYTHING: Join = { townships: true, bases: true, places: [] };

/** `item` is the item as it stands now; not looked at for an addition. */
export function deedOfWant(want: RequestWant, item: ItemContent | undefined): Deed {
  if (want.kind === 'subtract' && want.targetItemId !== null) return { ...want, join: EVERYTHING };
  if (want.kind !== 'amend') return want;
  const bases = item?.bases.map(({ title, docNumber, clause }) => ({ title, docNumber, clause })) ?? [];
  return {
    kind: 'amend',
    itemId: want.itemId,
    name: want.name ?? item?.name ?? '',
    text: want.text ?? item?.text ?? '',
    townshipRole: item?.townshipRole ?? 'main',
    bases: want.bases ?? bases,
    remark: want.remark ?? item?.remark ?? '',
    ...(want.parts && item ? { parts: { ...partsNow(item), ...want.parts } } : {}),
  };
}

/** Who does what now, as a form would hold it. */
function partsNow({ responsibilities, fields }: ItemContent): Parts {
  const leads = responsibilities.filter(({ role }) => role === 'lead' || role === 'main');
  const cooperating = responsibilities.filter(({ role }) => role === 'cooperate');
  const receivers = responsibilities.filter(({ role }) => role === 'takeOver');
  const [lead, ...joint] = leads.length > 0 ? leads : cooperating.slice(0, 1);
  const others = leads.length > 0 ? cooperating : cooperating.slice(1);
  return {
    leadDepartment: lead?.unit ?? '',
    jointLeads: joint.map(({ unit }) => unit),
    coDepartments: others.map(({ unit }) => unit),
    receivers: receivers.map(({ unit }) => unit),
    method: receivers[0]?.text ?? '',
    duties: Object.fromEntries([...leads, ...cooperating].map(({ unit, text }) => [unit, text])),
    fields: { ...fields },
  };
}

/** 拟增 “…”: what it would do, in one line; `target` is what the item goes into, if anything. */
export function wantWords(want: RequestWant, name: string, target = ''): string {
  return nestQuotes(plainWords(want, name, target));
}

function plainWords(want: RequestWant, name: string, target: string): string {
  switch (want.kind) {
    case 'add':
      return `增列“${want.item.name}”${want.item.scope === 'particular' ? `，适用${want.item.townships.join('、')}` : ''}`;
    case 'subtract':
      return target === '' ? `核减“${name}”（${want.reasonKind}）` : `“${name}”并入“${target}”`;
    case 'restore':
      return `恢复“${name}”`;
    case 'move':
      return `“${name}”调入${want.category}`;
    case 'amend':
      return `修改“${name}”的${amendedWords(want).join('、')}`;
    case 'apply':
      return `“${name}”只适用${want.townships.join('、')}`;
  }
}

function amendedWords({ name, text, remark, bases, parts }: Extract<RequestWant, { kind: 'amend' }>): string[] {
  return [
    name === undefined ? '' : '名称',
    text === undefined ? '' : '内容',
    parts === undefined ? '' : '部门和职责',
    bases === undefined ? '' : '依据',
    remark === undefined ? '' : '备注',
  ].filter((word) => word !== '');
}
