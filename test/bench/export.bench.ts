/** 200 townships of 340 rows as Word and Excel files, beside the libraries alone writing the same content. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { findMismatch } from '../../electron/engine/documents/rereadDocument';
import { writeDocument } from '../../electron/engine/workers/writeDocumentsTask';
import type { PaperDocument } from '../../shared/model/paperDocument';
import { documentOf } from '../builders/townshipLists';
import { libraryExcel, libraryWord } from './libraryDocuments';
import { median, milliseconds, tell } from './measure';

const TOWNSHIPS = 200;
const SECTIONS = { 基层党建: 60, 经济发展: 60, 社会治理: 60, 文化建设: 40, 生态环境保护: 60, 公共服务: 60 };
/** How often a library writes the list, in turn with us: its time does not change with the number of lists. */
const COMPARED = 20;
/** Lists written while memory is watched, after those of the townships have warmed everything up. */
const OBSERVED = 600;
const BETWEEN_SAMPLES = 10;
const GOAL = 1.2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Buffers whose owner is gone are given back only after the turn in which it was collected. */
async function heapInUse(): Promise<number> {
  for (let turn = 0; turn < 5; turn += 1) {
    collect();
    await new Promise((done) => setImmediate(done));
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

const listOf = (index: number): PaperDocument => documentOf(SECTIONS, { township: `第${index + 1}镇` });

/**
 * Growth of memory from township to township, as the slope of a line through many samples.
 *
 * The program compiles and drops code of its own all the time, so any two samples differ by more than a list takes
 * (0.1 to 0.7 MB either way) while nothing is kept; over 600 lists that evens out, and a list kept out of a hundred shows.
 */
async function growthPerList(work: (index: number) => Promise<unknown>): Promise<number> {
  const samples: { at: number; used: number }[] = [];
  for (let index = 0; index <= OBSERVED; index += 1) {
    await work(index);
    if (index % BETWEEN_SAMPLES === 0) samples.push({ at: index, used: await heapInUse() });
  }
  const middle = samples.reduce((sum, { at }) => sum + at, 0) / samples.length;
  const above = samples.reduce((sum, { at, used }) => sum + (at - middle) * used, 0);
  return above / samples.reduce((sum, { at }) => sum + (at - middle) ** 2, 0);
}

/** What a laid out list takes in memory, told by some of them held at once. */
async function sizeOfList(): Promise<number> {
  const before = await heapInUse();
  const held = Array.from({ length: COMPARED }, (_, index) => listOf(index));
  return ((await heapInUse()) - before) / held.length;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

it.each([
  ['docx', libraryWord],
  ['xlsx', libraryExcel],
] as const)('%s', async (format, alone) => {
  const [ours, layout] = [[], []] as [number[], number[]];
  for (let index = 0; index < TOWNSHIPS; index += 1) {
    const before = performance.now();
    const document = listOf(index);
    layout.push(performance.now() - before);
    ours.push(await timed(() => writeDocument(document, format)));
  }
  const growth = TOWNSHIPS * (await growthPerList((index) => writeDocument(listOf(index), format)));
  const oneList = await sizeOfList();

  await alone(listOf(0));
  const [beside, theirs, reading] = [[], [], []] as [number[], number[], number[]];
  for (let index = 0; index < COMPARED; index += 1) {
    const document = listOf(index);
    theirs.push(await timed(() => alone(document)));
    beside.push(await timed(() => writeDocument(document, format)));
    const bytes = await writeDocument(document, format);
    reading.push(await timed(async () => expect(await findMismatch(bytes, format, document)).toBeNull()));
  }
  const ratio = median(beside) / median(theirs);
  tell(`${format} 写一份（340 行）`, milliseconds(median(ours)));
  tell(`${format} 只用库写一份`, milliseconds(median(theirs)));
  tell(`${format} 之比`, ratio.toFixed(2));
  tell(`${format} 版面一份`, milliseconds(median(layout)));
  tell(`${format} 读回核对一份`, milliseconds(median(reading)));
  tell(`${format} 写 ${TOWNSHIPS} 份`, `${(ours.reduce((sum, one) => sum + one, 0) / 1000).toFixed(1)} s`);
  tell(
    `${format} 写 ${TOWNSHIPS} 份内存增长`,
    `${(growth / 1e6).toFixed(3)} MB，一份清单 ${(oneList / 1e6).toFixed(3)} MB`,
  );
  expect(ratio).toBeLessThanOrEqual(GOAL);
  expect(growth).toBeLessThanOrEqual(oneList);
});
