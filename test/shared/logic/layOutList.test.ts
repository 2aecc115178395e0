/** From a township list to its page: sections, counts, serials, and no row lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutList } from '../../../shared/logic/layOutList';
import type { PageRow } from '../../../shared/model/townshipList';
import { listRow, pageOf, sixCategoryScheme, townshipList } from '../../builders/townshipLists';

const CATEGORIES = ['基层党建', '经济发展', '社会治理', '文化建设', '生态环境保护', '公共服务'];

function sections(rows: readonly PageRow[]): string[] {
  return rows.flatMap((row) => (row.kind === 'section' ? [row.text] : []));
}

function serials(rows: readonly PageRow[]): string[] {
  return rows.flatMap((row) => (row.kind === 'item' ? [row.cells[0]?.text ?? ''] : []));
}

describe('layOutList', () => {
  it('heads the page with title, stage, unit and the date in Chinese', () => {
    const page = pageOf({ 基层党建: 1 });
    expect(page.title).toBe('东宁市三岔口镇职责任务清单');
    expect(page.subtitle).toBe('（征求意见稿）');
    expect(page.headLine).toEqual({ left: '单位：东宁市三岔口镇', right: '2025年6月30日' });
    expect(page.date).toBe('2025-06-30');
    expect(page.sheetName).toBe('三岔口镇职责任务清单');
  });

  it('has no subtitle without a stage', () => {
    expect(pageOf({ 基层党建: 1 }, { stage: '' }).subtitle).toBe('');
  });

  it('puts names with replacement patterns into the title as they are', () => {
    expect(pageOf({ 基层党建: 1 }, { place: '$&', township: '〔place〕镇' }).title).toBe('$&〔place〕镇职责任务清单');
  });

  it('numbers only the categories that have rows, with their counts', () => {
    const page = pageOf({ 基层党建: 2, 社会治理: 1, 公共服务: 3 });
    expect(sections(page.rows)).toEqual(['一、基层党建（2项）', '二、社会治理（1项）', '三、公共服务（3项）']);
    expect(page.itemCount).toBe(6);
  });

  it('runs serials on through the list, or starts anew in each section, as the scheme says', () => {
    const scheme = sixCategoryScheme();
    const list = townshipList({ 基层党建: 2, 公共服务: 2 });
    expect(serials(layOutList(list, scheme).rows)).toEqual(['1', '2', '3', '4']);
    const restart = { ...scheme, lists: scheme.lists.map((one) => ({ ...one, numbering: 'restart' as const })) };
    expect(serials(layOutList(list, restart).rows)).toEqual(['1', '2', '1', '2']);
  });

  it('fills the columns of the preset, one basis and one department a line', () => {
    const row = {
      ...listRow(1, '基层党建'),
      name: '发展党员',
      text: '培养、考察。',
      bases: ['《中国共产党章程》第五条', '《发展党员工作细则》'],
      parts: [
        { unit: '市委组织部', role: 'lead' as const, text: '' },
        { unit: '市委宣传部', role: 'cooperate' as const, text: '' },
      ],
      remark: '差异化',
    };
    const page = pageOf({}, { rows: [row] });
    const item = page.rows[1];
    expect(item?.kind === 'item' && item.cells.map((cell) => cell.text)).toEqual([
      '1',
      '发展党员',
      '培养、考察。',
      '主体责任',
      '《中国共产党章程》第五条\n《发展党员工作细则》',
      '市委组织部\n市委宣传部',
      '差异化',
    ]);
  });

  it('breaks a heading too long for its column into even lines', () => {
    const page = pageOf({ 基层党建: 1 });
    expect(page.columns.map((column) => column.heading)).toEqual([
      '序号',
      '职责事项',
      '工作任务',
      '乡镇\n责任',
      '依据',
      '对应部门',
      '备注',
    ]);
    expect(page.headerHeight).toBeGreaterThanOrEqual(2 * page.paper.lineHeight);
  });

  it('refuses a list or a category that the scheme does not have', () => {
    const scheme = sixCategoryScheme();
    expect(() => layOutList(townshipList({ 基层党建: 1 }, { listId: 'other' }), scheme)).toThrow(/no list other/);
    expect(() => layOutList(townshipList({ 城市管理: 1 }), scheme)).toThrow(/no category 城市管理/);
  });

  it('keeps every row once, in its section, in the given order, and all counts tie', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 40 }), (categories) => {
        const rows = categories.map((category, index) => listRow(index, category));
        const page = pageOf({}, { rows });
        const expected = CATEGORIES.flatMap((category) => rows.filter((row) => row.category === category));
        const ids = page.rows.flatMap((row) => (row.kind === 'item' ? [row.itemId] : []));
        expect(ids).toEqual(expected.map((row) => row.itemId));
        const counts = page.rows.flatMap((row) => (row.kind === 'section' ? [row.count] : []));
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        expect(serials(page.rows)).toEqual(rows.map((_, index) => String(index + 1)));
      }),
    );
  });

  it('adds up to the width between the margins of A4', () => {
    const page = pageOf({ 基层党建: 1 });
    const { margins } = page.paper;
    expect(page.columns.reduce((sum, column) => sum + column.width, 0)).toBe(297 - margins.left - margins.right);
  });
});
