/** Says what a file really is by its content; the extension is only compared afterwards. */

import { workbookStream } from './guard/guardXls';
import type { GuardedZip } from './guard/guardZip';
import type { OleDirectory } from './guard/oleDirectory';

/** What the first bytes tell. */
export type Container = 'empty' | 'zip' | 'ole' | 'html' | 'rtf' | 'pdf' | 'text' | 'unknown';

/** What a container holds once it was opened. */
export type DocumentFormat = 'xlsx' | 'docx' | 'xls' | 'csv' | 'html' | 'encrypted' | 'doc' | 'xlsb' | 'ods' | 'other';

const marks: readonly { readonly container: Container; readonly bytes: readonly number[] }[] = [
  { container: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { container: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { container: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { container: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { container: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 text is full of zero bytes, so it is told by its byte order mark alone. */
function hasWideMark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

export function sniffContainer(bytes: Uint8Array): Container {
  if (bytes.length === 0) return 'empty';
  const mark = marks.find((candidate) => startsWith(bytes, candidate.bytes));
  if (mark) return mark.container;
  const head = bytes.subarray(0, 4096);
  if (hasWideMark(bytes)) return 'text';
  if (head.includes(0)) return 'unknown';
  const text = new TextDecoder('latin1').decode(head).trimStart().toLowerCase();
  if (/^(ï»¿)?\s*(<!--[\s\S]*?-->\s*)*(<!doctype html|<html|<head|<meta|<table|<body)/.test(text)) return 'html';
  if (/^mime-version:/.test(text)) return 'html';
  if (/^(ï»¿)?<\?xml/.test(text)) return 'unknown';
  return 'text';
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
  { format: 'xlsb', type: /excel\.sheet\.binary\.macroEnabled\.main$/i },
];

/** What a checked zip is, by its content types. */
export function sniffZip(zip: Pick<GuardedZip, 'contentTypes' | 'names'>): DocumentFormat {
  const types = [...zip.contentTypes.values()];
  const found = zipTypes.find((candidate) => types.some((type) => candidate.type.test(type)));
  if (found) return found.format;
  return zip.names.includes('mimetype') ? 'ods' : 'other';
}

/** What an old container is, by its streams; an encrypted .xlsx hides in one as well. */
export function sniffOle(ole: Pick<OleDirectory, 'names'>): DocumentFormat {
  if (ole.names.includes('EncryptedPackage') || ole.names.includes('EncryptionInfo')) return 'encrypted';
  if (workbookStream(ole.names) !== undefined) return 'xls';
  return ole.names.includes('WordDocument') ? 'doc' : 'other';
}
