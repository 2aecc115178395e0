/** Says what a file really is by its content; the extension is only compared afterwards. */

import { wideWithoutMark } from './decodeText';
import { workbookStream } from './guard/guardXls';
import type { GuardedZip } from './guard/guardZip';
import type { OleDirectory } from './guard/oleDirectory';
import { isMht } from './html/mhtParts';

/** What the first bytes tell. */
export type Container =
  | 'empty'
  | 'zip'
  | 'ole'
  | 'html'
  | 'xmlss'
  | 'fods'
  | 'wordml'
  | 'rtf'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'dbf'
  | 'uof'
  | 'text'
  | 'unknown';

/** What a container holds once it was opened. */
export type DocumentFormat =
  | 'xlsx'
  | 'docx'
  | 'xls'
  | 'csv'
  | 'html'
  | 'xmlss'
  | 'fods'
  | 'ods'
  | 'doc'
  | 'encrypted'
  | 'works'
  | 'xlsb'
  | 'odt'
  | 'pptx'
  | 'ppt'
  | 'iwork'
  | 'ofd'
  | 'uof'
  | 'archive'
  | 'other';

const marks: readonly { readonly container: Container; readonly bytes: readonly number[] }[] = [
  { container: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { container: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { container: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { container: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { container: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { container: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { container: 'image', bytes: [0xff, 0xd8, 0xff] },
  { container: 'image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { container: 'image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { container: 'image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { container: 'archive', bytes: [0x1f, 0x8b] },
  { container: 'archive', bytes: [0x52, 0x61, 0x72, 0x21] },
  { container: 'archive', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** A package or an old document of which only the first letters arrived; as text it would read PK. */
function isStump(bytes: Uint8Array, { container, bytes: mark }: (typeof marks)[number]): boolean {
  if (container !== 'zip' && container !== 'ole') return false;
  return bytes.length >= 2 && bytes.length < mark.length && bytes.every((byte, index) => byte === mark[index]);
}

/** Pictures whose mark does not stand first, or is too short to be believed alone. */
function isPicture(bytes: Uint8Array): boolean {
  const at = (from: number, text: string): boolean =>
    startsWith(bytes.subarray(from), [...Buffer.from(text, 'latin1')]);
  if (at(0, 'RIFF') && at(8, 'WEBP')) return true;
  if (at(4, 'ftyp') && (at(8, 'hei') || at(8, 'mif1') || at(8, 'avif'))) return true;
  // Two letters and four reserved zero bytes.
  return at(0, 'BM') && startsWith(bytes.subarray(6), [0, 0, 0, 0]);
}

/** dBase: a version, a day, and a header of 32 bytes a field and one more. */
function isDbf(bytes: Uint8Array): boolean {
  const [version = 0, , month = 0, day = 0] = bytes;
  const header = (bytes[8] ?? 0) + (bytes[9] ?? 0) * 256;
  const versions = [0x02, 0x03, 0x04, 0x30, 0x31, 0x43, 0x83, 0x8b, 0xf5];
  return (
    versions.includes(version) && month >= 1 && month <= 12 && day >= 1 && day <= 31 && header % 32 === 1 && header > 32
  );
}

/** UTF-16 text is full of zero bytes; markup in it is looked for behind a byte order mark alone. */
function hasWideMark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** The beginning as text, in lower case; enough to see what kind of markup it is. */
function beginning(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 65_536);
  const encoding = !hasWideMark(bytes) ? 'latin1' : bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(encoding)
    .decode(head)
    .replace(/^(ï»¿|\ufeff)/, '')
    .trimStart()
    .toLowerCase();
}

function sniffMarkup(text: string): Container | null {
  if (!text.startsWith('<')) return null;
  if (/<workbook[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return 'xmlss';
  if (/<office:document\s[^>]*office:mimetype="application\/vnd\.oasis\.opendocument\.spreadsheet/.test(text))
    return 'fods';
  if (/schemas.microsoft.com\/office\/(word\/2003|2006\/xmlpackage)/.test(text)) return 'wordml';
  if (/<uof:/.test(text)) return 'uof';
  if (/<(!doctype html|html|head|meta|table|body|frameset)[\s>]/.test(text)) return 'html';
  return text.startsWith('<?xml') ? 'unknown' : null;
}

export function sniffContainer(bytes: Uint8Array): Container {
  if (bytes.length === 0) return 'empty';
  const mark = marks.find((candidate) => startsWith(bytes, candidate.bytes) || isStump(bytes, candidate));
  if (mark) return mark.container;
  if (isPicture(bytes)) return 'image';
  if (isDbf(bytes)) return 'dbf';
  if (!hasWideMark(bytes) && bytes.subarray(0, 4096).includes(0)) return wideWithoutMark(bytes) ? 'text' : 'unknown';
  if (isMht(bytes)) return 'html';
  return sniffMarkup(beginning(bytes)) ?? 'text';
}

const zipTypes: readonly { readonly format: DocumentFormat; readonly type: RegExp }[] = [
  {
    format: 'xlsx',
    type: /spreadsheetml\.(sheet|template)\.main\+xml$|excel\.(sheet|template)\.macroEnabled\.main\+xml$/i,
  },
  {
    format: 'docx',
    type: /wordprocessingml\.(document|template)\.main\+xml$|word\.(document|template)\.macroEnabled\w*\.main\+xml$/i,
  },
  { format: 'pptx', type: /presentationml\./i },
  { format: 'xlsb', type: /excel\.sheet\.binary\.macroEnabled\.main$/i },
];

/** What a checked zip is, by its content types. */
export function sniffZip(zip: Pick<GuardedZip, 'contentTypes' | 'names' | 'read'>): DocumentFormat {
  const types = [...zip.contentTypes.values()];
  const found = zipTypes.find((candidate) => types.some((type) => candidate.type.test(type)));
  if (found) return found.format;
  const kind = new TextDecoder().decode(zip.read('mimetype') ?? new Uint8Array());
  if (/^application\/vnd\.oasis\.opendocument\.spreadsheet/.test(kind)) return 'ods';
  if (/^application\/vnd\.oasis\.opendocument\.text/.test(kind)) return 'odt';
  if (zip.names.some((name) => /^Index\/.*\.iwa$|^Index\.zip$/.test(name))) return 'iwork';
  if (zip.names.includes('OFD.xml')) return 'ofd';
  if (zip.names.includes('uof.xml')) return 'uof';
  return zip.names.includes('[Content_Types].xml') ? 'other' : 'archive';
}

/** What an old container is, by its streams; an encrypted .xlsx hides in one as well. */
export function sniffOle(ole: Pick<OleDirectory, 'names'>): DocumentFormat {
  if (ole.names.includes('EncryptedPackage') || ole.names.includes('EncryptionInfo')) return 'encrypted';
  if (workbookStream(ole.names) !== undefined) return 'xls';
  if (ole.names.includes('WordDocument')) return 'doc';
  if (ole.names.includes('PowerPoint Document')) return 'ppt';
  return ole.names.some((name) => /^(MatOST|MM|CONTENTS)$/.test(name)) ? 'works' : 'other';
}
