/** Whatever a superior writes into a table of its own, every row of it is an opinion, a question, a finding or left without a word. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PackRow } from '../../../../shared/logic/opinions/packRows';
import { readSuperiorTable } from '../../../../shared/logic/opinions/readSuperiorTable';
import { makeGrid } from '../../../builders/grids';

const NAMES = ['巡河', '巡河护河', '打防火道', '登记校车', '登记校车', '看护古树名木'];
const pack: PackRow[] = NAMES.map((name, index) => ({
  itemId: index + 1,
  itemVersion: 1,
  cells: { list: '', category: '公共服务', number: String(index + 1).padStart(4, '0'), name, content: name },
}));

const HEADINGS = [
  '序号',
  '清单序号',
  '事项编号',
  '类别',
  '事项名称',
  '反馈类型',
  '修改意见',
  '理由',
  '备注',
  '',
  '对应部门',
];
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...NAMES, '巡 河', '没有的事项', '一、公共服务（3项）', '合计', '1', '2', '0003', '99'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('删除', '修改', '新增', '建议新增', '合并', '无意见', '名称改为“护河”', '改后文字。'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const tables = fc
  .shuffledSubarray(HEADINGS, { minLength: 4 })
  .filter((headings) => headings.includes('事项名称') && headings.includes('反馈类型'))
  .chain((headings) =>
    fc.record({
      headings: fc.constant(headings),
      rows: fc.array(fc.array(cell, { minLength: headings.length, maxLength: headings.length }), { maxLength: 12 }),
    }),
  );

test('no row is lost, and none is told twice', () => {
  fc.assert(
    fc.property(tables, ({ headings, rows }) => {
      const read = readSuperiorTable([makeGrid([headings, ...rows])], pack);
      expect(read).not.toBeNull();
      const { opinions, questions, findings, unanswered } = read ?? {
        opinions: [],
        questions: [],
        findings: [],
        unanswered: 0,
      };
      const filled = rows.flatMap((cells, index) => (cells.some((text) => text.trim() !== '') ? [index + 2] : []));
      const said = [...opinions.map(({ row }) => row), ...questions.map(({ opinion }) => opinion.row)];
      expect(new Set(said).size).toBe(said.length);
      const told = new Set([...said, ...findings.map(({ row }) => row)]);
      expect(filled.filter((row) => !told.has(row))).toHaveLength(unanswered);
      expect([...told].filter((row) => row !== 0 && !filled.includes(row))).toEqual([]);
      for (const { row, itemId, kind, proposal } of opinions) {
        expect(itemId !== null || kind === 'add').toBe(true);
        const cells = rows[row - 2]?.map((text) => text.trim()) ?? [];
        for (const line of proposal === '' ? [] : [proposal])
          expect(cells.some((text) => line.includes(text))).toBe(true);
      }
    }),
  );
});
