/** What a request wants, as the change of the pool that carries it out: an amendment keeps whatever it does not name. */
import type { Deed, Join } from '../../model/deed';
import type { ItemContent, ItemDraft } from '../../model/item';
import type { RequestWant } from '../../model/request';
import type { SchemeList } from '../../model/scheme';
import { moveWords, type SchemeSection } from '../schemes/schemeLists';
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
  if (want.kind === 'move') return { ...want, parts: want.parts && item && { ...partsNow(item), ...want.parts } };
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

/** What the words of a want name besides itself. */
export interface WantNames {
  /** The item, as it is called now. */
  readonly name: string;
  /** What it goes into, '' if nothing. */
  readonly target: string;
  /** Where it stands, or stood before it was moved. */
  readonly from: SchemeSection;
  readonly lists: readonly Pick<SchemeList, 'id' | 'name'>[];
}

/** 拟增 “…”: what it would do, in one line. */
export function wantWords(want: RequestWant, names: WantNames): string {
  return nestQuotes(plainWords(want, names));
}

function plainWords(want: RequestWant, { name, target, from, lists }: WantNames): string {
  switch (want.kind) {
    case 'add':
      return `增列“${want.item.name}”${want.item.scope === 'particular' ? `，适用${want.item.townships.join('、')}` : ''}`;
    case 'subtract':
      return target === '' ? `核减“${name}”（${want.reasonKind}）` : `“${name}”并入“${target}”`;
    case 'restore':
      return `恢复“${name}”`;
    case 'move': {
      const told = amendedWords(want);
      const way = moveWords(lists, from, { listId: want.listId ?? from.listId, category: want.category });
      return `“${name}”${way}${told.length === 0 ? '' : `，写明${told.join('、')}`}`;
    }
    case 'amend':
      return `${want.name === name ? '' : `修改“${name}”：`}${amendmentWords(want)}`;
    case 'apply':
      return `“${name}”只适用${want.townships.join('、')}`;
  }
}

type Told = Partial<Omit<Extract<RequestWant, { kind: 'amend' }>, 'kind'>>;

/** What an amendment makes of an item: the new name and content in full, of the rest which it is. */
export function amendmentWords({ name, text, ...others }: Told): string {
  const rest = amendedWords(others);
  return [
    name === undefined ? '' : `名称改为“${name}”`,
    text === undefined ? '' : text.trim() === '' ? '删去内容' : `内容改为“${text.trim()}”`,
    rest.length === 0 ? '' : `改${rest.join('、')}`,
  ]
    .filter((words) => words !== '')
    .join('；');
}

function amendedWords({ name, text, remark, bases, parts }: Told): string[] {
  return [
    name === undefined ? '' : '名称',
    text === undefined ? '' : '内容',
    parts === undefined ? '' : '部门和职责',
    bases === undefined ? '' : '依据',
    remark === undefined ? '' : '备注',
  ].filter((word) => word !== '');
}
