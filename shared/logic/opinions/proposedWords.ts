/** What a proposal wants the item to be called and to say: told in lines of its own, or in a sentence such as 名称改为“…”. */
const NAME = /^事项名称：(.+)$/m;
/** 名称由“…”修改为“…”: the new words stand last, in quotation marks. */
const SENTENCE =
  /^(?:建议|请)?(?:将|把)?(?<what>(?:事项)?名称|工作任务|职责内容|内容|本项|该项|表述|任务)?(?:由?[“"][^”"]*[”"])?(?:修改|调整|规范|完善|表述|改)+(?:为|成)[：:]?\s*[“"](?<words>[^”"]+)[”"][。.]?$/;

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
