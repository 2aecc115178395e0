/** What a proposal wants the item to be called and to say: told in lines of its own, or in a sentence such as 名称改为“…”. */
const NAME = /^事项名称：(.+)$/m;
/** 名称由“…”修改为“…”: the new words stand last, in quotation marks. */
const SENTENCE =
  /^(?:建议|请)?(?:将|把)?(?<what>(?:事项)?名称|工作任务|职责内容|内容|任务)(?:由?[“"][^”"]*[”"])?(?:修改|调整|规范|完善|表述|改)+(?:为|成)[：:]?\s*[“"](?<words>[^”"]+)[”"][。.]?$/;

/** Absent: it says nothing of that. */
export function proposedWords(proposal: string): { readonly name?: string; readonly text?: string } {
  const { what = '', words } = SENTENCE.exec(proposal.trim())?.groups ?? {};
  if (words !== undefined) return what.endsWith('名称') ? { name: words.trim() } : { text: words.trim() };
  const name = NAME.exec(proposal)?.[1]?.trim();
  const text = proposal
    .replace(NAME, '')
    .replace(/^原内容：/m, '')
    .trim();
  return { ...(name ? { name } : {}), ...(text === '' ? {} : { text }) };
}

/** 将“按月”修改为“按季度” */
const REPLACEMENT =
  /^(?:建议|请)?(?:将|把)?[“"](?<from>[^”"]+)[”"](?:修改|调整|规范|表述|改)+(?:为|成)[：:]?\s*[“"](?<to>[^”"]+)[”"][。.]?$/;
/** What is to be done with the words, rather than the words themselves: 增加“挂牌”二字. */
const INSTRUCTION =
  /^(?:建议|请|应|宜|将|把|在|删|去掉|增加|补充|加上|添加|修改|调整|改|完善|规范|明确|细化|合并|拆分|与|参照|按照)|(?:修改|调整|改)(?:为|成)|(?:二字|字样|一词|等字|表述)[。.]?$/;

export interface ProposedChange {
  readonly name?: string;
  readonly text?: string;
  /** Some words of the item for others. */
  readonly replace?: { readonly from: string; readonly to: string };
}

/** What can be taken over just as it is written; null where it says what to do and not how it is to read. */
export function proposedChange(proposal: string): ProposedChange | null {
  const { from, to } = REPLACEMENT.exec(proposal.trim())?.groups ?? {};
  if (from !== undefined && to !== undefined) return { replace: { from, to } };
  const words = proposedWords(proposal);
  const said = words.text ?? words.name ?? '';
  return said === '' || INSTRUCTION.test(said) ? null : words;
}
