/** The Word list as XML: fixed grid, fonts, repeated header, and the same bytes every time. */
import { describe, expect, it } from 'vitest';
import { writeWord } from '../../../electron/engine/documents/writeWord';
import { documentOf, tableOf } from '../../builders/townshipLists';
import { allMatches, entryDates, nextSecond, partText, partTexts } from './officePackage';

const PAGE = documentOf({ 基层党建: 3, 经济发展: 2 });

function sum(values: readonly string[]): number {
  return values.reduce((total, value) => total + Number(value), 0);
}

describe('writeWord', () => {
  it('lays A4 on its side with the margins of the paper', async () => {
    const xml = await partText(await writeWord(PAGE), 'word/document.xml');
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(xml).toMatch(/<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/);
  });

  it('stands A4 upright when the scheme wants it', async () => {
    const page = { ...PAGE, parts: PAGE.parts.map((part) => ({ ...part, orientation: 'portrait' as const })) };
    const xml = await partText(await writeWord(page), 'word/document.xml');
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  });

  it('writes fixed widths in twips into the grid and into every cell', async () => {
    const xml = await partText(await writeWord(PAGE), 'word/document.xml');
    const grid = allMatches(xml, /<w:gridCol w:w="(\d+)"\/>/g);
    expect(grid).toHaveLength(7);
    // 225 mm between the margins.
    expect(sum(grid)).toBe(12756);
    expect(xml).toContain('<w:tblW w:w="12756" w:type="dxa"/>');
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
    expect(xml).not.toMatch(/w:type="pct"|w:type="auto"/);
    for (const row of allMatches(xml, /<w:tr>(.*?)<\/w:tr>/g)) {
      expect(sum(allMatches(row, /<w:tcW w:w="(\d+)" w:type="dxa"\/>/g))).toBe(12756);
    }
  });

  it('repeats the header row, and no row breaks across pages', async () => {
    const xml = await partText(await writeWord(PAGE), 'word/document.xml');
    const rows = allMatches(xml, /<w:tr>(.*?)<\/w:tr>/g);
    expect(rows).toHaveLength(1 + 2 + 5);
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, ...Array(7).fill(false)]);
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
  });

  it('gives every row its computed height as the least', async () => {
    const xml = await partText(await writeWord(PAGE), 'word/document.xml');
    const heights = allMatches(xml, /<w:trHeight w:val="(\d+)" w:hRule="atLeast"\/>/g).map(Number);
    expect(heights).toEqual(
      [tableOf(PAGE).headerHeight, ...tableOf(PAGE).rows.map((row) => row.height)].map((points) => points * 20),
    );
  });

  it('spans section rows over all columns and keeps them with the row below', async () => {
    const xml = await partText(await writeWord(PAGE), 'word/document.xml');
    const sections = allMatches(xml, /<w:tr>(.*?)<\/w:tr>/g).filter((row) => row.includes('<w:gridSpan w:val="7"/>'));
    expect(sections).toHaveLength(2);
    expect(sections[0]).toContain('一、基层党建（3项）');
    expect(sections.every((row) => row.includes('<w:keepNext/>'))).toBe(true);
  });

  it('draws a single grid of half a point', async () => {
    const xml = await partText(await writeWord(PAGE), 'word/document.xml');
    const borders = /<w:tblBorders>.*?<\/w:tblBorders>/.exec(xml)?.[0] ?? '';
    expect(allMatches(borders, /<w:(\w+) w:val="single" w:color="000000" w:sz="4" w:space="0"\/>/g)).toEqual([
      'top',
      'left',
      'bottom',
      'right',
      'insideH',
      'insideV',
    ]);
  });

  it('names the Chinese font and Times New Roman of every part', async () => {
    const bytes = await writeWord(PAGE);
    const styles = await partText(bytes, 'word/styles.xml');
    for (const [id, font] of [
      ['ListCover', PAGE.paper.fonts.cover],
      ['ListTitle', PAGE.paper.fonts.title],
      ['ListSubtitle', PAGE.paper.fonts.subtitle],
      ['ListHeading', PAGE.paper.fonts.heading],
      ['ListText', PAGE.paper.fonts.text],
      ['ListHeader', PAGE.paper.fonts.header],
      ['ListSection', PAGE.paper.fonts.section],
      ['ListBody', PAGE.paper.fonts.body],
    ] as const) {
      const style = new RegExp(`w:styleId="${id}".*?</w:style>`).exec(styles)?.[0] ?? '';
      expect(style).toContain(`w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="${font.family}"`);
      expect(style).toContain(`<w:sz w:val="${font.size * 2}"/>`);
    }
    const document = await partText(bytes, 'word/document.xml');
    const used = new Set(allMatches(document, /<w:pStyle w:val="(\w+)"\/>/g));
    for (const id of used) expect(styles).toContain(`w:styleId="${id}"`);
    const runs = allMatches(document, /<w:r>(.*?)<\/w:r>/g);
    expect(runs.every((run) => run.includes('<w:rFonts w:hint="eastAsia"/>'))).toBe(true);
  });

  it('fixes the line height and closes up digits and characters', async () => {
    const styles = await partText(await writeWord(PAGE), 'word/styles.xml');
    expect(/w:styleId="ListBody".*?<\/w:style>/.exec(styles)?.[0]).toContain('w:line="360" w:lineRule="exact"');
    expect(styles).toContain('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>');
    expect(styles).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>');
  });

  it('writes the page number as a field whose parts stand in runs of their own', async () => {
    const footer = await partText(await writeWord(PAGE), 'word/footer1.xml');
    const contents = allMatches(footer, /<w:r>(.*?)<\/w:r>/g).map((run) => run.replace(/<w:rPr>.*?<\/w:rPr>/, ''));
    expect(contents).toEqual([
      '<w:t xml:space="preserve">— </w:t>',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
      '<w:fldChar w:fldCharType="separate"/>',
      '<w:t xml:space="preserve">1</w:t>',
      '<w:fldChar w:fldCharType="end"/>',
      '<w:t xml:space="preserve"> —</w:t>',
    ]);
    expect(allMatches(footer, /<w:sz w:val="(\d+)"\/>/g)).toEqual(Array(7).fill('28'));
    expect(allMatches(footer, /w:eastAsia="([^"]+)"/g)).toEqual(Array(7).fill('宋体'));
  });

  it('leaves out an empty subtitle', async () => {
    const xml = await partText(await writeWord(documentOf({ 基层党建: 1 }, { stage: '' })), 'word/document.xml');
    expect(xml).not.toContain('ListSubtitle');
  });

  it('links to nothing outside and holds no macro', async () => {
    for (const [name, text] of await partTexts(await writeWord(PAGE))) {
      expect(name).not.toMatch(/vbaProject|embeddings|attachedTemplate/);
      expect(text).not.toMatch(/TargetMode="External"|attachedTemplate|<w:object/);
    }
  });

  it('gives the same bytes for the same page, dated by the list', async () => {
    const first = await writeWord(PAGE);
    await nextSecond();
    const second = await writeWord(PAGE);
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    expect(await entryDates(first)).toEqual(new Set(['1980-01-01T00:00:00.000Z']));
    const core = await partText(first, 'docProps/core.xml');
    expect(allMatches(core, /<dcterms:(?:created|modified)[^>]*>([^<]*)</g)).toEqual(
      Array(2).fill('2025-06-30T00:00:00Z'),
    );
  });

  it('gives other bytes for another page', async () => {
    const [first, second] = [
      await writeWord(PAGE),
      await writeWord(documentOf({ 基层党建: 3, 经济发展: 2 }, { stage: '送审稿' })),
    ];
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(false);
  });
});
