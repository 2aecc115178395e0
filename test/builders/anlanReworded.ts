/** 安澜县 once more, its townships' published lists saying some duties in words of their own. */
import { join, resolve } from 'node:path';
import ExcelJS from 'exceljs';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { createProject } from '../../electron/engine/services/project/createProject';
import { importSourceList, understandFile } from '../../electron/engine/services/sources/importSourceList';
import { plain } from '../sampleFiles';
import { ANLAN_TOWNS } from './anlanCounty';
import { testOptions, unwrap } from './project';
import { threeListScheme } from './townshipLists';

const published = resolve(import.meta.dirname, '../published/anlan');

/** By township: what a cell says in its file → what it says here. */
const CHANGED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  // Read first, so that its words would stand for everybody's.
  临江镇: [['县委社会工作部', '县民政局']],
  竹溪乡: [
    ['取消积分排名和通报，不再作为对乡镇（街道）和干部的考核内容。', '不再通报积分，由县委宣传部后台查看。'],
    ['取消分配式拍摄任务，确需制作的由县委组织部统一策划并委托专业力量拍摄。', '由县委组织部自行拍摄。'],
    [
      '1.编制录用、遴选计划并上报审批；\n2.组织资格审查、考察、体检和公示；\n3.办理录用审批和试用期满任职定级。',
      '组织招录。',
    ],
  ],
  城南街道: [
    ['县委组织部\n县委统战部', '县委统战部'],
    [
      '县委组织部：确定党代表、人大代表推荐人选结构，组织考察和资格联审。\n县委统战部：牵头做好政协委员人选推荐、考察和公示。',
      '牵头做好人选推荐、考察和公示。',
    ],
  ],
};

interface Reworded {
  readonly project: ProjectFile;
  /** By township, the cells of every duty beside its serial, as its file has them. */
  readonly printed: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** The project with the files taken in, 临江镇 first; nothing adopted yet. The caller closes it. */
export async function importReworded(path: string): Promise<Reworded> {
  const input = { name: '安澜县', scheme: threeListScheme(), effectiveDate: '2025-06-18' };
  const project = unwrap(createProject(path, input, testOptions()));
  const printed = new Map<string, string[][]>();
  for (const town of ANLAN_TOWNS) {
    const name = `安澜县${town}履职事项清单.xlsx`;
    const { bytes, rows } = await reword(join(published, name), new Map(CHANGED[town]));
    const understood = unwrap(understandFile(project, name, bytes, unwrap(readDocument(bytes, name))));
    unwrap(importSourceList(project, understood, { unit: town, direction: 'up' }));
    printed.set(town, rows);
  }
  return { project, printed };
}

async function reword(path: string, changes: ReadonlyMap<string, string>) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const rows: string[][] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const said = changes.get(cell.text);
        if (said !== undefined) cell.value = said;
      });
      const [serial, ...cells] = (row.values as ExcelJS.CellValue[]).slice(1);
      if (typeof serial === 'number') rows.push(cells.map((cell) => plain(String(cell))));
    });
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), rows };
}
