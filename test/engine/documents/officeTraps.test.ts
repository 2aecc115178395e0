/** The traps of WPS, Word and Excel, on the XML of every kind of document and form. */
import { describe, expect, it } from 'vitest';
import { writeForm } from '../../../electron/engine/documents/writeForm';
import { STYLE } from '../../../electron/engine/documents/writing/wordStyles';
import { writeDocument } from '../../../electron/engine/workers/writeDocumentsTask';
import { findPackageFaults } from '../../builders/findPackageFaults';
import { bookletDocument, KINDS } from '../../builders/paperKinds';
import { documentWithTexts } from '../../builders/townshipLists';
import { allMatches, partText, partTexts } from './officePackage';

const sum = (values: readonly string[]) => values.reduce((total, value) => total + Number(value), 0);

describe.each(KINDS)('$name as Word', ({ document }) => {
  const laidOut = document();
  const bytes = writeDocument(laidOut, 'docx');

  it('has fixed tables whose grid and cells add up to the table, in twips', async () => {
    const xml = await partText(await bytes, 'word/document.xml');
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    const blocks = laidOut.parts.flatMap((part) => part.blocks);
    expect(tables).toHaveLength(blocks.filter(({ kind }) => kind === 'table').length);
    for (const table of tables) {
      const width = Number(/<w:tblW w:w="(\d+)" w:type="dxa"\/>/.exec(table)?.[1]);
      expect(table).toContain('<w:tblLayout w:type="fixed"/>');
      expect(sum(allMatches(table, /<w:gridCol w:w="(\d+)"\/>/g))).toBe(width);
      for (const row of table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []) {
        expect(sum(allMatches(row, /<w:tcW w:w="(\d+)" w:type="dxa"\/>/g))).toBe(width);
      }
    }
    expect(xml).not.toMatch(/w:type="(?:pct|auto)"/);
  });

  it('names a Chinese font in every style, and a paragraph behind every table', async () => {
    const styles = await partText(await bytes, 'word/styles.xml');
    for (const id of Object.values(STYLE).filter((one) => one !== STYLE.footer)) {
      const style = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0];
      expect(style).toMatch(/w:eastAsia="[^"]*\p{Script=Han}[^"]*"/u);
    }
    expect(await partText(await bytes, 'word/document.xml')).not.toMatch(/<\/w:tbl>(?!<w:p>)/);
  });

  it('calls digits no Chinese text, so that no number is broken at the end of a line', async () => {
    expect(await partText(await bytes, 'word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>');
  });

  it('has page fields whose parts stand in runs of their own, odd and even', async () => {
    const footers = [...(await partTexts(await bytes))].filter(([name]) => /^word\/footer\d+\.xml$/.test(name));
    const numbered = footers.filter(([, xml]) => xml.includes('PAGE'));
    expect(numbered.length).toBeGreaterThanOrEqual(2);
    for (const [, xml] of numbered) {
      const parts = allMatches(xml, /<w:r>(.*?)<\/w:r>/gs).map((run) => run.replace(/<w:rPr>.*?<\/w:rPr>/s, ''));
      const kinds = parts.map(
        (part) => /fldCharType="(\w+)"/.exec(part)?.[1] ?? (part.includes('instrText') ? 'code' : 'text'),
      );
      expect(kinds).toEqual(['text', 'begin', 'code', 'separate', 'text', 'end', 'text']);
    }
    expect(await partText(await bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
  });
});

describe.each(KINDS)('$name as Excel', ({ document }) => {
  const laidOut = document();
  const bytes = writeDocument(laidOut, 'xlsx');

  it('fits one page wide and repeats the header of every table that takes more than a page', async () => {
    const workbook = await partText(await bytes, 'xl/workbook.xml');
    const headed = laidOut.parts.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === 'table' && block.headerHeight > 0),
    );
    expect(allMatches(workbook, /_xlnm\.Print_Titles/g)).toHaveLength(headed.length);
    for (const index of allMatches(workbook, /<sheet /g).keys()) {
      const sheet = await partText(await bytes, `xl/worksheets/sheet${index + 1}.xml`);
      expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(sheet).toContain('fitToWidth="1" fitToHeight="0"');
    }
  });

  it('holds typed strings and plain figures only, joined ranges that do not overlap, rows that Excel takes', async () => {
    for (const index of laidOut.parts.keys()) {
      const sheet = await partText(await bytes, `xl/worksheets/sheet${index + 1}.xml`);
      for (const cell of sheet.match(/<c [^>]*>(?!<\/c>).*?<\/c>/gs) ?? []) {
        expect(cell).toMatch(/^<c [^>]*(?:\/>.*|t="inlineStr"><is>.*|><v>-?\d+<\/v><\/c>)$/s);
      }
      expect(sheet).not.toMatch(/<f[ >]|t="(?:str|d|e|b)"/);
      const joined = allMatches(sheet, /<mergeCell ref="([A-Z0-9:]+)"\/>/g).flatMap(cellsIn);
      expect(new Set(joined).size).toBe(joined.length);
      expect(Math.max(...allMatches(sheet, / ht="([\d.]+)"/g).map(Number))).toBeLessThanOrEqual(409);
    }
  });
});

/** A1:C2 → A1, B1, C1, A2 … for columns of one letter. */
function cellsIn(range: string): string[] {
  const [, left = 'A', top, right = 'A', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? [];
  const cells: string[] = [];
  for (let row = Number(top); row <= Number(bottom); row += 1) {
    for (let column = left.charCodeAt(0); column <= right.charCodeAt(0); column += 1) {
      cells.push(`${String.fromCharCode(column)}${row}`);
    }
  }
  return cells;
}

it.each(KINDS)('a strict reader finds nothing to refuse in $name', async ({ document }) => {
  for (const format of ['docx', 'xlsx'] as const)
    expect(await findPackageFaults(await writeDocument(document(), format))).toEqual([]);
});

it('no file links to the outside or carries code', async () => {
  for (const { document } of KINDS) {
    for (const format of ['docx', 'xlsx'] as const) {
      for (const [name, text] of await partTexts(await writeDocument(document(), format))) {
        expect(name).not.toMatch(/vbaProject|externalLink|embeddings|activeX|connections/);
        expect(text).not.toMatch(/TargetMode="External"|attachedTemplate|<w:object|<hyperlink/);
      }
    }
  }
});

it('choices of a form stand on a hidden sheet, one range for a column, none over another', async () => {
  const choices = ['无意见', '修改', '新增', '删除', '调类'];
  const bytes = await writeForm({
    sheets: [
      {
        name: '反馈表',
        columns: [
          { heading: '序号', width: 8 },
          { heading: '意见类型', width: 12, choices },
          { heading: '类别', width: 12, choices: ['基层党建'] },
        ],
        rows: [{ cells: ['序号', '意见类型', '类别'], look: 'header' }],
        blankRows: 300,
        marks: [],
      },
    ],
    instructions: [],
  });
  const sheet = await partText(bytes, 'xl/worksheets/sheet1.xml');
  expect(allMatches(sheet, /<dataValidation [^>]*sqref="([A-Z0-9: ]+)"/g)).toEqual(['B2:B301', 'C2:C301']);
  expect(allMatches(sheet, /<formula1>([^<]+)<\/formula1>/g)).toEqual(['选项!$A$1:$A$5', '选项!$B$1:$B$1']);
  expect(await partText(bytes, 'xl/workbook.xml')).toMatch(/<sheet [^>]*name="选项"[^>]*state="hidden"/);
});

it('a row taller than Excel takes stands in several rows joined into one', async () => {
  const bytes = await writeDocument(documentWithTexts(['1', '字\n'.repeat(60)]), 'xlsx');
  const sheet = await partText(bytes, 'xl/worksheets/sheet1.xml');
  expect(Math.max(...allMatches(sheet, / ht="([\d.]+)"/g).map(Number))).toBeLessThanOrEqual(409);
});

it('each sheet begins with the page its contents names, and no head line is cut by a narrow first column', async () => {
  const bytes = await writeDocument(bookletDocument(), 'xlsx');
  const first: string[] = [];
  for (const index of [3, 4, 5]) {
    const sheet = await partText(bytes, `xl/worksheets/sheet${index}.xml`);
    first.push(/firstPageNumber="(\d+)" useFirstPageNumber="1"/.exec(sheet)?.[1] ?? '');
  }
  const contents = await partText(bytes, 'xl/worksheets/sheet2.xml');
  for (const page of first) expect(contents).toContain(`>${page}</t>`);
  const basic = await partText(bytes, 'xl/worksheets/sheet3.xml');
  expect(basic).toMatch(/>单位：安澜县临江镇\u2003{4,}2025年6月18日<\/t>/);
});
