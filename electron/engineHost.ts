/** Keeps the engine process alive, gives it what it asks for, and connects it to the window. */
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';
import type { Shell } from '../shared/contract';
import type { PaperDocument } from '../shared/model/paperDocument';
import { type Configuration, isFromEngine, type ToEngine } from './engine/hostMessages';
import { createParserHost } from './parserHost';
import { createPrinter } from './printer';

type EngineState = Parameters<Parameters<Shell['onEngine']>[0]>[0];

const restartsPerMinute = 5;
/** An engine that does not close its project in this time is ended; every committed action is on disk anyway. */
const closeWithin = 5_000;

export interface EngineHost {
  /** Hands this window a port now and whenever its page loads or the engine restarts. */
  attach(window: BrowserWindow): void;
  /** Resolves when the engine knows the paths: the page may use the token at once, over a port of its own. */
  grant(token: string, paths: readonly string[]): Promise<void>;
  /** Asks the engine to close the project and resolves when its process is gone. */
  close(): Promise<void>;
}

/** Starts `program` once `begin` resolves, and restarts it when it dies, at most five times a minute. */
export function startEngine(program: string, parserProgram: string, begin: Promise<unknown>): EngineHost {
  const grants = new Map<string, readonly string[]>();
  const unanswered = new Map<string, () => void>();
  let deaths: number[] = [];
  let window: BrowserWindow | null = null;
  let state: EngineState = 'restarting';
  let closing = false;
  let pageReady = false;

  const parsers = createParserHost(parserProgram, (message, ports) => engine?.postMessage(message, ports));
  const printer = createPrinter();
  let engine: UtilityProcess | null = null;
  void begin.then(() => {
    if (!closing) engine = start();
  });

  function start(): UtilityProcess {
    const child = utilityProcess.fork(program, [], { serviceName: 'shuangshu-engine', stdio: 'inherit' });
    child.on('message', (message: unknown) => {
      if (!isFromEngine(message)) throw new Error(`unknown message from the engine: ${JSON.stringify(message)}`);
      if (message.type === 'granted') unanswered.get(message.token)?.();
      else if (message.type === 'spawnParser') parsers.spawn(message.id);
      else if (message.type === 'killParser') parsers.kill(message.id);
      else void print(child, message.id, message.document);
    });
    child.once('spawn', () => {
      state = 'ready';
      connect();
    });
    child.once('exit', (code) => onExit(code));
    // Messages wait in the pipe until the engine listens.
    child.postMessage({ type: 'configure', ...configuration(), afterCrash: deaths.length > 0 } satisfies ToEngine);
    for (const [token, paths] of grants) child.postMessage({ type: 'grant', token, paths } satisfies ToEngine);
    return child;
  }

  async function print(asking: UtilityProcess, id: number, document: PaperDocument): Promise<void> {
    const reply: ToEngine = await printer.print(document).then(
      (bytes) => ({ type: 'printed', id, bytes }),
      (error: unknown) => ({ type: 'printed', id, error: String(error) }),
    );
    if (asking === engine) asking.postMessage(reply);
  }

  function onExit(code: number): void {
    parsers.killAll();
    // The next engine is given all of them before it gets a port.
    for (const answered of unanswered.values()) answered();
    if (closing) return;
    console.error(`engine exited with code ${code}`);
    const now = Date.now();
    deaths = [...deaths.filter((time) => now - time < 60_000), now];
    if (deaths.length > restartsPerMinute) {
      engine = null;
      tell('failed');
      return;
    }
    tell('restarting');
    engine = start();
  }

  /** Both sides must be there: the engine's process and a page whose scripts have run. */
  function connect(): void {
    if (engine === null || state !== 'ready' || !pageReady || window === null || window.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    engine.postMessage({ type: 'connect' } satisfies ToEngine, [port1]);
    window.webContents.postMessage('shuangshu:port', null, [port2]);
    tell('ready');
  }

  function tell(next: EngineState): void {
    state = next;
    if (pageReady && window !== null && !window.isDestroyed()) window.webContents.send('shell:engine', state);
  }

  return {
    attach: (shown) => {
      window = shown;
      const lose = (): void => {
        pageReady = false;
      };
      // A new document or a dead page loses the port; a navigation that was only tried and refused does not.
      shown.webContents.on('did-navigate', lose);
      shown.on('closed', printer.close);
      shown.webContents.on('render-process-gone', lose);
      shown.webContents.on('dom-ready', () => {
        pageReady = true;
        if (state === 'ready') connect();
        else tell(state);
      });
    },
    grant: async (token, paths) => {
      grants.set(token, paths);
      const running = engine;
      // An engine not started yet is given them with its configuration.
      if (running === null) return;
      await new Promise<void>((answered) => {
        unanswered.set(token, answered);
        running.postMessage({ type: 'grant', token, paths } satisfies ToEngine);
      });
      unanswered.delete(token);
    },
    close: () => {
      closing = true;
      return engine ? endWithin(engine, closeWithin) : Promise.resolve();
    },
  };
}

function configuration(): Omit<Configuration, 'afterCrash'> {
  return {
    userData: app.getPath('userData'),
    documents: app.getPath('documents'),
    resources: app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources'),
    operator: accountName(),
    computer: hostname(),
    version: app.getVersion(),
  };
}

/** Accounts without an entry in the user database (some domain set-ups) make userInfo throw. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USERNAME ?? process.env.USER ?? '未知账号';
  }
}

function endWithin(engine: UtilityProcess, milliseconds: number): Promise<void> {
  return new Promise((done) => {
    if (engine.pid === undefined) {
      done();
      return;
    }
    const timer = setTimeout(() => engine.kill(), milliseconds);
    engine.once('exit', () => {
      clearTimeout(timer);
      done();
    });
    engine.postMessage({ type: 'close' } satisfies ToEngine);
  });
}
