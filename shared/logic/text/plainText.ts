/** A text as a plain comparison sees it, in one width and in lower case, as codes in room that is used again and again. */

/** Characters which stand by themselves: whatever is beside them, each becomes one code. Most texts have no others. */
const ALONE = /[\n -~\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e—‘’“”·]/u;
/** By code, the code it becomes, 0 where it was never met, `OTHER` where its neighbours count or it becomes several. */
const levels = new Uint16Array(0x1_0000);
/** No character. */
const OTHER = 0xffff;

function levelOf(code: number): number {
  // Most characters; asking the table for them would push better things out of the processor's memory.
  if (code >= 0x4e00 && code <= 0x9fff) return code;
  const known = levels[code] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCharCode(code);
  const level = ALONE.test(character) ? levelled(character) : '';
  const found = level.length === 1 ? level.charCodeAt(0) : OTHER;
  levels[code] = found;
  return found;
}

const levelled = (text: string): string => text.normalize('NFKC').toLowerCase();

export class PlainText {
  size = 0;
  codes = new Uint16Array(1 << 10);

  /** Reads a text; what was read before is forgotten. */
  read(written: string): void {
    if (!this.readAlone(written)) this.readAny(levelled(written));
  }

  /** Puts one more code behind what was read. */
  add(code: number): void {
    const { size, codes } = this;
    if (size === codes.length) this.codes = Uint16Array.from({ length: 2 * size }, (_, at) => codes[at] ?? 0);
    this.codes[size] = code;
    this.size = size + 1;
  }

  private readAlone(written: string): boolean {
    const codes = this.roomFor(written.length);
    for (let at = 0; at < written.length; at += 1) {
      const level = levelOf(written.charCodeAt(at));
      if (level === OTHER) return false;
      codes[at] = level;
    }
    return true;
  }

  private readAny(plain: string): void {
    const codes = this.roomFor(plain.length);
    for (let at = 0; at < plain.length; at += 1) codes[at] = plain.charCodeAt(at);
  }

  private roomFor(size: number): Uint16Array {
    if (size > this.codes.length) this.codes = new Uint16Array(2 * size);
    this.size = size;
    return this.codes;
  }
}
