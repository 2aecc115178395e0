/** The worker thread: takes tasks one after the other and answers on its port. */
import { parentPort } from 'node:worker_threads';
import { performTask, takePiece } from './performTask';
import type { PoolPiece, TaskInput, TaskReply } from './tasks';

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

const reply = (message: TaskReply) => port.postMessage(message);

port.on('message', (message: { id: number; task: TaskInput } | PoolPiece) => {
  if ('piece' in message) {
    takePiece(message);
    return;
  }
  const { id, task } = message;
  performTask(task, (done, total) => reply({ id, progress: [done, total] })).then(
    (value) => reply({ id, value }),
    (error: unknown) => reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
