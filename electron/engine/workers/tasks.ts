/** Work that would block the engine longer than 50 ms, done in a worker thread or, where there is none, in place. */
import type { Match, Matchable, MatchId } from '../../../shared/model/match';
import type { PageDescription } from '../../../shared/model/townshipList';
import type { ListFormat } from '../documents/rereadList';

export interface MatchInput {
  readonly items: readonly Matchable[];
  readonly entries: readonly Matchable[];
  readonly attached: readonly (readonly [item: MatchId, entries: readonly Matchable[]])[];
  readonly top: number;
}

export type TaskInput =
  | { readonly task: 'match'; readonly input: MatchInput }
  | { readonly task: 'write'; readonly page: PageDescription; readonly format: ListFormat };

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
  write(page: PageDescription, format: ListFormat, options?: TaskOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

export class TaskCancelled extends Error {
  constructor() {
    super('cancelled');
  }
}
