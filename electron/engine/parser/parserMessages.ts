/** What the engine and the parser process say to each other, the same over child-process IPC and a MessagePort. */
import type { DescribedReading } from '../../../shared/logic/reading/describeReading';
import type { PreviewContext } from '../../../shared/logic/reading/readForPreview';
import type { FileFormat, ReadDocument } from '../../../shared/model/grid';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import type { Result } from '../../../shared/result';

/** A file understood inside the parser process. */
export interface ReadFileTable {
  readonly format: FileFormat;
  readonly table: ReadTable;
}

/** The scheme's categories, its fields' labels, and the names and aliases of the project's townships. */
export interface NamesKnown {
  readonly categories: readonly string[];
  readonly fields: readonly string[];
  readonly townships: readonly string[];
}

export interface ParserRequest {
  readonly type: 'read';
  /** Chosen by the engine; answers carry it back. */
  readonly id: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Read for a person to look at: grids and understanding. */
  readonly preview?: PreviewContext;
  /** What the project knows by name: given, the answer is what the tables mean; absent, it is the grids as they stand. */
  readonly known?: NamesKnown;
  /** Only the text is wanted, not the tables. */
  readonly textOnly?: boolean;
}

/**
 * The long lists of an answer travel ahead of it, two hundred items at a time, so that the engine is never held up by
 * one; as JSON, which both sides handle faster than so many small objects.
 */
export interface Piece {
  readonly of: 'rows' | 'entries' | 'issues' | 'gridRows';
  /** Of the grid the rows belong to; 0 for what belongs to the table. */
  readonly grid: number;
  readonly count: number;
  readonly json: string;
}

/** Comes with its long lists emptied; they are the pieces sent before. A reading is described once, for the preview. */
export type ParserAnswer =
  | { readonly of: 'document'; readonly result: Result<ReadDocument> }
  | { readonly of: 'table'; readonly result: Result<ReadFileTable> }
  | { readonly of: 'reading'; readonly result: Result<DescribedReading> }
  | { readonly of: 'text'; readonly result: Result<string> };

/**
 * `ready` once after the start; `beat` while reading: a sign of life, and for how many milliseconds from now the next
 * one may fail to come because a library is at work; `rows` are the rows of a large sheet read so far, `allowMs` is the
 * time these deserve beyond the usual; `piece` a part of the answer; `done` ends a request.
 */
export type ParserReply =
  | { readonly type: 'ready' }
  | {
      readonly type: 'beat';
      readonly id: number;
      readonly quietMs: number;
      readonly rows?: number;
      readonly allowMs?: number;
    }
  | { readonly type: 'piece'; readonly id: number; readonly piece: Piece }
  | { readonly type: 'done'; readonly id: number; readonly answer: ParserAnswer };

export function isParserRequest(value: unknown): value is ParserRequest {
  if (typeof value !== 'object' || value === null) return false;
  if (!('type' in value && 'id' in value && 'fileName' in value && 'bytes' in value)) return false;
  return value.type === 'read' && typeof value.fileName === 'string' && value.bytes instanceof Uint8Array;
}

const replies: ReadonlySet<unknown> = new Set(['ready', 'beat', 'piece', 'done']);

/** Types were checked when this program was built; only the kind of message is looked at here. */
export function isParserReply(value: unknown): value is ParserReply {
  return typeof value === 'object' && value !== null && 'type' in value && replies.has(value.type);
}
