/** Lists of rising article ids as bytes, and back. */

/** Differences as varints: seven bits a byte, the high bit says that more follow. */
export function packIds(ids: Uint32Array, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array((to - from) * 5);
  let length = 0;
  let before = 0;
  for (let at = from; at < to; at += 1) {
    const id = ids[at] ?? 0;
    let rest = id - before;
    before = id;
    while (rest >= 0x80) {
      bytes[length] = (rest & 0x7f) | 0x80;
      length += 1;
      rest >>>= 7;
    }
    bytes[length] = rest;
    length += 1;
  }
  return bytes.slice(0, length);
}

export function eachId(bytes: Uint8Array, each: (id: number) => void): void {
  let id = 0;
  let part = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    part |= (byte & 0x7f) << shift;
    if (byte >= 0x80) {
      shift += 7;
      continue;
    }
    id += part;
    each(id);
    part = 0;
    shift = 0;
  }
}
