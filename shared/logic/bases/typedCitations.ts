/** The lines of a form of citations, as the engine takes them: what nobody touched stays whole, what is typed as 《…》 is taken apart. */
import type { Citation } from '../../model/basis';
import { splitBases } from '../reading/rows/cellValues';
import { citedEdition } from './citedEdition';
import { readCitation } from './parseCitation';

/** Words before 《, as a whole citation is typed: a title may hold 《》 of its own further on. */
const typedWhole = /^(根据|按照|依据|参照|见)?\s*《/;

/** Titles without 《》, no empty lines. */
export function typedCitations(lines: readonly Citation[]): Citation[] {
  return lines.flatMap((line) => {
    if ((line.title ?? '').trim() === '') return [];
    const { written, ...now } = trimmed(line);
    if (written !== undefined && isWrittenSo(written, now)) return [{ ...now, written }];
    if (!typedWhole.test(now.title)) return [now];
    const typed = splitBases(now.title).map(readCitation);
    return typed.map(({ written: typedAs, ...read }, at) => {
      // What stands in the fields behind the name belongs to the document named last.
      const behind = at === typed.length - 1 ? now : { docNumber: '', clause: '' };
      const { title } = read;
      const line = { title, docNumber: behind.docNumber || read.docNumber, clause: behind.clause || read.clause };
      const asTyped = line.docNumber === read.docNumber && line.clause === read.clause;
      return typedAs !== undefined && asTyped && citedEdition(typedAs) !== '' ? { ...line, written: typedAs } : line;
    });
  });
}

const trimmed = ({ title, docNumber, clause, written }: Citation): Citation => ({
  title: title.trim(),
  docNumber: (docNumber ?? '').trim(),
  clause: (clause ?? '').trim(),
  ...(written === undefined ? {} : { written }),
});

/** Nobody changed what had been read of it. */
function isWrittenSo(written: string, { title, docNumber, clause }: Citation): boolean {
  const read = readCitation(written);
  return read.title === title && read.docNumber === docNumber && read.clause === clause;
}
