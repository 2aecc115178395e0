/** What keeps a scheme in the making from being taken, in a sentence that says where to look. */
import type { z } from 'zod';
import type { Scheme } from '../../model/scheme';
import { quoted } from '../text/nestQuotes';

const EMPTY: Readonly<Record<string, string>> = {
  name: '清单名称空着',
  short: '简称空着',
  label: '有一个特有的栏目没有名称',
  heading: '印出的栏目有一个没有标题',
  choices: '特有的栏目有一个可选项空着',
  categories: '一个类别也没有',
  columns: '一个印出的栏目也没有',
};

/** Of what the scheme's own check found, the first. */
export function schemeProblem({ lists }: Scheme, issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues;
  if (!issue) return '';
  if (issue.code === 'custom') return issue.message;
  const [room, at] = issue.path;
  if (room === 'name') return '体例名称空着';
  if (room === 'title') return '清单标题空着';
  if (room === 'subtractReasons') return '一个核减的缘由也没有';
  if (room === 'paper') return '版式里有没填对的地方';
  const what = EMPTY[String(issue.path.findLast((step) => typeof step === 'string'))] ?? '有没填对的地方';
  const list = lists[Number(at)]?.name.trim() ?? '';
  return list === '' ? `第 ${Number(at) + 1} 张清单：${what}` : `${quoted(list)}：${what}`;
}
