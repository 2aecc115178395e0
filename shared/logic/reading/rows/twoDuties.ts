/** Whether a name holds two duties, each with its own action: 清垃圾、搞村容村貌. Said to a person, never acted on. */

const LONGEST_NAME = 20;
const verbStart =
  /^(查|搞|过|跑|办|开|清|管|修|发放|收|签|抓|建|做|报|送|排|调|填|审|核|接|拉|找|盯|守|巡|推进|组织|落实|负责|协助|配合|宣传|登记|检查|整治|处理|调解|慰问|征|拆|种|栽|防)/;
const verbAnywhere =
  /(查|搞|跑|办|开|清|修|收|签|抓|建|报|送|排|调|审|核|接|拉|盯|守|巡|管|上墙|推进|组织|落实|宣传|登记|整治|处理|慰问|征|拆|种|栽)/;

/** 1.…；2.…；3.…: the parts, when they count up from one. */
function countedParts(name: string): readonly string[] {
  if (!/^[（(]?1[.、．）)]/.test(name)) return [];
  const marks = [...name.matchAll(/[（(]?(\d{1,2})[.、．）)](?!\d)\s*/g)];
  if (marks.length < 2 || marks[0]?.index !== 0 || marks.some(({ 1: number }, index) => Number(number) !== index + 1))
    return [];
  return marks.map((mark, index) =>
    name.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? name.length).replace(/[；;。，,\s]+$/, ''),
  );
}

/**
 * The two parts, or none. Only parts on either side of a comma count, the second beginning with an action of its own:
 * 地膜、农药瓶子回收 is one action on two things, and 承诺与兑现 one duty in two words.
 */
export function twoDuties(name: string): readonly string[] {
  const counted = countedParts(name);
  if (counted.length >= 2) return counted;
  // A long name is a sentence about one duty, as published lists write them.
  if (name.length > LONGEST_NAME) return [];
  if (!/[、，,；;+＋]/.test(name)) return [];
  const parts = name.split(/[、，,；;+＋]/).map((part) => part.trim());
  const [first = '', second = ''] = parts;
  if (parts.length !== 2 || first.length < 3 || second.length < 3) return [];
  return verbStart.test(second) && verbAnywhere.test(first) ? [first, second] : [];
}
