/** The parser process as child of plain Node: it reads, is ended at its limits, and is replaced. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childParserHost } from '../../../electron/engine/parser/childParserHost';
import { defaultReadLimits, type FileReader, openFileReader, readFile } from '../../../electron/engine/parser/readFile';
import { readSampleFiles } from '../../sampleFiles';
import { buildParser, type ParserBundle } from '../parserBundle';

let bundle: ParserBundle;
let folder: string;
const readers: FileReader[] = [];

beforeAll(async () => {
  bundle = await buildParser();
  folder = mkdtempSync(join(tmpdir(), 'parser-test-'));
});

afterAll(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A parser that misbehaves on files called hang, grow, abort or chat, and reads the rest like the real one. */
function misbehavingParser(): string {
  const path = join(folder, 'misbehaving.js');
  writeFileSync(
    path,
    `
    const kept = [];
    process.on('message', (request) => {
      const { id, fileName } = request;
      if (fileName === 'hang') for (;;) Math.sqrt(2);
      if (fileName === 'abort') process.abort();
      if (fileName === 'chat') return void setInterval(() => process.send({ type: 'beat', id, quietMs: 100 }), 20);
      if (fileName === 'grow') {
        return void setInterval(() => kept.push(Buffer.alloc(20_000_000, kept.length + 1)), 10);
      }
      process.send({ type: 'done', id, answer: { of: 'document', result: { ok: true, value: { format: 'csv', grids: [], remarks: [String(process.pid)] } } } });
    });
    process.on('disconnect', () => process.exit(0));
    process.send({ type: 'ready' });
    `,
  );
  return path;
}

function misbehavingReader(limits: Partial<typeof defaultReadLimits>): FileReader {
  const reader = openFileReader(childParserHost(misbehavingParser()), { ...defaultReadLimits, pollMs: 50, ...limits });
  readers.push(reader);
  return reader;
}

const nothing = new Uint8Array(1);

async function pidOf(reader: FileReader): Promise<string> {
  const result = await reader.readFile(nothing, 'good');
  return result.ok ? (result.value.remarks[0] ?? '') : result.code;
}

describe('the real parser', () => {
  test('reads the sample files one after the other in one process', async () => {
    const reader = openFileReader(childParserHost(bundle.path));
    readers.push(reader);
    const files = [...readSampleFiles('townships'), ...readSampleFiles('departments').slice(0, 6)];
    const results = await Promise.all(files.map((file) => reader.readFile(file.bytes, file.name)));
    expect(results.map((result) => result.ok)).toEqual(files.map(() => true));
  });

  test('answers a broken file with a failure and stays alive', async () => {
    const reader = openFileReader(childParserHost(bundle.path));
    readers.push(reader);
    const [file] = readSampleFiles('townships').filter(({ name }) => name.endsWith('.xlsx'));
    if (!file) throw new Error('no sample');
    const broken = await reader.readFile(file.bytes.slice(0, 900), file.name);
    const whole = await reader.readFile(file.bytes, file.name);
    expect([broken.ok ? '' : broken.code, whole.ok]).toEqual(['FILE_DAMAGED', true]);
  });

  test('refuses a file over the size limit before sending it', async () => {
    const limits = { ...defaultReadLimits, maxBytes: 10 };
    const result = await readFile(childParserHost(bundle.path), new Uint8Array(11), 'a.csv', undefined, limits);
    expect(result.ok ? '' : result.code).toBe('FILE_TOO_LARGE');
  });
});

describe('a parser that misbehaves', () => {
  test('is ended when it falls silent, and the next file is read by another process', async () => {
    const reader = misbehavingReader({ silenceMs: 1500 });
    const first = await pidOf(reader);
    const hung = await reader.readFile(nothing, 'hang');
    expect(hung).toMatchObject({ ok: false, code: 'FILE_UNREADABLE', detail: { reason: '读取没有进展，已停止' } });
    const second = await pidOf(reader);
    expect(second).toMatch(/^\d+$/);
    expect(second).not.toBe(first);
    expect(() => process.kill(Number(first), 0)).toThrow(/ESRCH/);
  });

  test('is ended at the time limit although it shows signs of life', async () => {
    const reader = misbehavingReader({ wallMs: 2500, silenceMs: 1000 });
    const result = await reader.readFile(nothing, 'chat');
    expect(result).toMatchObject({ code: 'FILE_UNREADABLE', detail: { reason: '读取时间过长，已停止' } });
    expect(await pidOf(reader)).toMatch(/^\d+$/);
  });

  test.runIf(process.platform === 'linux')('is ended when its memory grows beyond the limit', async () => {
    const reader = misbehavingReader({ residentBytes: 200_000_000 });
    const result = await reader.readFile(nothing, 'grow');
    expect(result).toMatchObject({ code: 'FILE_UNREADABLE', detail: { reason: '读取占用内存过大，已停止' } });
    expect(await pidOf(reader)).toMatch(/^\d+$/);
  });

  test('may abort without harm to the next file', async () => {
    const reader = misbehavingReader({});
    const [aborted, next] = await Promise.all([reader.readFile(nothing, 'abort'), reader.readFile(nothing, 'good')]);
    expect(aborted).toMatchObject({ code: 'FILE_UNREADABLE', detail: { reason: '读取程序意外退出' } });
    expect(next.ok).toBe(true);
  });

  test('is ended at once when the reading is cancelled', async () => {
    const reader = misbehavingReader({});
    const first = await pidOf(reader);
    const cancel = new AbortController();
    const reading = reader.readFile(nothing, 'hang', cancel.signal);
    setTimeout(() => cancel.abort(), 100);
    expect(await reading).toMatchObject({ code: 'CANCELLED' });
    expect(await pidOf(reader)).not.toBe(first);
  });

  test('that cannot be started makes the file unreadable, not the engine', async () => {
    const result = await readFile(childParserHost(join(folder, 'missing.js')), nothing, 'a.csv');
    expect(result).toMatchObject({ code: 'FILE_UNREADABLE', detail: { reason: '读取程序无法启动' } });
  });
});
