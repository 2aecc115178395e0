/** 批注 of a worksheet: notes of the old kind, and conversations of the new one, which keep a copy among the old. */
import type { CellNote } from '../../../../shared/model/grid';
import { cellNote } from '../cellNotes';
import type { GuardedZip } from '../guard/guardZip';
import { unescapeXml } from '../guard/xmlText';
import { child, parseXml, type XmlNode } from '../xmlTree';
import { parseRange } from './addresses';
import { linksOf } from './workbookSheets';

/** The tree of a part with more elements than this would not fit the reading process. */
const MOST_ELEMENTS = 500_000;

/** Null where they cannot be read. */
export function readSheetNotes(zip: GuardedZip, sheetPart: string): CellNote[] | null {
  const links = [...linksOf(zip, sheetPart).values()];
  const parts = (type: string) => links.filter((link) => link.type === type).map(({ part }) => part);
  const notes = treesOf(zip, parts('comments'));
  const talks = treesOf(zip, parts('threadedComment'));
  const persons = treesOf(
    zip,
    zip.names.filter((name) => /^xl\/persons\/[^/]+\.xml$/i.test(name)),
  );
  if (!notes || !talks || !persons) return null;
  const talked = talks.flatMap((tree) => threaded(tree, namesOf(persons)));
  const places = new Set(talked.map(placeOf));
  return [...notes.flatMap(plain).filter((note) => !places.has(placeOf(note))), ...talked];
}

const placeOf = ({ row, column }: CellNote): string => `${row} ${column}`;

/** Null where a part is too large or broken. */
function treesOf(zip: GuardedZip, parts: readonly string[]): XmlNode[] | null {
  const trees: XmlNode[] = [];
  for (const part of parts) {
    const bytes = zip.read(part);
    if (!bytes || zip.elements(part) > MOST_ELEMENTS) return null;
    try {
      trees.push(...parseXml(new TextDecoder().decode(bytes)));
    } catch {
      return null;
    }
  }
  return trees;
}

const named = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((one) => one.name === name) ?? [];

function textOf(node: XmlNode | undefined): string {
  if (!node) return '';
  // Readings of characters stand beside the text they explain.
  if (node.name === 'rPh') return '';
  // The tree leaves references by number as they are; line breaks are written so.
  if (node.name === '#text') return node.text.replace(/&#\w+;/g, unescapeXml);
  return node.children.map(textOf).join('');
}

function plain(tree: XmlNode): CellNote[] {
  const authors = named(child(tree, 'authors'), 'author').map(textOf);
  return named(child(tree, 'commentList'), 'comment').flatMap((comment) => {
    const author = authors[Number(comment.attributes.get('authorId'))] ?? '';
    return noteAt(comment, author, textOf(child(comment, 'text')));
  });
}

function noteAt(comment: XmlNode, author: string, text: string): CellNote[] {
  const cell = parseRange(comment.attributes.get('ref') ?? '');
  // Hung on no cell there is, it still says something.
  const note = cellNote(cell?.top ?? 0, cell?.left ?? 0, author, text);
  return note ? [note] : [];
}

function namesOf(persons: readonly XmlNode[]): ReadonlyMap<string, string> {
  return new Map(
    persons
      .flatMap((tree) => named(tree, 'person'))
      .map(({ attributes }) => [attributes.get('id') ?? '', attributes.get('displayName') ?? '']),
  );
}

/** Answers stand each for itself, under the name of who answered. */
function threaded(tree: XmlNode, persons: ReadonlyMap<string, string>): CellNote[] {
  return named(tree, 'threadedComment').flatMap((comment) =>
    noteAt(comment, persons.get(comment.attributes.get('personId') ?? '') ?? '', textOf(child(comment, 'text'))),
  );
}
