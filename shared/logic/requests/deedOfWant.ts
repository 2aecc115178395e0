/** What a request wants, as the change of the pool that carries it out: an amendment keeps whatever it does not name. */
import type { Deed, Join } from '../../model/deed';
import type { ItemContent } from '../../model/item';
import type { RequestWant } from '../../model/request';
import type { SchemeList } from '../../model/scheme';
import { partsToDraft } from '../paper/drafts/partsToDraft';
import { type Amendable, amendableOf } from '../pool/amendable';
import { moveWords, type SchemeSection } from '../schemes/schemeLists';
import { nestQuotes } from '../text/nestQuotes';

/** Merging loses nothing: what goes takes its townships and bases along. */
const EVERYTHING: Join = { townships: true, bases: true, places: [] };

/** Of an item nobody knows. */
const NOTHING: Amendable = {
  ...{ name: '', text: '', townshipRole: 'main', bases: [], remark: '' },
  parts: { ...partsToDraft([], 'main'), fields: {} },
};

/** `item` is the item as it stands now; not looked at for an addition. */
export function deedOfWant(want: RequestWant, item: ItemContent | undefined): Deed {
  if (want.kind === 'subtract' && want.targetItemId !== null) return { ...want, join: EVERYTHING };
  const now = item ? amendableOf(item) : NOTHING;
  if (want.kind === 'move') {
    const { from, parts, ...rest } = want;
    const whole = (told: typeof parts) => told && { parts: { ...now.parts, ...told } };
    const was = from && { ...(from.bases && { bases: from.bases }), ...whole(from.parts) };
    return { ...rest, ...whole(parts), ...(was && { from: was }) };
  }
  if (want.kind !== 'amend') return want;
  const { kind, itemId, from, ...asked } = want;
  return { kind, itemId, ...filled(asked, now), ...(from && { from: filled(from, now) }) };
}

/** What is told of an item, the rest as it stands; who does what is left out where nothing is told of it. */
function filled({ name, text, remark, bases, parts }: Told, now: Amendable) {
  return {
    ...{ name: name ?? now.name, text: text ?? now.text, townshipRole: now.townshipRole },
    ...{ bases: bases ?? now.bases, remark: remark ?? now.remark },
    ...(parts && { parts: { ...now.parts, ...parts } }),
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
