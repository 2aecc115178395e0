/** The guard in front of every zip-based office file: nothing is parsed before all of it was checked. */
import { inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '../../../../shared/result';
import { crc32 } from './crc32';
import { limits } from './limits';
import { asBuffer, walkXml } from './walkXml';
import { unescapeXml } from './xmlText';
import { readZipDirectory, type ZipEntry } from './zipDirectory';

export interface GuardedZip {
  readonly names: readonly string[];
  /** A part's checked bytes; null when there is no such part. */
  read(name: string): Uint8Array | null;
  /** Elements in a part; 0 for one that is not XML, or is checked only when it is read. */
  elements(name: string): number;
  /** Content type of each part as `[Content_Types].xml` says, by name without the leading slash. */
  readonly contentTypes: ReadonlyMap<string, string>;
}

/** A sign of life: what was just done, or, with a number of cells, that a library now works through so many at one go. */
export type Beat = (step: string, cellsAhead?: number, rows?: number) => void;

/** Larger parts come in several pieces. */
const mostAtOnce = 64 * 1024 * 1024;

/** Every part is inflated through a hard limit, so a forged size can never allocate more than allowed. */
function inflate(file: Uint8Array, entry: ZipEntry): Result<Uint8Array> {
  const part = entry.name;
  const raw = file.subarray(entry.start, entry.start + entry.compressedSize);
  if (entry.size > limits.partBytes) return fail('FILE_TOO_LARGE', { reason: '部件解压后过大', part });
  if (entry.size > limits.ratioFrom && entry.size > limits.ratio * entry.compressedSize) {
    return fail('FILE_UNREADABLE', { reason: '压缩比异常，疑似压缩炸弹', part });
  }
  if (entry.method === 0) return ok(raw);
  try {
    const size = Math.max(entry.size, 1);
    // In one piece as large as stated, so that it need not be put together; the ratio above bounds what is set aside.
    const whole = inflateRawSync(raw, { maxOutputLength: size, chunkSize: Math.max(64, Math.min(size, mostAtOnce)) });
    return ok(whole);
  } catch {
    // zlib throws on broken data and on output beyond the stated size: both mean the same to the office.
    return fail('FILE_DAMAGED', { reason: '部件无法解压', part });
  }
}

/** Worksheets and their texts are the bulk of a workbook: their reader walks them itself, once. */
const readLater = /spreadsheetml\.(worksheet|sharedStrings)\+xml$/i;

/** So much inflated XML is kept for the reader that comes next, instead of being inflated twice. */
const mostKept = 128 * 1024 * 1024;

/** Parts inflated once already; each is handed out once. */
class KeptParts {
  private readonly parts = new Map<string, Uint8Array>();
  private size = 0;

  keep(name: string, whole: Uint8Array): void {
    if (this.size + whole.length > mostKept) return;
    this.size += whole.length;
    this.parts.set(name, whole);
  }

  take(name: string): Uint8Array | undefined {
    const whole = this.parts.get(name);
    this.parts.delete(name);
    return whole;
  }
}

function checkPart(file: Uint8Array, entry: ZipEntry, type: string | undefined, kept: KeptParts): Result<number> {
  const whole = inflate(file, entry);
  if (!whole.ok) return whole;
  const part = entry.name;
  if (whole.value.length !== entry.size) return fail('FILE_DAMAGED', { reason: '部件大小不符', part });
  if (crc32(whole.value) !== entry.crc) return fail('FILE_DAMAGED', { reason: '部件校验码不符', part });
  const later = type !== undefined && readLater.test(type);
  if (later) kept.keep(part, whole.value);
  if (later || !/\.(xml|rels)$/i.test(part)) return ok(0);
  return whole.value.length === 0 ? ok(0) : walkXml(part, whole.value);
}

/** Attributes of every element with this local name; enough for the flat package files. */
export function readFlatXml(xml: string, element: string): Map<string, string>[] {
  const tags = xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${element}\\s([^>]*)>`, 'g'));
  return [...tags].map((tag) => {
    const attributes = (tag[1] ?? '').matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
    return new Map(
      [...attributes].map(([, name, double, single]) => [name ?? '', unescapeXml(double ?? single ?? '')]),
    );
  });
}

function readContentTypes(zip: Pick<GuardedZip, 'names' | 'read'>): Map<string, string> {
  const bytes = zip.read('[Content_Types].xml');
  const xml = bytes ? new TextDecoder().decode(bytes) : '';
  const byExtension = new Map(
    readFlatXml(xml, 'Default').map((tag) => [
      (tag.get('Extension') ?? '').toLowerCase(),
      tag.get('ContentType') ?? '',
    ]),
  );
  const types = new Map<string, string>();
  for (const name of zip.names) {
    const type = byExtension.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
    if (type) types.set(name, type);
  }
  for (const tag of readFlatXml(xml, 'Override')) {
    types.set((tag.get('PartName') ?? '').replace(/^\//, ''), tag.get('ContentType') ?? '');
  }
  return types;
}

/** Parts whose silent absence would change what a table says; a missing thumbnail or theme does no harm. */
const vitalPart = /(worksheet|sharedStrings|sheet\.main|sheet\.macroEnabled\.main|document\.main|styles)\+xml$/;

function findMissing(contentTypes: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  const present = new Set(names.map((name) => name.toLowerCase()));
  for (const [name, type] of contentTypes) {
    if (vitalPart.test(type) && !present.has(name.toLowerCase())) return name;
  }
  return undefined;
}

/**
 * Checks a whole zip: directory, sizes, ratios, CRC-32 of every part, XML, and that every vital part named by
 * `[Content_Types].xml` is there. Fails with FILE_DAMAGED, FILE_ENCRYPTED, FILE_TOO_LARGE, FILE_UNSUPPORTED or
 * FILE_UNREADABLE; `detail.reason` says why in Chinese, `detail.part` names the part.
 */
export function guardZip(bytes: Uint8Array, beat: Beat = () => undefined): Result<GuardedZip> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = directory.value;
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.totalBytes) return fail('FILE_TOO_LARGE', { reason: '解压后过大' });
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const kept = new KeptParts();
  const read = (name: string): Uint8Array | null => {
    const before = kept.take(name);
    if (before) return before;
    const entry = byName.get(name);
    const whole = entry ? inflate(bytes, entry) : null;
    return whole?.ok ? whole.value : null;
  };
  const names = entries.map((entry) => entry.name);
  const contentTypes = readContentTypes({ names, read });
  // An OpenDocument file with a password is a zip like any other; its parts are what is enciphered.
  const manifest = read('META-INF/manifest.xml');
  if (manifest && asBuffer(manifest).includes('encryption-data')) return fail('FILE_ENCRYPTED', {});
  const elements = new Map<string, number>();
  for (const entry of entries) {
    const checked = checkPart(bytes, entry, contentTypes.get(entry.name), kept);
    if (!checked.ok) return checked;
    elements.set(entry.name, checked.value);
    beat(entry.name);
  }
  const missing = findMissing(contentTypes, names);
  if (missing !== undefined) return fail('FILE_DAMAGED', { reason: '缺少部件', part: missing });
  return ok({ names, read, elements: (name) => elements.get(name) ?? 0, contentTypes });
}
