/** Any list laid out as some office would lay it out is read back exactly, and every row is accounted for. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import type { ColumnRole } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';
import { sampleCategories } from '../../../sampleFiles';

interface Duty {
  readonly name: string;
  readonly text: string;
  readonly department: string;
  readonly category: string;
  readonly bases: readonly string[];
}

const han = '防火巡查河道保洁矛盾调解秸秆禁烧低保核查党费收缴村务公开安全生产宣传环境整治';
const words = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: han.length - 1 }), { minLength: least, maxLength: most }).map((places) => {
    return places.map((place) => han[place] ?? '防').join('');
  });

const departments = ['市委组织部', '市林业和草原局', '水务局', '派出所', '市总工会', '市教育体育局、市残联'];
const citations = [
  '《森林防火条例》第五条',
  '《中华人民共和国防洪法》',
  '《关于推行河长制的意见》（厅字〔2016〕42号）',
];

const duties: fc.Arbitrary<Duty[]> = fc
  .array(
    fc.record({
      name: words(3, 14),
      text: words(16, 60).map((text) => `${text}，做好登记。`),
      department: fc.constantFrom(...departments),
      category: fc.constantFrom(...sampleCategories),
      bases: fc.subarray(citations),
    }),
    { minLength: 2, maxLength: 25 },
  )
  .map((list) => list.map((duty, index) => ({ ...duty, name: `${duty.name}${han[index % han.length]}${index}类` })));

type Role = Extract<ColumnRole, 'serial' | 'name' | 'text' | 'department' | 'category' | 'basis'>;

const headings: Readonly<Record<Role, readonly string[]>> = {
  serial: ['序号', '序　号', '编号'],
  name: ['事项名称', '职责事项', '任务名称', '职责名称', '任务事项'],
  text: ['具体内容', '主要内容', '工作要求', '任务描述'],
  department: ['责任部门', '交办部门', '牵头单位', '对口部门', '来源部门'],
  category: ['职责类别', '类别', '所属领域'],
  basis: ['依据', '政策依据', '法律法规和文件依据'],
};

const serials: readonly ((index: number) => string)[] = [
  (index) => String(index + 1),
  (index) => `${index + 1}、`,
  (index) => `（${index + 1}）`,
  (index) => `DC-${index + 1}`,
];

const layout = fc.record({
  order: fc.shuffledSubarray<Role>(['serial', 'name', 'text', 'department', 'category', 'basis'], {
    minLength: 6,
    maxLength: 6,
  }),
  heading: fc.nat(20),
  serial: fc.constantFrom(...serials),
  above: fc.subarray(['某市乡镇职责任务清单', '填报单位：水务局', '', '说明：请如实填写。']),
  below: fc.subarray(['填表人：张三|联系电话：1', '注：本表一式两份。']),
  total: fc.boolean(),
  blankEvery: fc.constantFrom(0, 3, 7),
  repeatHeaderAt: fc.constantFrom(0, 4),
  mergeCategories: fc.boolean(),
  gap: fc.boolean(),
});

type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

interface Laid {
  readonly rows: string[][];
  readonly merges: string[];
}

function cellOf(duty: Duty, role: Role, index: number, plan: Layout): string {
  if (role === 'serial') return plan.serial(index);
  return role === 'basis' ? duty.bases.join('；\n') : duty[role];
}

function layOut(list: readonly Duty[], plan: Layout): Laid {
  const pad = (cells: string[]): string[] => (plan.gap ? [cells[0] ?? '', '', ...cells.slice(1)] : cells);
  const header = pad(plan.order.map((role) => headings[role][plan.heading % headings[role].length] ?? ''));
  const rows: string[][] = [...plan.above.map((text) => [text]), header];
  const merges: string[] = [];
  const place = plan.order.indexOf('category');
  const letter = String.fromCharCode(65 + (plan.gap && place > 0 ? place + 1 : place));
  let last = { category: '', row: 0 };
  for (const [index, duty] of list.entries()) {
    if (plan.blankEvery > 0 && index % plan.blankEvery === plan.blankEvery - 1) rows.push([]);
    if (plan.repeatHeaderAt > 0 && index === plan.repeatHeaderAt) rows.push(header);
    const cells = plan.order.map((role) => cellOf(duty, role, index, plan));
    const joins = plan.mergeCategories && duty.category === last.category && last.row === rows.length;
    if (joins) {
      cells[place] = '';
      merges.push(`${letter}${rows.length}:${letter}${rows.length + 1}`);
    }
    rows.push(pad(cells));
    // Merges here are of two rows each, so the next row may not join this one.
    last = { category: joins ? '' : duty.category, row: rows.length };
  }
  if (plan.total) rows.push(['合计', `${list.length}项`]);
  rows.push(...plan.below.map((text) => text.split('|')));
  return { rows, merges };
}

test('a list laid out in any way is read back exactly', () => {
  fc.assert(
    fc.property(duties, layout, (list, plan) => {
      const { rows, merges } = layOut(list, plan);
      const grid = makeGrid(rows, { merges });
      const result = readEntries([grid], { fileName: '清单.xlsx', categories: sampleCategories });
      if (!result.ok) throw new Error(result.code);
      const table = result.value;
      const read = table.entries.map(({ name, text, department, category, bases }) => {
        return { name, text, department, category, bases };
      });
      expect(read).toEqual(list);
      expect(table.rows).toHaveLength(rows.length);
      expect(table.rows.filter((row) => row.kind === 'entry')).toHaveLength(list.length);
      expect(table.issues).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('whatever a grid holds, every row gets one kind and anything but an entry a reason', () => {
  const pieces = [
    '',
    ' ',
    '序号',
    '事项名称',
    '责任部门',
    '内容',
    '依据',
    '合计',
    '3项',
    '一、党建（2项）',
    '填表人：',
    '说明：',
    '1',
    '２',
    '市林业局',
    '防火巡查',
    '1、组织部交办',
    '备注',
    '《森林法》',
    '各镇',
    '主体责任',
    '2025年6月30日',
  ];
  const anyGrid = fc.array(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), { maxLength: 30 });
  const anyMerges = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 30 }), fc.nat(4)), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(anyGrid, anyMerges, (rows, boxes) => {
      const merges = boxes.map(([left, wide, top, high]) => ({ left, right: left + wide, top, bottom: top + high }));
      const grid = { ...makeGrid(rows), merges };
      const result = readEntries([grid], { fileName: 'a.xlsx', categories: sampleCategories });
      if (!result.ok) return;
      const { rows: read, entries } = result.value;
      // The right one of two tables side by side is read under a name of its own; the left keeps every row.
      const left = read.filter((row) => row.sheet === grid.sheet);
      expect(left.map((row) => row.row)).toEqual(grid.rows.map((row) => row.row));
      expect(read.filter((row) => row.kind === 'entry').map((row) => row.row)).toEqual(
        entries.map((entry) => entry.row),
      );
      expect(read.every((row) => (row.kind === 'entry') === (row.reason === ''))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
