/** Bytes of a text file to text: the encoding is found by trying, and a byte that does not fit is never passed over. */

/** Null when a byte is not in the encoding, or the encoding is not known. */
export function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // The decoder throws on the first byte that is not in the encoding: then it is another one.
    return null;
  }
}

const replacement = 0xfffd;

/** UTF-8 with a few bad bytes is a damaged or cut file; read as GB18030 every one of its words would turn to rubbish. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let foreign = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === replacement) bad += 1;
    else if (code >= 0x800) foreign += 1;
  }
  return bad * 10 < foreign;
}

/** Text of the bytes: by byte order mark, else UTF-8 if every byte fits, else GB18030. Null: neither, or damaged. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryDecode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryDecode('utf-16be', bytes);
  const text = tryDecode('utf-8', bytes);
  if (text !== null) return text;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark || isDamagedUtf8(bytes) ? null : tryDecode('gb18030', bytes);
}
