/** The boundary's engine side: validates what arrives on the port, runs it, answers; never lets an exception out raw. */
import { basename } from 'node:path';
import { contract, type MethodName, requestSchema } from '../../shared/contract';
import type { Reply } from '../../shared/contract/envelope';
import { type ErrorDetail, type Failure, fail, type Result } from '../../shared/result';
import type { CallContext } from './callContext';
import { handlers } from './handlers';
import type { Workbench } from './workbench';

/** A MessagePort, as far as it is used here. */
export interface ClientPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

/** Parses the input by the contract and runs the method. Errors: UNKNOWN_METHOD, BAD_INPUT with the field, DISK_* when the disk fails under a read, INTERNAL for our bugs. */
export async function callMethod(
  bench: Workbench,
  method: string,
  input: unknown,
  context: CallContext,
): Promise<Result<unknown>> {
  if (!isMethod(method)) return fail('UNKNOWN_METHOD', { method });
  const parsed = contract[method].input.safeParse(input);
  if (!parsed.success) return fail('BAD_INPUT', { field: parsed.error.issues[0]?.path.join('.') ?? '', method });
  try {
    const handler = handlers[method] as (
      bench: Workbench,
      input: unknown,
      context: CallContext,
    ) => Promise<Result<unknown>>;
    if (contract[method].kind !== 'read') await bench.longWriteEnded();
    return await handler(bench, parsed.data, context);
  } catch (error) {
    const failure = bench.diskFailureOf(error);
    if (failure) return failure;
    console.error(`${method}:`, error);
    return fail('INTERNAL', { method });
  }
}

/** One window, as it is served. */
interface Served {
  tellChanged(seq: number): void;
  /** Gives up what runs and waits until all of it has put its half-made files away. */
  stop(): Promise<void>;
}

/** Serves one window until its port closes. */
export function serve(port: ClientPort, bench: Workbench): Served {
  const running = new Map<number, AbortController>();
  const calls = new Set<Promise<void>>();
  const send = (reply: Reply) => port.postMessage(reply);

  async function run(id: number, method: string, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const context: CallContext = { signal: controller.signal, onProgress: (progress) => send({ id, progress }) };
    const result = await callMethod(bench, method, input, context);
    running.delete(id);
    send(result.ok ? { id, ok: true, value: result.value } : refusal(id, result));
  }

  port.on('message', ({ data }) => {
    const request = requestSchema.safeParse(data);
    if (!request.success) {
      console.error('malformed request', request.error.message);
      return;
    }
    if ('cancel' in request.data) running.get(request.data.cancel)?.abort();
    else {
      const call = run(request.data.id, request.data.method, request.data.input);
      calls.add(call);
      void call.finally(() => calls.delete(call));
    }
  });
  port.start();
  return {
    tellChanged: (seq) => send({ event: 'changed', seq }),
    async stop() {
      for (const controller of running.values()) controller.abort();
      await Promise.allSettled(calls);
    },
  };
}

function refusal(id: number, { code, detail }: Failure): Reply {
  return { id, ok: false, code, detail: withoutPath(detail) };
}

/** Paths stay on this side; the window gets the name. */
export function withoutPath(detail: ErrorDetail): ErrorDetail {
  return typeof detail.file === 'string' ? { ...detail, file: basename(detail.file) } : detail;
}
