/** What the merge bench shows: a place's suggestions by kind, what stands around an entry, rows to confirm together. */

import type { DispositionKind } from '../model/disposition';
import type { ItemDraft } from '../model/item';
import type { UnitProfile } from '../model/unit';
import type { SourceRowView, Suggestion } from '../views';

/** 可确认: ticked beforehand · 疑两项: seems to hold two duties · 要看: ranked, a person chooses · 无相近: likely new or not the townships'. */
export type MatchKind = 'sure' | 'two' | 'look' | 'none';

export interface PlaceSuggestions {
  /** One per pending entry, in the file's order. */
  readonly rows: readonly {
    readonly entryId: number;
    readonly kind: MatchKind;
    /** As the table says; where it says none, that of the likeliest item; '' where there is none either. */
    readonly category: string;
    /** Items ticked beforehand: one, two for a row of two duties, or none. */
    readonly targets: readonly number[];
    /** The departments differ: the row starts unticked. */
    readonly warning: boolean;
  }[];
}

export type CandidateView = Suggestion['candidates'][number];

export interface ConfirmRow {
  readonly entryId: number;
  /** Row in the source table. */
  readonly row: number;
  readonly name: string;
  readonly text: string;
  readonly department: string;
  readonly targets: readonly CandidateView[];
  /** 边防大队 ≠ 市公安局; '' when there is nothing to warn of. */
  readonly warning: string;
}

/** Ids of a place's entries in the order of its files; `pending` are those without a fate. */
export interface EntryIds {
  readonly ids: readonly number[];
  readonly pending: readonly number[];
  /** Whose they are, by the place in `ids` where those of a unit begin. */
  readonly units: readonly { readonly from: number; readonly unit: string }[];
}

/** One 沟通记录. */
export interface NoteRow {
  readonly id: number;
  /** With whom it was talked over, or who is to answer. */
  readonly unitId: number | null;
  readonly unit: string;
  readonly person: string;
  /** ISO day of the talk. */
  readonly date: string;
  readonly text: string;
  readonly question: boolean;
  readonly answer: string;
  readonly operator: string;
  readonly at: string;
}

/** A question a unit has not answered yet, with what it is about. */
export interface OpenQuestion {
  readonly id: number;
  readonly unitId: number;
  readonly unit: string;
  readonly entryId: number | null;
  readonly itemId: number | null;
  readonly subject: string;
  readonly content: string;
  /** Who sent the entry in; '' for an item. */
  readonly sender: string;
  readonly text: string;
  readonly date: string;
  readonly operator: string;
}

/** Two entries of one unit that seem to say one duty. */
export interface EntryPair {
  readonly first: { readonly id: number; readonly row: number; readonly name: string };
  readonly second: { readonly id: number; readonly row: number; readonly name: string };
  /** What one of them alone says; 无 when nothing. */
  readonly difference: string;
}

/** What stands around one entry. */
export interface EntryDraft {
  readonly draft: ItemDraft;
  /** Bases in the draft as they stand that are no law or document as far as can be told. */
  readonly unreadBases: readonly string[];
  /** What the table calls the category, where the scheme has it under another name or not at all; '' when it is the scheme's own. */
  readonly writtenCategory: string;
  /** What the table calls the department, where the draft has its registered name instead; '' otherwise. */
  readonly writtenDepartment: string;
}

export interface EntryContext {
  readonly fileName: string;
  readonly neighbours: readonly {
    readonly id: number;
    readonly row: number;
    readonly name: string;
    readonly kind: DispositionKind;
  }[];
  readonly notes: readonly NoteRow[];
  /** “不是一回事”: items never suggested again for this entry. */
  readonly refused: readonly { readonly itemId: number; readonly name: string }[];
  /** The registered department the entry's words stand for, when it is written otherwise; null when unknown or the same. */
  readonly recognised: string | null;
  /** Profile of the sending township; null for departments. */
  readonly profile: UnitProfile | null;
}

/** The rows of the source table around an entry, its headings first. */
export interface OriginalRows {
  readonly sourceListId: number;
  readonly fileName: string;
  readonly sheet: string;
  readonly row: number;
  readonly rows: readonly SourceRowView[];
}

/** One part of an entry that holds two duties, with the items it may belong to. */
export interface PartSuggestion {
  readonly text: string;
  readonly candidates: readonly CandidateView[];
}

/** A township written in a table that nobody registered, and those registered that it may be. */
export interface StrangeTown {
  readonly name: string;
  readonly nearest: readonly string[];
}

/** What a unit wrote for a category that its list has not, nothing perhaps, and in how many entries. */
export interface StrangeCategory {
  readonly unitId: number;
  readonly unit: string;
  readonly listId: string;
  readonly written: string;
  readonly entries: number;
  /** What the unit's own name says where it wrote none; '' where that says nothing. */
  readonly likely: string;
}
