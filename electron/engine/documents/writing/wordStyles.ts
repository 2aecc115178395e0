/** The paragraph styles of a written document; the office can restyle a whole document by changing one of them. */
import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx';
import type { TextStyle } from '../../../../shared/model/paperDocument';
import type { Paper, PaperFont } from '../../../../shared/model/schemePaper';
import { pointsToTwips } from './wordUnits';

/** Ids of the styles. */
export const STYLE = {
  cover: 'ListCover',
  title: 'ListTitle',
  subtitle: 'ListSubtitle',
  heading: 'ListHeading',
  text: 'ListText',
  header: 'ListHeader',
  section: 'ListSection',
  body: 'ListBody',
  headLine: 'ListHeadLine',
  contents: 'ListContents',
  /** Paragraphs without text that keep room or end a table; readers pass over them. */
  gap: 'ListGap',
  footer: 'ListFooter',
} as const satisfies Record<TextStyle, string> & Record<string, string>;

/** Styles with Chinese names and the fonts of the paper. Line heights that the layout computes stand in the paragraphs. */
export function paragraphStyles(paper: Paper): IParagraphStyleOptions[] {
  const { fonts, digitsFamily: digits, lineHeight, textLineHeight } = paper;
  const { CENTER, LEFT, BOTH } = AlignmentType;
  const headLine: PaperFont = { ...fonts.body, size: fonts.header.size };
  return [
    style(STYLE.cover, '文书封面', fonts.cover, digits, CENTER, fonts.cover.size * 1.5),
    style(STYLE.title, '清单标题', fonts.title, digits, CENTER, fonts.title.size * 1.5),
    style(STYLE.subtitle, '清单副标题', fonts.subtitle, digits, CENTER, fonts.subtitle.size * 1.5),
    style(STYLE.heading, '文书小标题', fonts.heading, digits, LEFT, textLineHeight),
    style(STYLE.text, '文书正文', fonts.text, digits, BOTH, textLineHeight),
    style(STYLE.headLine, '清单单位和日期', headLine, digits, LEFT, headLine.size * 1.6),
    style(STYLE.contents, '文书目录', fonts.text, digits, LEFT, textLineHeight * 1.25),
    style(STYLE.header, '清单表头', fonts.header, digits, CENTER, lineHeight),
    style(STYLE.section, '清单类别', fonts.section, digits, LEFT, lineHeight),
    style(STYLE.body, '清单正文', fonts.body, digits, LEFT, lineHeight),
    style(STYLE.gap, '文书空行', { ...fonts.body, size: 1 }, digits, LEFT, 1),
    {
      id: STYLE.footer,
      name: '清单页码',
      basedOn: 'Normal',
      paragraph: { alignment: CENTER, spacing: { before: 0, after: 0 } },
    },
  ];
}

/** `line`: points between base lines, exact. */
function style(
  id: string,
  name: string,
  font: PaperFont,
  digits: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  line: number,
): IParagraphStyleOptions {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: {
      font: { ascii: digits, hAnsi: digits, eastAsia: font.family, cs: digits },
      size: font.size * 2,
      bold: font.bold,
    },
    paragraph: {
      alignment,
      spacing: { before: 0, after: 0, line: pointsToTwips(line), lineRule: LineRuleType.EXACT },
    },
  };
}
