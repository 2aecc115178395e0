/** Names that hold two duties taken apart: 地膜、农药瓶子回收 → 地膜回收 and 农药瓶子回收. */

const BETWEEN = /[、，,;；+/\s]+|以及|(?<=\p{Script=Han}{2})[和与及](?=\p{Script=Han}{2})/u;
/** 平和, 参与, 与会 …: a word of its own, no joint between two. */
const ONE_WORD = /饱和|和平|和谐|和睦|共和|和美|和解|调和|参与|与会|给与|普及|涉及|及时|及格|以及/u;

/**
 * The two parts of a name, as written, or none when it is one duty. A short first part borrows the end of the second:
 * both 地膜 and 农药瓶子 are 回收.
 */
export function splitDuties(name: string): readonly string[] {
  const parts = name
    .trim()
    .split(BETWEEN)
    .filter((part) => part !== '');
  const [first = '', second = ''] = parts;
  if (parts.length !== 2 || first.length < 2 || second.length < 2) return [];
  if (ONE_WORD.test(name) && !/[、，,;；]/u.test(name)) return [];
  const tail = second.length > 3 ? second.slice(-2) : '';
  return [first.length <= 3 ? first + tail : first, second];
}
