/** What the engine and the parser process say to each other, the same over child-process IPC and a MessagePort. */
import type { ReadDocument } from '../../../shared/model/grid';
import type { Result } from '../../../shared/result';

export interface ParserRequest {
  readonly type: 'read';
  /** Chosen by the engine; answers carry it back. */
  readonly id: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * `ready` once after the start; `beat` while reading: a sign of life, and for how many milliseconds from now the next
 * one may fail to come because a library is at work; `done` ends a request.
 */
export type ParserReply =
  | { readonly type: 'ready' }
  | { readonly type: 'beat'; readonly id: number; readonly quietMs: number }
  | { readonly type: 'done'; readonly id: number; readonly result: Result<ReadDocument> };

export function isParserRequest(value: unknown): value is ParserRequest {
  if (typeof value !== 'object' || value === null) return false;
  if (!('type' in value && 'id' in value && 'fileName' in value && 'bytes' in value)) return false;
  return value.type === 'read' && typeof value.fileName === 'string' && value.bytes instanceof Uint8Array;
}

/** Types were checked when this program was built; only the kind of message is looked at here. */
export function isParserReply(value: unknown): value is ParserReply {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  return value.type === 'ready' || value.type === 'beat' || value.type === 'done';
}
