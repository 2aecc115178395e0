/** All pages of a PDF small on one picture, for a person to look at. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGB. */
  readonly pixels: Buffer;
}

const COLUMNS = 5;
const GAP = 8;
const MOST_PAGES = 40;

/** Kept with the PDF in out/office, overwritten by each run. */
export function contactSheet(pdf: string, name: string): string {
  const pages = pagesOf(pdf);
  const folder = path.resolve(import.meta.dirname, '../../out/office');
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  fs.copyFileSync(pdf, path.join(folder, `${name}.pdf`));
  fs.writeFileSync(file, png(glue(pages)));
  return file;
}

function pagesOf(pdf: string): Picture[] {
  const stem = pdf.replace(/\.pdf$/, '-page');
  execFileSync('pdftoppm', ['-r', '40', '-l', String(MOST_PAGES), pdf, stem]);
  const folder = path.dirname(stem);
  const files = fs.readdirSync(folder).filter((file) => file.startsWith(path.basename(stem)) && file.endsWith('.ppm'));
  return files.sort().map((file) => readPpm(fs.readFileSync(path.join(folder, file))));
}

/** P6, width, height, 255, then the pixels. */
function readPpm(bytes: Buffer): Picture {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  if (!head) throw new Error('no picture');
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) };
}

function glue(pages: readonly Picture[]): Picture {
  const cellWidth = Math.max(...pages.map(({ width }) => width)) + GAP;
  const cellHeight = Math.max(...pages.map(({ height }) => height)) + GAP;
  const width = cellWidth * Math.min(COLUMNS, pages.length) + GAP;
  const height = cellHeight * Math.ceil(pages.length / COLUMNS) + GAP;
  const pixels = Buffer.alloc(width * height * 3, 0x88);
  pages.forEach((page, index) => {
    const left = GAP + (index % COLUMNS) * cellWidth;
    const top = GAP + Math.floor(index / COLUMNS) * cellHeight;
    for (let row = 0; row < page.height; row += 1) {
      page.pixels.copy(pixels, ((top + row) * width + left) * 3, row * page.width * 3, (row + 1) * page.width * 3);
    }
  });
  return { width, height, pixels };
}

function png({ width, height, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const lines = Buffer.alloc(height * (width * 3 + 1));
  for (let row = 0; row < height; row += 1) {
    pixels.copy(lines, row * (width * 3 + 1) + 1, row * width * 3, (row + 1) * width * 3);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
