/** Every kind of file the program puts out, from the sample counties: strictly right as a package, and whole on the page. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rereadWord } from '../../electron/engine/documents/rereading/rereadWord';
import { everyPaper } from '../builders/everyPaper';
import { findPackageFaults } from '../builders/findPackageFaults';
import { temporaryFolder } from '../builders/project';
import { testWorkbench } from '../builders/workbench';
import { buildParser } from '../engine/parserBundle';
import { contactSheet } from './contactSheet';
import { convertToPdf, missingOfficeTools, type RenderedPdf, readPdf } from './renderPdf';

const folder = temporaryFolder('disk');
const OF_EACH = 4;
const rendered = join(folder.path, 'rendered');
let files: string[] = [];

beforeAll(async () => {
  const parser = await buildParser();
  const bench = testWorkbench(folder.path, parser.path);
  await everyPaper(bench, folder.path);
  await bench.close();
  parser.remove();
  files = ['东宁', '安澜']
    .flatMap((county) =>
      readdirSync(join(folder.path, county), { recursive: true }).map((name) => join(county, String(name))),
    )
    // What senders handed in lies in the archive as they made it.
    .filter((name) => /\.(?:docx|xlsx)$/.test(name) && !name.includes('报送原件'));
}, 900_000);
afterAll(() => folder.remove());

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Of a folder one of each format: documents of a kind differ by their texts only. */
function oneOfEach(): Map<string, string> {
  const chosen = new Map<string, string>();
  for (const file of files) {
    const [county = '', kind = ''] = file.split(/[/\\]/);
    const what = basename(file, extname(file))
      .replace(/（[^）]*）|[A-Z]?\d+/g, '')
      .split('_')
      .slice(1)
      .join('_');
    const shared =
      kind === '台账和简报' || kind === '准入与调整' || kind === '填报表' || kind === '征求意见' ? what : '';
    const key = `${county}-${kind}${shared.replace(/^[^_]*(?=_征求意见)/, '')}${extname(file)}`;
    // The archive and the volume hold what the others show one by one.
    if (kind !== '归档' && kind !== '一册' && !chosen.has(key)) chosen.set(key, file);
  }
  return chosen;
}

test('a strict reader finds nothing to refuse in any of them', async () => {
  expect(files.length).toBeGreaterThan(300);
  const faulty: string[] = [];
  const seen = new Map<string, number>();
  for (const file of files) {
    // Documents of a kind differ by their texts only: some of each folder stand for the rest.
    const kind = `${dirname(file)}${extname(file)}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if ((seen.get(kind) ?? 0) > OF_EACH) continue;
    const faults = await findPackageFaults(readFileSync(join(folder.path, file)));
    if (faults.length > 0) faulty.push(`${file}: ${faults[0]}`);
  }
  expect(faulty).toEqual([]);
}, 600_000);

describe.skipIf(missingOfficeTools() !== undefined)('one of each kind, rendered', () => {
  const pdfs = new Map<string, RenderedPdf>();
  const wordTexts = new Map<string, string>();

  beforeAll(async () => {
    mkdirSync(rendered);
    const copies: string[] = [];
    for (const [key, file] of oneOfEach()) {
      const copy = join(rendered, `${basename(key, extname(key))}-${extname(key).slice(1)}${extname(key)}`);
      copyFileSync(join(folder.path, file), copy);
      copies.push(copy);
    }
    convertToPdf(copies, rendered);
    for (const copy of copies) {
      const pdf = copy.replace(/\.(?:docx|xlsx)$/, '.pdf');
      pdfs.set(basename(copy), readPdf(pdf));
      if (copy.endsWith('.docx')) wordTexts.set(basename(copy), (await rereadWord(readFileSync(copy))).flat().join(''));
      contactSheet(pdf, basename(pdf, '.pdf'));
      rmSync(pdf);
    }
  }, 900_000);

  test('there are as many kinds as the program knows', () => {
    expect([...pdfs.keys()].length).toBeGreaterThanOrEqual(50);
  });

  test('no page is empty, and none holds boxes to sign in alone', () => {
    for (const [name, { texts }] of pdfs) {
      for (const [index, text] of texts.entries()) {
        const words = text.replace(/—\d+—/g, '');
        const where = `${name}, page ${index + 1}`;
        expect(words.length, where).toBeGreaterThan(0);
        // Several rows of boxes may take more than a sheet; above the first of them stands more than a signer's name.
        const signed = words.indexOf('（盖章）负责人签字');
        if (signed >= 0 && !/负责人签字/.test(texts[index - 1] ?? '')) expect(signed, where).toBeGreaterThan(25);
      }
    }
  });

  test('no mark of punctuation of a Word file is lost on the page', () => {
    for (const [name, { texts }] of pdfs) {
      if (!name.endsWith('.docx')) continue;
      const [shown, written] = [texts.join(''), wordTexts.get(name) ?? ''];
      for (const mark of '，。；、：')
        expect([name, mark, count(shown, mark) >= count(written, mark)]).toEqual([name, mark, true]);
    }
  });

  test('the ledger is short enough to be read, and a withdrawn edition has its notice', () => {
    const named = (part: string) => [...pdfs].find(([name]) => name.includes(part) && name.endsWith('.docx'))?.[1];
    const ledger = named('加减法台账');
    expect(ledger?.pages).toBeLessThanOrEqual(10);
    expect(ledger?.texts[0]).toContain('首轮期初528＋增加15−减少126＝期末417');
    expect(named('作废通知')?.texts.join('')).toContain('第2版（安办发〔2026〕3号');
  });

  test('every word stands on its sheet', () => {
    for (const [name, { words, sizes }] of pdfs) {
      for (const [index, page] of words.entries()) {
        const { width, height } = sizes[index] ?? { width: 0, height: 0 };
        const outside = page.filter(
          (word) => word.left < 0 || word.right > width || word.top < 0 || word.bottom > height,
        );
        expect(outside, `${name}, page ${index + 1}`).toEqual([]);
      }
    }
  });
});
