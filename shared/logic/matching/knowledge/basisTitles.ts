/** Titles of laws and documents compared as people cite them: 老年法 is 中华人民共和国老年人权益保障法. */
import { normalizeText } from '../../text/normalizeText';
import { remembered } from './remembered';

const CITED = /《([^》]+)》/gu;
const ISSUER =
  /^(?:中华人民共和国|中国共产党|中共中央|国务院|办公厅|中央|[^\s]{2,8}?(?:省|自治区)|关于(?:进一步)?(?:做好|加强|全面|推进|规范)?)+/u;
const EDITION = /(?:试行|暂行|修订|修正|草案|\d{4}年?(?:修订|修正|版)?|的?通知|实施)$/u;
const KIND = /(?:实施条例|实施细则|实施办法|条例|细则|办法|规定|规则|准则|意见|方案|法|章程|纲要|规划)$/u;

/** The core of a title: without 《》, issuer, place, edition. A text in hand without 《》 is taken whole, less its clause. */
function coreOf(title: string): string {
  const plain = normalizeText(
    title.replace(/第[一二三四五六七八九十百\d]+[条款].*$/u, '').replace(/[（(][^（()）]*[）)]/gu, ''),
  ).replaceAll(' ', '');
  const core = plain.replace(ISSUER, '').replace(EDITION, '');
  return core.length < 2 ? plain : core;
}

/**
 * The cores of the titles cited in one written basis.
 *
 * @param basis 《电影管理条例》第五条, 电影条例, or a citation taken apart.
 */
export function basisTitles(basis: string | { readonly title: string }): readonly string[] {
  const written = typeof basis === 'string' ? basis : basis.title;
  const cited = [...written.matchAll(CITED)].map((match) => match[1] ?? '');
  const parts = cited.length > 0 ? cited : written.split(/[、，,;；\n]+/u);
  return [...new Set(parts.map(coreOf).filter((core) => core.length >= 2))];
}

/** Whether the characters of one text come in another in their order, each text up to its end; both are compared in place. */
function isSubsequence(short: string, shortEnd: number, long: string, longEnd: number): boolean {
  let at = 0;
  for (let next = 0; next < longEnd && at < shortEnd; next += 1)
    if (long.charCodeAt(next) === short.charCodeAt(at)) at += 1;
  return at >= shortEnd;
}

/** The core of a title and its kind (法, 条例 …): each is compared with many, and most are of another kind. */
export interface Title {
  readonly core: string;
  readonly kind: string;
}

export const titleOf = remembered((core): Title => ({ core, kind: KIND.exec(core)?.[0] ?? '' }));

/**
 * Whether two cores name one law or document. A short name must keep the kind (法, 条例 …) and the first character, and
 * leave out no more than three quarters: 森林法 is not 森林法实施条例.
 */
export function sameBasisTitle(left: Title, right: Title): boolean {
  if (left.core === right.core) return true;
  const leftIsShort = left.core.length <= right.core.length;
  const { kind } = leftIsShort ? left : right;
  if (kind !== '' && left.kind !== right.kind) return false;
  const short = leftIsShort ? left.core : right.core;
  const long = leftIsShort ? right.core : left.core;
  if (kind === '') return short.length >= 4 && long.startsWith(short);
  const stem = short.length - kind.length;
  const longStem = long.length - kind.length;
  if (stem < 2 || stem * 4 < longStem) return false;
  if (short.charCodeAt(0) === long.charCodeAt(0)) return isSubsequence(short, stem, long, longStem);
  return long.slice(0, longStem).includes(short.slice(0, stem));
}
