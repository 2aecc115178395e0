/** 依单问责: a day, a township and a word; what it bore by the edition of that day, and the extract to print. */
import { Button, Input, Segmented, Select } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { TOWNSHIP_ROLE_WORDS } from '../../../shared/model/item';
import type { DutiesOfDay, DutyRow } from '../../../shared/views/accountability';
import type { EditionRow } from '../../../shared/views/editions';
import { useFolderExport } from '../../components/exports/useFolderExport';
import { WrittenNote } from '../../components/exports/WrittenNote';
import { Tag } from '../../components/figures/Tags';
import { PaperPreview } from '../../components/paper/PaperPreview';
import { dateText, figure, todayIso } from '../../format';
import { useJob, useRead } from '../../hooks';

const PAGE = 400;

export function DutiesTab({ rows }: { rows: readonly EditionRow[] }): ReactNode {
  const issued = rows.filter(({ stage, withdrawal }) => stage === 'issued' && withdrawal === null);
  const towns = [
    ...new Set(issued.flatMap(({ townships }) => townships.flatMap((town) => [town.township, town.today]))),
  ];
  const [day, setDay] = useState(todayIso);
  const [town, setTown] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<DutyRow | null>(null);
  const township = town ?? towns[0] ?? '';
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(day);
  const asked = { day, township, text, offset: 0, limit: PAGE };
  const read = useRead('dutiesOfDay', asked, { enabled: valid && township !== '' });
  if (issued.length === 0) return <div className="empty">印发第一版以后，就能查任何一天、任何乡镇承担什么。</div>;
  const data = valid ? read.data : undefined;
  const open = data?.rows.find(({ itemId, township: own }) => itemId === chosen?.itemId && own === chosen.township);
  return (
    <div className="page-body duties-body">
      <div className="compare-bar">
        <Input
          type="date"
          aria-label="哪一天"
          value={day}
          className="duties-day"
          data-testid="duties-day"
          onChange={(event) => setDay(event.target.value)}
        />
        <Select
          aria-label="哪个乡镇"
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={township}
          options={towns.map((value) => ({ value, label: value }))}
          onChange={setTown}
          data-testid="duties-town"
        />
        <Input
          allowClear
          aria-label="事项"
          placeholder="事项名称里的词，不写列全部"
          value={text}
          className="duties-text"
          data-testid="duties-text"
          onChange={(event) => setText(event.target.value)}
        />
        {data && !read.error ? <DayLine data={data} /> : null}
      </div>
      {read.error ? (
        <div className="note warn" data-testid="duties-error">
          {read.error.message}
        </div>
      ) : null}
      {data && !read.error ? (
        <div className="duties-panes">
          <DutyTable data={data} open={open ?? null} onOpen={setChosen} />
          {open ? (
            <Extract key={`${open.itemId} ${open.township}`} day={day} row={open} />
          ) : (
            <div className="card empty">点一项，这里是它在当日的责任摘录，可打印。</div>
          )}
        </div>
      ) : null}
    </div>
  );
}

function DayLine({ data }: { data: DutiesOfDay }): ReactNode {
  const { edition, townships, borne } = data;
  const called = townships.map(({ name, today }) => (today === name ? name : `${name}（今${today}）`)).join('、');
  const until = edition.until === null ? '现行' : `至${dateText(edition.until)}由下一版代替`;
  return (
    <span className="muted" data-testid="duties-edition">
      {called}　当日施行{edition.name}（{edition.docNumber}），自{dateText(edition.effectiveOn)}起，{until}　列入{' '}
      {figure(borne)} 项
    </span>
  );
}

interface DutyTableProps {
  readonly data: DutiesOfDay;
  readonly open: DutyRow | null;
  readonly onOpen: (row: DutyRow) => void;
}

function DutyTable({ data, open, onOpen }: DutyTableProps): ReactNode {
  return (
    <section className="card" aria-label="当日的事项">
      <div className="table-scroll">
        <table className="table duties-table">
          <thead>
            <tr>
              <th className="number">序号</th>
              <th>清单</th>
              <th>事项</th>
              <th>责任</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr
                key={`${row.itemId} ${row.township}`}
                className={row === open ? 'on' : ''}
                data-testid="duty-row"
                onClick={() => onOpen(row)}
              >
                <td className="number">{row.serial ?? '—'}</td>
                <td>{row.list}</td>
                <td className="wrap">
                  <button type="button" className="link" aria-pressed={row === open}>
                    {row.name}
                  </button>
                  {row.words === '' ? null : <div className="muted small">{row.words}</div>}
                </td>
                <td>
                  <RoleTag row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {data.rows.length === 0 ? <div className="empty">当日的清单里没有这样的事项，不由该乡镇承担。</div> : null}
        {data.rows.length < data.total ? (
          <div className="muted small duties-more">
            列出前 {figure(data.rows.length)} 项，共 {figure(data.total)} 项。写几个字缩小范围。
          </div>
        ) : null}
      </div>
    </section>
  );
}

function RoleTag({ row }: { row: DutyRow }): ReactNode {
  if (!row.borne) return <Tag tone="sub">✕ 已不承担</Tag>;
  if (row.role === 'none') return <Tag tone="pending">上级收回</Tag>;
  return <Tag tone={row.role === 'main' ? 'accent' : 'merged'}>{TOWNSHIP_ROLE_WORDS[row.role]}</Tag>;
}

type Format = 'docx' | 'pdf';

function Extract({ day, row }: { day: string; row: DutyRow }): ReactNode {
  const duty = { day, township: row.township, itemId: row.itemId };
  const page = useRead('extractPage', duty);
  const job = useJob('exportExtract');
  const [format, setFormat] = useState<Format>('docx');
  const { written, into } = useFolderExport();
  const onPlace = useCallback(() => undefined, []);
  const save = (): void =>
    into(async (grant) => (await job.start({ grant, formats: [format], ...duty }))?.length ?? null);
  return (
    <section className="card duties-extract" aria-label="责任摘录" data-testid="duty-extract">
      <div className="card-head">
        <span className="cut">{row.name}</span>
        <span className="push" />
        <WrittenNote written={written} testId="extract-done" words={() => '已写出'} />
        <Segmented<Format>
          aria-label="格式"
          size="small"
          value={format}
          onChange={setFormat}
          options={[
            { value: 'docx', label: 'Word' },
            { value: 'pdf', label: 'PDF' },
          ]}
        />
        <Button loading={job.running} data-testid="extract-export" onClick={save}>
          存摘录…
        </Button>
      </div>
      {page.error ? <div className="note bad">{page.error.message}</div> : null}
      {page.data ? <PaperPreview document={page.data} zoom="fit" onPlace={onPlace} /> : null}
    </section>
  );
}
