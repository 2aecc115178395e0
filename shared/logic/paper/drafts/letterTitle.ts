/** The title of a letter: one line where it fits, else parted between its words so that no line is left with a scrap. */

import type { Paper } from '../../../model/schemePaper';
import { textWidth } from '../layout/measureText';
import { POINTS_PER_MILLIMETRE } from '../layout/rowHeights';
import { sheetSize } from '../layout/sheetSize';

/** `pieces` stay whole; of the ways with the fewest lines the one whose lines are most alike. */
export function letterTitle(pieces: readonly string[], paper: Paper): string {
  const words = pieces.filter((piece) => piece !== '');
  const room = (sheetSize(paper, 'portrait').roomWidth * POINTS_PER_MILLIMETRE) / paper.fonts.title.size;
  const ways = Array.from({ length: 2 ** Math.max(0, words.length - 1) }, (_, way) =>
    words
      .map((word, at) => (at > 0 && ((way >> (at - 1)) & 1) === 1 ? `\n${word}` : word))
      .join('')
      .split('\n'),
  );
  const fitting = ways
    .map((lines) => ({ lines, widths: lines.map(textWidth) }))
    .filter(({ widths }) => Math.max(...widths) <= room)
    .map(({ lines, widths }) => ({ lines, uneven: Math.max(...widths) - Math.min(...widths) }))
    .sort((a, b) => a.lines.length - b.lines.length || a.uneven - b.uneven);
  return fitting[0]?.lines.join('\n') ?? words.join('');
}
