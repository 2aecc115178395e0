/** The law library with texts as the national law database gives them: amended laws keep the day they first came into force. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName, Output } from '../../shared/contract';
import { readCitation } from '../../shared/logic/bases/parseCitation';
import type { Result } from '../../shared/result';
import { draft, PEOPLE, temporaryFolder, unwrap } from '../builders/project';
import { callOn, foundProject, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

const FIRST = `护林条例
（2008年10月28日通过）
第一条　为了护林，制定本条例。
第二条　乡镇人民政府组织开设防火隔离带，设置森林防火宣传标识。
第三条　本条例自2009年5月1日起施行。`;
const AMENDED = `护林条例
（2008年10月28日通过　根据2021年4月29日《关于修改〈护林条例〉的决定》修正）
第一条　为了护林，制定本条例。
第二条　县级人民政府编制护林规划，并向社会公布。
第三条　乡镇人民政府组织开设防火隔离带，设置森林防火宣传标识，配备器材。
第四条　本条例自2009年5月1日起施行。`;

let parser: ParserBundle;
let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;

beforeAll(async () => {
  parser = await buildParser();
}, 60_000);
afterAll(() => parser.remove());
beforeEach(async () => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, parser.path);
  await foundProject(bench, folder.path);
  unwrap(await call('updateProject', { name: '东宁市', effectiveDate: '2020-06-30' }));
  unwrap(await call('sealRound', {}));
  unwrap(await call('openRound', { kind: 'review', date: '2020-06-10' }));
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

function call<M extends MethodName>(method: M, input: Input<M>): Promise<Result<Output<M>>> {
  return callOn(bench, method, input);
}
async function newItem(...bases: string[]): Promise<number> {
  const wanted = draft('防火隔离带管护', { text: '开设防火隔离带，设置宣传标识。', bases: bases.map(readCitation) });
  return unwrap(await call('addItem', { item: wanted, reason: '上级新增', ...PEOPLE })).itemId;
}
async function index(files: Readonly<Record<string, string>>, name = '法规'): Promise<Output<'indexLaws'>> {
  const path = join(folder.path, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  bench.grant(name, [path]);
  return unwrap(await call('indexLaws', { grant: name }));
}
const checkOf = async (itemId: number) => unwrap(await call('checkCitations', { itemId }))[0];

describe('an amended law whose last article still tells the day the first version came into force', () => {
  test('is not in force before it was amended', async () => {
    await index({ '旧.txt': FIRST, '新.txt': AMENDED });
    const found = await checkOf(await newItem('《护林条例》第二条'));
    expect(found?.version?.date).toBe('2008-10-28');
    expect(found?.shared[0]).toContain('防火隔离带');
  });

  test('is not taken for the edition that names that year', async () => {
    await index({ '旧.txt': FIRST, '新.txt': AMENDED });
    const found = await checkOf(await newItem('《护林条例》（2009年施行）第二条'));
    expect(found?.version?.date).toBe('2008-10-28');
  });
});

test('old Word files and scans are named as not read', async () => {
  const indexed = await index({ '旧.txt': FIRST, '办法.doc': 'x', '通知.wps': 'x', '意见.pdf': 'x', '照片.jpg': 'x' });
  expect(indexed.unread).toBe(3);
  const { unread } = unwrap(await call('lawLibrary', {}));
  expect(unread.map(({ fileName }) => fileName).sort()).toEqual(['办法.doc', '意见.pdf', '通知.wps'].sort());
});

test('a folder indexed from its new place stands there, not at the old one', async () => {
  await index({ '旧.txt': FIRST }, '甲');
  await index({ '旧.txt': FIRST }, '乙');
  const { folders } = unwrap(await call('lawLibrary', {}));
  expect(folders).toMatchObject([{ name: '乙', documents: 1 }]);
});
