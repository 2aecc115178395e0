/** Row heights from the texts of a row. */
import { describe, expect, it } from 'vitest';
import { breakHeading, rowHeight, spanningRowHeight } from '../../../../shared/logic/paper/layout/rowHeights';
import type { TableColumn } from '../../../../shared/model/paperDocument';

const FONT = { family: '仿宋_GB2312', size: 10.5, bold: false };
const COLUMNS: TableColumn[] = [
  { heading: '序号', width: 12, align: 'center' },
  { heading: '工作任务', width: 62, align: 'left' },
];

describe('rowHeights', () => {
  it('gives a row the lines of its tallest cell and the cell margins', () => {
    const one = rowHeight(['1', '一行'], COLUMNS, FONT, 18);
    expect(one).toBe(22);
    // 15 full-width characters of 10.5 points fit between the margins of 62 mm.
    expect(rowHeight(['1', '字'.repeat(15)], COLUMNS, FONT, 18)).toBe(one);
    expect(rowHeight(['1', '字'.repeat(16)], COLUMNS, FONT, 18)).toBe(one + 18);
    expect(rowHeight(['1', '一\n二\n三'], COLUMNS, FONT, 18)).toBe(one + 36);
  });

  it('gives an empty row one line', () => {
    expect(rowHeight(['', ''], COLUMNS, FONT, 18)).toBe(22);
  });

  it('lets a section heading use the width of all columns', () => {
    expect(spanningRowHeight('字'.repeat(18), COLUMNS, FONT, 18)).toBe(22);
    expect(spanningRowHeight('字'.repeat(21), COLUMNS, FONT, 18)).toBe(40);
  });

  it('is as tall as the text needs, however tall', () => {
    expect(rowHeight(['1', '字\n'.repeat(200)], COLUMNS, FONT, 18)).toBeGreaterThan(200 * 18);
  });

  it.each([
    ['乡镇责任', 16, '乡镇\n责任'],
    ['乡镇责任', 30, '乡镇责任'],
    ['上级部门职责', 14, '上级\n部门\n职责'],
    ['乡\n镇责任', 16, '乡\n镇责任'],
  ])('breaks the heading %j in a column of %d mm into %j', (heading, width, expected) => {
    expect(breakHeading(heading, width, { ...FONT, size: 12 })).toBe(expected);
  });
});
