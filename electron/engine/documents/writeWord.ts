/** Writes a laid out document as .docx that Word, WPS and LibreOffice show alike: the library makes the package, the body is filled in. */
import { Document, Packer, PageOrientation, Paragraph } from 'docx';
import { sheetSize } from '../../../shared/logic/paper/layout/sheetSize';
import type { PaperDocument, PaperPart } from '../../../shared/model/paperDocument';
import type { Paper } from '../../../shared/model/schemePaper';
import { packParts, partAsText, readParts } from './writing/packageBytes';
import { bodyXml } from './writing/wordBody';
import { withCharts } from './writing/wordChart';
import { emptyFooters, pageNumberFooters } from './writing/wordPageNumber';
import { paragraphStyles } from './writing/wordStyles';
import { toTwips } from './writing/wordUnits';

/** From the lower edge of the text to the page number's own line. Millimetres. */
const FOOTER_FROM_TEXT = 12;
const BODY = /<w:body>.*<\/w:body>/s;

/** The .docx of a document. The same document always gives the same bytes. */
export async function writeWord(document: PaperDocument): Promise<Uint8Array> {
  const parts = await wordPackage(document);
  const made = partAsText(parts, 'word/document.xml');
  const sections = made.match(/<w:sectPr[ >].*?<\/w:sectPr>/gs) ?? [];
  if (sections.length !== document.parts.length) throw new Error('docx wrote another number of sections');
  const xml = made.replace(BODY, () => `<w:body>${bodyXml(document, sections)}</w:body>`);
  const written = new Map<string, string | Uint8Array>([
    ...parts,
    ['word/document.xml', xml],
    ['docProps/core.xml', fixDates(partAsText(parts, 'docProps/core.xml'), document.date)],
    ['word/styles.xml', withParagraphDefaults(partAsText(parts, 'word/styles.xml'))],
  ]);
  return packParts(withCharts(written, document));
}

/** Everything but the body: styles, settings, footers, relationships. */
async function wordPackage({ title, paper, parts }: PaperDocument): Promise<Map<string, Uint8Array>> {
  const digits = paper.digitsFamily;
  const firstNumbered = parts.findIndex(({ numbered }) => numbered);
  const document = new Document({
    title,
    creator: '双梳',
    lastModifiedBy: '双梳',
    revision: 1,
    compatibility: { version: 15 },
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: digits, hAnsi: digits, eastAsia: paper.fonts.body.family, cs: digits },
            // Digits and letters are not Chinese: LibreOffice would break a number at the end of a line.
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
      paragraphStyles: paragraphStyles(paper),
    },
    sections: parts.map((part, index) => ({
      properties: { page: pageProperties(part, paper, index === firstNumbered) },
      footers:
        part.numbered && paper.pageNumber.place !== 'none'
          ? pageNumberFooters(paper, part.orientation)
          : emptyFooters(),
      children: [new Paragraph({})],
    })),
  });
  return readParts(await Packer.toBuffer(document));
}

function pageProperties(part: PaperPart, paper: Paper, restart: boolean) {
  const { width, height, margins } = sheetSize(paper, part.orientation);
  const landscape = part.orientation === 'landscape';
  return {
    // docx swaps the two for landscape.
    size: {
      width: toTwips(landscape ? height : width),
      height: toTwips(landscape ? width : height),
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: toTwips(margins.top),
      bottom: toTwips(margins.bottom),
      left: toTwips(margins.left),
      right: toTwips(margins.right),
      header: toTwips(15),
      footer: toTwips(Math.max(margins.bottom - FOOTER_FROM_TEXT, 5)),
      gutter: 0,
    },
    ...(restart ? { pageNumbers: { start: 1 } } : {}),
  };
}

/** The library has no option for these in the right place. */
const PARAGRAPH_DEFAULTS = [
  // A mark may hang over the edge of a full line, which goes without saying in Word. Said, LibreOffice (7.4) takes it for its
  // opposite, and must: a mark that hangs behind a justified line it does not draw at all.
  '<w:overflowPunct w:val="1"/>',
  // No gap between digits or letters and characters: 2025年6月30日. LibreOffice (7.4) leaves the gap all the same.
  '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
].join('');

function withParagraphDefaults(styles: string): string {
  const told = styles.replace('<w:pPrDefault/>', `<w:pPrDefault><w:pPr>${PARAGRAPH_DEFAULTS}</w:pPr></w:pPrDefault>`);
  if (told === styles) throw new Error('docx wrote no empty paragraph defaults');
  return told;
}

function fixDates(core: string, isoDate: string): string {
  return core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${isoDate}T00:00:00Z`);
}
