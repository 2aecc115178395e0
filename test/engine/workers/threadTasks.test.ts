/** Worker threads: answers, progress, and that cancelling one task costs no other its answer. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TaskCancelled, type Tasks } from '../../../electron/engine/workers/tasks';
import { threadTasks } from '../../../electron/engine/workers/threadTasks';
import { buildParser, type ParserBundle } from '../parserBundle';

let bundle: ParserBundle;
let tasks: Tasks;
beforeAll(async () => {
  bundle = await buildParser('electron/engine/workers/worker.ts');
  tasks = threadTasks(bundle.path);
}, 60_000);
afterAll(async () => {
  await tasks.close();
  bundle.remove();
});

const items = Array.from({ length: 300 }, (_, index) => ({
  id: index,
  name: `第${index}类水利设施巡查维护`,
  text: '组织巡查，发现问题及时上报。',
}));
let sent = 0;
const pool = {
  key: 'water',
  read: () => {
    sent += 1;
    return { items, attached: [] };
  },
};
const few = { pool, entries: [{ id: 'a', name: '第7类水利设施巡查' }], top: 3 };
const many = {
  pool,
  entries: Array.from({ length: 3_000 }, (_, index) => ({ id: index, name: `水利设施巡查${index}` })),
  top: 3,
};

it('answers with matches and reports progress', async () => {
  const seen: number[] = [];
  const matches = await tasks.match(few, { onProgress: (done) => seen.push(done) });
  expect(matches).toMatchObject([{ entry: 'a' }]);
  expect(seen).toEqual([1]);
});

it('cancels a long task soon, while another in the same thread still gets its answer', async () => {
  const controller = new AbortController();
  const long = tasks.match(many, { signal: controller.signal });
  const other = tasks.match(few);
  setTimeout(() => controller.abort(), 30);
  await expect(long).rejects.toBeInstanceOf(TaskCancelled);
  await expect(other).resolves.toMatchObject([{ entry: 'a' }]);
});

it('sends a pool once, and again only to a fresh thread or for another key', async () => {
  await tasks.match(few);
  const before = sent;
  await tasks.match(few);
  expect(sent).toBe(before);
  const other = { key: 'fire', read: () => ({ items: [{ id: 'f', name: '森林防火' }], attached: [] }) };
  await expect(tasks.match({ ...few, pool: other })).resolves.toMatchObject([
    { candidates: expect.not.arrayContaining([expect.objectContaining({ item: 7 })]) },
  ]);
  await tasks.match(few);
  expect(sent).toBe(before + 1);
});

it('never offers a refused pair', async () => {
  const [first] = await tasks.match(few);
  const refused = first?.candidates[0]?.item ?? '';
  const [again] = await tasks.match({ ...few, refused: [['a', refused]] });
  expect(again?.candidates.map(({ item }) => item)).not.toContain(refused);
});

it('refuses at once what was cancelled before it began', async () => {
  await expect(tasks.match(few, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(TaskCancelled);
});

it('keeps no listener on a signal after the answer', async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  Object.assign(signal, {
    addEventListener: (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    },
    removeEventListener: (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    },
  });
  await tasks.match(few, { signal });
  expect(listeners).toBe(0);
});

it('takes a pool in pieces, is ready once it answered, and never sends it again', async () => {
  const pieces = Array.from({ length: 3 }, (_, part) => ({
    items: items.slice(part * 100, part * 100 + 100),
    attached: [],
  }));
  let read = 0;
  const given = {
    key: 'in pieces',
    read: () => {
      read += 1;
      return { items, attached: [] };
    },
  };
  await Promise.all([tasks.give(given.key, pieces), tasks.give(given.key, pieces)]);
  expect(tasks.isReady(given.key)).toBe(false);
  const [match] = await tasks.match({ ...few, pool: given });
  expect(match?.candidates[0]?.item).toBe(7);
  expect(tasks.isReady(given.key)).toBe(true);
  expect(read).toBe(0);
  const [same] = await tasks.match(few);
  expect(same?.candidates.map(({ item }) => item)).toEqual(match?.candidates.map(({ item }) => item));
  expect(tasks.isReady(given.key)).toBe(false);
});

it('answers among a few items beside the pool it holds', async () => {
  const [match] = await tasks.matchAmong({ items: items.slice(5, 9), attached: [] }, { entries: few.entries, top: 3 });
  expect(match?.candidates[0]?.item).toBe(7);
});
