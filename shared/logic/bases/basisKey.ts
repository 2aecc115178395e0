/** One key for all spellings of a document's title: 民法典, 《中华人民共和国民法典》, 中华人民共和国民法典（2020年） are one. */
import shortNames from './lawShortNames.json';

const SHORT_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(shortNames));
const EDITION =
  /[(（〔[](?:试行|暂行|修订|修正|节选|摘录|\d{4}年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第[一二三四五六七八九十]次)?(?:修订|修正|修改|版|施行|公布)*(?:本|版)?)[)）〕\]]$/u;

/**
 * Levels a title: width, 《》, spaces and punctuation, the country's name, the edition in brackets at its end, and the
 * usual short names (`lawShortNames.json`). Never '' for a title that holds a letter or digit.
 */
export function basisKey(title: string): string {
  let level = title
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^《(.*)》$/u, '$1');
  for (let before = ''; before !== level; ) {
    before = level;
    level = level.replace(EDITION, '');
  }
  const letters = level.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  const plain = letters.replaceAll('中华人民共和国', '');
  const short = plain === '' ? letters : plain;
  return SHORT_NAMES.get(short) ?? short;
}
