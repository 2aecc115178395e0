/** Printing to PDF as the engine sees it: asked of main, which alone has pages to print. */
import type { HostLink } from './hostMessages';
import type { PrintDocument } from './workers/tasks';

export function hostPrinter(link: HostLink): PrintDocument {
  let lastId = 0;
  const waiting = new Map<number, { resolve(bytes: Uint8Array): void; reject(error: Error): void }>();
  link.onMessage((message) => {
    if (message.type !== 'printed') return;
    const one = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.bytes) one?.resolve(message.bytes);
    else one?.reject(new Error(`the page was not printed: ${message.error ?? ''}`));
  });
  return (document) => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      link.post({ type: 'print', id, document });
    });
  };
}
