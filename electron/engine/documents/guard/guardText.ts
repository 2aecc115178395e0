/** Tells rubbish from text: what no office ever typed means the file was not what it seemed. */
import type { Grid } from '../../../../shared/model/grid';
import { limits } from './limits';

function isOdd(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  return (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code <= 0xf8ff) || code === 0xfffd;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const anyOdd = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]/;

/** Share of control, private-use and replacement characters among all; 0 for no text. */
export function rubbishShare(texts: Iterable<string>): number {
  let all = 0;
  let odd = 0;
  for (const text of texts) {
    all += text.length;
    if (!anyOdd.test(text)) continue;
    for (let at = 0; at < text.length; at += 1) if (isOdd(text.charCodeAt(at))) odd += 1;
  }
  return all === 0 ? 0 : odd / all;
}

export function isRubbish(grids: readonly Grid[]): boolean {
  function* texts(): Iterable<string> {
    for (const grid of grids) for (const row of grid.rows) yield* row.cells;
  }
  return rubbishShare(texts()) > limits.rubbishShare;
}
