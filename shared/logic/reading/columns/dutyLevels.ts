/** 一级事项 | 二级事项 | 三级事项: of duties told in three levels or more the lowest is the duty, the highest its category. */
import type { ColumnRole } from '../../../model/sourceEntry';
import type { ColumnSample } from './columnRoles';
import { lowestHeading, normalizeHeading } from './headingRoles';

const level = /^([一二三四五])级(事项|职责|任务|目录|指标)/;

/** 1 is the highest; 0: the heading names no level. */
function levelOf(heading: string): number {
  return '一二三四五'.indexOf(level.exec(normalizeHeading(lowestHeading(heading)))?.[1] ?? ' ') + 1;
}

export const isDutyLevel = (heading: string): boolean => levelOf(heading) > 0;

/** 开展河道巡查，每月两次。 */
const isSentence = (text: string): boolean => /[,，;；].*[。；;]$/s.test(text.trim());

/** Whether the level says of each duty what is done, and the one above names them, one by one. */
function describes({ values }: ColumnSample, above: ColumnSample): boolean {
  return values.every(isSentence) && !above.values.some(isSentence) && above.values.length === values.length;
}

/**
 * What lies between is kept among the remarks; a lowest level of sentences is the wording of the one above it. Empty for
 * a table of fewer levels, or whose lowest one is blank where a higher one is not.
 */
export function dutyLevels(samples: readonly ColumnSample[]): Map<number, ColumnRole> {
  const found = samples
    .filter(({ heading }) => isDutyLevel(heading))
    .sort((a, b) => levelOf(a.heading) - levelOf(b.heading));
  const [highest] = found;
  const lowest = found.at(-1);
  if (found.length < 3 || highest === undefined || lowest === undefined) return new Map();
  if (found.some(({ values }) => values.length > lowest.values.length)) return new Map();
  const above = found.at(-2) ?? highest;
  const [name, text] = describes(lowest, above) ? [above, lowest] : [lowest, undefined];
  const roleOf = (sample: ColumnSample): ColumnRole => {
    if (sample === name) return 'name';
    if (sample === text) return 'text';
    return sample === highest ? 'category' : 'remark';
  };
  return new Map(found.map((sample) => [sample.column, roleOf(sample)]));
}
