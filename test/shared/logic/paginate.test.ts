/** Cutting a township list into sheets. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MILLIMETRES_PER_POINT, paginate, sheetSize } from '../../../../renderer/screens/townships/paginate';
import type { PageDescription, PageRow } from '../../../../shared/model/townshipList';

const font = (family: string, size: number) => ({ family, size, bold: false });
const fonts = {
  title: font('方正小标宋简体', 22),
  subtitle: font('楷体_GB2312', 16),
  header: font('黑体', 12),
  section: font('楷体_GB2312', 12),
  body: font('仿宋_GB2312', 10.5),
};

function pageOf(rows: readonly PageRow[]): PageDescription {
  return {
    paper: {
      orientation: 'landscape',
      margins: { top: 28, bottom: 26, left: 35, right: 37 },
      digitsFamily: 'Times New Roman',
      fonts,
      lineHeight: 18,
    },
    title: '东宁市老黑山镇职责任务清单',
    subtitle: '（征求意见稿）',
    headLine: { left: '单位：东宁市老黑山镇', right: '2025年6月30日' },
    date: '2025-06-30',
    columns: [{ heading: '序号', source: 'serial', width: 225, align: 'center' }],
    headerHeight: 22,
    rows,
    itemCount: rows.filter((row) => row.kind === 'item').length,
    sheetName: '老黑山镇',
    fonts,
  };
}

const item = (itemId: number, height: number): PageRow => ({
  kind: 'item',
  itemId,
  height,
  cells: [{ text: String(itemId), align: 'center' }],
});
const section = (text: string, height: number): PageRow => ({ kind: 'section', text, count: 1, height });

const anyRow = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.nat(), fc.integer({ min: 18, max: 300 })).map(([id, height]) => item(id, height)),
  },
  { weight: 1, arbitrary: fc.integer({ min: 18, max: 40 }).map((height) => section('一、基层党建（1项）', height)) },
);

describe('paginate', () => {
  test('every row stands on exactly one sheet, in order', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 120 }), (rows) => {
        const sheets = paginate(pageOf(rows));
        expect(sheets.flatMap((sheet) => sheet.rows)).toEqual(rows);
        expect(sheets.map((sheet) => sheet.number)).toEqual(sheets.map((_, index) => index + 1));
      }),
    );
  });

  test('no sheet holds more than fits, unless one row alone is taller', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 120 }), (rows) => {
        const page = pageOf(rows);
        const { firstRoom, room } = sheetSize(page);
        for (const sheet of paginate(page)) {
          const used = sheet.rows.reduce((sum, row) => sum + row.height * MILLIMETRES_PER_POINT, 0);
          if (sheet.rows.length > 1) expect(used).toBeLessThanOrEqual((sheet.number === 1 ? firstRoom : room) + 1e-6);
        }
      }),
    );
  });

  test('a section heading stays with its first row', () => {
    const { firstRoom } = sheetSize(pageOf([]));
    const almost = firstRoom / MILLIMETRES_PER_POINT - 30;
    const sheets = paginate(pageOf([item(1, almost), section('二、经济发展（1项）', 24), item(2, 40)]));
    expect(sheets.map((sheet) => sheet.rows.length)).toEqual([1, 2]);
  });

  test('an empty list is one sheet with its title', () => {
    expect(paginate(pageOf([]))).toEqual([{ number: 1, rows: [] }]);
  });
});
