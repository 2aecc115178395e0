/** Who starts parser processes: the app through Electron, the command line and the tests as child processes. */
import type { ParserReply, ParserRequest } from './parserMessages';

/** One living parser process. */
export interface ParserConnection {
  send(request: ParserRequest): void;
  onMessage(listener: (reply: ParserReply) => void): void;
  /** Called once when the process is gone for whatever reason; null when a signal ended it. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process at once; `onExit` follows. */
  kill(): void;
  /** Resident memory in bytes as last known, null when nobody can tell. */
  residentBytes(): number | null;
}

export interface ParserHost {
  /** A fresh process; the promise waits until it can take requests, and rejects when it cannot be started. */
  start(): Promise<ParserConnection>;
}
