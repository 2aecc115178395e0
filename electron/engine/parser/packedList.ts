/**
 * A long list kept as the JSON it came in, and unpacked piece by piece when somebody reads it: a hundred thousand rows as
 * objects of their own would hold up the engine at every collection of garbage for as long as they are kept.
 */
import type { LongList } from '../../../shared/model/longList';

/** Who writes five hundred rows and then their entries reads in so many pieces; more would only grow old. */
const unpackedAtOnce = 4;

interface PackedPiece {
  readonly first: number;
  readonly json: string;
}

export class PackedList<T> implements LongList<T> {
  private readonly pieces: PackedPiece[] = [];
  private readonly unpacked = new Map<PackedPiece, readonly T[]>();
  private count = 0;

  /** `unpack` gets what `JSON.parse` makes of a piece. */
  constructor(private readonly unpack: (items: unknown) => readonly T[]) {}

  /** The next `count` items. */
  add(json: string, count: number): void {
    if (count > 0) this.pieces.push({ first: this.count, json });
    this.count += count;
  }

  get length(): number {
    return this.count;
  }

  at(index: number): T | undefined {
    const piece = this.pieces[this.placeOf(index)];
    return piece && this.itemsOf(piece)[index - piece.first];
  }

  slice(from: number, to: number): T[] {
    const items: T[] = [];
    const end = Math.min(to, this.count);
    for (let place = this.placeOf(from), next = Math.max(0, from); next < end; place += 1) {
      const piece = this.pieces[place];
      if (!piece) break;
      const some = this.itemsOf(piece).slice(next - piece.first, end - piece.first);
      for (const item of some) items.push(item);
      next += some.length;
    }
    return items;
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (const piece of this.pieces) yield* this.itemsOf(piece);
  }

  /** Which piece holds the item; past the last one: none. */
  private placeOf(index: number): number {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.pieces[middle]?.first ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private itemsOf(piece: PackedPiece): readonly T[] {
    const known = this.unpacked.get(piece);
    if (known) return known;
    const items = this.unpack(JSON.parse(piece.json));
    this.unpacked.set(piece, items);
    const [oldest] = this.unpacked.keys();
    if (this.unpacked.size > unpackedAtOnce && oldest) this.unpacked.delete(oldest);
    return items;
  }
}
