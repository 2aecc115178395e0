/** What was struck out of a text and what was put in, character by character: 原文 and 现文 in one line of pieces. */

export interface TextPiece {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Cells of the table two differing middles may need; longer ones are shown as replaced whole. */
const MOST_CELLS = 4_000_000;
/** A kept run shorter than this between two changes reads better as changed. */
const SHORTEST_KEPT = 2;

/** Pieces in reading order; `same` and `out` together are the text before, `same` and `in` the text after. */
export function changedText(before: string, after: string): TextPiece[] {
  const old = [...before];
  const fresh = [...after];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  const middle = compareMiddles(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  return joinPieces([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...smooth(joinPieces(middle), head > 0, tail > 0),
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ]);
}

function compareMiddles(old: readonly string[], fresh: readonly string[]): TextPiece[] {
  if (old.length === 0 || fresh.length === 0 || old.length * fresh.length > MOST_CELLS) {
    return [
      { kind: 'out', text: old.join('') },
      { kind: 'in', text: fresh.join('') },
    ];
  }
  const wide = fresh.length + 1;
  const longest = new Uint16Array((old.length + 1) * wide);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const place = i * wide + j;
      longest[place] =
        old[i] === fresh[j]
          ? (longest[place + wide + 1] ?? 0) + 1
          : Math.max(longest[place + wide] ?? 0, longest[place + 1] ?? 0);
    }
  }
  return walk(old, fresh, longest, wide);
}

function walk(old: readonly string[], fresh: readonly string[], longest: Uint16Array, wide: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    const [mine, theirs] = [old[i], fresh[j]];
    if (mine !== undefined && mine === theirs) {
      pieces.push({ kind: 'same', text: mine });
      i += 1;
      j += 1;
    } else if (
      mine !== undefined &&
      (theirs === undefined || (longest[(i + 1) * wide + j] ?? 0) >= (longest[i * wide + j + 1] ?? 0))
    ) {
      pieces.push({ kind: 'out', text: mine });
      i += 1;
    } else {
      pieces.push({ kind: 'in', text: theirs ?? '' });
      j += 1;
    }
  }
  return pieces;
}

/** Between two changes what went out stands before what came in; pieces of one kind are one. */
function joinPieces(pieces: readonly TextPiece[]): TextPiece[] {
  const joined: TextPiece[] = [];
  let out = '';
  let put = '';
  const flush = (): void => {
    if (out !== '') joined.push({ kind: 'out', text: out });
    if (put !== '') joined.push({ kind: 'in', text: put });
    out = '';
    put = '';
  };
  for (const { kind, text } of pieces) {
    if (text === '') continue;
    if (kind === 'out') out += text;
    else if (kind === 'in') put += text;
    else {
      flush();
      const last = joined.at(-1);
      if (last?.kind === 'same') joined[joined.length - 1] = { kind: 'same', text: last.text + text };
      else joined.push({ kind: 'same', text });
    }
  }
  flush();
  return joined;
}

/** A single character that both happen to have between two changes is no common ground. */
function smooth(pieces: readonly TextPiece[], afterSame: boolean, beforeSame: boolean): TextPiece[] {
  return pieces.flatMap((piece, index): TextPiece[] => {
    const inside = (index > 0 || !afterSame) && (index < pieces.length - 1 || !beforeSame);
    const short = piece.kind === 'same' && [...piece.text].length < SHORTEST_KEPT;
    if (!short || !inside || index === 0 || index === pieces.length - 1) return [piece];
    return [
      { kind: 'out', text: piece.text },
      { kind: 'in', text: piece.text },
    ];
  });
}
