/** 改引代替的依据: a repealed law is replaced by its successor in all items that cite it, through the contract: articles that are found, those a person has to write. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import { readCitation } from '../../shared/logic/bases/parseCitation';
import { codeOf, draft, PEOPLE, temporaryFolder, unwrap } from '../builders/project';
import { callOn, foundProject, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

const OLD = `护林条例
（2010年5月1日公布）
第一条　为了护林，制定本条例。
第二条　乡镇人民政府组织开设防火隔离带，设置森林防火宣传标识。
第三条　林业主管部门负责林木采伐许可。
第四条　禁止在林区吸烟、上坟烧纸、燃放烟花爆竹。`;
const NEW = `森林草原保护条例
（2025年3月1日公布　自2025年6月1日起施行）
第一条　为了护林，制定本条例。
第二条　县级人民政府编制护林规划，并向社会公布。
第三条　乡镇人民政府组织开设防火隔离带，设置森林防火宣传标识，配备器材。
第四条　林业主管部门依法办理建设项目使用林地审核。`;

let parser: ParserBundle;
let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
let items: number[];
let oldId: number;
let newId: number;

beforeAll(async () => {
  parser = await buildParser();
}, 60_000);
afterAll(() => parser.remove());
beforeEach(async () => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, parser.path);
  await foundProject(bench, folder.path);
  unwrap(await callOn(bench, 'updateProject', { name: '东宁市', effectiveDate: '2025-06-30' }));
  unwrap(await callOn(bench, 'sealRound', {}));
  unwrap(await callOn(bench, 'openRound', { kind: 'review', date: '2025-06-10' }));
  items = [];
  for (const [name, ...bases] of [
    ['设立护林制度', '《护林条例》第一条'],
    ['开设防火隔离带', '《护林条例》第二条', '《森林草原保护条例》第三条'],
    ['林区禁火', '《护林条例》第四条'],
    ['护林宣传', '《护林条例》'],
    ['护林奖惩', '《护林条例》第三章'],
    ['与护林无关', '《消防法》第五条'],
  ] as const) {
    const item = draft(name, { bases: bases.map(readCitation) });
    items.push(unwrap(await callOn(bench, 'addItem', { item, reason: '上级新增', ...PEOPLE })).itemId);
  }
  const { rows } = unwrap(await callOn(bench, 'basisLibrary', {}));
  oldId = rows.find(({ title }) => title === '护林条例')?.id ?? 0;
  newId = rows.find(({ title }) => title === '森林草原保护条例')?.id ?? 0;
  const event = { basisId: oldId, kind: 'repeal', since: '2025-06-01', replacedById: newId } as const;
  unwrap(await callOn(bench, 'recordBasisEvent', event));
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

async function indexed(): Promise<void> {
  const laws = join(folder.path, '法规');
  mkdirSync(laws);
  writeFileSync(join(laws, '护林条例.txt'), OLD);
  writeFileSync(join(laws, '森林草原保护条例.txt'), NEW);
  bench.grant('laws', [laws]);
  unwrap(await callOn(bench, 'indexLaws', { grant: 'laws' }));
}

const preview = async () => unwrap(await callOn(bench, 'previewReplacement', { basisId: oldId, byId: newId }));
const citationsOf = async (itemId: number) =>
  unwrap(await callOn(bench, 'citations', { itemId })).map(({ title, clause, verified, doubt }) => [
    `${title}${clause}`,
    verified,
    doubt,
  ]);

test('the preview finds the articles in the successor and says which a person has to look at or to write', async () => {
  await indexed();
  expect((await preview()).map(({ citation, state, clause }) => [citation.itemName, state, clause])).toEqual([
    ['设立护林制度', 'same', '第一条'],
    ['开设防火隔离带', 'moved', '第三条'],
    ['林区禁火', 'unmapped', ''],
    ['护林宣传', 'noPlace', ''],
    // A chapter is cited, and no article tells where it went.
    ['护林奖惩', 'unmapped', ''],
  ]);
});

test('without the texts nothing can be found: every article is left to a person', async () => {
  expect((await preview()).map(({ state, clause }) => [state, clause])).toEqual([
    ['noLaw', ''],
    ['noLaw', ''],
    ['noLaw', ''],
    ['noPlace', ''],
    ['unmapped', ''],
  ]);
});

test('what is ticked is replaced at once, to be verified anew; exceptions stay; one undo takes all back', async () => {
  await indexed();
  const before = await Promise.all(items.map(citationsOf));
  const [first, second, third] = await preview();
  const citations = [
    { citationId: first?.citation.id ?? 0, clause: '第一条' },
    // The item cites the successor there already: the old one merely goes.
    { citationId: second?.citation.id ?? 0, clause: '第三条' },
    // As a person types it.
    { citationId: third?.citation.id ?? 0, clause: '4条' },
  ];
  const input = { basisId: oldId, byId: newId, citations, reason: '护林条例废止' };
  expect(unwrap(await callOn(bench, 'replaceBasis', input))).toEqual({ items: 3 });
  expect(await Promise.all(items.map(citationsOf))).toEqual([
    [['森林草原保护条例第一条', false, '']],
    [['森林草原保护条例第三条', false, '']],
    [['森林草原保护条例第四条', false, '']],
    ...before.slice(3),
  ]);
  unwrap(await callOn(bench, 'undo', {}));
  expect(await Promise.all(items.map(citationsOf))).toEqual(before);
});

test('refuses itself as successor, and citations of another document', async () => {
  const [row] = await preview();
  const citations = [{ citationId: row?.citation.id ?? 0, clause: '第一条' }];
  const itself = { basisId: oldId, byId: oldId, citations, reason: '废止' };
  expect(codeOf(await callOn(bench, 'replaceBasis', itself))).toBe('BASIS_UNKNOWN');
  const turned = { basisId: newId, byId: oldId, citations, reason: '废止' };
  expect(codeOf(await callOn(bench, 'replaceBasis', turned))).toBe('CITATION_UNKNOWN');
});
