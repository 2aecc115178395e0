/** Characters that 仿宋_GB2312 and its kin do not have: a printer's machine takes them from another font, or shows a box. */

const HAN = /\p{Script=Han}/gu;
/** First and last byte of rows and cells that hold characters in GB 2312. */
const ROWS = [0xb0, 0xf7] as const;
const CELLS = [0xa1, 0xfe] as const;

let known: ReadonlySet<string> | undefined;

/** The 6,763 characters of GB 2312, decoded from their codes; all decoders know the larger GBK, whose rows these are. */
function gb2312(): ReadonlySet<string> {
  if (known) return known;
  const bytes: number[] = [];
  for (let row: number = ROWS[0]; row <= ROWS[1]; row += 1) {
    // The last five cells of this row are empty in GB 2312.
    const last = row === 0xd7 ? 0xf9 : CELLS[1];
    for (let cell: number = CELLS[0]; cell <= last; cell += 1) bytes.push(row, cell);
  }
  known = new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes)));
  return known;
}

/** Each such character once, in the order they occur. */
export function rareCharacters(texts: Iterable<string>): string[] {
  const characters = gb2312();
  const found = new Set<string>();
  for (const text of texts) {
    for (const [character] of text.matchAll(HAN)) if (!characters.has(character)) found.add(character);
  }
  return [...found];
}
