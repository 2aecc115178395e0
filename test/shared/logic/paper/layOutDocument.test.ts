/** Parts of letters: the addressee at the edge, the name centred over the date, both kept together. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutDocument } from '../../../../shared/logic/paper/layOutDocument';
import { textWidth } from '../../../../shared/logic/paper/measureText';
import { paginate } from '../../../../shared/logic/paper/paginate';
import type { TextBlock } from '../../../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../../../shared/model/paperStandard';
import { letterDocument } from '../../../builders/paperKinds';

function signOff(office: string): { name: TextBlock; date: TextBlock } {
  const content = [{ kind: 'signOff' as const, office, date: '2025-06-30' }];
  const draft = { title: '函', date: '2025-06-30', parts: [{ name: '函', content }] };
  const [name, date] = layOutDocument(draft, STANDARD_PAPER).parts[0]?.blocks ?? [];
  if (name?.kind !== 'text' || date?.kind !== 'text') throw new Error('no sign-off');
  return { name, date };
}

/** Middle of a line that ends `rightIndent` from the edge, in characters from it. */
function middle({ text, rightIndent = 0 }: TextBlock): number {
  return rightIndent / STANDARD_PAPER.fonts.text.size + textWidth(text) / 2;
}

describe('a sign-off', () => {
  test('centres the name over the date, which ends four characters from the edge', () => {
    const { name, date } = signOff('市委编办');
    expect(date.rightIndent).toBe(4 * STANDARD_PAPER.fonts.text.size);
    expect(middle(name)).toBeCloseTo(middle(date));
  });

  test('keeps two characters free behind a name longer than the date', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'中共东宁市委机构编制'), minLength: 1, maxLength: 24 }),
        (office) => {
          const { name, date } = signOff(office);
          expect(name.rightIndent).toBeGreaterThanOrEqual(2 * STANDARD_PAPER.fonts.text.size - 0.01);
          expect(middle(name)).toBeCloseTo(middle(date));
        },
      ),
    );
  });

  test('never stands on a sheet without text of the letter, nor parts name and date', () => {
    for (let paragraphs = 5; paragraphs < 14; paragraphs += 1) {
      const texts = paginate(letterDocument(paragraphs)).map(({ pieces }) =>
        pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text.of.text] : [])),
      );
      const [withName] = texts.filter((sheet) => sheet.some((text) => text.startsWith('中共')));
      expect(withName?.at(-1)).toBe('2025年6月30日');
      expect(withName?.length).toBeGreaterThan(2);
    }
  });
});

test('the addressee of a letter stands at the edge', () => {
  const block = letterDocument().parts[0]?.blocks.find((one) => one.kind === 'text' && one.text === '市农业农村局：');
  expect(block).toMatchObject({ indent: 0, align: 'left' });
});

describe('boxes to sign in', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ cells: [String(at + 1), '巡查上报'] }));
  const columns = [
    { heading: '序号', width: 25, align: 'center' as const },
    { heading: '事项', width: 200, align: 'left' as const },
  ];

  function signed(count: number, sections: boolean) {
    const content = [
      { kind: 'text' as const, style: 'title' as const, text: '认定表' },
      {
        kind: 'table' as const,
        columns,
        rows: sections ? [...rows(count - 1), { section: '其他' }, ...rows(1)] : rows(count),
      },
      { kind: 'gap' as const, height: 10 },
      { kind: 'signatures' as const, signers: ['市民政局', '市委编办'] },
    ];
    return paginate(
      layOutDocument({ title: '认定表', date: '2025-06-30', parts: [{ name: '表', content }] }, STANDARD_PAPER),
    );
  }

  test('never stand on a sheet without a row of the table before them, however many rows there are', () => {
    const alone: string[] = [];
    for (const sections of [false, true])
      for (let count = 1; count < 45; count += 1)
        for (const { pieces } of signed(count, sections)) {
          const tables = pieces.flatMap((piece) => (piece.kind === 'table' ? [piece] : []));
          const boxes = tables.find(({ table }) => table.headerHeight === 0);
          const last = tables[0]?.rows.at(-1)?.of;
          if (boxes && (tables.length < 2 || last?.kind !== 'item')) alone.push(`${count}`);
        }
    expect(alone).toEqual([]);
  });
});
