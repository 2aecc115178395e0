/** Township lists through LibreOffice: every row on the pages, the header on each of them, heights as computed. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentFormat } from '../../electron/engine/documents/rereadDocument';
import { writeDocument } from '../../electron/engine/workers/writeDocumentsTask';
import { documentOf, LONG_LIST, tableOf } from '../builders/townshipLists';
import { missingOfficeTools, type PlacedWord, type RenderedPdf, renderPdf } from './renderPdf';

const DOCUMENT = documentOf(LONG_LIST);
const PAGE = tableOf(DOCUMENT);
const HEADINGS = ['序号', '职责事项', '工作任务', '乡镇责任', '依据', '对应部门', '备注'];
/** Right edge of the serials' column, points from the left edge of the paper: margin and 12 mm, and a little more. */
const SERIALS_END = ((35 + 14) * 72) / 25.4;
/** Page numbers stand farther left, in the margin. */
const SERIALS_BEGIN = (34 * 72) / 25.4;
/** … or, in Excel, at the foot. */
const SERIALS_FOOT = ((210 - 27) * 72) / 25.4;

const missing = missingOfficeTools();
if (missing !== undefined) {
  console.error(`\n!!! 未检验文书版面：本机缺少 ${missing}。安装 LibreOffice 和 poppler-utils 后再运行。\n`);
}

/** The serials on one page, from top to bottom. */
function serialsOf(words: readonly PlacedWord[]): PlacedWord[] {
  return words
    .filter((word) => word.left > SERIALS_BEGIN && word.left < SERIALS_END && word.bottom < SERIALS_FOOT)
    .filter((word) => /^\d+$/.test(word.text))
    .sort((one, other) => one.top - other.top);
}

/** Row heights between neighbouring serials of a page, as drawn and as computed, both in points. */
function heightsBetweenSerials(words: readonly PlacedWord[]): { drawn: number; computed: number }[] {
  const heights = new Map(PAGE.rows.flatMap((row) => (row.kind === 'item' ? [[row.cells[0], row.height]] : [])));
  const serials = serialsOf(words);
  return serials.slice(1).flatMap((word, index) => {
    const above = serials[index];
    if (above === undefined || !isSameSection(above.text, word.text)) return [];
    const drawn = (word.top + word.bottom - above.top - above.bottom) / 2;
    return [{ drawn, computed: ((heights.get(above.text) ?? 0) + (heights.get(word.text) ?? 0)) / 2 }];
  });
}

/** A section row stands between the last item of a section and the first of the next. */
function isSameSection(above: string, below: string): boolean {
  const items = PAGE.rows.map((row) => (row.kind === 'item' ? row.cells[0] : undefined));
  return items.indexOf(below) === items.indexOf(above) + 1;
}

describe.skipIf(missing !== undefined).each<DocumentFormat>(['docx', 'xlsx'])(
  'a township list as .%s, rendered',
  (format) => {
    let folder = '';
    let pdf: RenderedPdf;

    beforeAll(async () => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'township-list-'));
      const file = path.join(folder, `list.${format}`);
      fs.writeFileSync(file, await writeDocument(DOCUMENT, format));
      pdf = renderPdf(file, folder);
    });

    afterAll(() => {
      fs.rmSync(folder, { recursive: true, force: true });
    });

    it('is A4 on its side', () => {
      expect(pdf.pageSize).toMatch(/^84[12](?:\.\d+)? x 595(?:\.\d+)? pts \(A4\)$/);
      expect(pdf.texts).toHaveLength(pdf.pages);
      expect(pdf.pages).toBeGreaterThan(40);
    });

    it('begins with title, stage, unit and date', () => {
      for (const text of ['东宁市三岔口镇职责任务清单（征求意见稿）单位：东宁市三岔口镇', '2025年6月30日']) {
        expect(pdf.texts[0]).toContain(text);
      }
    });

    it('repeats the header and counts the pages on every page', () => {
      pdf.texts.forEach((text, index) => {
        for (const heading of HEADINGS) expect(text).toContain(heading);
        expect(text).toContain(`—${index + 1}—`);
      });
    });

    it('prints the serials of all rows in order', () => {
      const serials = pdf.words.flatMap(serialsOf);
      expect(serials.map((word) => Number(word.text))).toEqual(Array.from({ length: 394 }, (_, index) => index + 1));
    });

    it('shows every section and every text of every row', () => {
      const all = pdf.texts.join('');
      for (const row of PAGE.rows) {
        const texts = row.kind === 'section' ? [row.text] : row.cells;
        for (const text of texts) expect(all).toContain(text.replace(/\s+/g, ''));
      }
    });

    it('draws every row as high as it was computed, so that nothing is cut and nothing grows', () => {
      const heights = pdf.words.flatMap(heightsBetweenSerials);
      expect(heights.length).toBeGreaterThan(250);
      const scales = heights.map(({ drawn, computed }) => drawn / computed).sort((a, b) => a - b);
      const scale = scales[Math.floor(scales.length / 2)] ?? 0;
      // A worksheet is shrunk to the width of the paper when the machine lacks its fonts; a Word document never is.
      expect(scale).toBeLessThanOrEqual(1.01);
      expect(scale).toBeGreaterThan(format === 'docx' ? 0.99 : 0.7);
      for (const one of scales) expect(Math.abs(one / scale - 1)).toBeLessThan(0.05);
    });

    it('lets no line of text cross the edge between two rows', () => {
      for (const words of pdf.words) {
        const serials = serialsOf(words);
        const pairs = serials.slice(1).map((word, index) => [serials[index] ?? word, word] as const);
        for (const [above, below] of pairs.filter(([one, other]) => isSameSection(one.text, other.text))) {
          const edge = edgeBetween(above, below);
          const crossing = words.filter((word) => word.top < edge - 3 && word.bottom > edge + 3);
          expect(crossing).toEqual([]);
        }
      }
    });

    function edgeBetween(above: PlacedWord, below: PlacedWord): number {
      const height = (serial: string) =>
        PAGE.rows.find((row) => row.kind === 'item' && row.cells[0] === serial)?.height ?? 0;
      const share = height(above.text) / (height(above.text) + height(below.text));
      const [from, to] = [(above.top + above.bottom) / 2, (below.top + below.bottom) / 2];
      return from + (to - from) * share;
    }
  },
);
