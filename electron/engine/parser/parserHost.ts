/** One living parser process as the engine sees it, whoever started it: the app through Electron, or plain Node as a child. */
import { isParserReply, type ParserReply, type ParserRequest } from './parserMessages';

export interface ParserHost {
  /** A fresh process; the promise waits until it can take requests, and rejects when it cannot be started. */
  start(): Promise<ParserConnection>;
}

/** What only the one who started a process can do with it. */
interface ParserProcess {
  send(request: ParserRequest): void;
  /** Ends the process at once. */
  kill(): void;
  /** Resident memory in bytes as last known, null when nobody can tell. */
  residentBytes(): number | null;
}

/** The host tells it what the process said (`hear`) and that it is gone (`leave`). */
export class ParserConnection {
  private readonly listeners: ((reply: ParserReply) => void)[] = [];
  private readonly exits: ((code: number | null) => void)[] = [];
  private gone: { readonly code: number | null } | null = null;

  constructor(private readonly process: ParserProcess) {}

  /** Resolves once the process can take requests; rejects when it ends before. */
  ready(): Promise<ParserConnection> {
    return new Promise((resolve, reject) => {
      this.onExit((code) => reject(new Error(`parser process ended before it was ready (${code})`)));
      this.onMessage((reply) => {
        if (reply.type === 'ready') resolve(this);
      });
    });
  }

  send(request: ParserRequest): void {
    if (!this.gone) this.process.send(request);
  }

  onMessage(listener: (reply: ParserReply) => void): void {
    this.listeners.push(listener);
  }

  /** Called once when the process is gone for whatever reason; null when a signal ended it. */
  onExit(listener: (code: number | null) => void): void {
    if (this.gone) listener(this.gone.code);
    else this.exits.push(listener);
  }

  /** `onExit` follows. */
  kill(): void {
    this.process.kill();
  }

  residentBytes(): number | null {
    return this.process.residentBytes();
  }

  hear(message: unknown): void {
    if (isParserReply(message)) for (const listener of this.listeners) listener(message);
  }

  leave(code: number | null): void {
    if (this.gone) return;
    this.gone = { code };
    for (const listener of this.exits) listener(code);
  }
}
