/** What a proposal rests on, out of its 理由和依据: titles in 《》, and laws or numbers that are named without. */
import { formatCitation, parseCitation } from '../bases/parseCitation';
import { splitBases } from '../reading/rows/cellValues';

const numeral = '[一二三四五六七八九十百千零〇○\\d]+';
const article = `第\\s*${numeral}\\s*条(?:之${numeral})?(?:第${numeral}款)?(?:第[（(]?${numeral}[）)]?项)?`;
const articles = `${article}(?:、${article})*`;
const law = '[\\u4e00-\\u9fa5]{1,30}?(?:法|条例|办法|规定|细则|章程)';
const number = '[\\u4e00-\\u9fa5]{1,14}[\\[［(（【〔]\\d{4}[\\]］)）】〕]\\s*\\d{1,5}\\s*号';
const start = '(?:^|[，,；;。、\\s：:]|依据|根据|按照|依照|参照)';
/** Without an article only what is surely a law's name: 没有办法 and 合法 are none. */
const alone = '[\\u4e00-\\u9fa5]{2,30}(?:条例|(?:促进|管理|保护|安全|保障|防治|监督|处罚|组织)法)(?=$|[；;。\\n])';
const cited = new RegExp(`${start}(${law}\\s*${articles}|${alone}|${number}(?:${articles})?)`, 'gu');
const wordBefore = /^(?:依据|根据|按照|依照|参照|按|依|见|符合)/;

/** As they are printed, in order; none where the reason names no document. */
export function basesOfReason(reason: string): string[] {
  if (reason.includes('《')) return splitBases(reason);
  const found = [...reason.matchAll(cited)].map((match) => (match[1] ?? '').replace(wordBefore, ''));
  return found.map((text) => formatCitation(parseCitation(text)));
}
