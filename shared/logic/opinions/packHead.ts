/** What is written above the table of a 反馈表: 总体意见 and 联系人, wherever behind their labels, and words of a unit's own. */
import { ALL_AGREED, FORM_LINES } from './draftPackForm';

export interface PackHead {
  /** 全部无意见. */
  readonly allAgreed: boolean;
  readonly person: string;
  readonly phone: string;
  /** 总体意见 in words of the unit's own. */
  readonly overall: string;
  /** Pieces of text these were read from. */
  readonly taken: ReadonlySet<string>;
}

const OVERALL = /^总体意见\s*([（(][^）)]*[）)])?\s*[:：]?/;
const CONTACT = /^联系人[^:：\s\d]{0,6}[:：]|^联系人([、及和]?(联系)?电话)?/;
/** Where a label begins within a text: 总体意见（先选）：全部无意见　联系人、电话：… */
const LABEL = /(?=总体意见\s*[（(:：]|联系人[^:：\s\d]{0,6}[:：])/;

export function readPackHead(above: readonly (readonly string[])[]): PackHead {
  const lines = above.map((cells) => cells.flatMap((text) => text.split(LABEL)).map((text) => text.trim()));
  const taken = new Set<string>();
  const after = (label: RegExp): string => {
    for (const pieces of lines) {
      const at = pieces.findIndex((text) => label.test(text));
      if (at < 0) continue;
      const labelled = pieces[at] ?? '';
      const behind = labelled.replace(label, '').trim();
      const next = pieces.slice(at + 1).find((text) => text !== '') ?? '';
      const said = behind !== '' || isLabel(next) ? behind : next;
      taken.add(labelled).add(said);
      return said;
    }
    return '';
  };
  const said = after(OVERALL);
  const overall = said.replace(/\s+/g, '');
  const contact = after(CONTACT).normalize('NFKC');
  const phone = /\+?[\d][\d -]{5,}\d/.exec(contact)?.[0] ?? '';
  const allAgreed = overall === ALL_AGREED || /^(全部)?(无|没有)(不同)?(意见|异议)$|^(全部)?同意$/.test(overall);
  return {
    allAgreed,
    overall: allAgreed || /^有(不同)?意见/.test(overall) ? '' : said,
    person: contact
      .replace(phone, '')
      .replace(/(联系)?电话[:：]?/, '')
      .replace(/[、,，:：;；\s]+/g, ' ')
      .trim(),
    phone: phone.trim(),
    taken,
  };
}

function isLabel(text: string): boolean {
  return OVERALL.test(text) || CONTACT.test(text);
}

/** What a line says beyond the form's own words: its title, number, labels and instructions. */
export function piecesOf(cells: readonly string[]): string[] {
  return cells
    .flatMap((text) => text.split(LABEL))
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.replace(OVERALL, '') !== '' && text.replace(CONTACT, '') !== '')
    .filter((text) => !/职责事项.*反馈表$|表号\s*[:：]/s.test(text) && !FORM_LINES.has(text));
}
