/** Reads one file through a parser process, which is ended when it takes too long, falls silent or grows too large. */
import type { DescribedReading } from '../../../shared/logic/reading/describeReading';
import type { PreviewContext } from '../../../shared/logic/reading/readForPreview';
import type { ReadDocument } from '../../../shared/model/grid';
import { fail, type Result } from '../../../shared/result';
import type { ParserConnection, ParserHost } from './parserHost';
import type { NamesKnown, ParserAnswer, ParserReply, ReadFileTable } from './parserMessages';
import { PieceBox } from './pieces';

export interface ReadLimits {
  readonly maxBytes: number;
  /** From sending a file of 20 MB to its answer. */
  readonly wallMs: number;
  /** Without a sign of life, unless the parser announced a longer silence. */
  readonly silenceMs: number;
  readonly residentBytes: number;
  /** How often memory and time are looked at. */
  readonly pollMs: number;
}

export const defaultReadLimits: ReadLimits = {
  maxBytes: 100 * 1024 * 1024,
  wallMs: 60_000,
  silenceMs: 8_000,
  residentBytes: 1.2e9,
  pollMs: 250,
};

export interface FileReader {
  /**
   * One file at a time; further calls wait for their turn. FILE_TOO_LARGE, CANCELLED, FILE_UNREADABLE with
   * `detail.reason` when the process had to be ended, else what `readDocument` says.
   */
  readFile(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<Result<ReadDocument>>;
  /**
   * As `readFile`, with the tables understood in the same process by what the project knows. NO_TABLE,
   * NO_HEADER and TABLE_SIDEWAYS besides; then `detail.format` says what the file was.
   */
  readTable(
    bytes: Uint8Array,
    fileName: string,
    known: NamesKnown,
    signal?: AbortSignal,
  ): Promise<Result<ReadFileTable>>;
  /**
   * As `readFile`, understood in the same process for a person to look at, with corrections; NO_TABLE and
   * TABLE_SIDEWAYS besides. `onRows` hears how many rows of a large sheet have been read.
   */
  readPreview(
    bytes: Uint8Array,
    context: PreviewContext,
    run?: { readonly signal?: AbortSignal; onRows?(rows: number): void },
  ): Promise<Result<DescribedReading>>;
  /** The text of a .docx, one paragraph a line, in the same turn and under the same limits as `readFile`. */
  readText(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<Result<string>>;
  /** Ends the process after the reads under way. */
  close(): Promise<void>;
}

const reasons = {
  wall: '读取时间过长，已停止',
  silence: '读取没有进展，已停止',
  memory: '读取占用内存过大，已停止',
  ended: '读取程序意外退出',
  start: '读取程序无法启动',
} as const;

type Reason = keyof typeof reasons;

/** A small file has to be done within this time, as long as nothing shows how much there is in it. */
const leastWallMs = 9_000;

/** Of 20 MB the whole time, of less or more in proportion. */
function wallFor(bytes: number, { wallMs }: ReadLimits): number {
  const least = Math.min(leastWallMs, wallMs);
  return least + (wallMs - least) * (bytes / (20 * 1024 * 1024));
}

/** After a large file the process is replaced, or the next file would be ended for the memory of this one. */
const tiredShare = 0.4;

interface Job {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly preview?: PreviewContext;
  readonly known?: NamesKnown;
  readonly textOnly?: boolean;
}

type Refused = Extract<Result<never>, { ok: false }>;
type Answered = ParserAnswer | Refused;

/** One request on one connection, until it is answered or given up. */
class Reading {
  private readonly started = performance.now();
  private quietUntil: number;
  /** Time beyond the usual for what was read so far: a small file may unpack to a large table. */
  private allowed = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly pieces = new PieceBox();
  private settle: (answer: Answered, alive: boolean) => void = () => undefined;

  constructor(
    private readonly connection: ParserConnection,
    private readonly id: number,
    private readonly limits: ReadLimits,
    private readonly onRows?: (rows: number) => void,
  ) {
    this.quietUntil = this.started + limits.silenceMs;
  }

  /** `alive` tells whether the process may take a further file. */
  run(job: Job, signal: AbortSignal | undefined): Promise<{ answer: Answered; alive: boolean }> {
    return new Promise((resolve) => {
      const cancel = (): void => this.giveUp(fail('CANCELLED', {}));
      this.settle = (answer, alive) => {
        clearInterval(this.timer);
        signal?.removeEventListener('abort', cancel);
        this.settle = () => undefined;
        resolve({ answer, alive });
      };
      signal?.addEventListener('abort', cancel);
      const wall = wallFor(job.bytes.length, this.limits);
      this.timer = setInterval(() => this.look(wall, job.fileName), this.limits.pollMs);
      this.connection.send({ type: 'read', id: this.id, ...job });
    });
  }

  hear(reply: ParserReply): void {
    if (reply.type === 'ready' || reply.id !== this.id) return;
    if (reply.type === 'piece') this.pieces.take(reply.piece);
    if (reply.type === 'beat') {
      if (reply.rows !== undefined) this.onRows?.(reply.rows);
      this.allowed += reply.allowMs ?? 0;
    }
    if (reply.type === 'done') this.settle(this.pieces.complete(reply.answer), true);
    else
      this.quietUntil = performance.now() + Math.max(reply.type === 'beat' ? reply.quietMs : 0, this.limits.silenceMs);
  }

  exited(): void {
    this.settle(fail('FILE_UNREADABLE', { reason: reasons.ended }), false);
  }

  private look(wall: number, fileName: string): void {
    const now = performance.now();
    const stop = (reason: Reason): void => {
      this.giveUp(fail('FILE_UNREADABLE', { reason: reasons[reason], file: fileName }));
    };
    if ((this.connection.residentBytes() ?? 0) > this.limits.residentBytes) stop('memory');
    else if (now - this.started > wall + this.allowed) stop('wall');
    else if (now > this.quietUntil) stop('silence');
  }

  private giveUp(refusal: Refused): void {
    // Settled first: the exit that follows must not be told as an accident.
    this.settle(refusal, false);
    this.connection.kill();
  }
}

/** The parser answers with what it was asked for; anything else is a fault of this program. */
function misplaced(): never {
  throw new Error('the parser answered another kind of request');
}

class ParserReader implements FileReader {
  private connection: ParserConnection | null = null;
  private reading: Reading | null = null;
  private lastId = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: ParserHost,
    private readonly limits: ReadLimits,
  ) {}

  readFile: FileReader['readFile'] = async (bytes, fileName, signal) => {
    const answer = await this.turn({ bytes, fileName }, signal);
    return 'of' in answer ? (answer.of === 'document' ? answer.result : misplaced()) : answer;
  };

  readTable: FileReader['readTable'] = async (bytes, fileName, known, signal) => {
    const answer = await this.turn({ bytes, fileName, known }, signal);
    return 'of' in answer ? (answer.of === 'table' ? answer.result : misplaced()) : answer;
  };

  readText: FileReader['readText'] = async (bytes, fileName, signal) => {
    const answer = await this.turn({ bytes, fileName, textOnly: true }, signal);
    return 'of' in answer ? (answer.of === 'text' ? answer.result : misplaced()) : answer;
  };

  readPreview: FileReader['readPreview'] = async (bytes, preview, { signal, onRows } = {}) => {
    const answer = await this.turn({ bytes, fileName: preview.fileName, preview }, signal, onRows);
    return 'of' in answer ? (answer.of === 'reading' ? answer.result : misplaced()) : answer;
  };

  private turn(job: Job, signal: AbortSignal | undefined, onRows?: (rows: number) => void): Promise<Answered> {
    const turn = this.queue.then(() => this.read(job, signal, onRows));
    this.queue = turn;
    return turn;
  }

  close: FileReader['close'] = async () => {
    await this.queue;
    this.retire();
  };

  private async read(job: Job, signal?: AbortSignal, onRows?: (rows: number) => void): Promise<Answered> {
    const { bytes, fileName } = job;
    if (signal?.aborted) return fail('CANCELLED', {});
    if (bytes.length > this.limits.maxBytes) return fail('FILE_TOO_LARGE', { file: fileName });
    const connection = await this.connect();
    if (!connection) return fail('FILE_UNREADABLE', { reason: reasons.start, file: fileName });
    this.lastId += 1;
    this.reading = new Reading(connection, this.lastId, this.limits, onRows);
    const { answer, alive } = await this.reading.run(job, signal);
    this.reading = null;
    if (!alive) this.connection = null;
    else if ((connection.residentBytes() ?? 0) > this.limits.residentBytes * tiredShare) this.retire();
    return answer;
  }

  private retire(): void {
    const { connection } = this;
    this.connection = null;
    connection?.kill();
  }

  /** The living process, or a fresh one in place of one that was ended; null when none can be started. */
  private async connect(): Promise<ParserConnection | null> {
    if (this.connection) return this.connection;
    try {
      const connection = await this.host.start();
      connection.onMessage((reply) => this.reading?.hear(reply));
      connection.onExit(() => {
        if (this.connection !== connection) return;
        this.connection = null;
        this.reading?.exited();
      });
      this.connection = connection;
      return connection;
    } catch {
      // The host rejects when the process ends before it is ready; the file is then refused like any unreadable one.
      return null;
    }
  }
}

/** A reader that keeps its process between files and replaces it when it had to be ended. */
export function openFileReader(host: ParserHost, limits: ReadLimits = defaultReadLimits): FileReader {
  return new ParserReader(host, limits);
}

/** Reads a single file with a process of its own. For many files keep one `openFileReader`. */
export async function readFile(
  host: ParserHost,
  bytes: Uint8Array,
  fileName: string,
  signal?: AbortSignal,
  limits: ReadLimits = defaultReadLimits,
): Promise<Result<ReadDocument>> {
  const reader = openFileReader(host, limits);
  try {
    return await reader.readFile(bytes, fileName, signal);
  } finally {
    await reader.close();
  }
}
