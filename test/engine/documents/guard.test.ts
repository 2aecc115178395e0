/** Damaged and hostile files: each ends in a failure that says what is wrong, and none in other content. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32, crc32ByTable } from '../../../electron/engine/documents/guard/crc32';
import { limits } from '../../../electron/engine/documents/guard/limits';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import type { Result } from '../../../shared/result';
import { readSampleFiles, type SampleFile } from '../../sampleFiles';
import { makeWordDocument, makeWorkbook, makeZip, workbookParts } from './makeZip';

const simple = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row></sheetData>';

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.code;
}

function outcome(bytes: Uint8Array, name = 'a.xlsx'): unknown {
  const result = readDocument(bytes, name);
  return result.ok ? 'ok' : [result.code, result.detail.reason ?? ''];
}

function sample(ending: string): SampleFile {
  const files = [...readSampleFiles('townships'), ...readSampleFiles('departments')];
  const file = files.find(({ name }) => name.endsWith(ending));
  if (!file) throw new Error(`no sample ${ending}`);
  return file;
}

test('both checksums agree, and with the known value', () => {
  expect(crc32ByTable(Buffer.from('123456789'))).toBe(0xcbf43926);
  fc.assert(fc.property(fc.uint8Array(), (bytes) => crc32(bytes) === crc32ByTable(bytes)));
});

describe('damage', () => {
  test.each(['.xlsx', '.docx'])('one flipped bit in a %s is refused or changes nothing', (ending) => {
    const { bytes, name } = sample(ending);
    const before = readDocument(bytes, name);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
        const flipped = Uint8Array.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const after = readDocument(flipped, name);
        if (after.ok) expect(after).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  test.each(['.xlsx', '.docx', '.xls'])('a %s cut off anywhere is refused', (ending) => {
    const { bytes, name } = sample(ending);
    // The container of an .xls may end in padding nobody reads.
    const most = ending === '.xls' ? bytes.length - 1024 : bytes.length - 1;
    for (let step = 0; step < 60; step += 1) {
      const length = Math.floor((most * step) / 60);
      expect(codeOf(readDocument(bytes.subarray(0, length), name)), `${length} bytes`).toMatch(
        /FILE_(DAMAGED|EMPTY|UNREADABLE|UNSUPPORTED)/,
      );
    }
    expect(codeOf(readDocument(bytes.subarray(0, 171), name))).not.toBe('ok');
  });

  test('bytes behind the end of a package are refused', () => {
    expect(outcome(makeZip(workbookParts(simple), 'x'))).toEqual(['FILE_DAMAGED', '文件不完整，找不到结尾']);
  });

  test('a checksum that does not fit is named with its part', () => {
    const parts = workbookParts(simple).map((part) =>
      part.name.includes('sheet1') ? { ...part, statedCrc: 7 } : part,
    );
    expect(readDocument(makeZip(parts), 'a.xlsx')).toMatchObject({
      code: 'FILE_DAMAGED',
      detail: { reason: '部件校验码不符', part: 'xl/worksheets/sheet1.xml' },
    });
  });

  test('a part named differently in its two headers is refused', () => {
    const parts = workbookParts(simple).map((part) => {
      return part.name.includes('sheet1') ? { ...part, localName: 'xl/worksheets/sheet2.xml' } : part;
    });
    expect(outcome(makeZip(parts))).toEqual(['FILE_DAMAGED', '部件名称前后不一']);
  });

  test('a sheet the package names but does not hold is refused', () => {
    const parts = workbookParts(simple).filter((part) => !part.name.includes('sheet1'));
    expect(outcome(makeZip(parts))).toEqual(['FILE_DAMAGED', '缺少部件']);
  });
});

test('the first bytes of a package or an old document alone are damage, other short texts are not', () => {
  const codes = [
    [0x50, 0x4b],
    [0x50, 0x4b, 3],
    [0xd0, 0xcf],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a],
  ].map((bytes) => codeOf(readDocument(Uint8Array.from(bytes), 'a.xlsx')));
  expect(codes).toEqual(codes.map(() => 'FILE_DAMAGED'));
  expect(codeOf(readDocument(Buffer.from('PX'), 'a.csv'))).toBe('ok');
});

describe('hostile packages', () => {
  test('a zip bomb is refused before it is inflated', () => {
    const bomb = { name: 'xl/bomb.xml', content: `<a>${' '.repeat(20_000_000)}</a>` };
    expect(outcome(makeWorkbook(simple, [bomb]))).toEqual(['FILE_UNREADABLE', '压缩比异常，疑似压缩炸弹']);
  });

  test('a forged size is refused whether too large or too small', () => {
    const forge = (statedSize: number): unknown =>
      outcome(makeWorkbook(simple, [{ name: 'xl/media/a.bin', content: 'abcdefgh'.repeat(50), statedSize }]));
    expect(forge(2_000_000_000)).toEqual(['FILE_TOO_LARGE', '解压后过大']);
    expect(forge(300_000_000)).toEqual(['FILE_TOO_LARGE', '部件解压后过大']);
    expect(forge(10)).toEqual(['FILE_DAMAGED', '部件无法解压']);
    expect(forge(500)).toEqual(['FILE_DAMAGED', '部件大小不符']);
  });

  test.each(['../a.xml', '/a.xml', 'C:/a.xml', 'xl/../../a.xml', '..\\a.xml'])('the name %s is refused', (name) => {
    expect(outcome(makeWorkbook(simple, [{ name, content: '<a/>' }]))).toEqual(['FILE_UNREADABLE', '部件名称不安全']);
  });

  test('two parts whose names differ in case only are refused', () => {
    const twin = { name: 'XL/Worksheets/Sheet1.xml', content: '<worksheet/>' };
    expect(outcome(makeWorkbook(simple, [twin]))).toEqual(['FILE_UNREADABLE', '部件重名']);
  });

  test('more parts than any office file has are refused', () => {
    const many = Array.from({ length: limits.zipEntries }, (_, index) => ({ name: `a/${index}.bin`, content: '' }));
    expect(outcome(makeWorkbook(simple, many))).toEqual(['FILE_UNREADABLE', '部件过多']);
  });

  test('a part with a password asks to take it off', () => {
    const locked = { name: 'xl/a.xml', content: '<a/>', flags: 1 };
    expect(codeOf(readDocument(makeWorkbook(simple, [locked]), 'a.xlsx'))).toBe('FILE_ENCRYPTED');
  });

  test.each([
    '<!DOCTYPE a [<!ENTITY f "x">]><a/>',
    '<?xml version="1.0"?><!doctype a><a/>',
    '<a><!ENTITY b SYSTEM "file:///etc/passwd"></a>',
  ])('a declaration is refused: %s', (content) => {
    expect(outcome(makeWorkbook(simple, [{ name: 'xl/a.xml', content }]))).toEqual([
      'FILE_UNREADABLE',
      '含有文档类型或实体声明',
    ]);
  });

  test.each(['<a>&#0;</a>', '<a>&#xD800;</a>', '<a>&#x110000;</a>', '<a>&#;</a>', '<a>\0</a>', '<a b="&#7;"/>'])(
    'a character XML forbids is refused: %j',
    (content) => {
      expect(outcome(makeWorkbook(simple, [{ name: 'xl/a.xml', content }]))).toEqual([
        'FILE_DAMAGED',
        '含有不允许的字符',
      ]);
    },
  );

  test('references to characters XML allows are no harm', () => {
    expect(outcome(makeWorkbook(simple, [{ name: 'xl/a.xml', content: '<a>&#10;&#x4E00;&#128512;</a>' }]))).toBe('ok');
  });

  test('a declaration in UTF-16 cannot hide', () => {
    const content = Buffer.from('\ufeff<!DOCTYPE a><a/>', 'utf16le');
    expect(outcome(makeWorkbook(simple, [{ name: 'xl/a.xml', content }]))).toEqual([
      'FILE_UNREADABLE',
      '文字编码不认识',
    ]);
  });

  test('elements nested too deep or left open are refused', () => {
    const deep = `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`;
    expect(outcome(makeWorkbook(simple, [{ name: 'xl/a.xml', content: deep }]))).toEqual([
      'FILE_UNREADABLE',
      '层次过深',
    ]);
    expect(outcome(makeWorkbook(simple, [{ name: 'xl/a.xml', content: '<a><b></a>' }]))).toEqual([
      'FILE_DAMAGED',
      '标签不成对',
    ]);
  });

  test.each([
    ['<sheetData><row r="99999999999"/></sheetData>', '行号超出范围'],
    ['<sheetData><row r="1"><c r="ZZZZZZZ99999999999"><v>1</v></c></row></sheetData>', '单元格地址超出范围'],
    ["<sheetData><row r='1'><c r='XFE1'><v>1</v></c></row></sheetData>", '单元格地址超出范围'],
    ['<sheetData/><mergeCells><mergeCell ref="A1:XFD1048577"/></mergeCells>', '单元格地址超出范围'],
    ['<dimension ref="A1:ZZZZ9"/><sheetData/>', '单元格地址超出范围'],
  ])('an address outside the sheet is refused: %s', (sheet, reason) => {
    expect(outcome(makeWorkbook(sheet))).toEqual(['FILE_UNREADABLE', reason]);
  });

  test('a merge over the whole sheet costs nothing and is clipped to what is used', () => {
    const sheet = `${simple}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`;
    const result = readDocument(makeWorkbook(sheet), 'a.xlsx');
    expect(result.ok && result.value.grids[0]?.merges).toEqual([]);
    expect(result.ok && result.value.grids[0]?.rows).toHaveLength(1);
  });

  test('rows that are wide and empty, and more merges than a form has, are refused', () => {
    const rows = Array.from({ length: 600 }, (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`);
    expect(outcome(makeWorkbook(`<sheetData>${rows.join('')}</sheetData>`))).toEqual([
      'FILE_UNREADABLE',
      '表格范围过大',
    ]);
    const merges = '<mergeCell ref="A1:B2"/>'.repeat(limits.merges + 1);
    const sheet = `<sheetData/><mergeCells>${merges}</mergeCells>`;
    expect(outcome(makeZip(workbookParts(sheet).map((part) => ({ ...part, stored: true }))))).toEqual([
      'FILE_UNREADABLE',
      '合并单元格过多',
    ]);
  });

  test('a lone cell in the last corner leaves out the empty rows before it, and says so', () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    const result = readDocument(makeWorkbook(sheet), 'a.xlsx');
    if (!result.ok) throw new Error(result.code);
    expect(result.value.grids[0]?.rows.map((row) => row.row)).toEqual([1, 1048576]);
    expect(result.value.remarks).toEqual(['工作表“表”第2至1048575行为空行，未逐行列出。']);
  });

  test('a cell longer than Excel allows is refused with its place', () => {
    const text = '长'.repeat(limits.cellCharacters + 1);
    const sheet = `<sheetData><row r="1"><c r="B1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData>`;
    expect(readDocument(makeWorkbook(sheet), 'a.xlsx')).toMatchObject({ detail: { part: '表 B1' } });
  });
});

describe('files that are something else', () => {
  test('an encrypted workbook is told by its container', () => {
    const ole = Buffer.alloc(512 * 4);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(ole);
    ole.writeUInt16LE(9, 30);
    ole.writeUInt16LE(6, 32);
    ole.writeUInt32LE(1, 44);
    ole.writeUInt32LE(1, 48);
    ole.writeUInt32LE(4096, 56);
    ole.writeUInt32LE(0xfffffffe, 60);
    ole.writeUInt32LE(0xfffffffe, 68);
    // Sector 0 is the table: itself, then the directory of one sector.
    ole.writeUInt32LE(0xfffffffd, 512);
    ole.writeUInt32LE(0xfffffffe, 516);
    for (const [index, name] of ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'].entries()) {
      const at = 1024 + index * 128;
      ole.write(name, at, 'utf16le');
      ole.writeUInt16LE(name.length * 2 + 2, at + 64);
      ole.writeUInt8(index === 0 ? 5 : 2, at + 66);
    }
    expect(codeOf(readDocument(ole, '清单.xlsx'))).toBe('FILE_ENCRYPTED');
  });

  test('random bytes called .xls are refused, with and without an old container in front', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2000, maxLength: 4000 }), (bytes) => {
        const container = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...bytes]);
        return !readDocument(bytes, 'a.xls').ok && !readDocument(container, 'a.xls').ok;
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['%PDF-1.7 …', 'FILE_UNSUPPORTED'],
    ['{\\rtf1 …}', 'FILE_UNSUPPORTED'],
    ['<html><p>没有表</p></html>', 'NO_TABLE'],
    ['', 'FILE_EMPTY'],
    ['  \n\n', 'FILE_EMPTY'],
  ])('%j answers %s', (content, code) => {
    expect(codeOf(readDocument(Buffer.from(content), 'a.xls'))).toBe(code);
  });

  test('an extension that does not fit is told and the content read', () => {
    const result = readDocument(makeWorkbook(simple), '清单.xls');
    expect(result.ok && [result.value.format, result.value.remarks]).toEqual([
      'xlsx',
      ['扩展名是 .xls，内容是Excel 工作簿（.xlsx），已按内容读取。'],
    ]);
  });

  test('macros are told and never run', () => {
    const result = readDocument(makeWorkbook(simple, [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'a.xlsm');
    expect(result.ok && result.value.remarks).toEqual(['文件带有宏，宏不会导入。']);
  });

  test('a Word document without a table says so', () => {
    expect(codeOf(readDocument(makeWordDocument('<w:p><w:r><w:t>通知</w:t></w:r></w:p>'), 'a.docx'))).toBe('NO_TABLE');
  });
});
