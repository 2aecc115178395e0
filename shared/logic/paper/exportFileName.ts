/** File names of exported lists: readable, sortable, and accepted by Windows, Linux and zip programs alike. */

export interface ExportFileNameParts {
  readonly place: string;
  readonly township?: string;
  readonly listName: string;
  /** ISO date the list speaks of: 2025-06-30. */
  readonly date: string;
  /** 第7轮 */
  readonly round?: string;
  /** 征求意见稿 … */
  readonly stage?: string;
  /** Without the dot: docx, xlsx. */
  readonly extension: string;
}

/** Windows keeps these names for devices, whatever follows the first dot. */
const DEVICE_NAME = /^(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?=\.|$)/i;
/** Bytes in UTF-8: Linux allows 255 a name; the rest is room for "(2)" and a temporary suffix. */
const MOST_BYTES = 200;
/** Windows counts UTF-16 units of the whole path, 260 at most. */
const MOST_UNITS = 120;

/** What a file name may be made of, in the office's words. */
export const FILE_NAME_PATTERN = '〔地区〕_〔单位〕_〔清单〕_〔日期〕_〔轮次〕_〔稿次〕';

/**
 * 东宁市_三岔口镇_职责任务清单_20250630_第7轮_征求意见稿.docx: the pattern's parts joined by underscores, empty and missing ones left out.
 * Forbidden and invisible characters are dropped, the longest parts are cut when the whole is too long.
 */
export function exportFileName(parts: ExportFileNameParts, pattern = FILE_NAME_PATTERN): string {
  const extension = parts.extension.replace(/[^0-9A-Za-z]/g, '');
  const suffix = extension === '' ? '' : `.${extension}`;
  const values: Readonly<Record<string, string>> = {
    地区: parts.place,
    单位: parts.township ?? '',
    清单: parts.listName,
    日期: parts.date.replaceAll('-', ''),
    轮次: parts.round ?? '',
    稿次: parts.stage ?? '',
  };
  const pieces = pattern
    .split('_')
    .map((piece) => cleanPiece(piece.replace(/〔([^〔〕]+)〕/g, (mark, name: string) => values[name] ?? mark)))
    .filter((piece) => piece !== '');
  const stem = shorten(pieces, suffix.length + 1).join('_');
  if (stem === '') return `未命名${suffix}`;
  return `${DEVICE_NAME.test(stem) ? '_' : ''}${stem}${suffix}`;
}

/** A folder name by the same rules: the name of a unit, as a rule. */
export function exportFolderName(unit: string): string {
  return exportFileName({ place: '', township: unit, listName: '', date: '', extension: '' });
}

/** One part without what a name cannot hold; invisible format characters go too, for they can disguise a name. */
function cleanPiece(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[<>:"/\\|?*\p{C}]/gu, '')
    .replace(/^[ .]+|[ .]+$/g, '');
}

/** Takes characters off the end of the longest part until all fit, so that no part vanishes for another's sake. */
function shorten(pieces: readonly string[], reserved: number): string[] {
  const result = [...pieces];
  while (isTooLong(result.join('_'), reserved)) {
    let longest = 0;
    for (let index = 1; index < result.length; index += 1) {
      if (byteLength(result[index] ?? '') > byteLength(result[longest] ?? '')) longest = index;
    }
    const characters = [...(result[longest] ?? '')];
    result[longest] = characters
      .slice(0, -1)
      .join('')
      .replace(/[ .]+$/, '');
  }
  return result.filter((piece) => piece !== '');
}

function isTooLong(stem: string, reserved: number): boolean {
  return byteLength(stem) + reserved > MOST_BYTES || stem.length + reserved > MOST_UNITS;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
