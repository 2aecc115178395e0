/** Renders office files with LibreOffice and reads the pages back. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface PlacedWord {
  readonly text: string;
  /** Points from the left and upper edges of the page. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface RenderedPdf {
  readonly pages: number;
  /** As pdfinfo says it: 841.89 x 595.304 pts (A4). */
  readonly pageSize: string;
  /** Text of each page in the order it was drawn, cell by cell, without white space. */
  readonly texts: readonly string[];
  readonly words: readonly (readonly PlacedWord[])[];
  /** Points. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/** What is missing on this machine, in words for the log; undefined when everything is there. */
export function missingOfficeTools(): string | undefined {
  const missing = ['soffice', 'pdfinfo', 'pdftotext'].filter((tool) => !isOnPath(tool));
  return missing.length === 0 ? undefined : missing.join(', ');
}

function isOnPath(tool: string): boolean {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => folder !== '' && fs.existsSync(path.join(folder, tool)));
}

/** Converts one file to PDF in `folder`, with a LibreOffice profile of its own there. */
export function renderPdf(file: string, folder: string): RenderedPdf {
  convertToPdf([file], folder);
  return readPdf(path.join(folder, `${path.parse(file).name}.pdf`));
}

/** All in one run, since starting the program takes longest; their names must differ. */
export function convertToPdf(files: readonly string[], folder: string): void {
  const profile = pathToFileURL(path.join(folder, 'profile')).href;
  execFileSync(
    'soffice',
    [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files],
    {
      stdio: 'pipe',
      timeout: 120_000 + files.length * 20_000,
    },
  );
}

export function readPdf(pdf: string): RenderedPdf {
  const boxes = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  return {
    pages: Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1]),
    pageSize: /^Page size:\s+(.+)$/m.exec(info)?.[1] ?? '',
    texts: pagesOf(execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 })),
    words: placedWords(boxes),
    sizes: [...boxes.matchAll(/<page width="([\d.]+)" height="([\d.]+)"/g)].map((page) => ({
      width: Number(page[1]),
      height: Number(page[2]),
    })),
  };
}

/** pdftotext ends every page with a form feed. */
function pagesOf(text: string): string[] {
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ''));
}

function placedWords(html: string): PlacedWord[][] {
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
        (word) => ({
          left: Number(word[1]),
          top: Number(word[2]),
          right: Number(word[3]),
          bottom: Number(word[4]),
          text: word[5] ?? '',
        }),
      ),
    );
}
