/** The engine process inside the app: waits for its configuration, serves the window's port, closes in order. */
import { join } from 'node:path';
import type { Configuration, FromEngine, HostLink, HostPort, ToEngine } from './hostMessages';
import { hostPrinter } from './hostPrinter';
import { utilityParserHost } from './parser/utilityParserHost';
import { type ClientPort, serve } from './serve';
import { Workbench } from './workbench';
import { threadTasks } from './workers/threadTasks';

/** Electron's `process.parentPort`, typed here because the engine is plain Node and imports no Electron. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToEngine; ports: (HostPort & ClientPort)[] }) => void): void;
  postMessage(message: FromEngine): void;
}

const parent = (process as unknown as { parentPort: ParentPort }).parentPort;

const listeners: ((message: ToEngine, ports: readonly HostPort[]) => void)[] = [];
const link: HostLink = {
  post: (message) => parent.postMessage(message),
  onMessage: (listener) => listeners.push(listener),
};

let bench: Workbench | null = null;
let client: ReturnType<typeof serve> | null = null;

/** Some of the time the program waits for this process is left for closing the project. */
const STOP_WITHIN = 2_500;

function configure(configuration: Configuration): Workbench {
  return new Workbench({
    configuration,
    parsers: utilityParserHost(link),
    tasks: threadTasks(join(__dirname, 'worker.js'), hostPrinter(link)),
    onChanged: (seq) => client?.tellChanged(seq),
  });
}

parent.on('message', ({ data: message, ports }) => {
  if (message.type === 'configure') bench = configure(message);
  else if (message.type === 'connect' && bench && ports[0]) client = serve(ports[0], bench);
  else if (message.type === 'grant') grant(message.token, message.paths);
  else if (message.type === 'close') void close();
  else for (const listener of listeners) listener(message, ports);
});

function grant(token: string, paths: readonly string[]): void {
  bench?.grant(token, paths);
  parent.postMessage({ type: 'granted', token });
}

async function close(): Promise<void> {
  await Promise.race([client?.stop(), new Promise((over) => setTimeout(over, STOP_WITHIN))]);
  await bench?.close();
  process.exit(0);
}
