/** 年度情况 on paper: the lists of each township, and their sum where there are several. */
import { expect, test } from 'vitest';
import { draftYear } from '../../../../shared/logic/requests/draftRequestPapers';
import { countRequests } from '../../../../shared/logic/requests/yearReport';
import type { YearReport } from '../../../../shared/views/requests';
import { yunlingScheme } from '../../../builders/yunlingCounty';

const none = countRequests('合计', []);
const row = (list: string, before: number) => ({
  ...{ list, before, added: 1, subtracted: 0, movedIn: 0, movedOut: 0, after: before + 1 },
});

function growth(...lists: readonly string[]) {
  const towns = ['甲镇', '乙镇'].map((township) => ({ township, lists: lists.map((list) => row(list, 10)) }));
  const figures = { kinds: [], departments: [], total: none, earlier: none, ended: none, rebounds: 0 };
  const report: YearReport = { ...figures, year: 2025, years: [2025], from: '第1轮封存时', to: '现在', towns };
  const drawn = draftYear(report, { office: '', place: '云岭县', date: '2026-01-05' }, yunlingScheme().paper);
  const table = drawn.parts.at(-1)?.content.find(({ kind }) => kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  const rows = table.rows.map((one) => ('cells' in one ? [...one.cells.slice(0, -6), one.cells.at(-1)] : []));
  return { heads: table.columns.map(({ heading }) => heading).slice(0, -6), rows };
}

test('list by list with their sum where there are several', () => {
  expect(growth('基本', '配合')).toEqual({
    heads: ['乡镇（街道）', '清单'],
    rows: [
      ...['甲镇', '乙镇'].flatMap((town) => [
        [town, '基本', '11'],
        [town, '配合', '11'],
        [town, '合计', '22'],
      ]),
      ['合计（镇次）', '基本', '22'],
      ['合计（镇次）', '配合', '22'],
      ['合计（镇次）', '合计', '44'],
    ],
  });
});

test('where there is one list each township has one line', () => {
  expect(growth('清单')).toEqual({
    heads: ['乡镇（街道）'],
    rows: [
      ['甲镇', '11'],
      ['乙镇', '11'],
      ['合计（镇次）', '22'],
    ],
  });
});
