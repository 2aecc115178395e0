/** Every kind of document through LibreOffice: as many pages as the preview has, header on each, numbers, no text cut. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocument } from '../../electron/engine/workers/writeDocumentsTask';
import { documentTexts } from '../../shared/logic/paper/drafts/documentTexts';
import { paginate } from '../../shared/logic/paper/layout/paginate';
import { POINTS_PER_MILLIMETRE } from '../../shared/logic/paper/layout/rowHeights';
import { sheetSize } from '../../shared/logic/paper/layout/sheetSize';
import { KINDS } from '../builders/paperKinds';
import { contactSheet } from './contactSheet';
import { missingOfficeTools, type RenderedPdf, renderPdf } from './renderPdf';

const missing = missingOfficeTools();
const cases = KINDS.flatMap((kind) => (['docx', 'xlsx'] as const).map((format) => ({ ...kind, format })));

describe.skipIf(missing !== undefined).each(cases)(
  '$name as .$format, rendered',
  ({ name, document: make, format }) => {
    const document = make();
    const sheets = paginate(document);
    let folder = '';
    let pdf: RenderedPdf;

    beforeAll(async () => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'paper-'));
      const file = path.join(folder, `document.${format}`);
      fs.writeFileSync(file, await writeDocument(document, format));
      pdf = renderPdf(file, folder);
      contactSheet(path.join(folder, 'document.pdf'), `${name}-${format}`);
    });

    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

    it('has as many pages as the preview, one more or less', () => {
      // A worksheet is shrunk to the width of the paper when the machine lacks its fonts, so it may need fewer.
      const fewest = format === 'docx' ? sheets.length - 1 : sheets.length * 0.7;
      expect(pdf.pages).toBeGreaterThanOrEqual(fewest);
      expect(pdf.pages).toBeLessThanOrEqual(sheets.length + 1);
    });

    it('counts the pages that are counted', () => {
      const numbers = pdf.texts.flatMap((text) => /—(\d+)—/.exec(text)?.[1] ?? []).map(Number);
      const unnumbered = sheets.filter(({ printed }) => printed === null).length;
      if (format === 'docx') expect(numbers).toEqual(Array.from({ length: pdf.pages - unnumbered }, (_, at) => at + 1));
      else expect(numbers).toHaveLength(pdf.pages - unnumbered);
    });

    it('shows every text', () => {
      const all = pdf.texts.join('').replace(/—\d+—/g, '');
      const missingTexts = documentTexts(document)
        .flat()
        .map((text) => text.replace(/\s+/g, ''))
        .filter((text) => text.length < 60 && !all.includes(text));
      expect(missingTexts).toEqual([]);
    });

    it('lets no category row stand alone at the foot of a page, and leaves no page empty', () => {
      for (const [index, words] of pdf.words.entries()) {
        const texts = words.filter(({ text }) => !/^[—\d]+$/.test(text));
        const lowest = Math.max(...texts.map(({ bottom }) => bottom));
        const last = texts.filter(({ bottom }) => lowest - bottom < 3).map(({ text }) => text);
        expect(texts.length, `page ${index + 1}`).toBeGreaterThan(0);
        expect(last.join('')).not.toMatch(/^[一二三四五六七八九十]+、.*（\d+项）$/);
      }
    });

    it('keeps every word between the edges of its sheet', () => {
      const { paper } = document;
      for (const [index, words] of pdf.words.entries()) {
        const orientation = (pdf.sizes[index]?.width ?? 0) > (pdf.sizes[index]?.height ?? 0) ? 'landscape' : 'portrait';
        const { width, margins } = sheetSize(paper, orientation);
        // A comma may hang over the edge.
        const right = (width - margins.right) * POINTS_PER_MILLIMETRE + paper.fonts.text.size + 1;
        const outside = words.filter((word) => !/^[—\d]+$/.test(word.text) && (word.right > right || word.left < 0));
        expect(outside).toEqual([]);
      }
    });
  },
);
