/** Words of 报送: what a row was taken for, what a column holds. */
import type { ColumnRole, RowKind } from '../../../shared/model/sourceEntry';

export const ROW_KIND_WORDS: Readonly<Record<RowKind, string>> = {
  entry: '条目',
  title: '标题',
  header: '表头',
  section: '小标题',
  blank: '空行',
  total: '合计',
  note: '说明',
  signature: '落款',
  otherSheet: '其他表',
};

export const COLUMN_ROLE_WORDS: Readonly<Record<ColumnRole, string>> = {
  serial: '序号',
  category: '类别',
  name: '事项名称',
  text: '工作任务',
  department: '交办部门',
  coDepartments: '配合部门',
  townshipRole: '乡镇责任',
  basis: '依据',
  applies: '适用乡镇',
  remark: '备注',
  superiorDuty: '上级部门职责',
  townDuty: '乡镇配合职责',
  receiver: '承接部门',
  method: '工作方式',
  ignored: '不用',
};
