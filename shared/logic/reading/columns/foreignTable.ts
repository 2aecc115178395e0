/** Recognises a table on the same sheet that is no list of duties: contacts, staff, statistics. */
import type { GridView } from '../gridView';
import { normalizeHeading } from './headingRoles';

const foreignHeadings: ReadonlySet<string> = new Set(
  [
    ['姓名', '性别', '职务', '职级', '电话', '手机', '手机号', '手机号码', '联系电话', '联系方式', '办公电话', '传真'],
    ['邮箱', '电子邮箱', '微信', '出生年月', '身份证号', '学历', '政治面貌', '人数', '金额', '数量', '户数', '面积'],
  ].flat(),
);
const neutralHeadings: ReadonlySet<string> = new Set(['序号', '单位', '部门', '科室', '备注', '姓名', '乡镇', '名称']);

/** A header row in which at least two headings belong to another kind of table and none to a list of duties. */
export function startsForeignTable(view: GridView, position: number): boolean {
  const row = view.rows[position];
  if (!row) return false;
  const columns = view.filled(row);
  // Nearly every row ends here: duties are longer than any heading, blanks between its letters included.
  if (columns.length < 2 || columns.some((column) => view.own(row, column).length > 24)) return false;
  const headings = columns.map((column) => normalizeHeading(view.own(row, column)));
  if (headings.some((heading) => heading.length > 8)) return false;
  const foreign = headings.filter((heading) => foreignHeadings.has(heading)).length;
  return foreign >= 2 && headings.every((heading) => foreignHeadings.has(heading) || neutralHeadings.has(heading));
}
