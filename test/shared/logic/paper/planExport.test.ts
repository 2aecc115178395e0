/** What an export consists of: numbers of directory, list and departments' views are the same everywhere. */
import { describe, expect, it } from 'vitest';
import { countItems, documentTexts } from '../../../../shared/logic/paper/drafts/documentTexts';
import { planExport } from '../../../../shared/logic/paper/planExport';
import { itemTexts, listRow, sixCategoryScheme, townshipList } from '../../../builders/townshipLists';

const rows = [1, 2, 3].map((index) => listRow(index, index < 3 ? '基层党建' : '公共服务'));
const TOWNS = [
  [townshipList({}, { township: '三岔口镇', rows })],
  [townshipList({}, { township: '绥阳镇', rows: rows.slice(1) })],
];
const plan = (kind: Parameters<typeof planExport>[0][number]) => planExport([kind], TOWNS, sixCategoryScheme());

describe('planExport', () => {
  it('makes a document for each township, each directory, each department, and one volume', () => {
    const all = planExport(['departments', 'volume', 'lists', 'directory'], TOWNS, sixCategoryScheme());
    expect(all.map(({ owner, name }) => `${owner} ${name}`)).toEqual([
      '三岔口镇 职责任务清单',
      '绥阳镇 职责任务清单',
      '全部乡镇 职责任务清单汇编',
      '三岔口镇 职责任务清单目录',
      '绥阳镇 职责任务清单目录',
      ...[...new Set(rows.flatMap(({ parts }) => parts.map(({ unit }) => unit)))].map(
        (unit) => `${unit} 涉及乡镇职责事项`,
      ),
    ]);
  });

  it('gives the directory the numbers of the list', () => {
    const [list] = plan('lists');
    const [directory] = plan('directory');
    const numbered = (texts: (readonly string[])[]) => texts.map(([serial, name]) => [serial, name]);
    expect(numbered(itemTexts(directory?.document() ?? fail()))).toEqual(
      numbered(itemTexts(list?.document() ?? fail())),
    );
  });

  it('binds all lists in one volume with a contents that names each', () => {
    const volume = plan('volume')[0]?.document() ?? fail();
    expect(countItems(volume)).toBe(5);
    expect(volume.parts.map(({ sheetName }) => sheetName)).toEqual([
      '封面',
      '目录',
      '三岔口镇职责任务清单',
      '绥阳镇职责任务清单',
    ]);
    expect(documentTexts(volume)).toContainEqual(['一、三岔口镇职责任务清单（3项）', '1']);
    expect(documentTexts(volume)).toContainEqual(['二、绥阳镇职责任务清单（2项）', '3']);
  });

  it('shows a department exactly what names it, with its number in every township', () => {
    for (const { owner, document } of plan('departments')) {
      const named = rows.filter(({ parts }) => parts.some(({ unit }) => unit === owner));
      const shown = itemTexts(document());
      expect(shown.map(([, name]) => name)).toEqual(named.map(({ name }) => name));
      for (const [index, cells] of shown.entries()) {
        const at = rows.indexOf(named[index] ?? fail());
        const places = [`三岔口镇 第${at + 1}项`, ...(at > 0 ? [`绥阳镇 第${at}项`] : [])];
        expect(cells.at(-1)).toBe(places.join('\n'));
      }
    }
  });

  it('shows the one text of a duty taken over together to each who takes it over', () => {
    const shared = {
      ...listRow(1, '基层党建'),
      parts: [
        { unit: '市农业农村局', role: 'takeOver' as const, text: '由市农业农村局、市公安局分工核发。' },
        { unit: '市公安局', role: 'takeOver' as const, text: '' },
      ],
    };
    const plans = planExport(
      ['departments'],
      [[townshipList({}, { township: '三岔口镇', rows: [shared] })]],
      sixCategoryScheme(),
    );
    for (const { document } of plans) expect(itemTexts(document())[0]).toContain('由市农业农村局、市公安局分工核发。');
    expect(plans).toHaveLength(2);
  });
});

function fail(): never {
  throw new Error('not planned');
}
