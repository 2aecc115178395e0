/** Words of 报送: what a row was taken for, what a column holds, and the order the keys Alt+1 … follow. */
import type { ColumnRole } from '../../../shared/model/sourceEntry';
import type { DifferenceKind } from '../../../shared/views/importing';

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
  sender: '报送单位',
  field: '体例栏目',
  ignored: '不用',
};

/** Alt+1 … Alt+9 give the column under the cursor its role. */
export const ROLE_KEYS: readonly ColumnRole[] = [
  'serial',
  'name',
  'text',
  'department',
  'basis',
  'category',
  'townshipRole',
  'remark',
  'ignored',
];

/** As the choice above a column lists them. */
export const ROLE_ORDER: readonly ColumnRole[] = [
  ...ROLE_KEYS.slice(0, 8),
  'coDepartments',
  'applies',
  'superiorDuty',
  'townDuty',
  'receiver',
  'method',
  'sender',
  'ignored',
];

export const DIFFERENCE_WORDS: Readonly<Record<DifferenceKind, string>> = {
  unchanged: '未变',
  reworded: '改写',
  added: '新增',
  gone: '不再有',
};
