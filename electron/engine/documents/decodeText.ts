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

/**
 * UTF-8 with bad bytes is a damaged or cut file, or two files put together; read as GB18030 every one of its words would
 * turn to rubbish. In true GB18030 hardly a character in twenty passes for UTF-8.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let foreign = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === replacement) bad += 1;
    else if (code >= 0x800) foreign += 1;
  }
  return bad < foreign;
}

const looked = 4_096;

/**
 * UTF-16 without its mark: the commas and line ends of a table have a zero byte, on the same side throughout; null for any
 * other file.
 */
export function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, looked);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // 一 has a zero byte on the other side, but no text is full of it.
  const [few, many] = even < odd ? [even, odd] : [odd, even];
  if (bytes.length % 2 !== 0 || few * 5 > many || many * 20 < head.length) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = tryDecode(encoding, head.subarray(0, head.length - (head.length % 2)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells a picture from a text.
  return text !== null && !/[\x00-\x08\x0e-\x1f]/.test(text) ? encoding : null;
}

/** Text of the bytes: by byte order mark, else UTF-8 if every byte fits, else GB18030. Null: neither, or damaged. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryDecode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryDecode('utf-16be', bytes);
  const wide = wideWithoutMark(bytes);
  if (wide !== null) return tryDecode(wide, bytes);
  const text = tryDecode('utf-8', bytes);
  if (text !== null) return text;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark || isDamagedUtf8(bytes) ? null : tryDecode('gb18030', bytes);
}
