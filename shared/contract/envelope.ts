/** What travels from the engine to the window around a method's output; checked without a schema library, which the first page would wait for. */

/** Counts real things: 行, 文件, 镇. `total` is 0 while unknown. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

type Detail = Record<string, string | number | boolean | undefined>;

/** Answers, progress of jobs, and the broadcast after each write or when the project changes hands. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value?: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly detail: Detail }
  | { readonly id: number; readonly progress: Progress }
  | { readonly event: 'changed'; readonly seq: number };

/** Name of the window message that brings a fresh MessagePort, at load and after each restart of the engine. */
export const PORT_MESSAGE = 'shuangshu:port';

/** Whether a message on the port is an envelope; what it holds is the contract's output. */
export function isReply(message: unknown): message is Reply {
  if (!isRecord(message)) return false;
  if ('event' in message) return message.event === 'changed' && typeof message.seq === 'number';
  if (typeof message.id !== 'number') return false;
  if ('progress' in message) return isProgress(message.progress);
  if (message.ok === true) return true;
  return message.ok === false && typeof message.code === 'string' && isDetail(message.detail);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isProgress(value: unknown): value is Progress {
  return (
    isRecord(value) &&
    typeof value.done === 'number' &&
    typeof value.total === 'number' &&
    typeof value.what === 'string'
  );
}

function isDetail(value: unknown): value is Detail {
  return (
    isRecord(value) &&
    Object.values(value).every((part) => part === undefined || ['string', 'number', 'boolean'].includes(typeof part))
  );
}
