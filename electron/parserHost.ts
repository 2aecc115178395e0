/** Starts parser processes for the engine, reports their memory while they live, and ends them on request. */
import { app, MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { PARSER_HEAP, type ToEngine, type ToParser } from './engine/hostMessages';

/** Shorter than the time a hostile file needs to fill the memory, longer than asking costs. */
const memoryInterval = 250;

type Send = (message: ToEngine, ports?: MessagePortMain[]) => void;

interface ParserHost {
  spawn(id: number): void;
  kill(id: number): void;
  killAll(): void;
}

/** `send` reaches the engine that asked; ids are the engine's. */
export function createParserHost(program: string, send: Send): ParserHost {
  const running = new Map<number, UtilityProcess>();
  let timer: NodeJS.Timeout | null = null;

  function report(): void {
    const metrics = app.getAppMetrics();
    for (const [id, child] of running) {
      const metric = metrics.find((entry) => entry.pid === child.pid);
      if (metric) send({ type: 'parserMemory', id, bytes: metric.memory.workingSetSize * 1024 });
    }
  }

  function forget(id: number): void {
    running.delete(id);
    if (running.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  }

  return {
    spawn: (id) => {
      const child = utilityProcess.fork(program, [], {
        serviceName: 'shuangshu-parser',
        // Only this form limits the heap of a utility process; node's own flag and NODE_OPTIONS are ignored there.
        execArgv: [`--js-flags=${PARSER_HEAP}`],
        stdio: 'inherit',
      });
      running.set(id, child);
      timer ??= setInterval(report, memoryInterval);
      child.once('spawn', () => {
        const { port1, port2 } = new MessageChannelMain();
        child.postMessage({ type: 'connect' } satisfies ToParser, [port1]);
        send({ type: 'parser', id, pid: child.pid ?? 0 }, [port2]);
      });
      child.once('exit', (code) => {
        // After killAll the engine that knew this id is gone.
        if (running.get(id) !== child) return;
        forget(id);
        send({ type: 'parserExit', id, code });
      });
    },
    kill: (id) => {
      running.get(id)?.kill();
    },
    killAll: () => {
      for (const [id, child] of running) {
        forget(id);
        child.kill();
      }
    },
  };
}
