/**
 * 云岭县, invented: nine township-level units, a subdistrict and a state farm among them, seventy departments, a scheme of
 * its own. What each department and township sends is a rule, so that every figure can be worked out by hand.
 */
import ExcelJS from 'exceljs';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { createProject } from '../../electron/engine/services/project/createProject';
import { importSourceList, understandFile } from '../../electron/engine/services/sources/importSourceList';
import { registerUnits } from '../../electron/engine/services/units/manageUnits';
import { type Scheme, schemeSchema } from '../../shared/model/scheme';
import { testOptions, unwrap } from './project';

export const YUNLING_TOWNS = [
  ...['马鞍镇', '青石镇', '白沙镇', '龙潭镇', '柳河镇', '三岔镇'],
  ...['月牙瑶族乡', '城关街道', '红旗国有农场'],
] as const;
export const YUNLING_CATEGORIES: readonly string[] = ['党建引领', '富民产业', '平安建设', '民生保障', '绿色发展'];
export const DEPARTMENT_COUNT = 70;

export const departmentName = (at: number): string => `县${CHARS[at % 10]}${CHARS[Math.floor(at / 10)]}局`;
const CHARS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;

/** 4, 5, 6, 3 rows, over and over: 17 × 18 + 4 + 5 = 315 of seventy departments. */
export const rowsOf = (at: number): number => [4, 5, 6, 3][at % 4] ?? 0;
export const duty = (department: number, row: number): string => `${departmentName(department)}交办事务之${row + 1}`;
/** Every seventh department speaks of two townships only in its first row: ten rows. */
export const isForTwo = (department: number, row: number): boolean => department % 7 === 6 && row === 0;
export const TWO_TOWNS = ['马鞍镇', '青石镇'] as const;

export function yunlingScheme(): Scheme {
  return schemeSchema.parse({
    id: 'yunling',
    name: '五类职责清单',
    title: '〔place〕〔township〕职责清单',
    subtractReasons: ['依据不足', '部门职责', '内容重复合并', '并无此事', '其他'],
    rules: ['10', '11', '12', '16'],
    lists: [
      {
        ...{ id: 'five', name: '职责清单', short: '职责', kind: 'duties', categories: YUNLING_CATEGORIES },
        ...{ numbering: 'restart', nameLabel: '承接事项', textLabel: '具体要求', required: ['bases', 'departments'] },
        fields: [{ id: 'office', label: '责任科室' }],
        columns: [
          { heading: '序号', source: 'serial', width: 12, align: 'center' },
          { heading: '承接事项', source: 'name', width: 50, align: 'left' },
          { heading: '具体要求', source: 'text', width: 63, align: 'left' },
          { heading: '责任科室', source: 'field:office', width: 20, align: 'left' },
          { heading: '政策依据', source: 'bases', width: 50, align: 'left' },
          { heading: '牵头单位', source: 'departments', width: 30, align: 'left' },
        ],
        catalogue: {
          name: '目录',
          columns: [
            { heading: '序号', source: 'serial', width: 20, align: 'center' },
            { heading: '承接事项', source: 'name', width: 205, align: 'left' },
          ],
        },
      },
    ],
  });
}

/** Units registered, all 79 files taken in as real workbooks; nothing adopted. The caller closes it. */
export async function importYunling(path: string): Promise<ProjectFile> {
  const input = { name: '云岭县', scheme: yunlingScheme(), effectiveDate: '2026-03-01' };
  const project = unwrap(createProject(path, input, testOptions()));
  const drafts = YUNLING_TOWNS.map((name) => ({ name, aliases: [], profile: {} }));
  unwrap(registerUnits(project, 'township', drafts));
  for (let at = 0; at < DEPARTMENT_COUNT; at += 1)
    await takeIn(project, departmentName(at), 'down', await departmentFile(at));
  for (const [at, name] of YUNLING_TOWNS.entries()) await takeIn(project, name, 'up', await townshipFile(at));
  return project;
}

async function takeIn(project: ProjectFile, unit: string, direction: 'down' | 'up', bytes: Uint8Array): Promise<void> {
  const name = `${unit}.xlsx`;
  const understood = unwrap(understandFile(project, name, bytes, unwrap(readDocument(bytes, name))));
  unwrap(importSourceList(project, understood, { unit, direction }));
}

async function workbookOf(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('清单').addRows(rows.map((row) => [...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const BASES = [
  '《云岭县林区条例》第七条',
  '《中华人民共和国水法》第五十条',
  '云政发[2025]8号《云岭县村务办法》第三条',
] as const;

function departmentFile(at: number): Promise<Uint8Array> {
  const unit = departmentName(at);
  const header = [
    '序号',
    '工作领域',
    '承接事项',
    '具体要求',
    '责任科室',
    '政策依据',
    '牵头单位',
    '协办单位',
    '适用范围',
  ];
  const rows = Array.from({ length: rowsOf(at) }, (_, row) => [
    row + 1,
    YUNLING_CATEGORIES[(at + row) % 5] ?? '',
    duty(at, row),
    `按${unit}的要求办理第${row + 1}件事，每季度报一次。`,
    `${CHARS[row]}科`,
    BASES[(at + row) % 3] ?? '',
    unit,
    row === 1 ? departmentName((at + 1) % DEPARTMENT_COUNT) : '',
    isForTwo(at, row) ? TWO_TOWNS.join('、') : '各乡镇',
  ]);
  return workbookOf([[`云岭县${unit}拟交乡镇承接事项`], [`填报单位：${unit}`], header, ...rows]);
}

/** Eight rows each: five that are departments' duties, one that is two of them, one of no use, one of its own. */
function townshipFile(at: number): Promise<Uint8Array> {
  const town = YUNLING_TOWNS[at] ?? '';
  const own = (row: number): string => `${town}自报事务之${row + 1}`;
  const rows = Array.from({ length: 8 }, (_, row) => [
    row + 1,
    own(row),
    YUNLING_CATEGORIES[row % 5] ?? '',
    '平时就在做',
  ]);
  return workbookOf([[`${town}实际承担事项表`], ['序号', '实际承担事项', '类别', '说明'], ...rows]);
}
