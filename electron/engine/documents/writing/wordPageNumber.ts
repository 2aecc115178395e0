/** The page number of a Word document, — 1 —, as a field that WPS shows too. */
import { BuilderElement, NextAttributeComponent, TextRun, XmlComponent } from 'docx';

/** 4号 半角宋体. */
const FONT = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' } as const;
/** Half points. */
const SIZE = 28;

/** Each part of the field stands in a run of its own: WPS leaves out a field whose parts share one run. */
export function pageNumberRuns(): TextRun[] {
  return [
    textRun('— '),
    fieldRun(fieldCharacter('begin')),
    fieldRun(new PageInstruction()),
    fieldRun(fieldCharacter('separate')),
    textRun('1'),
    fieldRun(fieldCharacter('end')),
    textRun(' —'),
  ];
}

/** `<w:instrText xml:space="preserve"> PAGE </w:instrText>` */
class PageInstruction extends XmlComponent {
  constructor() {
    super('w:instrText');
    this.root.push(new NextAttributeComponent({ space: { key: 'xml:space', value: 'preserve' } }));
    this.root.push(' PAGE ');
  }
}

function textRun(text: string): TextRun {
  return new TextRun({ text, font: FONT, size: SIZE });
}

function fieldRun(part: XmlComponent): TextRun {
  return new TextRun({ font: FONT, size: SIZE, children: [part] });
}

function fieldCharacter(type: 'begin' | 'separate' | 'end'): BuilderElement<{ type: string }> {
  return new BuilderElement<{ type: string }>({
    name: 'w:fldChar',
    attributes: { type: { key: 'w:fldCharType', value: type } },
  });
}
