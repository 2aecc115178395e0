/** Parts of letters and tables that stand together on a sheet: the addressee, the sign-off and what is below it, boxes to sign in. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signatureBlocks } from '../../../../shared/logic/agreement/paperWords';
import { draftTable } from '../../../../shared/logic/paper/drafts/draftTable';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { textWidth } from '../../../../shared/logic/paper/layout/measureText';
import { paginate } from '../../../../shared/logic/paper/layout/paginate';
import { sheetSize } from '../../../../shared/logic/paper/layout/sheetSize';
import type { ContentDraft, RowDraft, TableColumn, TextBlock } from '../../../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../../../shared/model/paperStandard';
import { letterDocument } from '../../../builders/paperKinds';
import { documentOf, sixCategoryScheme, tableOf } from '../../../builders/townshipLists';

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

test('what stands below the sign-off of a letter, such as 抄送, never stands on a sheet without it', () => {
  const copied = Array.from({ length: 45 }, (_, at) => `县第${at + 1}管理服务局`).join('、');
  let sheets = 0;
  for (let paragraphs = 1; paragraphs < 14; paragraphs += 1) {
    const content: ContentDraft[] = [
      ...Array.from({ length: paragraphs }, () => ({
        kind: 'text' as const,
        style: 'text' as const,
        text: '各乡镇要对照清单逐项核实，确有依据、确需承担的予以保留，无依据的一律核减。',
      })),
      { kind: 'gap', height: 10 },
      { kind: 'signOff', office: '市委编办', date: '2025-06-30' },
      { kind: 'gap', height: 10 },
      tableDraft(
        [
          { heading: '', width: 18, align: 'center' },
          { heading: '', width: 138, align: 'left' },
        ],
        [{ cells: ['抄送', copied] }],
      ),
    ];
    const parts = [{ name: '函', orientation: 'portrait' as const, content }];
    const pages = paginate(layOutDocument({ title: '函', date: '2025-06-30', parts }, STANDARD_PAPER));
    sheets = Math.max(sheets, pages.length);
    const texts = pages.at(-1)?.pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text.of.text] : []));
    expect(texts?.slice(-2), `${paragraphs} paragraphs`).toEqual(['市委编办', '2025年6月30日']);
    expect(texts?.length).toBeGreaterThan(2);
  }
  expect(sheets).toBe(2);
});

test('the addressee of a letter stands at the edge', () => {
  const block = letterDocument().parts[0]?.blocks.find((one) => one.kind === 'text' && one.text === '市农业农村局：');
  expect(block).toMatchObject({ indent: 0, align: 'left' });
});

function tableDraft(columns: readonly TableColumn[], rows: readonly RowDraft[]): ContentDraft {
  return { kind: 'table', columns, rows };
}

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

test('several rows of boxes stand on one sheet with the last row of what is signed', () => {
  for (let count = 1; count < 30; count += 1) {
    const content: ContentDraft[] = [
      tableDraft(
        [{ heading: '事项', width: 156, align: 'left' }],
        Array.from({ length: count }, (_, at) => ({ cells: [`第${at + 1}项`] })),
      ),
      { kind: 'gap', height: 10 },
      ...signatureBlocks(['甲镇', '乙镇', '丙镇', '丁镇', '戊镇', '己镇', '市委编办']),
    ];
    const parts = [{ name: '纪要', orientation: 'portrait' as const, content }];
    const last = paginate(layOutDocument({ title: '纪要', date: '2025-06-30', parts }, STANDARD_PAPER)).at(-1);
    const tables = last?.pieces.flatMap((piece) => (piece.kind === 'table' ? [piece.rows.length] : []));
    expect(tables?.slice(1), `${count} rows`).toEqual([1, 1, 1]);
    expect(tables?.[0]).toBeGreaterThan(0);
  }
});

test('a small table that is to stay whole is not parted, and a table of nothing says so', () => {
  const rows = Array.from({ length: 6 }, (_, at) => ({ cells: [`第${at + 1}轮`] }));
  for (let before = 0; before < 30; before += 1) {
    const content: ContentDraft[] = [
      { kind: 'gap', height: before * 10 },
      { kind: 'text', style: 'heading', text: '一、各轮增减' },
      { kind: 'table', columns: [{ heading: '轮次', width: 60, align: 'left' }], rows, whole: true },
    ];
    const parts = [{ name: '简报', orientation: 'portrait' as const, content }];
    const pages = paginate(layOutDocument({ title: '简报', date: '2025-06-30', parts }, STANDARD_PAPER));
    const tables = pages.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'table'));
    expect(tables).toHaveLength(1);
  }
  const head = { title: '增减事项表', left: '单位：东宁市', date: '2025-06-30' };
  const { content } = draftTable('表', head, [{ heading: '事项', width: 60, align: 'left' }], [], STANDARD_PAPER);
  expect(content.at(-1)).toMatchObject({ rows: [{ section: '（无）' }] });
});

test('a sum at the end of a table never stands on a sheet alone, however many rows there are', () => {
  const columns = [
    { heading: '类别', width: 60, align: 'left' as const },
    { heading: '项数', width: 30, align: 'right' as const },
  ];
  let sheets = 0;
  for (let count = 2; count < 90; count += 1) {
    const rows = [
      ...Array.from({ length: count }, (_, at) => ({ cells: [`第${at + 1}类`, '1'] })),
      { cells: ['合计', String(count)], strong: true },
    ];
    const draft = {
      title: '统计表',
      date: '2025-06-30',
      parts: [{ name: '表', content: [tableDraft(columns, rows)] }],
    };
    const pages = paginate(layOutDocument(draft, STANDARD_PAPER)).map(({ pieces }) =>
      pieces.flatMap((piece) => (piece.kind === 'table' ? piece.rows : [])),
    );
    sheets = Math.max(sheets, pages.length);
    expect(pages.flat()).toHaveLength(count + 1);
    expect(pages.at(-1)?.length, `${count} rows`).toBeGreaterThanOrEqual(2);
  }
  expect(sheets).toBeGreaterThan(2);
});

test('a row taller than a sheet begins below the title and its category, and goes on sheet by sheet', () => {
  const columns = [{ heading: '工作任务', width: 225, align: 'left' as const }];
  const rows = [{ section: '一、党的建设（2项）' }, { cells: ['一项一行\n'.repeat(90)] }, { cells: ['下一项'] }];
  const content = [
    { kind: 'text' as const, style: 'title' as const, text: '清单' },
    { kind: 'ends' as const, left: '单位', right: '日期' },
    { kind: 'table' as const, columns, rows },
  ];
  const laidOut = layOutDocument(
    { title: '清单', date: '2025-06-30', parts: [{ name: '表', content }] },
    STANDARD_PAPER,
  );
  const sheets = paginate(laidOut).map(({ pieces }) => pieces.map(({ kind }) => kind));
  expect(sheets[0]).toEqual(['text', 'ends', 'table']);
  const slices = paginate(laidOut).flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'table' ? piece.rows : [])),
  );
  const tall = slices.filter(({ of }) => of.kind === 'item' && of.cells[0] !== '下一项');
  expect(tall.length).toBe(sheets.length);
  // Every point of it on some sheet, none twice.
  expect(tall.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(tall[0]?.of.height ?? 0);
  for (const [at, { from }] of tall.slice(1).entries()) {
    const above = tall[at];
    expect(from).toBeCloseTo((above?.from ?? 0) + (above?.height ?? 0));
  }
});

test('a scheme turned upright keeps its tables on the sheet, columns in proportion', () => {
  const upright = documentOf({ 基层党建: 3 }, {}, withOrientation('portrait'));
  const lying = documentOf({ 基层党建: 3 }, {}, withOrientation('landscape'));
  const widths = (document: typeof upright) => tableOf(document).columns.map(({ width }) => width);
  const room = sheetSize(upright.paper, 'portrait').roomWidth;
  expect(widths(upright).reduce((sum, width) => sum + width, 0)).toBeCloseTo(room);
  const scale = room / widths(lying).reduce((sum, width) => sum + width, 0);
  widths(upright).forEach((width, at) => {
    expect(Math.abs(width - (widths(lying)[at] ?? 0) * scale)).toBeLessThan(0.2);
  });
});

function withOrientation(orientation: 'portrait' | 'landscape') {
  const scheme = sixCategoryScheme();
  return { ...scheme, paper: { ...scheme.paper, orientation } };
}
