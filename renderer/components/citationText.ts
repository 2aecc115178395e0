/** Citations as one writes them, 《电影管理条例》（国务院令第342号）第五条, and back into their parts. */
import type { Citation } from '../../shared/model/basis';

/** The citation in one line; parts that are empty leave no trace. */
export function citationText(citation: Citation): string {
  const number = citation.docNumber === '' ? '' : `（${citation.docNumber}）`;
  return `《${citation.title}》${number}${citation.clause}`;
}

/** Parts of a citation as written; without 《》 the whole text is the title. */
export function citationFromText(text: string): Citation {
  const match = /^\s*《(.+)》\s*(?:[（(〔]([^）)〕]*(?:〔[^〕]*〕[^）)]*)?)[）)〕])?\s*(.*)$/.exec(text);
  if (!match) return { title: text.trim().replace(/^《|》$/g, ''), docNumber: '', clause: '' };
  return { title: match[1] ?? '', docNumber: match[2] ?? '', clause: (match[3] ?? '').trim() };
}
