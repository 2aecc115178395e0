/** The app's parser host against a main process played by the test. */
import { expect, test } from 'vitest';
import type { FromEngine, HostLink, HostPort, ToEngine } from '../../../electron/engine/hostMessages';
import type { ParserReply } from '../../../electron/engine/parser/parserMessages';
import { defaultReadLimits, openFileReader } from '../../../electron/engine/parser/readFile';
import { utilityParserHost } from '../../../electron/engine/parser/utilityParserHost';

type Listener = (event: { readonly data: unknown }) => void;

/** Main as the engine sees it: every parser answers at once unless the file is called hang. */
class PlayedMain implements HostLink {
  readonly posted: FromEngine[] = [];
  private tell: (message: ToEngine, ports: readonly HostPort[]) => void = () => undefined;

  onMessage: HostLink['onMessage'] = (listener) => {
    this.tell = listener;
  };

  post: HostLink['post'] = (message) => {
    this.posted.push(message);
    if (message.type === 'granted') return;
    const { id } = message;
    if (message.type === 'spawnParser') this.tell({ type: 'parser', id, pid: 100 + id }, [this.makePort(id)]);
    else this.tell({ type: 'parserExit', id, code: 15 }, []);
  };

  reportMemory(id: number, bytes: number): void {
    this.tell({ type: 'parserMemory', id, bytes }, []);
  }

  private makePort(parser: number): HostPort {
    let listener: Listener = () => undefined;
    const reply = (data: ParserReply): void => queueMicrotask(() => listener({ data }));
    return {
      on: (_event, added) => {
        listener = added;
      },
      start: () => reply({ type: 'ready' }),
      close: () => undefined,
      postMessage: (message) => {
        const { id, fileName } = message as { id: number; fileName: string };
        if (fileName === 'hang') return;
        const value = { format: 'csv' as const, grids: [], remarks: [String(parser)] };
        reply({ type: 'done', id, answer: { of: 'document', result: { ok: true, value } } });
      },
    };
  }
}

const bytes = new Uint8Array(1);

test('files go to one process, which is ended through main and replaced', async () => {
  const main = new PlayedMain();
  const reader = openFileReader(utilityParserHost(main), { ...defaultReadLimits, pollMs: 10 });
  const first = await reader.readFile(bytes, 'a.csv');
  const again = await reader.readFile(bytes, 'b.csv');
  const hanging = reader.readFile(bytes, 'hang');
  setTimeout(() => main.reportMemory(1, 2e9), 30);
  expect(await hanging).toMatchObject({ code: 'FILE_UNREADABLE', detail: { reason: '读取占用内存过大，已停止' } });
  const next = await reader.readFile(bytes, 'c.csv');
  expect([first, again, next].map((result) => result.ok && result.value.remarks[0])).toEqual(['1', '1', '2']);
  expect(main.posted).toEqual([
    { type: 'spawnParser', id: 1 },
    { type: 'killParser', id: 1 },
    { type: 'spawnParser', id: 2 },
  ]);
  await reader.close();
  expect(main.posted.at(-1)).toEqual({ type: 'killParser', id: 2 });
});
