/** Columns of a list, or of its 目录, on paper: heading, what they show, width; their sum against the sheet. */
import { Button, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { fitWidths } from '../../../../shared/logic/paper/layout/fitWidths';
import { isOwnField } from '../../../../shared/logic/schemes/freshIds';
import type { ColumnSource, ListField, PaperColumn } from '../../../../shared/model/scheme';

const SOURCE_WORDS: readonly (readonly [ColumnSource, string])[] = [
  ['serial', '序号'],
  ['category', '类别'],
  ['name', '事项名称'],
  ['text', '乡镇职责'],
  ['townshipRole', '乡镇责任（主体、配合）'],
  ['bases', '依据'],
  ['departments', '全部部门'],
  ['departmentDuty', '部门职责'],
  ['leadDepartment', '牵头、主体部门'],
  ['coDepartments', '配合部门'],
  ['receivers', '承接部门'],
  ['method', '工作方式'],
  ['takeOver', '承接部门及工作方式'],
  ['mainDuty', '主体责任（单位和内容）'],
  ['cooperateDuty', '配合责任（单位和内容）'],
  ['scope', '共性、差异化'],
  ['remark', '备注'],
];

interface ColumnsEditorProps {
  /** 印出的栏目; 目录的栏目 */
  readonly title: string;
  readonly columns: readonly PaperColumn[];
  /** The list's own fields. */
  readonly fields: readonly ListField[];
  readonly width: number;
  readonly onChange: (columns: PaperColumn[]) => void;
}

export function ColumnsEditor({ title, columns, fields, width, onChange }: ColumnsEditorProps): ReactNode {
  const put = (next: readonly PaperColumn[]): void => onChange([...next]);
  const set = (at: number, change: Partial<PaperColumn>): void =>
    put(columns.map((column, index) => (index === at ? { ...column, ...change } : column)));
  const sum = Math.round(columns.reduce((total, column) => total + column.width, 0) * 10) / 10;
  const options = [
    ...SOURCE_WORDS.map(([value, label]) => ({ value, label })),
    ...fields.map(({ id, label }) => ({ value: `field:${id}` as const, label })),
  ];
  // A field set up just now is what an added column is for.
  const unprinted = fields.find(
    (field) => isOwnField(field) && !columns.some(({ source }) => source === `field:${field.id}`),
  );
  const added: PaperColumn = {
    ...(unprinted
      ? { heading: unprinted.label, source: `field:${unprinted.id}` }
      : { heading: '备注', source: 'remark' }),
    width: 20,
    align: 'left',
  };
  const swap = (at: number, by: -1 | 1): void => {
    const next = [...columns];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    put(next);
  };
  return (
    <div className="scheme-field">
      <span>
        {title}：合计 {sum} 毫米，版心 {width} 毫米
        {sum === width ? (
          ''
        ) : (
          <>
            <b className="alarm">
              {'　'}
              {sum > width ? `多 ${Math.round((sum - width) * 10) / 10}` : `少 ${Math.round((width - sum) * 10) / 10}`}{' '}
              毫米
            </b>
            <Button
              size="small"
              type="link"
              data-testid="scheme-fit"
              onClick={() => {
                const widths = fitWidths(
                  columns.map((column) => column.width),
                  width,
                );
                put(columns.map((column, at) => ({ ...column, width: widths[at] ?? column.width })));
              }}
            >
              按比例凑满
            </Button>
          </>
        )}
      </span>
      {columns.map((column, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <div key={at} className="scheme-row" data-testid="scheme-column">
          <Input
            value={column.heading}
            aria-label="栏目标题"
            onChange={(event) => set(at, { heading: event.target.value })}
          />
          <Select
            value={column.source}
            aria-label="印什么"
            options={options}
            onChange={(source) => set(at, { source })}
          />
          <InputNumber
            value={column.width}
            aria-label="宽（毫米）"
            min={5}
            max={400}
            onChange={(value) => value !== null && set(at, { width: value })}
          />
          <Select
            value={column.align}
            aria-label="对齐"
            options={[
              { value: 'left', label: '左对齐' },
              { value: 'center', label: '居中' },
            ]}
            onChange={(align) => set(at, { align })}
          />
          <Button type="text" aria-label="上移" disabled={at === 0} onClick={() => swap(at, -1)}>
            ↑
          </Button>
          <Button type="text" aria-label="下移" disabled={at === columns.length - 1} onClick={() => swap(at, 1)}>
            ↓
          </Button>
          <Button
            type="text"
            aria-label={`去掉${column.heading}`}
            disabled={columns.length === 1}
            onClick={() => put(columns.filter((_, index) => index !== at))}
          >
            ✕
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => put([...columns, added])} data-testid="scheme-add-column">
        加一栏
      </Button>
    </div>
  );
}
