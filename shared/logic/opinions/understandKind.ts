/** 意见类型 as people write it: from the list, in other words, in the wrong column, or left out. */
import type { OpinionKind } from '../../model/opinion';

export interface AnswerCells {
  readonly kind: string;
  readonly proposal: string;
  readonly reason: string;
}

export type Understood =
  | { readonly how: 'blank' }
  /** `said`: what was understood otherwise than the form asks for; '' when nothing was. */
  | { readonly how: 'clear'; readonly kind: OpinionKind; readonly proposal: string; readonly said: string }
  /** A person must say; `kind` is the likeliest. */
  | { readonly how: 'unclear'; readonly kind: OpinionKind; readonly proposal: string; readonly ask: string };

const EXACT: readonly (readonly [OpinionKind, RegExp])[] = [
  ['none', /^(无|没有?|暂无)?(修改|不同|反馈)?(意见|异议)$|^(无|没有|同意|无异议|认可|√)(意见|本项|原稿|该项)?$/],
  ['amend', /^(建议)?(修改|改|完善|调整表述|文字修改|改文字)$/],
  ['add', /^(建议)?(新增|增加|补充|增)$/],
  ['subtract', /^(建议)?(删除|删去|删|取消|核减|减|不列入|不予列入|去掉)$/],
  ['move', /^(建议)?(调类|调整类别|改类别|调整清单|移类|转类)$/],
];
const AGREES = /^(无|没有)(不同)?(修改)?意见|^同意(原稿|本项|该项)?[。.]?$|^无异议/;
const SUBTRACTS =
  /^(建议|同意|应|请)?(予以)?(删除|删去|取消|核减|不列入|不再列入|去掉)(?:本项|此项|该项|这一项|本事项|该事项|此事项)?[。.，,；]?|不应(由乡镇|列入)/;
const MOVES = /(调整?|移|改|转|划|归)(至|到|入|为)[“"]?[^，。；]{2,14}(类|清单)/;

/** `isNew`: the row is none of the pack's. */
export function understandKind({ kind, proposal, reason }: AnswerCells, isNew: boolean): Understood {
  const written = kind.normalize('NFKC').replace(/\s+/g, '');
  if (written === '' && proposal === '' && reason === '') return isNew ? clear('add', proposal) : { how: 'blank' };
  const exact = EXACT.find(([, pattern]) => pattern.test(written))?.[0];
  if (exact) return checked(exact, { kind, proposal, reason }, isNew);
  if (written !== '') return fromText(kind.trim(), { kind, proposal, reason }, isNew, '意见类型栏');
  if (isNew) return clear('add', proposal);
  if (proposal !== '') return fromText(proposal, { kind, proposal, reason }, isNew, '修改建议栏');
  return fromText(reason, { kind, proposal, reason }, isNew, '理由和依据栏');
}

function clear(kind: OpinionKind, proposal: string, said = ''): Understood {
  return { how: 'clear', kind, proposal, said };
}

/** A kind from the list that does not go with the rest of the row. */
function checked(kind: OpinionKind, { proposal, reason }: AnswerCells, isNew: boolean): Understood {
  if (isNew && kind !== 'add')
    return { how: 'unclear', kind: 'add', proposal, ask: '这一行不在原表中，意见类型却不是“新增”' };
  if (!isNew && kind === 'add')
    return { how: 'unclear', kind: 'amend', proposal, ask: '写在原有事项的行上，意见类型却是“新增”' };
  if (kind === 'none' && proposal !== '' && !AGREES.test(proposal))
    return { how: 'unclear', kind: 'amend', proposal, ask: '意见类型是“无意见”，却写了修改建议' };
  if (kind === 'amend' && proposal === '')
    return reason === ''
      ? { how: 'unclear', kind, proposal, ask: '意见类型是“修改”，没有写怎么改' }
      : { how: 'unclear', kind, proposal: reason, ask: '修改建议空着，怎么改写在了理由和依据栏' };
  if (kind === 'move' && proposal === '')
    return { how: 'unclear', kind, proposal: reason, ask: '意见类型是“调类”，没有写调到哪里' };
  return clear(kind, proposal);
}

/** What a text says by itself, from whatever column it stands in. */
function fromText(text: string, { proposal, reason }: AnswerCells, isNew: boolean, where: string): Understood {
  const own = proposal === '' ? text : proposal;
  const said = `${where}写的是“${short(text)}”`;
  if (isNew) return clear('add', own, `${said}，按“新增”理解`);
  if (AGREES.test(text)) return clear('none', '', `${said}，按“无意见”理解`);
  if (SUBTRACTS.test(text)) return clear('subtract', proposal, `${said}，按“核减”理解`);
  if (MOVES.test(text)) return clear('move', own, `${said}，按“调类”理解`);
  if (where === '修改建议栏') return clear('amend', own, '意见类型空着，有修改建议，按“修改”理解');
  if (where === '意见类型栏' && /^(建议)?(修改|改|完善|表述)/.test(text))
    return clear('amend', own, `${said}，按“修改”理解`);
  if (where === '理由和依据栏')
    return { how: 'unclear', kind: 'amend', proposal: reason, ask: `只在${where}写了“${short(text)}”` };
  return { how: 'unclear', kind: 'amend', proposal: own, ask: said };
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
