/** Sole user of the engine's MessagePort: sends requests, checks replies, and survives a restart of the engine. */
import type { Input, MethodName, Output, Request, Shell } from '../shared/contract';
import { isReply, PORT_MESSAGE, type Progress, type Reply } from '../shared/contract/envelope';
import { errorText, isErrorCode } from '../shared/errorText';
import type { ErrorCode, ErrorDetail } from '../shared/result';

declare global {
  interface Window {
    readonly shuangshu?: Shell;
  }
}

/** An expected failure of the engine, as thrown by `call`; its message is the Chinese sentence for it. */
export class EngineError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail) {
    super(errorText(code, detail));
    this.name = 'EngineError';
    this.code = code;
    this.detail = detail;
  }
}

export interface CallOptions {
  onProgress?(progress: Progress): void;
  signal?: AbortSignal | undefined;
}

/** `changed`: rows differ from what was read. `restarted`: a new engine answers; everything read before may be stale. `stopped`: no engine will come any more. */
export type EngineEvent = 'changed' | 'restarted' | 'stopped';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: EngineError) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

let port: MessagePort | null = null;
let hadPort = false;
let stopped = false;
let lastId = 0;
const pending = new Map<number, Pending>();
/** Requests made while no engine listens; sent when a port arrives. */
let queue: { id: number; request: Request }[] = [];
const listeners = new Set<(event: EngineEvent) => void>();

/**
 * Asks the engine. Resolves with the method's output; rejects with `EngineError`.
 * `onProgress` hears of jobs; aborting `signal` asks the engine to stop, the promise then rejects with `CANCELLED`.
 */
export function call<M extends MethodName>(method: M, input: Input<M>, options: CallOptions = {}): Promise<Output<M>> {
  lastId += 1;
  const id = lastId;
  return new Promise<Output<M>>((resolve, reject) => {
    pending.set(id, {
      // The engine answers with the contract's output type; the envelope around it is checked in `receive`.
      resolve: (value) => resolve(value as Output<M>),
      reject,
      onProgress: options.onProgress,
    });
    const request: Request = { id, method, input };
    if (stopped) settle(id)?.reject(new EngineError('INTERNAL', { stopped }));
    else if (port) port.postMessage(request);
    else queue.push({ id, request });
    options.signal?.addEventListener('abort', () => cancel(id), { once: true });
  });
}

/** Tells the listener of every change and restart until the returned function is called. */
export function onEngineEvent(listener: (event: EngineEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The native dialogs of the program's window. */
export function shell(): Shell {
  if (!window.shuangshu) throw new Error('the window runs without its preload bridge');
  return window.shuangshu;
}

/** Waits for ports from the preload bridge; call once, before the first `call`. */
export function listenForEngine(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const fresh = event.ports[0];
    if (event.source === window && event.data === PORT_MESSAGE && fresh) attach(fresh);
  });
  window.shuangshu?.onEngine((state) => {
    if (state === 'restarting') detach({ restarted: true });
    if (state === 'failed') giveUp();
  });
}

function attach(fresh: MessagePort): void {
  detach({ restarted: true });
  port = fresh;
  stopped = false;
  fresh.onmessage = (event: MessageEvent<unknown>) => {
    if (!isReply(event.data)) throw new Error('the engine sent no envelope');
    receive(event.data);
  };
  fresh.addEventListener('close', () => {
    if (port === fresh) detach({ restarted: true });
  });
  fresh.start();
  const waiting = queue;
  queue = [];
  for (const { request } of waiting) fresh.postMessage(request);
  if (hadPort) announce('restarted');
  hadPort = true;
}

/** Requests the old engine took with it are refused; those still queued wait for the new one. */
function detach(detail: ErrorDetail): void {
  if (!port) return;
  port.close();
  port = null;
  const queued = new Set(queue.map((waiting) => waiting.id));
  for (const id of [...pending.keys()]) {
    if (!queued.has(id)) settle(id)?.reject(new EngineError('INTERNAL', detail));
  }
}

function giveUp(): void {
  stopped = true;
  detach({ stopped });
  queue = [];
  for (const id of [...pending.keys()]) settle(id)?.reject(new EngineError('INTERNAL', { stopped }));
  announce('stopped');
}

function cancel(id: number): void {
  if (!pending.has(id)) return;
  if (queue.some((waiting) => waiting.id === id)) {
    queue = queue.filter((waiting) => waiting.id !== id);
    settle(id)?.reject(new EngineError('CANCELLED', {}));
    return;
  }
  const request: Request = { cancel: id };
  port?.postMessage(request);
}

function receive(reply: Reply): void {
  if ('event' in reply) announce('changed');
  else if ('progress' in reply) pending.get(reply.id)?.onProgress?.(reply.progress);
  else if (reply.ok) settle(reply.id)?.resolve(reply.value);
  else settle(reply.id)?.reject(failure(reply.code, reply.detail));
}

function failure(code: string, detail: ErrorDetail): EngineError {
  return isErrorCode(code) ? new EngineError(code, detail) : new EngineError('INTERNAL', { ...detail, code });
}

function settle(id: number): Pending | undefined {
  const request = pending.get(id);
  pending.delete(id);
  return request;
}

function announce(event: EngineEvent): void {
  for (const listener of listeners) listener(event);
}
