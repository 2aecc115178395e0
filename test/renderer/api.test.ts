/** The window's side of the port: queues before the engine is there, takes progress, cancels, and survives a restart. */
import { beforeAll, describe, expect, it } from 'vitest';
import { call, EngineError, listenForEngine, onEngineEvent } from '../../renderer/api';
import { type Request, requestSchema } from '../../shared/contract';
import { PORT_MESSAGE } from '../../shared/contract/envelope';

/** Stands for the engine behind a port: hands out requests in order and sends what the test says. */
class Engine {
  private readonly channel = new MessageChannel();
  private readonly arrived: Request[] = [];
  private waiting: ((request: Request) => void) | null = null;

  /** Posts the port into the window the way the preload bridge does. */
  connect(): void {
    this.channel.port2.onmessage = (event: MessageEvent<unknown>) => {
      const request = requestSchema.parse(event.data);
      if (this.waiting) this.waiting(request);
      else this.arrived.push(request);
      this.waiting = null;
    };
    const parts = { data: PORT_MESSAGE, ports: [this.channel.port1], source: window };
    window.dispatchEvent(Object.assign(new Event('message'), parts));
  }

  next(): Promise<Request> {
    const request = this.arrived.shift();
    if (request) return Promise.resolve(request);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  /** Id of the next request, which must ask for `method`. */
  async asked(method: string): Promise<number> {
    const request = await this.next();
    if (!('method' in request) || request.method !== method) throw new Error(`asked ${JSON.stringify(request)}`);
    return request.id;
  }

  send(reply: unknown): void {
    this.channel.port2.postMessage(reply);
  }

  close(): void {
    this.channel.port2.close();
  }
}

function failureOf(answer: Promise<unknown>): Promise<EngineError> {
  return answer.then(
    () => {
      throw new Error('the call was answered');
    },
    (error: unknown) => {
      if (error instanceof EngineError) return error;
      throw error;
    },
  );
}

type EngineState = 'ready' | 'restarting' | 'failed';
let tellState: (state: EngineState) => void = () => undefined;

beforeAll(() => {
  const shuangshu = {
    onEngine: (listener: (state: EngineState) => void) => {
      tellState = listener;
    },
  };
  Object.assign(globalThis, { window: Object.assign(new EventTarget(), { shuangshu }) });
  listenForEngine();
});

describe('call', () => {
  it('waits for the engine, then asks once and resolves with its value', async () => {
    const answer = call('units', {});
    const engine = new Engine();
    engine.connect();
    const id = await engine.asked('units');
    engine.send({ id, ok: true, value: [] });
    await expect(answer).resolves.toEqual([]);
    engine.close();
  });

  it('rejects with the code and a Chinese sentence; unknown codes become INTERNAL', async () => {
    const engine = new Engine();
    engine.connect();
    const first = failureOf(call('undo', {}));
    engine.send({ id: await engine.asked('undo'), ok: false, code: 'NOTHING_TO_UNDO', detail: {} });
    expect(await first).toMatchObject({ code: 'NOTHING_TO_UNDO', message: '没有可撤销的操作。' });
    const second = failureOf(call('redo', {}));
    engine.send({ id: await engine.asked('redo'), ok: false, code: 'MADE_UP', detail: {} });
    expect(await second).toMatchObject({ code: 'INTERNAL', detail: { code: 'MADE_UP' } });
    engine.close();
  });

  it('hears progress and asks the engine to stop when aborted', async () => {
    const engine = new Engine();
    engine.connect();
    const controller = new AbortController();
    const heard: number[] = [];
    const options = { signal: controller.signal, onProgress: ({ done }: { done: number }) => heard.push(done) };
    const answer = failureOf(call('verify', {}, options));
    const id = await engine.asked('verify');
    engine.send({ id, progress: { done: 3, total: 6, what: '文件' } });
    controller.abort();
    expect(await engine.next()).toEqual({ cancel: id });
    engine.send({ id, ok: false, code: 'CANCELLED', detail: {} });
    expect((await answer).code).toBe('CANCELLED');
    expect(heard).toEqual([3]);
    engine.close();
  });

  it('refuses what the old engine took with it, tells of the restart, and goes on with the new one', async () => {
    const old = new Engine();
    old.connect();
    const lost = failureOf(call('sealRound', {}));
    await old.asked('sealRound');
    const events: string[] = [];
    const stop = onEngineEvent((event) => events.push(event));
    const fresh = new Engine();
    fresh.connect();
    expect(await lost).toMatchObject({ code: 'INTERNAL', detail: { restarted: true } });
    expect(events).toEqual(['restarted']);
    const answer = call('sourceLists', {});
    fresh.send({ id: await fresh.asked('sourceLists'), ok: true, value: [] });
    await expect(answer).resolves.toEqual([]);
    stop();
    fresh.close();
  });

  it('keeps requests made while no engine is there for the next one', async () => {
    const dying = new Engine();
    dying.connect();
    const taken = failureOf(call('units', {}));
    await dying.asked('units');
    dying.close();
    expect((await taken).code).toBe('INTERNAL');
    const answer = call('schemes', {});
    const fresh = new Engine();
    fresh.connect();
    fresh.send({ id: await fresh.asked('schemes'), ok: true, value: [] });
    await expect(answer).resolves.toEqual([]);
    fresh.close();
  });

  it('says that something changed', async () => {
    const engine = new Engine();
    engine.connect();
    const changed = new Promise((resolve) => {
      const stop = onEngineEvent((event) => {
        stop();
        resolve(event);
      });
    });
    engine.send({ event: 'changed', seq: 5 });
    await expect(changed).resolves.toBe('changed');
    engine.close();
  });

  it('refuses at once when no engine will come any more, until one does', async () => {
    const engine = new Engine();
    engine.connect();
    const taken = failureOf(call('units', {}));
    await engine.asked('units');
    const events: string[] = [];
    const stop = onEngineEvent((event) => events.push(event));
    tellState('failed');
    expect(await taken).toMatchObject({ code: 'INTERNAL', detail: { stopped: true } });
    expect((await failureOf(call('units', {}))).detail).toEqual({ stopped: true });
    expect(events).toEqual(['stopped']);
    stop();
    const fresh = new Engine();
    fresh.connect();
    const answer = call('units', {});
    fresh.send({ id: await fresh.asked('units'), ok: true, value: [] });
    await expect(answer).resolves.toEqual([]);
    fresh.close();
  });
});
