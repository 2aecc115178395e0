/** The pieces of rows counted: of the name, of name and text together, and plain n-grams of both as written. */
import { addGrams, conceptPiece, Numbering, PieceCounter, type Row, Shelf } from './pieces';
import type { Profile } from './profile';
import type { Meaning } from './thesaurus';

/** A concept weighs like a few n-grams of its rarity; a related word half, a word of every duty less still. */
const CONCEPT = { strong: 3.2, related: 1.4, general: 1 } as const;

export interface CountedPieces {
  readonly name: Row;
  /** Of name and text; the same row as `name` where there is no text. */
  readonly all: Row;
  readonly plain: Row;
}

/** Counts rows by the numbers of its two vocabularies; the rows stand side by side on boards. */
export class RowCounter {
  readonly words = new Numbering();
  readonly plainWords = new Numbering();
  readonly shelf = new Shelf();
  private readonly known = new PieceCounter();
  private readonly plain = new PieceCounter();

  count({ known: { name, text }, nameMeanings, textMeanings, written }: Profile): CountedPieces {
    addGrams(this.known, this.words, name);
    const grams = this.known.size;
    this.addConcepts(nameMeanings);
    const nameRow = this.known.copy(this.shelf);
    if (text !== '') {
      // The whole begins with the n-grams of the name and ends with its concepts.
      this.known.keep(grams);
      addGrams(this.known, this.words, text);
      this.addConcepts(textMeanings);
      this.addConcepts(nameMeanings);
    }
    const all = text === '' ? nameRow : this.known.copy(this.shelf);
    this.known.keep(0);
    addGrams(this.plain, this.plainWords, written.normalize('NFKC').toLowerCase());
    return { name: nameRow, all, plain: this.plain.take(this.shelf) };
  }

  private addConcepts(meanings: readonly Meaning[]): void {
    for (const { concept, strong, general } of meanings) {
      const value = general ? CONCEPT.general : strong ? CONCEPT.strong : CONCEPT.related;
      this.known.raise(this.words.add(conceptPiece(concept)), value);
    }
  }
}
