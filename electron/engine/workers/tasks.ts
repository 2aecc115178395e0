/** Work that would block the engine longer than 50 ms, done in a worker thread or, where there is none, in place. */

import type { NearDuplicate } from '../../../shared/logic/matching/findNearDuplicates';
import type { TemplateContent, TemplateWords } from '../../../shared/model/layoutTemplate';
import type { Match, Matchable, MatchId } from '../../../shared/model/match';
import type { PaperDocument } from '../../../shared/model/paperDocument';
import type { DocumentFormat, Mismatch } from '../documents/rereadDocument';
import type { Form } from '../documents/writeForm';
import type { BuildRequest, BuiltLaws } from '../laws/buildLaws';
import type { CheckedFile } from './writeDocumentsTask';

/** The list whose entries are compared: those still undecided, and with an item those a person decided. */
export interface OwnList {
  readonly undecided: readonly Matchable[];
  readonly decided: readonly (readonly [entry: Pick<Matchable, 'id' | 'name'>, item: MatchId])[];
}

/** The items to compare with, each known by the entries that already belong to it. */
export interface PoolContent {
  readonly items: readonly Matchable[];
  readonly attached: readonly (readonly [item: MatchId, entries: readonly Matchable[]])[];
  /** In one of the pieces; without it, the entries asked together are taken for their units' lists. */
  readonly own?: OwnList;
}

export interface MatchQuestion {
  readonly entries: readonly Matchable[];
  /** Pairs of entry and item a person called “not the same”. */
  readonly refused?: readonly (readonly [entry: MatchId, item: MatchId])[];
  /** Compared as if their list held nothing else. */
  readonly alone?: boolean;
  readonly top: number;
}

/** Asks against a pool; `read` is called only when the worker does not hold the pool of that key already. */
export interface MatchInput extends MatchQuestion {
  readonly pool: { readonly key: string; read(): PoolContent };
}

/** Rows of one list, and pairs a person called different. */
export interface DuplicateQuestion {
  readonly rows: readonly Matchable[];
  readonly refused: readonly (readonly [MatchId, MatchId])[];
}

export type TaskInput =
  | {
      readonly task: 'match';
      readonly input: MatchQuestion;
      readonly pool: { readonly key: string; readonly content?: PoolContent };
    }
  | { readonly task: 'matchAmong'; readonly input: MatchQuestion; readonly content: PoolContent }
  | { readonly task: 'duplicates'; readonly question: DuplicateQuestion }
  | { readonly task: 'write'; readonly document: PaperDocument; readonly format: DocumentFormat }
  | {
      readonly task: 'fill';
      readonly template: Uint8Array;
      readonly words: TemplateWords;
      readonly content: TemplateContent;
    }
  | {
      readonly task: 'check';
      readonly bytes: Uint8Array;
      readonly document: PaperDocument;
      readonly format: DocumentFormat;
    }
  | { readonly task: 'form'; readonly form: Form }
  | { readonly task: 'buildLaws'; readonly request: BuildRequest };

/** A part of a pool on its way; `begins` at the first one. */
export interface PoolPiece {
  readonly piece: PoolContent;
  readonly key: string;
  readonly begins: boolean;
}

export type TaskReply =
  | { readonly id: number; readonly progress: readonly [done: number, total: number] }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

export interface TaskOptions {
  onProgress?(done: number, total: number): void;
  readonly signal?: AbortSignal;
}

/** Rejects with `TaskCancelled` when the signal aborts. */
export interface Tasks {
  match(input: MatchInput, options?: TaskOptions): Promise<Match[]>;
  /** Hands a large pool over piece by piece, with pauses for others in between; `match` then only names its key. */
  give(key: string, pieces: Iterable<PoolContent>): Promise<void>;
  /** Whether the pool of that key is indexed, so that a question is answered without waiting for that. */
  isReady(key: string): boolean;
  /** Against a few items of their own, beside whatever `match` is busy with. */
  matchAmong(content: PoolContent, question: MatchQuestion, options?: TaskOptions): Promise<Match[]>;
  duplicates(question: DuplicateQuestion, options?: TaskOptions): Promise<NearDuplicate[]>;
  /** The document as PDF; rejects where there is no page to print (`canPrint`). */
  print(document: PaperDocument, options?: TaskOptions): Promise<Uint8Array>;
  readonly canPrint: boolean;
  write(document: PaperDocument, format: DocumentFormat, options?: TaskOptions): Promise<Uint8Array>;
  /** An office's own template filled in, already read back. */
  fill(
    template: Uint8Array,
    words: TemplateWords,
    content: TemplateContent,
    options?: TaskOptions,
  ): Promise<Uint8Array>;
  /** Reads a written document back; null when it holds exactly what it should. */
  check(
    bytes: Uint8Array,
    format: DocumentFormat,
    document: PaperDocument,
    options?: TaskOptions,
  ): Promise<Mismatch | null>;
  /** A form or plain table as .xlsx, read back. */
  form(form: Form, options?: TaskOptions): Promise<CheckedFile>;
  /** Progress counts files. */
  buildLaws(request: BuildRequest, options?: TaskOptions): Promise<BuiltLaws>;
  close(): Promise<void>;
}

/** Draws the sheets of the preview on a hidden page and prints them to PDF. */
export type PrintDocument = (document: PaperDocument) => Promise<Uint8Array>;

export class TaskCancelled extends Error {
  constructor() {
    super('cancelled');
  }
}
