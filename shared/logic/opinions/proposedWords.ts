/** What a proposal wants the item to be called and to say: a name typed over in the form is told in a line of its own. */
const NAME = /^事项名称：(.+)$/m;

/** Absent: it says nothing of that. */
export function proposedWords(proposal: string): { readonly name?: string; readonly text?: string } {
  const name = NAME.exec(proposal)?.[1]?.trim();
  const text = proposal
    .replace(NAME, '')
    .replace(/^原内容：/m, '')
    .trim();
  return { ...(name ? { name } : {}), ...(text === '' ? {} : { text }) };
}
