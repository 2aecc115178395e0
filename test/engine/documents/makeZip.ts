/** Writes zip packages byte by byte for tests, so that any record can be made to lie. */
import { deflateRawSync } from 'node:zlib';
import { crc32ByTable } from '../../../electron/engine/documents/guard/crc32';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** Name in the local header when it differs. */
  readonly localName?: string;
  /** Size the records state instead of the true one. */
  readonly statedSize?: number;
  readonly statedCrc?: number;
  readonly flags?: number;
  readonly method?: number;
}

function bytesOf(content: string | Uint8Array): Buffer {
  return Buffer.from(content);
}

function makeRecords(part: ZipPart, offset: number): { local: Buffer; central: Buffer } {
  const whole = bytesOf(part.content);
  const packed = part.stored ? whole : deflateRawSync(whole);
  const method = part.method ?? (part.stored ? 0 : 8);
  const crc = part.statedCrc ?? crc32ByTable(whole);
  const size = part.statedSize ?? whole.length;
  const name = Buffer.from(part.name);
  const localName = Buffer.from(part.localName ?? part.name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(part.flags ?? 0, 6);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(crc, 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(localName.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  local.copy(central, 8, 6, 26);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([local, localName, packed]), central: Buffer.concat([central, name]) };
}

/** The package, with an exact end record unless `tail` follows it. */
export function makeZip(parts: readonly ZipPart[], tail = ''): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = makeRecords(part, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end, Buffer.from(tail)]);
}

const types = 'application/vnd.openxmlformats-officedocument';

function contentTypes(overrides: Readonly<Record<string, string>>): ZipPart {
  const tags = Object.entries(overrides).map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  return {
    name: '[Content_Types].xml',
    content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${tags.join('')}</Types>`,
  };
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function rels(name: string, links: readonly (readonly [type: string, target: string])[]): ZipPart {
  const tags = links.map(([type, target], index) => {
    return `<Relationship Id="rId${index + 1}" Type="${relationships}/${type}" Target="${target}"/>`;
  });
  const space = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return { name, content: `<Relationships xmlns="${space}">${tags.join('')}</Relationships>` };
}

/** Parts of a workbook with one sheet of the given inner XML (dimension, sheetData, mergeCells …). */
export function workbookParts(sheetXml: string, extra: readonly ZipPart[] = []): ZipPart[] {
  return [
    contentTypes({
      'xl/workbook.xml': `${types}.spreadsheetml.sheet.main+xml`,
      'xl/worksheets/sheet1.xml': `${types}.spreadsheetml.worksheet+xml`,
    }),
    rels('_rels/.rels', [['officeDocument', 'xl/workbook.xml']]),
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    rels('xl/_rels/workbook.xml.rels', [['worksheet', 'worksheets/sheet1.xml']]),
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}">${sheetXml}</worksheet>` },
    ...extra,
  ];
}

export function makeWorkbook(sheetXml: string, extra: readonly ZipPart[] = []): Buffer {
  return makeZip(workbookParts(sheetXml, extra));
}

/** A .docx whose body is the given WordprocessingML. */
export function makeWordDocument(body: string): Buffer {
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return makeZip([
    contentTypes({ 'word/document.xml': `${types}.wordprocessingml.document.main+xml` }),
    rels('_rels/.rels', [['officeDocument', 'word/document.xml']]),
    { name: 'word/document.xml', content: `<w:document xmlns:w="${space}"><w:body>${body}</w:body></w:document>` },
  ]);
}
