/** However a form comes back, every row of its pack is accounted for and nothing is said that was not written. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PACK_COLUMNS, PACK_HEADINGS, type PackColumn } from '../../../../shared/logic/opinions/draftPackForm';
import type { PackRow } from '../../../../shared/logic/opinions/packRows';
import { readPackForm } from '../../../../shared/logic/opinions/readPackForm';
import type { Grid } from '../../../../shared/model/grid';

const pack = (count: number): PackRow[] =>
  Array.from({ length: count }, (_, index) => ({
    itemId: index + 1,
    itemVersion: 1,
    cells: {
      ...{ list: '', category: '公共服务', number: String(index + 1).padStart(4, '0') },
      ...{ name: `第${'甲乙丙丁戊己庚辛壬癸'[index]}事项`, content: `内容${index}` },
    },
  }));

interface Answer {
  readonly at: number;
  readonly kind: string;
  readonly proposal: string;
  readonly reason: string;
  readonly tampered: boolean;
}

const answer = (count: number): fc.Arbitrary<Answer> =>
  fc.record({
    at: fc.nat({ max: count - 1 }),
    kind: fc.constantFrom('', '无意见', '修改', '删除', '调类', '新增', '同意', '建议取消', '看着办'),
    proposal: fc.constantFrom('', '改一处', '建议删除', '调入社会治理类'),
    reason: fc.constantFrom('', '依据第三条'),
    tampered: fc.boolean(),
  });

function grid(rows: readonly PackRow[], answers: readonly Answer[], shift: number): Grid {
  const cells = (texts: Partial<Record<PackColumn, string>>): string[] => [
    ...Array.from({ length: shift }, () => ''),
    ...PACK_COLUMNS.map((column) => texts[column] ?? ''),
  ];
  const lines = [
    cells(PACK_HEADINGS),
    ...answers.map(({ at, kind, proposal, reason, tampered }) => {
      const row = rows[at];
      return cells({
        list: row?.cells.category ?? '',
        number: row?.cells.number ?? '',
        name: row?.cells.name ?? '',
        content: `${row?.cells.content ?? ''}${tampered ? '（动过）' : ''}`,
        ...{ kind, proposal, reason },
      });
    }),
  ];
  return {
    ...{ sheet: '反馈表', sheetHidden: false, merges: [], hiddenColumns: [], columnNames: 'letters' },
    rows: lines.map((line, index) => ({ row: index + 1, cells: line, hidden: false, formulas: [] })),
  };
}

const forms = fc.integer({ min: 1, max: 10 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    answers: fc.array(answer(count), { maxLength: 14 }),
    shift: fc.nat({ max: 2 }),
  }),
);

test('each row of the pack is answered, asked about, unanswered or missing', () => {
  fc.assert(
    fc.property(forms, ({ count, answers, shift }) => {
      const rows = pack(count);
      const read = readPackForm([grid(rows, answers, shift)], rows);
      if (!read) throw new Error('no table');
      const said = [...read.opinions, ...read.questions.map(({ opinion }) => opinion)].map(({ itemId }) => itemId);
      const missing = read.findings.filter(({ kind }) => kind === 'rowMissing').map(({ itemId }) => itemId);
      const touched = new Set([...said, ...missing]);
      expect(touched.size + read.unanswered).toBe(count);
      expect(new Set(answers.map(({ at }) => at + 1)).size + missing.length).toBe(count);
    }),
  );
});

test('what was typed over is found, and never becomes an opinion by itself', () => {
  fc.assert(
    fc.property(forms, ({ count, answers, shift }) => {
      const rows = pack(count);
      const read = readPackForm([grid(rows, answers, shift)], rows);
      const found = new Set(read?.findings.filter(({ kind }) => kind === 'cellChanged').map(({ row }) => row));
      const seen = new Map<number, string>();
      for (const [index, { at, kind, proposal, reason, tampered }] of answers.entries()) {
        const said = kind + proposal + reason;
        const before = seen.get(at);
        // A row that says the same once more, or nothing, is passed over.
        const passed = before !== undefined && (said === '' || said === before);
        if (!passed) seen.set(at, said);
        expect(found.has(index + 2)).toBe(tampered && !passed);
      }
      for (const { proposal } of read?.opinions ?? []) expect(proposal).not.toContain('动过');
    }),
  );
});

test('the kind is taken from the list as it stands there', () => {
  const rows = pack(4);
  const words = ['无意见', '修改', '删除', '调类'];
  const answers = words.map((kind, at) => ({
    ...{ at, kind, reason: '依据第三条', tampered: false },
    proposal: kind === '修改' || kind === '调类' ? '调入社会治理类' : '',
  }));
  const read = readPackForm([grid(rows, answers, 0)], rows);
  expect(read?.opinions.map(({ kind }) => kind)).toEqual(['none', 'amend', 'subtract', 'move']);
});

test('an answer in cells merged over several rows is each row’s answer, and is pointed out', () => {
  const rows = pack(4);
  const answers = [0, 1, 2, 3].map((at) => ({ at, kind: '', proposal: '', reason: '', tampered: false }));
  const first = {
    ...answers[0],
    at: 0,
    kind: '修改',
    proposal: '三项一并写明时限',
    reason: '便于执行',
    tampered: false,
  };
  const form = grid(rows, [first, ...answers.slice(1)], 0);
  const columns = (['kind', 'proposal', 'reason'] as const).map((column) => PACK_COLUMNS.indexOf(column));
  const merges = columns.map((left) => ({ top: 2, left, bottom: 4, right: left }));
  const read = readPackForm([{ ...form, merges }], rows);
  expect(read?.opinions.map(({ itemId, kind, proposal, reason }) => [itemId, kind, proposal, reason])).toEqual(
    [1, 2, 3].map((itemId) => [itemId, 'amend', '三项一并写明时限', '便于执行']),
  );
  expect(read?.unanswered).toBe(1);
  expect(read?.findings.filter(({ words }) => words.includes('合并的单元格')).map(({ itemId }) => itemId)).toEqual([
    2, 3,
  ]);
});
