/** Quitting while files are made: what runs is given up and put away before the project is closed. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ClientPort, serve } from '../../electron/engine/serve';
import type { Reply } from '../../shared/contract/envelope';
import { anlanWithFirstEdition } from '../builders/editions';
import { temporaryFolder } from '../builders/project';
import { openProjectAt, testWorkbench } from '../builders/workbench';

test('an archive that is half made leaves nothing, and is told as cancelled', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, '安澜县.shuangshu');
  anlanWithFirstEdition(path).close();
  const bench = testWorkbench(folder.path, '');
  await openProjectAt(bench, path);
  const place = join(folder.path, '档案');
  mkdirSync(place);
  bench.grant('place', [place]);
  const window = fakePort();
  const served = serve(window.port, bench);
  window.send({ id: 1, method: 'archiveProject', input: { grant: 'place' } });
  await window.until((reply) => 'progress' in reply);
  expect(readdirSync(place)).toHaveLength(1);
  await served.stop();
  expect(window.replies.at(-1)).toMatchObject({ id: 1, ok: false, code: 'CANCELLED' });
  expect(readdirSync(place)).toEqual([]);
  await bench.close();
  expect(existsSync(path)).toBe(true);
  folder.remove();
});

/** The window's end of the port, in the same process. */
function fakePort() {
  const replies: Reply[] = [];
  let listener: (event: { readonly data: unknown }) => void = () => undefined;
  let heard: () => void = () => undefined;
  const port: ClientPort = {
    on: (_event, listen) => {
      listener = listen;
    },
    postMessage: (message) => {
      replies.push(message as Reply);
      heard();
    },
    start: () => undefined,
  };
  return {
    port,
    replies,
    send: (data: unknown) => listener({ data }),
    async until(wanted: (reply: Reply) => boolean): Promise<void> {
      while (!replies.some(wanted))
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
    },
  };
}
