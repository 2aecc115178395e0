/** How long there is for the step a request waits for, in words. */
import { REQUEST_STEP_WORDS } from '../../model/request';
import type { RequestRow } from '../../views/requests';

/** 待合法性审查; 合法性审查还有 2 个工作日; 已超期 3 个工作日, without the figure on days off right after the limit. */
export function limitWords({ next, left, overdue }: Pick<RequestRow, 'next' | 'left' | 'overdue'>): string {
  if (next === null) return '';
  const step = REQUEST_STEP_WORDS[next];
  if (left === null) return `待${step}`;
  if (overdue) return left === 0 ? `${step}已超期` : `${step}已超期 ${-left} 个工作日`;
  return left === 0 ? `${step}今天到期` : `${step}还有 ${left} 个工作日`;
}
