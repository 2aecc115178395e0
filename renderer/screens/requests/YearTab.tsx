/** 年度情况: requests by kind, applicant and outcome; how each township's lists grew and shrank. */
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { sumGrowth } from '../../../shared/logic/ledger/listGrowth';
import { COUNTED_HOW, countedBesides, withTotal } from '../../../shared/logic/requests/yearReport';
import type { ListGrowth } from '../../../shared/model/listGrowth';
import type { TownGrowth, YearCount, YearReport } from '../../../shared/views/requests';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { ExportPapers } from './ExportPapers';

export function YearTab({ tabs }: { tabs: ReactNode }): ReactNode {
  const [year, setYear] = useState<number | null>(null);
  const read = useRead('yearReport', { year });
  const report = read.data;
  return (
    <div className="page">
      <div className="page-head">
        {tabs}
        {report ? (
          <Select
            aria-label="哪一年"
            value={report.year}
            data-testid="year-choice"
            options={[...new Set([...report.years, report.year])].map((value) => ({ value, label: `${value}年` }))}
            onChange={setYear}
          />
        ) : null}
        <span className="push" />
        {report ? <ExportPapers choices={[{ label: '年度情况', what: { kind: 'year', year: report.year } }]} /> : null}
      </div>
      {report ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="page-body year-report" aria-label="年度情况" tabIndex={0}>
          <Counts
            title="按申请类型"
            head="类型"
            rows={report.kinds}
            total={report.total}
            besides={countedBesides(report)}
          />
          <Counts title="按申请单位" head="申请单位" rows={report.departments} total={report.total} />
          <Growth report={report} />
          <p className="muted small">
            {COUNTED_HOW}清单增减按轮次对照：{report.from} → {report.to}。本年认定反弹 {figure(report.rebounds)} 次。
          </p>
        </section>
      ) : null}
    </div>
  );
}

const COLUMNS: readonly (readonly [string, (row: YearCount) => number])[] = [
  ['申请', (row) => row.total],
  ['同意', (row) => row.approved],
  ['修改后同意', (row) => row.amended],
  ['不同意', (row) => row.refused],
  ['撤回', (row) => row.withdrawn],
  ['在办', (row) => row.open],
  ['增', (row) => row.added],
  ['减', (row) => row.subtracted],
  ['改和调类', (row) => row.other],
];

interface CountsProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly YearCount[];
  readonly total: YearCount;
  /** Told after the sum, and no part of it. */
  readonly besides?: readonly YearCount[];
}

function Counts(props: CountsProps): ReactNode {
  const line = (row: YearCount): ReactNode =>
    COLUMNS.map(([name, of]) => (
      <td key={name} className={of(row) === 0 ? 'number muted' : 'number'}>
        {figure(of(row))}
      </td>
    ));
  return (
    <section className="card" aria-label={props.title}>
      <h2 className="card-head">{props.title}</h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th>{props.head}</th>
              {COLUMNS.map(([name]) => (
                <th key={name} className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.name} data-testid="year-row">
                <td>{row.name}</td>
                {line(row)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="year-total">
              <td>合计</td>
              {line(props.total)}
            </tr>
            {(props.besides ?? []).map((row) => (
              <tr key={row.name} data-testid="year-besides">
                <td>{row.name}</td>
                {line(row)}
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Growth({ report }: { report: YearReport }): ReactNode {
  return (
    <section className="card" aria-label="各镇清单增减">
      <h2 className="card-head">
        各镇清单增减{' '}
        <span className="muted small">
          {report.from} → {report.to}
        </span>
      </h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th>乡镇（街道）</th>
              {(report.towns[0]?.lists ?? []).map(({ list }) => (
                <th key={list}>{list}</th>
              ))}
              {(report.towns[0]?.lists.length ?? 0) > 1 ? <th>合计</th> : null}
            </tr>
          </thead>
          <tbody>
            {report.towns.map((town) => (
              <GrowthRow key={town.township} {...town} />
            ))}
          </tbody>
          <tfoot>
            {withTotal(report.towns)
              .slice(report.towns.length)
              .map((all) => (
                <GrowthRow key={all.township} {...all} />
              ))}
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function GrowthRow({ township, lists }: TownGrowth): ReactNode {
  return (
    <tr data-testid="growth-row">
      <td>{township}</td>
      {lists.map((row) => (
        <td key={row.list}>{equation(row)}</td>
      ))}
      {lists.length > 1 ? (
        <td>
          <b>{equation(sumGrowth(lists))}</b>
        </td>
      ) : null}
    </tr>
  );
}

/** 101 ＋ 3 − 2 ＝ 102; what came from another list, or went to one, where something did: ＋ 调入 1. */
function equation(row: Omit<ListGrowth, 'list'>): ReactNode {
  const { before, added, subtracted, movedIn, movedOut, after } = row;
  return (
    <span className="growth">
      {figure(before)} <span className="plus">＋ {figure(added)}</span>{' '}
      <span className="minus">− {figure(subtracted)}</span> {movedIn === 0 ? '' : `＋ 调入 ${figure(movedIn)} `}
      {movedOut === 0 ? '' : `− 调出 ${figure(movedOut)} `}＝ {figure(after)}
    </span>
  );
}
