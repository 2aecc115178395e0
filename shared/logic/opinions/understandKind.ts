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
  ['none', /^(无|没有?|暂无)(修改|不同|反馈)?(意见|异议)$|^(暂?无|没有|同意|无异议|认可|[√✓☑])(意见|本项|原稿|该项)?$/],
  [
    'none',
    /^(同意|建议|予以|继续)*(保留|[维保]持(原[稿文样]|现状|不变))(本项|该项|不变)?$|^(审核|审查|核对)?通过$|^符合(要求|规定)$/,
  ],
  ['none', /^没有?问题$|^可[以行]$/],
  ['amend', /^(建议)?(修改|改|完善|调整表述|文字修改|改文字)$|^修改(意见|建议)$/],
  ['add', /^(建议)?(新增|增加|补充|增)$/],
  ['subtract', /^(建议)?(删除|删去|删|取消|核减|减|不列入|不予列入|去掉)$/],
  ['move', /^(建议)?(调类|调整类别|改类别|调整清单|移类|转类)$/],
];
/** 无意见, 没有不同意见和建议, 不作修改. */
const NOTHING =
  /(?:暂?无|没有?)(?:其他|其它|任何|不同|修改|反馈|补充|新的?|更多|具体)*(?:意见|异议|建议|补充|修改)(?:(?:[和及与或、]|以及)?(?:意见|建议))*|(?:不再?|无需|无须|未)(?:作|做|用|需要?|必|予)?(?:修改|调整|改动|变更|变动|变)/g;
/** What goes along with consent and asks for nothing: 同意，按原稿执行，谢谢。 */
const POLITE =
  /同意|认可|赞成|可行|(?:按照?|依照|维持|保持|保留)?(?:[原现此该本]稿?|征求意见稿)(?:稿|文|表述|内容|事?项|方案)?(?:执行|办理|落实)?|谢谢|感谢(?:支持)?|已(?:核对|核实|核|阅)|经[^，,。；;]{0,8}(?:研究|讨论|核对|核实|审核)|[\p{P}\p{S}\s]/gu;
const NO_OBJECTION = /^(?:暂?无|没有?)(?:不同|修改|反馈)*(?:意见|异议)/;
/** 但本镇没有执法权，应由…承担; not what a law is cited to say: 规定应由… */
const OBJECTS =
  /(?<![不非])但(?!书)|然而|不过|(?<!规定|明确|依法|[相供对反适响])应(?=[当该由为改予归是将增删明按纳属以调在与划承])|(?:^|[，,。；;、：:\n])(?:[本我][^，,。；;]{1,4})?(?:建议|希望|请(?!示))|不(?=[应宜属符具合能涉])|无法|难以|没有|缺[乏少]/;
/** A sentence that tells what a law says, of which 应当 is the law's own word. */
const QUOTING = /[^。；;\n]*(?:》|第[^，。；;\n]{1,10}条)[^。；;\n]*/g;
const DELETING = '(?:删除|删去|删掉|取消|核减|去掉|剔除|移出)';
const THIS = '[本此该这]一?(?:事项|项(?!目)|条)?';
const WHOLE = '(?:[本此该这]一?(?:事项|项|条)(?:工作|职责|任务)?|(?:乡镇|街道)?(?:职责|事项|任务)*清单)?';
/** How a reason begins behind a colon, a bracket or a blank. */
const GROUND =
  '(?:[属与因系不无没非已本我该此县市省]|由于|理由|原因|依据|根据|乡镇|街道|镇里|法律|上级|部门|职责|重复|应由|建议由)';
const SUBTRACTS = new RegExp(
  String.raw`(?:^(?:建议|同意|应|请|拟|将|把|${THIS}(?:事项|职责|工作|任务)?)*(?:从[^，,。]{0,8}清单中?)?(?:(?:予以?)?${DELETING}|不[再予宜应]?(?:予以?)?[列纳]入)${WHOLE}|^[^，,。；;]{0,8}不应由乡镇(?:承担|负责|履行|办理|实施|执行)?)(?:$|(?=[。.，,；;])|[：:（(\s]+(?:$|(?=${GROUND})))`,
);
/** 删除 of a part: “删除第二款”, “删除与法律不符的内容”, “将‘收费’删去”; what goes is not the duty as such. */
const PART = new RegExp(
  String.raw`${DELETING}(?!${WHOLE}(?:$|[。.，,；;、]|后(?:由|的|$|[，,])|(?:理由|原因)[：:]|[：:（(\s]+(?:$|${GROUND})))|[将把].{1,20}${DELETING}|[”"』」]${DELETING}|^[“"『「][^”"』」]+[”"』」]$`,
);
/** 删除（…）: what stands in the bracket may be a reason or words of the duty. */
const BARELY_SUBTRACTS = new RegExp(String.raw`^(?:建议|同意|应|请)*(?:予以?)?${DELETING}[：:（(\s]`);
const BEGINS_SUBTRACTING = /^(建议|同意|应|请)*(予以)?(删除|删去|取消|核减|不列入|不再列入|去掉)/;
const REWORDS = /改为|改成|修改|调整|字样|[二两三四几]个?字|保留|其余|其他|增加|补充|单独|独自|部分/;
/** 调整到基层党建类; not 改为做好生活垃圾分类. */
const MOVES =
  /(调整?|移|改|转|划|归)((至|到|入)[“"]?[^，。；]{2,14}(?<!分)(类|清单)|为[“"]?([^，。；]{2,8}(?<!分)类|[^，。；]{0,6}(履职|职责|责任|收回|基本|配合)[^，。；]{0,8}清单)(?=[别”"，,。；;]|$))/;
const MOVES_PERHAPS = /(调整?|转|划|归)为[“"]?[^，。；]{2,14}清单/;
const NONE = /^(暂?无|没有|[√✓☑])[。.]?$/;
/** Cells that were filled for the sake of being filled. */
const FILLER = /^[-—–－―/／\\＼、.。\s]*$/;

/** '' for /, — and the like. */
export function withoutFiller(text: string): string {
  return FILLER.test(text) ? '' : text;
}

/** `isNew`: the row is none of the pack's. */
export function understandKind(cells: AnswerCells, isNew: boolean): Understood {
  const kind = withoutFiller(cells.kind);
  const reason = NONE.test(cells.reason.trim()) ? '' : withoutFiller(cells.reason);
  // 无 beside a kind, or a new duty, is an empty cell; alone beside an item it is consent.
  const none = (kind !== '' || isNew) && NONE.test(cells.proposal.trim());
  const proposal = none ? '' : withoutFiller(cells.proposal);
  const written = kind.normalize('NFKC').replace(/\s+|[。.]+$/g, '');
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
  if (kind === 'none' && proposal !== '' && !asksNothing(proposal))
    return { how: 'unclear', kind: 'amend', proposal, ask: '意见类型是“无意见”，却写了修改建议' };
  if (kind === 'none' && objects(reason))
    return { how: 'unclear', kind: 'amend', proposal: reason, ask: '写的是“无意见”，理由和依据栏却像是有意见' };
  if (kind === 'amend' && proposal === '')
    return reason === ''
      ? { how: 'unclear', kind, proposal, ask: '意见类型是“修改”，没有写怎么改' }
      : { how: 'unclear', kind, proposal: reason, ask: '修改建议空着，怎么改写在了理由和依据栏' };
  if (kind === 'subtract' && (REWORDS.test(proposal) || (!SUBTRACTS.test(proposal) && PART.test(proposal))))
    return { how: 'unclear', kind: 'amend', proposal, ask: '意见类型是“删除”，修改建议却像是改文字' };
  if (kind === 'move' && proposal === '')
    return { how: 'unclear', kind, proposal: reason, ask: '意见类型是“调类”，没有写调到哪里' };
  return clear(kind, proposal);
}

/** What a text says by itself, from whatever column it stands in. */
function fromText(text: string, { proposal, reason }: AnswerCells, isNew: boolean, where: string): Understood {
  const own = proposal === '' ? text : proposal;
  const said = `${where}写的是“${short(text)}”`;
  if (isNew) return clear('add', own, `${said}，按“新增”理解`);
  if (asksNothing(text)) return consent(`${said}，按“无意见”理解`, { kind: '', proposal, reason }, text);
  if (NO_OBJECTION.test(text)) return { how: 'unclear', kind: 'amend', proposal: own, ask: `${said}，后面还有话` };
  if (SUBTRACTS.test(text) && !REWORDS.test(text)) return clear('subtract', proposal, `${said}，按“核减”理解`);
  if (BEGINS_SUBTRACTING.test(text) || SUBTRACTS.test(text))
    return {
      how: 'unclear',
      kind: BARELY_SUBTRACTS.test(text) ? 'subtract' : 'amend',
      proposal: own,
      ask: `${said}，请核实是核减这一项还是改文字`,
    };
  if (MOVES.test(text)) return clear('move', own, `${said}，按“调类”理解`);
  if (MOVES_PERHAPS.test(text))
    return { how: 'unclear', kind: 'amend', proposal: own, ask: `${said}，请核实是调类还是改文字` };
  if (/^(原则上?同意|保留意见|(不同|反馈)?(意见|异议))$/.test(text))
    return { how: 'unclear', kind: 'amend', proposal: own, ask: said };
  if (/^(原则上?)?同意/.test(text)) return { how: 'unclear', kind: 'amend', proposal: own, ask: `${said}，后面还有话` };
  if (where === '修改建议栏') return clear('amend', own, '意见类型空着，有修改建议，按“修改”理解');
  if (where === '意见类型栏' && /^(建议)?(修改|改|完善|表述)/.test(text))
    return clear('amend', own, `${said}，按“修改”理解`);
  if (where === '理由和依据栏')
    return { how: 'unclear', kind: 'amend', proposal: reason, ask: `只在${where}写了“${short(text)}”` };
  return { how: 'unclear', kind: 'amend', proposal: own, ask: said };
}

/** Consent in one column does not undo what stands in the others. */
function consent(said: string, cells: AnswerCells, text: string): Understood {
  const others = { ...cells, proposal: cells.proposal === text ? '' : cells.proposal };
  const understood = checked('none', { ...others, reason: cells.reason === text ? '' : cells.reason }, false);
  return understood.how === 'clear' ? clear('none', '', said) : understood;
}

/** Nothing but consent: 无意见。 同意，无补充 */
function asksNothing(text: string): boolean {
  const level = text.normalize('NFKC').replace(/\s+/g, '');
  const bare = level.replace(/[。.，,!]+$/, '');
  if (EXACT.some(([kind, pattern]) => kind === 'none' && pattern.test(bare))) return true;
  const rest = level.replace(NOTHING, '');
  return (rest !== level || /^(?:同意|(?:按照?|依照|维持|保持)原)/.test(level)) && rest.replace(POLITE, '') === '';
}

function objects(reason: string): boolean {
  return OBJECTS.test(
    reason
      .normalize('NFKC')
      .replace(/[^\S\n]+/g, '')
      .replace(NOTHING, '')
      .replace(QUOTING, (sentence) => sentence.replaceAll('应当', '')),
  );
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
