/** The worker thread: takes tasks one after the other and answers on its port. */
import { parentPort } from 'node:worker_threads';
import { performTask } from './performTask';
import type { TaskInput, TaskReply } from './tasks';

const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

const reply = (message: TaskReply) => port.postMessage(message);

port.on('message', ({ id, task }: { id: number; task: TaskInput }) => {
  performTask(task, (done, total) => reply({ id, progress: [done, total] })).then(
    (value) => reply({ id, value }),
    (error: unknown) => reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
