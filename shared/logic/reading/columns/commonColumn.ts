/** 是否共性, 共性/差异化: a column that says whether a duty is every township's, beside that of the townships or alone. */
import { isTick } from '../rows/ticks';
import { lowestHeading, normalizeHeading } from './headingRoles';

const WHOLE = '(?:为|属于?)?(?:乡镇|镇街|全[县市区旗]|各[乡镇]+)?(?:共性|通用|共有)';
const SPECIAL = '(?:为|属于?)?(?:差异化?|个性化?|特色|特有)';
const common = new RegExp(`^是否${WHOLE}(?:的?(?:事项|职责|任务))?$`);
const special = new RegExp(`^是否${SPECIAL}(?:的?(?:事项|职责|任务))?$`);
const either = /^共性(?:事项)?(?:[/、]|或|和)?(?:差异化?|个性化?)(?:事项)?$/;

const headed = (heading: string, wanted: RegExp): boolean =>
  wanted.test(normalizeHeading(heading)) || wanted.test(normalizeHeading(lowestHeading(heading)));

/** Whether a heading asks for it. */
export function asksCommon(heading: string): boolean {
  return [common, special, either].some((wanted) => headed(heading, wanted));
}

/** 是 and 否 below such a heading in the words of 适用乡镇: 共性, 差异化; any other text as written. */
export function commonWord(heading: string, text: string): string {
  const said = isTick(text);
  if (said === null || headed(heading, either)) return text;
  return said === headed(heading, common) ? '共性' : '差异化';
}
