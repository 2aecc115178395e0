/** The Excel list as XML: typed strings, print titles, heights, and the same bytes every time. */
import { describe, expect, it } from 'vitest';
import { writeExcel } from '../../../electron/engine/documents/writeExcel';
import { documentOf, documentWithTexts, tableOf } from '../../builders/townshipLists';
import { allMatches, entryDates, nextSecond, partText, partTexts } from './officePackage';

const PAGE = documentOf({ 基层党建: 3, 经济发展: 2 });
const SHEET = 'xl/worksheets/sheet1.xml';

/** XML of the row with that number. */
async function rowXml(bytes: Uint8Array, row: number): Promise<string> {
  return new RegExp(`<row r="${row}".*?</row>`, 's').exec(await partText(bytes, SHEET))?.[0] ?? '';
}

describe('writeExcel', () => {
  it('prints on A4 landscape, one page wide, with the margins of the paper', async () => {
    const xml = await partText(await writeExcel(PAGE), SHEET);
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape"[^>]* fitToWidth="1" fitToHeight="0"[^>]*\/>/);
    const left = Number(/<pageMargins left="([\d.]+)"/.exec(xml)?.[1]);
    expect(left * 25.4).toBeCloseTo(35);
    expect(xml).toContain(
      '<oddFooter>&amp;R&amp;&quot;宋体,Regular&quot;&amp;14— &amp;P —</oddFooter><evenFooter>&amp;L&amp;&quot;宋体,Regular&quot;&amp;14— &amp;P —</evenFooter>',
    );
  });

  it('prints the header row on every page and freezes what stands above the items', async () => {
    const bytes = await writeExcel(PAGE);
    const workbook = await partText(bytes, 'xl/workbook.xml');
    expect(workbook).toContain('&apos;职责任务清单&apos;!$4:$4</definedName>');
    expect(await partText(bytes, SHEET)).toContain('<pane ySplit="4" topLeftCell="A5"');
    const headers = allMatches(await rowXml(bytes, 4), /<t [^>]*>([^<]+)<\/t>/g);
    expect(headers).toHaveLength(7);
  });

  it('moves the header row up when there is no subtitle', async () => {
    const bytes = await writeExcel(documentOf({ 基层党建: 1 }, { stage: '' }));
    expect(await partText(bytes, 'xl/workbook.xml')).toContain('!$3:$3</definedName>');
    expect(await partText(bytes, SHEET)).toContain('<pane ySplit="3" topLeftCell="A4"');
  });

  it('gives every row its computed height', async () => {
    const xml = await partText(await writeExcel(PAGE), SHEET);
    const heights = allMatches(xml, /<row r="\d+" ht="([\d.]+)" customHeight="1"/g).map(Number);
    expect(heights.slice(3)).toEqual([tableOf(PAGE).headerHeight, ...tableOf(PAGE).rows.map((row) => row.height)]);
    expect(heights.slice(0, 3).every((height) => height > 18)).toBe(true);
  });

  it('fills the paper from margin to margin, never beyond', async () => {
    const xml = await partText(await writeExcel(PAGE), SHEET);
    const digits = allMatches(xml, /<col [^>]*width="([\d.]+)"/g).map(Number);
    const millimetres = (digits.reduce((sum, width) => sum + width, 0) * 8 * 25.4) / 96;
    expect(millimetres).toBeLessThanOrEqual(225);
    expect(millimetres).toBeGreaterThan(223);
    expect(await partText(await writeExcel(PAGE), 'xl/styles.xml')).toMatch(
      /<fonts[^>]*><font><sz val="11"\/><color theme="1"\/><name val="宋体"\/>/,
    );
  });

  it('merges title, subtitle, the two ends of the head line and every section row', async () => {
    const xml = await partText(await writeExcel(PAGE), SHEET);
    expect(allMatches(xml, /<mergeCell ref="([A-Z0-9:]+)"\/>/g)).toEqual([
      'A1:G1',
      'A2:G2',
      'A3:C3',
      'D3:G3',
      'A5:G5',
      'A9:G9',
    ]);
  });

  it('frames every cell of the table and nothing above it', async () => {
    const bytes = await writeExcel(PAGE);
    const styles = await partText(bytes, 'xl/styles.xml');
    const formats = allMatches(/<cellXfs.*?<\/cellXfs>/.exec(styles)?.[0] ?? '', /<xf [^>]*borderId="(\d+)"/g);
    const framed = async (row: number) =>
      allMatches(await rowXml(bytes, row), / s="(\d+)"/g).map((style) => formats[Number(style)] !== '0');
    expect(await framed(1)).toEqual(Array(7).fill(false));
    for (const row of [4, 5, 6, 10]) expect(await framed(row)).toEqual(Array(7).fill(true));
    expect(styles).toContain('<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>');
  });

  it('writes serials as numbers and all else as typed text, whatever it looks like', async () => {
    const texts = ['7', '=1+1', '230229198001010013', '+86', '@SUM(A1)', '2025-06-30', '-3'];
    const bytes = await writeExcel(documentWithTexts(texts));
    const row = await rowXml(bytes, 6);
    expect(row).toMatch(/<c r="A6" s="\d+"><v>7<\/v><\/c>/);
    expect(allMatches(row, /<c r="([B-Z]6)" s="\d+" t="inlineStr">/g)).toEqual(['B6', 'C6', 'D6', 'E6', 'F6', 'G6']);
    for (const text of texts.slice(1)) expect(row).toContain(`>${text}</t>`);
  });

  it('holds no formula, no date and no link to the outside', async () => {
    const bytes = await writeExcel(
      documentWithTexts(['1', '=HYPERLINK("http://x")', '=cmd|/c calc!A1', '', '', '', '']),
    );
    expect(await partText(bytes, SHEET)).not.toMatch(/<f[ >]|t="d"|t="str"|<hyperlink/);
    for (const [name, text] of await partTexts(bytes)) {
      expect(name).not.toMatch(/externalLink|vbaProject|embeddings|connections/);
      expect(text).not.toContain('TargetMode="External"');
    }
  });

  it('keeps text cells texts when somebody types over them, except where old Excel would show ####', async () => {
    const bytes = await writeExcel(documentWithTexts(['1', '短', '长'.repeat(256), '', '', '', '']));
    const styles = await partText(bytes, 'xl/styles.xml');
    const formats = allMatches(/<cellXfs.*?<\/cellXfs>/.exec(styles)?.[0] ?? '', /<xf numFmtId="(\d+)"/g);
    const used = allMatches(await rowXml(bytes, 6), / s="(\d+)"/g).map((style) => formats[Number(style)]);
    expect(used.slice(0, 3)).toEqual(['1', '49', '0']);
  });

  it('refuses a text longer than a cell can hold', async () => {
    await expect(writeExcel(documentWithTexts(['1', '字'.repeat(32_768)]))).rejects.toThrow(RangeError);
  });

  it('gives the same bytes for the same page, dated by the list', async () => {
    const first = await writeExcel(PAGE);
    await nextSecond();
    const second = await writeExcel(PAGE);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    expect(await entryDates(first)).toEqual(new Set(['1980-01-01T00:00:00.000Z']));
    expect(await partText(first, 'docProps/core.xml')).toContain('>2025-06-30T00:00:00Z</dcterms:modified>');
  });
});
