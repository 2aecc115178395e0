/** Whether what was copied is a table: cells need a table around them or a tab between. */

export function holdsTable(html: string, text: string): boolean {
  return /<table[\s>]/i.test(html) || text.split('\n').filter((line) => line.includes('\t')).length >= 2;
}
