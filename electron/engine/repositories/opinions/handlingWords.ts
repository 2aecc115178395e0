/** 处理后内容: in words, what the handling of an opinion comes to, by its deeds and by changes on record. */
import type { Parsed } from '../../../../shared/contract';
import type { TakeOff } from '../../../../shared/logic/opinions/takeOff';
import { applyingTo } from '../../../../shared/logic/schemes/appliesTo';
import { reappliedWords } from '../../../../shared/logic/schemes/reapply';
import { moveWords } from '../../../../shared/logic/schemes/schemeLists';
import { quoted } from '../../../../shared/logic/text/nestQuotes';
import { type Deed, PREPARED_WORDS } from '../../../../shared/model/deed';
import { APPLICABILITY_REASON, CHANGE_KIND_WORDS } from '../../../../shared/model/round';
import type { ReadHandle } from '../../database/file/handles';
import { readContents } from '../pool/itemContents';
import { findItem } from '../pool/itemRepository';
import { readProject } from '../project/projectRepository';
import { listUnits } from '../units/unitRepository';
import { findChangesOf } from './handlingRepository';
import type { StoredOpinion } from './returnRepository';

type Request = Pick<Parsed<'handleOpinions'>, 'deeds' | 'prepare' | 'attachTo' | 'changeIds'>;

/** 处理后内容 as the changes say it. */
export function resultOf(read: ReadHandle, { deeds, prepare, attachTo }: Request): string[] {
  const said = deeds.map((deed) => `${prepare ? `${PREPARED_WORDS[deed.kind]}：` : ''}${deedWords(read, deed)}`);
  return [...said, ...(attachTo === null ? [] : ['并入已有事项'])];
}

/** 第8轮已改, of changes on record before; null when one is not about the item. */
export function linkedWords(
  read: ReadHandle,
  { changeIds }: Request,
  [first]: readonly StoredOpinion[],
  off: TakeOff | null,
): string[] | null {
  if (changeIds.length === 0) return [];
  const found = findChangesOf(read, changeIds, first?.itemId ?? 0);
  if (found.length < new Set(changeIds).size) return null;
  const gone = off && off.gone.length > 0 ? `，${off.gone.join('、')}不再适用` : '';
  return found.map(({ kind, reasonKind, round, mergedInto }) => {
    if (reasonKind === APPLICABILITY_REASON) return `第${round}轮已改适用${gone}`;
    if (mergedInto !== null) return `第${round}轮已并入${quoted(mergedInto)}`;
    return `第${round}轮已${CHANGE_KIND_WORDS[kind]}`;
  });
}

/** The townships an item applies to, as it stands now. */
export function townsOf(read: ReadHandle, itemId: number): string[] {
  const [content] = readContents(read, [itemId]);
  return content ? applyingTo(content, listUnits(read, 'township')) : [];
}

function wayOfMove(read: ReadHandle, { itemId, listId, category }: Extract<Deed, { kind: 'move' }>): string {
  const from = findItem(read, itemId);
  if (!from) return `调入${category}`;
  return moveWords(readProject(read).scheme.lists, from, { listId: listId ?? from.listId, category });
}

function deedWords(read: ReadHandle, deed: Deed): string {
  switch (deed.kind) {
    case 'amend':
      return `${deed.name}：${deed.text}`;
    case 'subtract':
      return `核减（${deed.reasonKind}）`;
    case 'move':
      return wayOfMove(read, deed);
    case 'add':
      return `增加“${deed.item.name}”`;
    case 'restore':
      return '恢复';
    case 'apply':
      return reappliedWords(townsOf(read, deed.itemId), deed.townships);
    case 'split':
      return `拆出${deed.parts.map(({ name }) => `“${name}”`).join('、')}`;
  }
}
