/** Titles of laws and documents compared as people cite them: 老年法 is 中华人民共和国老年人权益保障法. */
import { normalizeText } from '../text/normalizeText';
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

/** Whether every character of `short` comes in `long`, in order. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at >= short.length;
}

/** 法, 条例 …: each title is compared with many. */
const kindOf = remembered((title) => KIND.exec(title)?.[0] ?? '');

/**
 * Whether two cores name one law or document. A short name must keep the kind (法, 条例 …) and the first character, and
 * leave out no more than three quarters: 森林法 is not 森林法实施条例.
 */
export function sameBasisTitle(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const shortKind = kindOf(short);
  const longKind = kindOf(long);
  if (shortKind === '' || shortKind !== longKind)
    return shortKind === '' && short.length >= 4 && long.startsWith(short);
  const stem = short.slice(0, -shortKind.length);
  const longStem = long.slice(0, -longKind.length);
  if (stem.length < 2 || stem.length * 4 < longStem.length) return false;
  return longStem.includes(stem) || (stem[0] === longStem[0] && isSubsequence(stem, longStem));
}
