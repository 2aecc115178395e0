/** The paragraph styles of a written list; the office can restyle a whole document by changing one of them. */
import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx';
import type { PaperFont } from '../../../../shared/model/schemePaper';
import type { PageDescription } from '../../../../shared/model/townshipList';
import { pointsToTwips } from './wordUnits';

export const STYLE = {
  title: 'ListTitle',
  subtitle: 'ListSubtitle',
  headLine: 'ListHeadLine',
  header: 'ListHeader',
  section: 'ListSection',
  body: 'ListBody',
  footer: 'ListFooter',
} as const;

/** Styles with Chinese names, the fonts of the page description and fixed line heights. */
export function paragraphStyles(page: PageDescription): IParagraphStyleOptions[] {
  const { fonts, paper } = page;
  const digits = paper.digitsFamily;
  const line = paper.lineHeight;
  const { CENTER, LEFT } = AlignmentType;
  const headLine: PaperFont = { ...fonts.body, size: fonts.header.size };
  return [
    style(STYLE.title, '清单标题', fonts.title, digits, CENTER, { line: fonts.title.size * 1.5, after: 4 }),
    style(STYLE.subtitle, '清单副标题', fonts.subtitle, digits, CENTER, { line: fonts.subtitle.size * 1.5, after: 2 }),
    style(STYLE.headLine, '清单单位和日期', headLine, digits, LEFT, { line: headLine.size * 1.6, after: 2 }),
    style(STYLE.header, '清单表头', fonts.header, digits, CENTER, { line, after: 0 }),
    style(STYLE.section, '清单类别', fonts.section, digits, LEFT, { line, after: 0 }),
    style(STYLE.body, '清单正文', fonts.body, digits, LEFT, { line, after: 0 }),
    {
      id: STYLE.footer,
      name: '清单页码',
      basedOn: 'Normal',
      paragraph: { alignment: CENTER, spacing: { before: 0, after: 0 } },
    },
  ];
}

/** `spacing` in points: line height, exact, and room after the paragraph. */
function style(
  id: string,
  name: string,
  font: PaperFont,
  digits: string,
  alignment: Alignment,
  spacing: { readonly line: number; readonly after: number },
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
      spacing: {
        before: 0,
        after: pointsToTwips(spacing.after),
        line: pointsToTwips(spacing.line),
        lineRule: LineRuleType.EXACT,
      },
    },
  };
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];
