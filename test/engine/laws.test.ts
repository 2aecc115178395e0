/** The law library through the contract: folders indexed, citations checked, articles suggested, versions followed, cancelled. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName, Output } from '../../shared/contract';
import type { Progress } from '../../shared/contract/envelope';
import { readCitation } from '../../shared/logic/bases/parseCitation';
import type { Result } from '../../shared/result';
import { codeOf, draft, PEOPLE, temporaryFolder, unwrap } from '../builders/project';
import { callOn, foundProject, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

const OLD = `护林条例
（2010年5月1日公布）
第一条　为了护林，制定本条例。
第二条　乡镇人民政府组织开设防火隔离带，设置森林防火宣传标识。
第三条　林业主管部门负责林木采伐许可。`;
const NEW = `护林条例
（2010年5月1日公布　2024年3月1日修订　自2024年6月1日起施行）
第一条　为了护林，制定本条例。
第二条　县级人民政府编制护林规划，并向社会公布。
第三条　乡镇人民政府组织开设防火隔离带，设置森林防火宣传标识，配备器材。
第四条　林业主管部门负责林木采伐许可。`;

let parser: ParserBundle;
let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
let item: number;

beforeAll(async () => {
  parser = await buildParser();
}, 60_000);
afterAll(() => parser.remove());

beforeEach(async () => {
  folder = temporaryFolder();
  bench = testWorkbench(folder.path, parser.path);
  await foundProject(bench, folder.path);
  unwrap(await call('updateProject', { name: '东宁市', effectiveDate: '2025-06-30' }));
  unwrap(await call('sealRound', {}));
  unwrap(await call('openRound', { kind: 'review', date: '2025-06-10' }));
  item = await newItem('防火隔离带管护', '开设防火隔离带，设置宣传标识。', '《护林条例》第二条');
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

function call<M extends MethodName>(
  method: M,
  input: Input<M>,
  run: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Result<Output<M>>> {
  return callOn(bench, method, input, run);
}

async function newItem(name: string, text: string, ...bases: string[]): Promise<number> {
  const wanted = draft(name, { text, bases: bases.map(readCitation) });
  return unwrap(await call('addItem', { item: wanted, reason: '上级新增', ...PEOPLE })).itemId;
}

function place(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(folder.path, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  bench.grant(name, [path]);
  return name;
}

const check = async () => unwrap(await call('checkCitations', { itemId: item }))[0];

describe('a folder of laws', () => {
  test('is indexed with its count, Word documents too; what cannot be read is named and stops nothing', async () => {
    const paragraphs = ['放牧办法', '第一条　村民委员会管护草场。'].map((text) => new Paragraph(text));
    const word = await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
    const grant = place('法规', { '旧.txt': OLD, '放牧办法.docx': word, '坏.docx': 'PK no', '照片.jpg': 'x' });
    const counted: Progress[] = [];
    const indexed = unwrap(await call('indexLaws', { grant }, { onProgress: (progress) => counted.push(progress) }));
    expect(indexed).toMatchObject({ documents: 2, articles: 4, unread: 1, twice: 0 });
    expect(counted.at(-1)).toMatchObject({ done: 3, total: 3, what: '份' });
    const library = unwrap(await call('lawLibrary', {}));
    expect(library.unread.map(({ fileName }) => fileName)).toEqual(['坏.docx']);
    expect(library.folders).toMatchObject([{ name: '法规', documents: 2 }]);
  });

  test('indexed again takes its own place; another folder is added; a dropped one goes', async () => {
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD, '同.txt': OLD }) }));
    unwrap(await call('indexLaws', { grant: place('乙', { '放牧办法.md': '# 放牧办法\n\n第一条　管护草场。' }) }));
    rmSync(join(folder.path, '甲', '同.txt'));
    const again = unwrap(await call('indexLaws', { grant: '甲' }));
    expect(again).toMatchObject({ documents: 2, twice: 0 });
    const library = unwrap(await call('lawLibrary', {}));
    const dropped = library.folders.find(({ name }) => name === '乙')?.folder ?? '';
    expect(unwrap(await call('dropLawFolder', { folder: dropped })).documents).toBe(1);
  });

  test('without a law is refused; one cancelled leaves the library as it was', async () => {
    expect(codeOf(await call('indexLaws', { grant: place('空', { '照片.jpg': 'x' }) }))).toBe('NO_LAWS');
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD }) }));
    const stop = new AbortController();
    stop.abort();
    expect(codeOf(await call('indexLaws', { grant: place('乙', { '新.txt': NEW }) }, { signal: stop.signal }))).toBe(
      'CANCELLED',
    );
    expect(unwrap(await call('lawLibrary', {})).documents).toBe(1);
    expect(existsSync(`${bench.laws.path}.writing`)).toBe(false);
  });

  test('a library file that was damaged counts as none and is made anew', async () => {
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD }) }));
    bench.laws.close();
    writeFileSync(bench.laws.path, readFileSync(bench.laws.path).subarray(0, 500));
    bench.laws.reopen();
    expect(unwrap(await call('lawLibrary', {})).documents).toBe(0);
    expect((await check())?.state).toBe('noLaw');
    unwrap(await call('indexLaws', { grant: '甲' }));
    expect((await check())?.state).toBe('found');
  });
});

describe('a citation', () => {
  test('is shown beside its article with the words both share', async () => {
    expect((await check())?.state).toBe('noLaw');
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD }) }));
    const found = await check();
    expect(found).toMatchObject({ state: 'found', namesTownships: true });
    expect(found?.articles[0]?.text).toContain('防火隔离带');
    expect(found?.shared[0]).toContain('防火隔离带');
  });

  test('that names no article is shown the nearest one of its document', async () => {
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD }) }));
    const whole = await newItem('防火隔离带管护', '开设防火隔离带，设置宣传标识。', '《护林条例》');
    const checked = unwrap(await call('checkCitations', { itemId: whole }))[0];
    expect(checked).toMatchObject({ state: 'noPlace', nearest: { label: '第二条' } });
    expect(unwrap(await call('verifiableCitations', { itemIds: [whole, item] })).ready).toHaveLength(1);
  });

  test('of an article the law does not have, or of none, is told apart', async () => {
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD }) }));
    await newItem('甲', '', '《护林条例》第九条');
    await newItem('乙', '', '《护林条例》', '《放牧办法》第一条');
    expect(unwrap(await call('citationTotals', {}))).toMatchObject({
      found: 1,
      noArticle: 1,
      noPlace: 1,
      noLaw: 1,
      wrong: [{ itemName: '甲' }],
    });
  });

  test('is held against the version in force on the day of the list; a new version says where its article went', async () => {
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD }) }));
    expect(unwrap(await call('indexLaws', { grant: place('乙', { '新.txt': NEW }) })).renewed).toEqual(['护林条例']);
    const found = await check();
    expect(found?.version).toMatchObject({ date: '2024-03-01', newest: true });
    expect(found?.versions).toHaveLength(2);
    expect(found?.shared).toEqual([]);
    const older = found?.versions[1]?.documentId;
    const before = unwrap(await call('checkCitations', { itemId: item, documentId: older }))[0];
    expect(before?.shared[0]).toContain('防火隔离带');
    const moved = unwrap(await call('movedCitations', {}));
    expect(moved.map(({ kind, before: from, after }) => [kind, from.label, after?.label])).toEqual([
      ['moved', '第二条', '第三条'],
    ]);
    unwrap(await call('updateProject', { name: '东宁市', effectiveDate: '2024-05-31' }));
    expect((await check())?.version?.date).toBe('2010-05-01');
  });
});

describe('a citation of a version that is no longer in force', () => {
  const PREVENTION = '开设防火隔离带，设置宣传标识。';
  const both = async () => unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD, '新.txt': NEW }) }));
  const checkOf = async (itemId: number) => unwrap(await call('checkCitations', { itemId }))[0];
  const citation = async (itemId: number) => {
    const [first] = unwrap(await call('citations', { itemId }));
    if (!first) throw new Error('no citation');
    return first;
  };

  test('is shown in the version it names, told where its article went, and never verified in bulk', async () => {
    await both();
    const older = await newItem('隔离带', PREVENTION, '《护林条例》（2010年公布）第二条');
    const found = await checkOf(older);
    expect(found).toMatchObject({ state: 'found', version: { date: '2010-05-01' } });
    expect(found?.other).toMatchObject({ by: 'named', edition: '2010', held: true, inTitle: false });
    expect(found?.other?.current.date).toBe('2024-03-01');
    expect(found?.other?.moves.map(({ kind, after }) => [kind, after?.label])).toEqual([['moved', '第三条']]);
    const current = await newItem('隔离带管护', PREVENTION, '《护林条例（2024年修订）》第三条');
    const plain = await newItem('隔离带开设', PREVENTION, '《护林条例》第三条');
    const bulk = unwrap(await call('verifiableCitations', { itemIds: [older, current, plain] }));
    expect(bulk.ready).toEqual([(await citation(current)).id, (await citation(plain)).id]);
    expect(bulk.other).toBe(1);
  });

  test('that the library does not hold is said so', async () => {
    await both();
    const other = await newItem('隔离带', PREVENTION, '《护林条例》（2017年修正）第三条');
    expect((await checkOf(other))?.other).toMatchObject({ edition: '2017', held: false, moves: [] });
    expect(unwrap(await call('verifiableCitations', { itemIds: [other] }))).toEqual({ ready: [], other: 1 });
    expect(unwrap(await call('movedCitations', {})).map((row) => row.citation.itemId)).not.toContain(other);
  });

  test('is cited in the one in force by another text: verified anew, and the doubt about the version is gone', async () => {
    await both();
    const older = await newItem('隔离带', PREVENTION, '《护林条例》（2010年公布）第二条');
    const { id } = await citation(older);
    unwrap(await call('verifyCitations', { citationIds: [id], verified: true }));
    expect(await citation(older)).toMatchObject({ verified: true, excerpt: expect.stringContaining('防火隔离带') });
    const change = { citationId: id, supports: 'duty' as const, excerpt: '' };
    unwrap(await call('changeCitation', { ...change, text: '《护林条例》（2010年公布）第二条', supports: 'subject' }));
    expect(await citation(older)).toMatchObject({ verified: true, written: '《护林条例》（2010年公布）第二条' });
    unwrap(await call('changeCitation', { ...change, text: '《护林条例》第二条' }));
    expect(await citation(older)).toMatchObject({ verified: false, written: '', clause: '第二条' });
    expect((await checkOf(older))?.other).toBeNull();
  });

  test('keeps the edition it names though the document was first cited without one', async () => {
    await newItem('甲', '', '《护林条例》第一条');
    const named = await newItem('乙', '', '《护林条例（2010年公布）》第二条');
    expect(await citation(named)).toMatchObject({ title: '护林条例', written: '《护林条例（2010年公布）》第二条' });
  });

  test('verified many at once keeps every article, so another computer without the library can read it', async () => {
    await both();
    const second = await newItem('规划公布', '编制护林规划，向社会公布。', '《护林条例》第二条');
    const third = await newItem('隔离带', PREVENTION, '《护林条例》第三条');
    const { ready } = unwrap(await call('verifiableCitations', { itemIds: [second, third] }));
    expect(unwrap(await call('verifyCitations', { citationIds: ready, verified: true })).changed).toBe(2);
    expect((await citation(second)).excerpt).toBe('县级人民政府编制护林规划，并向社会公布。');
    expect((await citation(third)).excerpt).toContain('配备器材');
    const { folders } = unwrap(await call('lawLibrary', {}));
    unwrap(await call('dropLawFolder', { folder: folders[0]?.folder ?? '' }));
    unwrap(await call('verifyCitations', { citationIds: ready, verified: false }));
    unwrap(await call('verifyCitations', { citationIds: ready, verified: true }));
    expect((await citation(third)).excerpt).toContain('配备器材');
  });

  test('verified before the new version came is told by its excerpt; what was made for the newest is not listed', async () => {
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD }) }));
    const { id } = await citation(item);
    unwrap(await call('verifyCitations', { citationIds: [id], verified: true }));
    unwrap(await call('indexLaws', { grant: place('乙', { '新.txt': NEW }) }));
    expect((await check())?.other).toMatchObject({ by: 'excerpt', edition: '2010-05-01', held: true });
    const right = await newItem('隔离带', PREVENTION, '《护林条例》第三条');
    const felling = await newItem('采伐', '林木采伐许可。', '《护林条例》（2010年）第三条');
    const moved = unwrap(await call('movedCitations', {}));
    expect(moved.map(({ citation: { itemId }, by, kind, after }) => [itemId, by, kind, after?.label])).toEqual([
      [item, 'excerpt', 'moved', '第三条'],
      [felling, 'named', 'moved', '第四条'],
    ]);
    expect((await checkOf(right))?.other).toBeNull();
    const totals = unwrap(await call('citationTotals', {}));
    expect(totals).toMatchObject({ found: 3, noArticle: 0 });
  });
});

describe('a citation that names no version', () => {
  const LATER = NEW.replace('2024年3月1日修订　自2024年6月1日起施行', '2098年3月1日修订　自2098年6月1日起施行');

  test('counts as made for the one in force when it was made, not for one that came later', async () => {
    unwrap(await call('updateProject', { name: '东宁市', effectiveDate: '2099-01-01' }));
    unwrap(await call('indexLaws', { grant: place('甲', { '旧.txt': OLD, '新.txt': LATER }) }));
    const found = await check();
    expect(found?.other).toMatchObject({ by: 'cited', edition: '2010-05-01', current: { date: '2098-03-01' } });
    expect(found?.version?.date).toBe('2010-05-01');
    expect(unwrap(await call('verifiableCitations', { itemIds: [item] }))).toEqual({ ready: [], other: 1 });
    const moved = unwrap(await call('movedCitations', {}));
    expect(moved.map(({ by, kind, after }) => [by, kind, after?.label])).toEqual([['cited', 'moved', '第三条']]);
    // One that names the version in force is made for that.
    const named = await newItem('隔离带', '开设防火隔离带。', '《护林条例》（2098年修订）第三条');
    expect(unwrap(await call('checkCitations', { itemId: named }))[0]?.other).toBeNull();
  });
});

describe('an item without a basis', () => {
  test('gets articles that share its words, those naming townships first, without earlier versions', async () => {
    const county = '县级护林办法\n第一条　县林业局开设防火隔离带，设置宣传标识，组织管护。';
    const files = { '旧.txt': OLD, '新.txt': NEW, '县级护林办法.txt': county };
    unwrap(await call('indexLaws', { grant: place('甲', files) }));
    const bare = await newItem('防火隔离带管护', '开设防火隔离带，设置宣传标识。');
    const suggested = unwrap(await call('suggestArticles', { itemId: bare }));
    expect(suggested.slice(0, 2).map(({ title, label }) => `${title}${label}`)).toEqual([
      '护林条例第三条',
      '县级护林办法第一条',
    ]);
    expect(suggested[0]?.shared[0]).toContain('防火隔离带');
    expect(suggested.filter(({ date }) => date === '2010-05-01')).toEqual([]);
  });

  test('is told which of them are not yet in force on the day of the list', async () => {
    unwrap(await call('updateProject', { name: '东宁市', effectiveDate: '2024-05-31' }));
    unwrap(await call('indexLaws', { grant: place('甲', { '新.txt': NEW }) }));
    const bare = await newItem('防火隔离带管护', '开设防火隔离带，设置宣传标识。');
    const told = async () =>
      unwrap(await call('suggestArticles', { itemId: bare })).map(({ effectiveOn, notYet }) => [
        effectiveOn,
        notYet,
      ])[0];
    expect(await told()).toEqual(['2024-06-01', true]);
    unwrap(await call('updateProject', { name: '东宁市', effectiveDate: '2024-06-01' }));
    expect(await told()).toEqual(['2024-06-01', false]);
  });

  test('gets none while the library is empty', async () => {
    expect(unwrap(await call('suggestArticles', { itemId: item }))).toEqual([]);
  });
});
