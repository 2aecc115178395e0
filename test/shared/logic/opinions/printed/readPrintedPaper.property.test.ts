/** Whatever a township does to a printed list, every row of it and of the file is accounted for once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askOfPaper } from '../../../../../shared/logic/opinions/printed/askOfPaper';
import { comparePaper, type PaperTable } from '../../../../../shared/logic/opinions/printed/readPrintedPaper';
import type { SchemeList } from '../../../../../shared/model/scheme';
import type { ReadEntry } from '../../../../../shared/model/sourceEntry';
import type { TownshipListRow } from '../../../../../shared/model/townshipList';

const column = (heading: string, source: SchemeList['columns'][number]['source']) => ({
  ...{ heading, source, width: 10, align: 'left' as const },
});
const list = {
  ...{ id: 'duties', name: '职责任务清单', short: '职责', categories: ['基层党建'], fields: [] },
  columns: [column('序号', 'serial'), column('职责事项', 'name'), column('工作任务', 'text'), column('备注', 'remark')],
} as unknown as SchemeList;

const word = fc.constantFrom(
  '党员发展',
  '庙会看管',
  '防火隔离带管护',
  '人居环境整治',
  '防汛值守',
  '养老认证',
  '河道巡查',
  '档案整理',
);
const row = fc.record({ name: word, text: word });
const edit = fc.record({ kind: fc.constantFrom('keep', 'keep', 'text', 'name', 'drop'), to: word });

function printedRow({ name, text }: { name: string; text: string }, at: number): TownshipListRow {
  const nothing = { townshipRole: '', bases: [], parts: [], scope: '', remark: '', fields: {} };
  return { itemId: at + 1, category: '基层党建', name: `${name}${at}`, text, ...nothing };
}

function tableOf(rows: readonly { name: string; text: string }[]): PaperTable {
  const entries = rows.map(({ name, text }, at): ReadEntry => {
    const nothing = { department: '', coDepartments: [], townshipRole: null, bases: [], applies: null, remark: '' };
    return { sheet: '表1', row: at + 2, name, text, category: '基层党建', ...nothing };
  });
  return {
    entries,
    rows: entries.map(({ name, text, row: at }) => {
      return { sheet: '表1', row: at, kind: 'entry', reason: '', cells: ['', name, text, ''], hidden: false };
    }),
    columns: ['序号', '职责事项', '工作任务', '备注'].map((header, index) => {
      return { sheet: '表1', column: 'A', header, role: 'name', index };
    }),
    issues: [],
  };
}

test('each row once; what was left alone is no difference, what was done to a row is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(row, edit), { maxLength: 12 }), fc.array(row, { maxLength: 4 }), (given, added) => {
      const rows = given.map(([one], at) => printedRow(one, at));
      const kept = rows.flatMap((one, at) => {
        const { kind, to } = given[at]?.[1] ?? { kind: 'keep', to: '' };
        if (kind === 'drop') return [];
        return [{ name: kind === 'name' ? `${one.name}（${to}）` : one.name, text: kind === 'text' ? to : one.text }];
      });
      const fresh = added.map(({ name, text }, at) => ({ name: `新增第${at + 100}件${name}`, text }));
      const found = comparePaper([{ list, rows }], tableOf([...kept, ...fresh]));
      const count = (kind: string): number => found.differences.filter((one) => one.kind === kind).length;
      expect(found.found + count('gone')).toBe(rows.length);
      expect(found.found + count('added')).toBe(kept.length + fresh.length);
      expect(found.same + count('changed')).toBe(found.found);
      const { opinions, questions } = askOfPaper(found, [], new Set(rows.map(({ itemId }) => itemId)));
      expect(opinions).toEqual([]);
      expect(questions).toHaveLength(found.differences.length);
      const untouched = given.flatMap(([, { kind, to }], at) =>
        kind === 'keep' || (kind === 'text' && to === rows[at]?.text) ? [at + 1] : [],
      );
      const asked = new Set(questions.map(({ opinion }) => opinion.itemId));
      for (const itemId of untouched) expect(asked.has(itemId)).toBe(false);
    }),
  );
});

test('an item the township was not asked about is told, not asked; a column that is gone is told once', () => {
  const rows = [printedRow({ name: '防汛值守', text: '值守。' }, 0)];
  const table = tableOf([{ name: '防汛值守0', text: '昼夜值守。' }]);
  const found = comparePaper([{ list, rows }], { ...table, columns: table.columns.slice(0, 3) });
  const { questions, findings } = askOfPaper(found, [], new Set());
  expect(questions).toEqual([]);
  expect(findings.map(({ words }) => words)).toEqual([
    '“防汛值守0”不在发给该单位的反馈表里，没有列为意见：“工作任务”印出的是“值守。”；改为：昼夜值守。',
    '印出的“备注”一栏和报来的稿对不上，没有比',
  ]);
});
