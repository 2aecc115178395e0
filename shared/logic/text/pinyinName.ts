/** A name as a Chinese collator sorts it right: characters of several readings give way to one of the reading that is meant. */

/** Surnames read otherwise than the word: only where a place or a family follows, as in 曾家镇 and 解庄村. */
const SURNAMES: Readonly<Record<string, string>> = {
  曾: '增',
  单: '善',
  解: '谢',
  仇: '球',
  区: '欧',
  查: '渣',
  翟: '摘',
  盖: '葛',
  尉: '玉',
  员: '运',
  召: '绍',
  任: '人',
  华: '话',
  缪: '妙',
  冼: '险',
  覃: '秦',
  逄: '旁',
  朴: '瓢',
  燕: '烟',
  乐: '月',
};
const AFTER_SURNAME = '(?=[家庄村镇乡县屯营集店口坝沟岭堡寨塘湾桥氏姓某])';

/** Words of this field whose reading is not the character's first. */
const WORDS: readonly (readonly [word: string, instead: string])[] = [
  ['长(?=[效期者江城治久远途寿])', '尝'],
  ['调(?=[解整处节剂适试控])', '条'],
  ['重(?=[复建阳新组申庆修])', '崇'],
  ['行(?=[业])', '杭'],
  ['率(?=[先领])', '帅'],
  ['乐(?=[于享])', '勒'],
  ['区', '屈'],
];

const SURNAME = new RegExp(`^[${Object.keys(SURNAMES).join('')}]${AFTER_SURNAME}`);
const ANY_WORD = new RegExp(WORDS.map(([word]) => `(${word})`).join('|'), 'g');

export function pinyinName(name: string): string {
  const head = SURNAME.exec(name)?.[0];
  const rest = head === undefined ? name : name.slice(head.length);
  const read = rest.replace(ANY_WORD, (_, ...groups: (string | undefined)[]) => {
    const at = groups.findIndex((group, index) => index < WORDS.length && group !== undefined);
    return WORDS[at]?.[1] ?? '';
  });
  return head === undefined ? read : (SURNAMES[head] ?? head) + read;
}
