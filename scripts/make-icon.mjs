/** `node scripts/make-icon.mjs`: draws the program's mark, two combs in each other, into resources/icon.ico and icon.png. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { root } from './cache.mjs';

const SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** `colorPrimary` of the window. */
const GROUND = [31, 90, 148];
const UPPER = [255, 255, 255];
const LOWER = [158, 200, 240];
/** Points looked at in each pixel, across and down. */
const FINE = 6;

const inside = (value, from, to) => value >= from && value < to;

/** What lies at a point of the square from 0 to 1; null outside the rounded ground. */
function colourAt(x, y) {
  const round = 0.18;
  const [dx, dy] = [Math.max(0, Math.abs(x - 0.5) - (0.5 - round)), Math.max(0, Math.abs(y - 0.5) - (0.5 - round))];
  if (dx * dx + dy * dy > round * round) return null;
  const strip = Math.floor((x - 0.1875) / (0.625 / 9));
  if (!inside(strip, 0, 9)) return GROUND;
  if (inside(y, 0.1875, 0.3125)) return UPPER;
  if (inside(y, 0.6875, 0.8125)) return LOWER;
  // Nine strips: a tooth of the upper comb, a gap, a tooth of the lower, a gap, and so on.
  if (strip % 4 === 0 && inside(y, 0.3125, 0.5625)) return UPPER;
  return strip % 4 === 2 && inside(y, 0.4375, 0.6875) ? LOWER : GROUND;
}

/** RGBA, rows from the top. */
function draw(size) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at += 1) {
    const sum = [0, 0, 0, 0];
    for (let point = 0; point < FINE * FINE; point += 1) {
      const x = ((at % size) + ((point % FINE) + 0.5) / FINE) / size;
      const y = (Math.floor(at / size) + (Math.floor(point / FINE) + 0.5) / FINE) / size;
      const colour = colourAt(x, y);
      if (!colour) continue;
      for (const [index, part] of [...colour, 1].entries()) sum[index] += part;
    }
    const seen = sum[3] || 1;
    pixels.set([sum[0] / seen, sum[1] / seen, sum[2] / seen, (sum[3] * 255) / (FINE * FINE)].map(Math.round), at * 4);
  }
  return pixels;
}

function chunk(type, bytes) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png(size) {
  const pixels = draw(size);
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  const rows = Array.from({ length: size }, (_, y) => [
    Buffer.alloc(1),
    pixels.subarray(y * size * 4, (y + 1) * size * 4),
  ]);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** A bitmap as icons hold it: BGRA from the bottom, then a mask of which nothing is set, as alpha says it all. */
function bitmap(size) {
  const head = Buffer.alloc(40);
  for (const [index, value] of [40, size, size * 2].entries()) head.writeInt32LE(value, index * 4);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const pixels = draw(size);
  const rows = Array.from({ length: size }, (_, y) =>
    pixels.subarray((size - 1 - y) * size * 4, (size - y) * size * 4),
  );
  const bgra = Buffer.concat(rows);
  for (let at = 0; at < bgra.length; at += 4) [bgra[at], bgra[at + 2]] = [bgra[at + 2], bgra[at]];
  return Buffer.concat([head, bgra, Buffer.alloc(Math.ceil(size / 32) * 4 * size)]);
}

/** Only the largest as PNG: older readers of icons know bitmaps alone. */
function ico() {
  const images = SIZES.map((size) => (size === 256 ? png(size) : bitmap(size)));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach((image, index) => {
    const at = 6 + 16 * index;
    head[at] = head[at + 1] = SIZES[index] % 256;
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...images]);
}

writeFileSync(join(root, 'resources', 'icon.ico'), ico());
writeFileSync(join(root, 'resources', 'icon.png'), png(512));
