/** 文本框 float beside the cells and are no part of a table: told by their first words, so that nothing in them is missed. */
import { paragraphText } from './wordTable';
import type { XmlNode } from './xmlTree';

const QUOTED = 60;
const MOST = 5;

/** The text of each box in the tree, without tables in them, which are read; the older copy Word keeps of each is left out. */
export function boxTexts(node: XmlNode): string[] {
  return node.children.flatMap((part) => {
    if (part.name === 'Fallback') return [];
    if (part.name !== 'txbxContent' && part.name !== 'txBody') return boxTexts(part);
    const lines = part.children.filter(({ name }) => name === 'p').map((line) => paragraphText(line).trim());
    return [lines.filter((line) => line !== '').join(' '), ...part.children.flatMap(boxTexts)];
  });
}

/** One sentence on all of them; none where no box says anything. */
export function boxRemarks(texts: readonly string[]): string[] {
  const quotes = quotesOf(texts);
  return quotes === '' ? [] : [`文件里的文本框没有导入，请看有没有事项：${quotes}。`];
}

/** Words that were not read, by their first letters: “…”、“…”等 7 处. */
export function quotesOf(texts: readonly string[]): string {
  const said = [...new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== ''))];
  const quotes = said.slice(0, MOST).map((text) => {
    const letters = Array.from(text);
    return `“${letters.length > QUOTED ? `${letters.slice(0, QUOTED).join('')}…` : text}”`;
  });
  return `${quotes.join('、')}${said.length > MOST ? `等 ${said.length} 处` : ''}`;
}
