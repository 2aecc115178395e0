/** Which edition of a document a citation names: 《甲法》（2017年修正）第五条 → 2017; a later one may stand in the library. */
import type { Citation } from '../../model/basis';
import { formatCitation } from './parseCitation';

/** What stands in brackets; 〔2017〕12号 is a number, not an edition. */
const BRACKETS = /[（(〔[【]([^（）()〔〕[\]【】]*)[）)〕\]】](?!\s*(?:第\s*)?\d+\s*号)/g;
const BEHIND_TITLE = /》\s*(\d{4}\s*年[^《》（）()]{0,12}?(?:修订|修正|修改|版))/g;
const DATE = /(\d{4})\s*年?\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?)?/g;
const ONLY_DATE = /^\s*\d{4}\s*年?\s*(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日)?)?\s*$/;
const DEED = /修订|修正|修改|版|本$|公布|发布|颁布|通过|施行|实施/;
const INTO_FORCE = /[，,；;\s]*自?[^，,；;]*起?(?:施行|实施)/;
const [FIRST_YEAR, LAST_YEAR] = [1949, 2099];

/**
 * The edition a citation or title names, as far as it names it: 2017, 2018-12 or 2018-12-29; the last of several. '' when it
 * names none. The text is as written, with or without 《》.
 */
export function citedEdition(text: string): string {
  const told = [...text.matchAll(BRACKETS), ...text.matchAll(BEHIND_TITLE)].map(([, inside = '']) => inside);
  const dates = told
    .filter((inside) => !inside.includes('号') && (ONLY_DATE.test(inside) || DEED.test(inside)))
    .flatMap((inside) => {
      const version = inside.replace(INTO_FORCE, '');
      return [...(/\d{4}/.test(version) ? version : inside).matchAll(DATE)];
    })
    .filter(([, year]) => Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR)
    .map(([, year = '', month, day]) =>
      [year, ...[month, day].flatMap((part) => (part === undefined ? [] : part.padStart(2, '0')))].join('-'),
    );
  return dates.sort().at(-1) ?? '';
}

type Written = Pick<Citation, 'title' | 'docNumber' | 'clause' | 'written'>;

/** The edition a kept citation names: as it was written, else as its document's title says. */
export function editionOf({ title, written = '' }: Pick<Written, 'title' | 'written'>): string {
  return citedEdition(written === '' ? title : written);
}

/**
 * What is kept beside a citation of the document titled `title`: the text as written where it was repaired, or where it
 * names another edition than that title.
 */
export function writtenBeside(citation: Written, title: string): string {
  const { written = '' } = citation;
  if (written !== '' || citedEdition(citation.title) === citedEdition(title)) return written;
  return formatCitation(citation);
}

/** A kept citation as text to be typed over: as printed, or as written where that names another edition. */
export function textOfCitation(citation: Written): string {
  return editionOf(citation) === citedEdition(citation.title) ? formatCitation(citation) : (citation.written ?? '');
}

/** 2018-12-29 → 2018年12月29日; 2017 → 2017年. */
export function editionWords(edition: string): string {
  const [year = '', month, day] = edition.split('-');
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
