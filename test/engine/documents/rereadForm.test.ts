/** A written form is read back row by row: what differs is found, whatever the texts look like. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFormMismatch } from '../../../electron/engine/documents/rereading/rereadForm';
import { type Form, type FormRow, writeForm } from '../../../electron/engine/documents/writeForm';

function formOf(rows: readonly FormRow[], blankRows = 3): Form {
  const columns = [
    { heading: '事项', width: 30 },
    { heading: '意见', width: 20, choices: ['无意见', '修改'] },
  ];
  return {
    sheets: [{ name: '反馈表', columns, rows, blankRows, marks: [] }],
    instructions: ['填表说明', '照此填写。'],
  };
}

const HEAD: readonly FormRow[] = [
  { cells: ['东宁市征求意见反馈表'], look: 'title' },
  { cells: ['事项', '意见'], look: 'header' },
];

const text = fc.oneof(
  fc.constantFrom('', '　　缩进', '_x0041_', '=1+1', '甲\n乙', '　　　　　　', '007', ' 前后有空格 '),
  fc.string({ unit: fc.constantFrom(...'防火巡查（一）〔2025〕_x0-9A=+@\n　 ') }),
);

describe('a form read back', () => {
  it('holds every row, whatever the texts look like', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 12 }), async (pairs) => {
        const form = formOf([...HEAD, ...pairs.map((cells) => ({ cells, look: 'plain' as const }))]);
        expect(findFormMismatch(await writeForm(form), form)).toBe(null);
      }),
      { numRuns: 40 },
    );
  });

  it('names the first row that differs', async () => {
    const rows = (second: string): FormRow[] => [...HEAD, { cells: ['秸秆禁烧', second], look: 'plain' }];
    const bytes = await writeForm(formOf(rows('无意见')));
    expect(findFormMismatch(bytes, formOf(rows('修改')))).toEqual({
      index: 2,
      expected: ['秸秆禁烧', '修改'],
      found: ['秸秆禁烧', '无意见'],
    });
  });

  it('misses rows that are not there, and finds those that should not be', async () => {
    const bytes = await writeForm(formOf(HEAD, 3));
    expect(findFormMismatch(bytes, formOf(HEAD, 4))?.expected).toEqual(['', '']);
    expect(findFormMismatch(bytes, formOf(HEAD, 2))?.found).toEqual(['', '']);
    expect(findFormMismatch(new Uint8Array([1, 2, 3]), formOf(HEAD))?.index).toBe(0);
  });
});
