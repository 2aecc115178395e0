/** 调整类型 in a superior's catalogue: a column that says whether a row is new, changed or taken off. */
import { normalizeHeading } from '../columns/headingRoles';

const HEADING = '(?:调整|变动|变更|增减)(?:类型|类别|方式)';
const heading = new RegExp(`^${HEADING}$`);
const takenOff = new RegExp(`^${HEADING}：\\s*(?:删除|取消|废止|核减|移出|调出|剔除|减少)`, 'm');

export function isChangeHeading(text: string): boolean {
  return heading.test(normalizeHeading(text));
}

/** Whether the remark such a column became says that the duty is to go: then nothing is to be put into an item by it. */
export function saysTakenOff(remark: string): boolean {
  return takenOff.test(remark);
}
