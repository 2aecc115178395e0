/** Tables a superior writes its opinions in: which they are by their headings, and their rows with what each cell is. */
import type { Grid, GridRow } from '../../model/grid';

export type SuperiorColumn = 'serial' | 'number' | 'category' | 'name' | 'content' | 'kind' | 'proposal' | 'reason';

/** In the order they are tried; the first that fits a heading has it. */
const HEADINGS: readonly (readonly [SuperiorColumn, RegExp])[] = [
  ['serial', /^(原|清单|报送)?序号?$/],
  ['number', /^(事项)?(编号|编码|代码)$/],
  ['kind', /^(反馈|审核|修改|调整|处理)?(意见|建议)?(类型|性质|方式)$|^(反馈|审核|调整)类别$/],
  ['category', /^(职责|清单|所属|事项)?(类别|领域|分类)$|^清单(名称)?$/],
  ['name', /^(职责|清单|原)?事项(名称)?$|^(职责|任务|职责任务)?名称$/],
  [
    'proposal',
    /^(具体|修改|反馈|审核|调整|处理)*(意见|建议)(和建议|及建议|建议|内容)?$|^(建议)?(修改|调整|改)(为|后|后内容|后表述|内容)$/,
  ],
  ['reason', /^(反馈|修改|删除|调整)?(理由|原因|依据)((和|及|、|与|或)?(理由|依据|说明))?$/],
  ['content', /^(原)?(内容|表述|工作任务|职责内容|任务|原文)$/],
];

const HEAD_ROWS = 40;

export interface SuperiorRow {
  readonly row: number;
  /** A line between the rows, above those of a category. */
  readonly heading: boolean;
  readonly cells: Readonly<Record<SuperiorColumn, string>>;
  /** Its place in the table that went up, where the column tells that rather than the table's own order. */
  readonly reported: number | null;
  /** 类别 of its own, or of the heading line above it. */
  readonly category: string;
  /** Cells under any other heading, each with it. */
  readonly others: string;
  /** All that stands in it. */
  readonly whole: string;
}

export interface SuperiorTables {
  readonly tables: readonly { readonly grid: Grid; readonly rows: readonly SuperiorRow[] }[];
  /** Sentences beside the tables, and tables that were not read. */
  readonly beside: readonly string[];
  /** 牡编办函〔2026〕15号; '' where none is written. */
  readonly docNumber: string;
}

export function findSuperiorTables(grids: readonly Grid[]): SuperiorTables {
  const tables: { grid: Grid; rows: SuperiorRow[] }[] = [];
  const beside: string[] = [];
  const above: string[] = [];
  const below: string[] = [];
  for (const grid of grids) {
    if (grid.sheetHidden) continue;
    const said = [...(grid.above ?? [])];
    const at = headerAt(grid.rows);
    if (at < 0) {
      const first = grid.rows.map(({ cells }) => wholeOf(cells)).find((text) => text !== '');
      if (first !== undefined) beside.push(`“${grid.sheet}”没有读：第一行是“${short(first)}”，请看原表`);
    } else {
      said.push(...grid.rows.slice(0, at).flatMap(({ cells }) => cells));
      tables.push({ grid, rows: rowsOf(grid, at) });
    }
    above.push(...said.filter((text) => text.trim() !== ''));
    below.push(...(grid.below ?? []));
  }
  beside.push(
    ...[...above, ...below]
      .filter((text) => /[。；]/.test(text))
      .map((text) => `表外写有“${short(text)}”，没有读作意见，请看原件`),
  );
  return { tables, beside, docNumber: docNumberIn(above) };
}

/** Items with 反馈类型 beside them: no list that is handed in has that. */
export function saysWhatToDo(grids: readonly Grid[]): boolean {
  return grids.some(({ sheetHidden, rows }) => {
    const header = sheetHidden ? undefined : rows[headerAt(rows)];
    return header !== undefined && columnsOf(header.cells).has('kind');
  });
}

/** What is written above a table of a superior, to see whose it is. */
export function wordsAbove(grids: readonly Grid[]): string {
  return grids
    .filter(({ sheetHidden }) => !sheetHidden)
    .flatMap(({ above = [], rows }) => [
      ...above,
      ...rows.slice(0, Math.max(0, headerAt(rows))).flatMap(({ cells }) => cells),
    ])
    .join('\n');
}

const DOC_NUMBER = /[\p{Script=Han}]{2,14}[〔[［【(（](\d{4})[〕\]］】)）]\s*(\d{1,5})\s*号/gu;
const LEADING = /^[现兹]?(?:根据|依据|按照|依照|遵照|参照|落实)/u;
/** What it answers to is another's: 对《…的函》（东编办函〔2026〕7号）的意见, 你办东编办函〔2026〕7号收悉. */
const ANSWERED = /^(?:[你贵]|对(?!外)|就(?!业)|针对|关于)/u;
const BESIDE_TITLE = /》\s*[（(].*?号\s*[）)]/gu;

/** 牡编办函〔2026〕15号 among the words above a table: the superior's own, not that of the letter it answers. */
export function docNumberIn(above: readonly string[]): string {
  const numbers = above.flatMap((text) => text.replace(BESIDE_TITLE, '》').match(DOC_NUMBER) ?? []);
  return (numbers.find((number) => !ANSWERED.test(number)) ?? '')
    .replace(LEADING, '')
    .replace(/[[［【(（]/, '〔')
    .replace(/[\]］】)）]/, '〕')
    .replace(/\s/g, '');
}

function levelled(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\(.*\)$/, '');
}

function columnsOf(cells: readonly string[]): Map<SuperiorColumn, number> {
  const columns = new Map<SuperiorColumn, number>();
  cells.forEach((text, index) => {
    const heading = levelled(text);
    const column = superiorColumn(heading, columns);
    // 依据 before what is asked for is that of the item; behind it, that of the opinion.
    const ofItem = column === 'reason' && heading === '依据' && !columns.has('kind') && !columns.has('proposal');
    if (column && !ofItem) columns.set(column, index);
  });
  return columns;
}

/** What a heading says its column is, the first that has not been found. */
export function superiorColumn(
  heading: string,
  found: ReadonlyMap<SuperiorColumn, number> = new Map(),
): SuperiorColumn | undefined {
  return HEADINGS.find(([one, pattern]) => !found.has(one) && pattern.test(heading))?.[0];
}

/** Items, and what is to become of them; a list that is handed in has no such column. */
function headerAt(rows: readonly GridRow[]): number {
  return rows.slice(0, HEAD_ROWS).findIndex(({ cells }) => {
    const columns = columnsOf(cells);
    const names = columns.has('name') || columns.has('number');
    return names && (columns.has('kind') || (columns.has('proposal') && columns.size >= 3));
  });
}

function rowsOf({ rows, merges }: Grid, at: number): SuperiorRow[] {
  const headings = rows[at]?.cells ?? [];
  const columns = columnsOf(headings);
  const known = new Set(columns.values());
  const below = rows.slice(at + 1).map(({ row, cells }) => ({
    row,
    // What is merged over several rows is said of each.
    cells: Array.from({ length: Math.max(cells.length, headings.length) }, (_, column) => {
      const own = (cells[column] ?? '').trim();
      const merge = merges.find(
        ({ top, bottom, left, right }) => left <= column && column <= right && top < row && row <= bottom,
      );
      return own !== '' || !merge ? own : (rows.find((one) => one.row === merge.top)?.cells[merge.left] ?? '').trim();
    }),
  }));
  const filled = below.filter(({ cells }) => cells.some((text) => text !== ''));
  const serialAt = columns.get('serial');
  const serials = filled.map(({ cells }) => figureOf(cells[serialAt ?? -1] ?? ''));
  const numbered = serials.filter((serial) => serial !== null);
  // 1, 2, 3 … is the order of this table, whatever stands where in the other.
  const own =
    levelled(headings[serialAt ?? -1] ?? '').startsWith('序') && numbered.every((one, index) => one === index + 1);
  let section = '';
  return filled.flatMap(({ row, cells }, index): SuperiorRow[] => {
    const texts = [...new Set(cells.filter((text) => text !== ''))];
    const text = (column: SuperiorColumn): string => cells[columns.get(column) ?? -1] ?? '';
    // One text alone, such as 一、党的建设（23项）: nobody's opinion; it tells where new ones below it belong.
    const heading = texts.length === 1 && serials[index] === null && SECTION.test(texts[0] ?? '');
    if (heading) section = sectionIn(texts[0] ?? '');
    const others = cells.flatMap((cell, column) =>
      cell === '' || known.has(column)
        ? []
        : [headings[column]?.trim() ? `〔${headings[column]?.trim()}〕${cell}` : cell],
    );
    return [
      {
        row,
        heading,
        cells: {
          serial: text('serial'),
          number: text('number'),
          category: text('category'),
          name: text('name'),
          content: text('content'),
          kind: text('kind'),
          proposal: text('proposal'),
          reason: text('reason'),
        },
        reported: own ? null : (serials[index] ?? null),
        category: text('category') || section,
        others: others.join('\n'),
        whole: wholeOf(cells),
      },
    ];
  });
}

/** 一、党的建设（23项）, （二）经济发展, 公共服务 */
const SECTION = /^[（(]?[一二三四五六七八九十]+[）)]?[、.．)）]|^[\p{Script=Han}]{2,10}([（(]\d+\s*[项条][）)])?$/u;

function figureOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,5}$/.test(plain) ? Number(plain) : null;
}

/** 党的建设 of 一、党的建设（23项） */
function sectionIn(text: string): string {
  return text
    .replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, '')
    .replace(/[（(]\d+\s*[项条][）)]$/, '')
    .trim();
}

function wholeOf(cells: readonly string[]): string {
  return cells
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('｜');
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
