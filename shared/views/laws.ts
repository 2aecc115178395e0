/** What the window is told of the office's law library. */
import type { BasisLevel } from '../model/basis';
import type { CitationRow } from './bases';

export interface LawLibraryView {
  readonly documents: number;
  readonly articles: number;
  /** '' while nothing was indexed. */
  readonly indexedAt: string;
  readonly folders: readonly { readonly name: string; readonly folder: string; readonly documents: number }[];
  readonly unread: readonly { readonly fileName: string; readonly why: string }[];
}

export interface IndexedLaws {
  readonly documents: number;
  readonly articles: number;
  readonly twice: number;
  readonly unread: number;
  /** Cited documents of which the library now holds a later version than before. */
  readonly renewed: readonly string[];
}

export interface LawVersion {
  readonly documentId: number;
  readonly title: string;
  readonly date: string;
  readonly effectiveOn: string;
  readonly fileName: string;
  readonly newest: boolean;
}

export interface ArticleText {
  readonly place: string;
  readonly label: string;
  readonly heading: string;
  readonly text: string;
}

/** Where a cited article stands in a later version. */
export interface ArticleMoved {
  readonly before: ArticleText;
  readonly kind: 'same' | 'changed' | 'moved' | 'gone';
  readonly after: ArticleText | null;
}

/** The version a citation was made for, where it is not the one in force on the day of the list. */
export interface OtherVersion {
  /** Named in the citation (2017年修正), or its excerpt stands there, or it was in force when the citation was made. */
  readonly by: 'named' | 'excerpt' | 'cited';
  /** 2017, 2018-12-29: as far as it is known. */
  readonly edition: string;
  /** The document's title in the library of bases names it, so every list prints it. */
  readonly inTitle: boolean;
  /** False: the law library does not hold it. */
  readonly held: boolean;
  /** The one in force. */
  readonly current: LawVersion;
  /** Where its articles stand in the one in force; none where it is not held. */
  readonly moves: readonly ArticleMoved[];
}

/** A citation held against the library: found, no such article, or the document is not there. */
export interface CheckedCitation {
  readonly citationId: number;
  readonly state: 'found' | 'noArticle' | 'noLaw' | 'noPlace';
  /** The version looked at, and all others, the newest first. */
  readonly version: LawVersion | null;
  readonly versions: readonly LawVersion[];
  readonly other: OtherVersion | null;
  readonly articles: readonly ArticleText[];
  /** Where no article is cited: the one of the document that is nearest to the duty. */
  readonly nearest: ArticleText | null;
  /** Words the duty and the article share; empty: it may not speak of this duty. */
  readonly shared: readonly string[];
  readonly namesTownships: boolean;
}

export interface ArticleSuggestion {
  readonly documentId: number;
  readonly title: string;
  readonly docNumber: string;
  readonly level: BasisLevel;
  readonly date: string;
  /** '' where it is not known. */
  readonly effectiveOn: string;
  /** It comes into force only after the day of the list. */
  readonly notYet: boolean;
  readonly place: string;
  readonly label: string;
  readonly heading: string;
  readonly text: string;
  readonly shared: readonly string[];
  readonly namesTownships: boolean;
}

/** How many citations the library bears out. */
export interface CitationCheckTotals {
  readonly found: number;
  readonly noArticle: number;
  readonly noLaw: number;
  readonly noPlace: number;
  /** Citations at an article that the cited document does not have. */
  readonly wrong: readonly CitationRow[];
}

/** A citation made for an earlier version than the newest: where its article stands there. */
export interface MovedCitation extends ArticleMoved {
  readonly citation: CitationRow;
  readonly from: LawVersion;
  /** How that version is known: `named`, `excerpt`; in `force` on the day of the list; only its `words` speak of the duty. */
  readonly by: OtherVersion['by'] | 'force' | 'words';
  readonly to: LawVersion;
}

/** A citation of a document that is to give way to another: where its articles stand there. */
export interface ReplacementRow {
  readonly citation: CitationRow;
  /**
   * Word for word at that article, there but reworded, under another number; not to be found, or no article at all, so that
   * a person has to write it; the law library lacks one of the two; the document is cited as a whole.
   */
  readonly state: 'same' | 'changed' | 'moved' | 'unmapped' | 'noLaw' | 'noPlace';
  /** In the other document; '' where a person has to write it. */
  readonly clause: string;
  readonly moves: readonly ArticleMoved[];
}
