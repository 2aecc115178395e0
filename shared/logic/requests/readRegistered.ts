/** A request as a register kept elsewhere writes it, turned into what this program keeps: what is asked, and its steps. */

import type { ItemContent, ItemDraft } from '../../model/item';
import {
  OPINION_WORDS,
  opinionVerdictSchema,
  REQUEST_DECISION_WORDS,
  type RequestDraft,
  type RequestWant,
  requestDecisionSchema,
} from '../../model/request';
import type { RegisteredItem, RegisteredRequest } from '../../model/requestRegister';
import { MERGE_REASON } from '../../model/round';
import type { Scheme } from '../../model/scheme';
import type { ReadEntry } from '../../model/sourceEntry';
import { typedCitations } from '../bases/typedCitations';
import { draftItem } from '../pool/draftItem';
import { roleInList } from '../schemes/schemeLists';

export interface RegisterContext {
  readonly scheme: Scheme;
  readonly townships: readonly string[];
  /** The item a number or name of the register stands for. */
  itemOf(target: string): ItemContent | undefined;
}

type Read =
  | { readonly request: RequestDraft; readonly problem: '' }
  | { readonly request: null; readonly problem: string };

const KINDS: Readonly<Record<RegisteredRequest['kind'], Pick<RequestDraft, 'kind' | 'term' | 'cause'>>> = {
  '准入-常态': { kind: 'admission', term: 'regular', cause: null },
  '准入-阶段性': { kind: 'admission', term: 'phased', cause: null },
  '准入-临时': { kind: 'admission', term: 'temporary', cause: null },
  '动态调整-法律变化': { kind: 'adjustment', term: null, cause: 'law' },
  '动态调整-上级目录调整': { kind: 'adjustment', term: null, cause: 'catalogue' },
  '动态调整-乡镇申请': { kind: 'adjustment', term: null, cause: 'township' },
  '动态调整-部门申请': { kind: 'adjustment', term: null, cause: 'department' },
  清单外任务: { kind: 'outside', term: null, cause: null },
};

export function kindOf(kind: RegisteredRequest['kind']): Pick<RequestDraft, 'kind' | 'term' | 'cause'> {
  return KINDS[kind];
}

/** `problem` names in words what does not fit the lists as they are; then nothing is to be registered. */
export function readRegistered(row: RegisteredRequest, context: RegisterContext): Read {
  const { targetItem, newItem, amendment } = row;
  const item = targetItem === undefined ? undefined : context.itemOf(targetItem);
  if (targetItem !== undefined && !item) return { request: null, problem: `事项 ${targetItem} 在现行清单里找不到` };
  const stale = item && amendment ? staleIn(amendment, item, context) : '';
  if (stale !== '') return { request: null, problem: stale };
  const wants: RequestWant[] = [
    ...(newItem ? [{ kind: 'add' as const, item: draftOf(newItem, context) }] : []),
    ...(item && amendment ? amendmentsOf(amendment, item, context) : []),
    ...(item && row.outcome === 'subtraction'
      ? [{ kind: 'subtract' as const, itemId: item.id, reasonKind: reasonOf(row, context.scheme), targetItemId: null }]
      : []),
  ];
  const request: RequestDraft = {
    ...{ code: row.id, ...KINDS[row.kind], date: row.date, applicant: row.from },
    title: newItem?.name ?? item?.name ?? row.reason.slice(0, 40),
    content: newItem?.townDuty || newItem?.name || '',
    ...{ basis: row.basis, reason: row.reason, guarantee: '', span: row.term, ends: row.ends ?? '' },
    ...{ townships: row.townsAffected, aboutItemId: item?.id ?? null, wants },
  };
  return { request, problem: '' };
}

/** The scheme's own kind of reason that fits where the request comes from. */
const REASONS: Readonly<Partial<Record<RegisteredRequest['kind'], string>>> = {
  '动态调整-法律变化': '法律法规调整',
  '动态调整-乡镇申请': '不符合乡镇实际',
  '动态调整-部门申请': '属部门职责',
};

function reasonOf({ kind }: RegisteredRequest, { subtractReasons }: Scheme): string {
  const fits = [REASONS[kind], '其他'].find((reason) => reason !== undefined && subtractReasons.includes(reason));
  return fits ?? subtractReasons.findLast((reason) => reason !== MERGE_REASON) ?? '其他';
}

/** White space inside a cell is layout. */
const same = (left: string, right: string): boolean => left.replace(/\s+/g, '') === right.replace(/\s+/g, '');

function staleIn(
  { name, townDuty, towns }: NonNullable<RegisteredRequest['amendment']>,
  item: ItemContent,
  { townships }: RegisterContext,
): string {
  if (name && !same(name.before, item.name)) return `“${item.name}”的名称与登记册所写的不同`;
  if (townDuty && !same(townDuty.before, item.text)) return `“${item.name}”的乡镇职责与登记册所写的不同`;
  const unknown = (towns?.after === 'all' ? [] : (towns?.after ?? [])).find((town) => !townships.includes(town));
  return unknown === undefined ? '' : `单位表里没有“${unknown}”`;
}

function entryOf(item: Omit<RegisteredItem, 'towns' | 'reason' | 'list' | 'id' | 'bases'>): ReadEntry {
  const { name, category, department, superiorDuty, townDuty, receiver, method } = item;
  const extra = Object.fromEntries(
    Object.entries({ superiorDuty, townDuty, receiver, method }).filter(([, text]) => text !== undefined),
  ) as Record<string, string>;
  return {
    ...{ sheet: '', row: 0, name, text: '', department, coDepartments: [], category, townshipRole: null },
    ...{ bases: [], applies: 'all', remark: '', extra },
  };
}

function draftOf(item: RegisteredItem, { scheme }: RegisterContext): ItemDraft {
  const list = scheme.lists.find(({ id }) => id === item.list);
  const drafted = draftItem(entryOf(item), '', 'up', scheme);
  return {
    ...drafted,
    listId: list?.id ?? drafted.listId,
    townshipRole: (list && roleInList(list.kind)) ?? drafted.townshipRole,
    bases: typedCitations(item.bases),
    scope: item.towns === 'all' ? 'common' : 'particular',
    townships: item.towns === 'all' ? [] : item.towns,
  };
}

function amendmentsOf(
  { name, department, superiorDuty, townDuty, bases, towns, reason }: NonNullable<RegisteredRequest['amendment']>,
  item: ItemContent,
  { scheme, townships }: RegisterContext,
): RequestWant[] {
  const parted = department !== undefined || superiorDuty !== undefined;
  const departments = item.responsibilities.map(({ unit }) => unit).join('、');
  const told = draftItem(
    entryOf({
      ...{ name: item.name, category: item.category, department: department?.after ?? departments },
      superiorDuty: superiorDuty?.after ?? item.responsibilities.map(({ text }) => text).join('\n'),
    }),
    '',
    'up',
    scheme,
  );
  const { leadDepartment, coDepartments, duties } = told;
  const amend: RequestWant = {
    ...{ kind: 'amend', itemId: item.id },
    ...(name ? { name: name.after } : {}),
    ...(townDuty ? { text: townDuty.after } : {}),
    ...(bases ? { bases: typedCitations(bases.after) } : {}),
    ...(parted ? { parts: { leadDepartment, coDepartments, duties } } : {}),
  };
  const apply: RequestWant[] = towns
    ? [
        {
          ...{ kind: 'apply', itemId: item.id, why: reason?.after ?? '' },
          townships: towns.after === 'all' ? [...townships] : towns.after,
        },
      ]
    : [];
  return name || townDuty || bases || parted ? [amend, ...apply] : apply;
}

/** 同意 → agree. */
export function opinionOf(word: string) {
  return opinionVerdictSchema.options.find((one) => OPINION_WORDS[one] === word) ?? 'silent';
}

export function decisionOf(word: string) {
  return requestDecisionSchema.options.find((one) => REQUEST_DECISION_WORDS[one] === word) ?? 'refuse';
}
