/** What a running call gets besides its input: how to report progress, and whether it was cancelled. */
import type { Progress } from '../../shared/contract/envelope';

export interface CallContext {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}
