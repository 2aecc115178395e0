/** 变更通知: what an edition changes for each township and department, and the notices as files. */
import { Button, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { droppedWords, nameAmong } from '../../../shared/logic/editions/editionWords';
import { mergerWords } from '../../../shared/logic/editions/mergerWords';
import { NOTICE_WORDS, type NoticeKind, type NoticeRow, type UnitNotice } from '../../../shared/model/editionNotice';
import type { EditionRow } from '../../../shared/views/editions';
import { useFolderExport } from '../../components/exports/useFolderExport';
import { WrittenNote } from '../../components/exports/WrittenNote';
import { Tag, type TagTone } from '../../components/figures/Tags';
import { ChangedText } from '../../components/texts/ChangedText';
import { figure } from '../../format';
import { useJob, useRead } from '../../hooks';

const TONES: Readonly<Record<NoticeKind, TagTone>> = {
  added: 'add',
  subtracted: 'sub',
  moved: 'amend',
  changed: 'amend',
};

export function NoticesTab({ rows }: { rows: readonly EditionRow[] }): ReactNode {
  const counting = rows.filter(({ withdrawal }) => withdrawal === null);
  const issued = counting.filter(({ stage }) => stage === 'issued');
  const [pair, setPair] = useState<{ beforeId: number; afterId: number } | null>(null);
  const [kind, setKind] = useState<UnitNotice['kind']>('township');
  const [chosen, setChosen] = useState<string | null>(null);
  const later = counting.findLast(({ id }) => id !== issued[0]?.id);
  const beforeId = pair?.beforeId ?? issued.findLast(({ id }) => id !== later?.id)?.id ?? 0;
  const afterId = pair?.afterId ?? later?.id ?? 0;
  const read = useRead('editionNotices', { beforeId, afterId }, { enabled: beforeId > 0 && afterId > 0 });
  if (issued.length === 0 || counting.length < 2)
    return <div className="empty">有了两版才有变更通知：先有一版印发的，再有后一版（稿本也行）。</div>;
  const options = counting.map((row) => ({ value: row.id, label: nameAmong(rows, row) }));
  const notices = (read.data ?? []).filter((notice) => notice.kind === kind);
  const open = notices.find(({ unit }) => unit === chosen) ?? notices[0];
  return (
    <div className="page-body notices-body">
      <div className="compare-bar">
        <Select
          aria-label="原来"
          value={beforeId}
          options={options}
          onChange={(value) => setPair({ beforeId: value, afterId })}
        />
        <span aria-hidden="true">→</span>
        <Select
          aria-label="后来"
          value={afterId}
          options={options}
          onChange={(value) => setPair({ beforeId, afterId: value })}
        />
        <Segmented<UnitNotice['kind']>
          aria-label="通知谁"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'township', label: '各乡镇' },
            { value: 'department', label: <span data-testid="notices-departments">各部门</span> },
          ]}
        />
        <span className="push" />
        <ExportNotices beforeId={beforeId} afterId={afterId} unit={open?.unit ?? null} count={read.data?.length ?? 0} />
      </div>
      {read.error ? <div className="note bad">{read.error.message}</div> : null}
      <div className="notices-panes">
        <section className="card" aria-label="各单位">
          <div className="table-scroll">
            <table className="table">
              <thead>
                <tr>
                  <th>{kind === 'township' ? '乡镇' : '部门'}</th>
                  <th className="number">原</th>
                  <th className="number">增</th>
                  <th className="number">减</th>
                  <th className="number">现</th>
                  <th className="number">改</th>
                </tr>
              </thead>
              <tbody>
                {notices.map((notice) => (
                  <tr
                    key={notice.unit}
                    className={notice.unit === open?.unit ? 'on' : ''}
                    data-testid="notice-unit"
                    onClick={() => setChosen(notice.unit)}
                  >
                    <td>
                      <button type="button" className="link" aria-pressed={notice.unit === open?.unit}>
                        {notice.unit}
                      </button>
                      {notice.today === '' ? null : <span className="muted small">（今{notice.today}）</span>}
                    </td>
                    <td className="number">{figure(notice.before)}</td>
                    <td className={`number ${notice.added > 0 ? 'plus' : 'muted'}`}>＋{figure(notice.added)}</td>
                    <td className={`number ${notice.subtracted > 0 ? 'minus' : 'muted'}`}>
                      −{figure(notice.subtracted)}
                    </td>
                    <td className="number">{figure(notice.after)}</td>
                    <td className="number">{figure(notice.moved + notice.changed)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        {open ? (
          <section className="card" aria-label={open.unit} data-testid="notice-rows">
            <div className="card-head">
              {open.unit}
              <span className="muted">
                {figure(open.before)} ＋ {figure(open.added)} − {figure(open.subtracted)} ＝ {figure(open.after)}
                {open.moved === 0 ? '' : `　在清单之间调整 ${figure(open.moved)} 项`}　修改 {figure(open.changed)} 项
              </span>
            </div>
            {open.merger ? (
              <p className="note form-note">
                {mergerWords(open.merger)}。
                {open.merger.shared > 0
                  ? `另有 ${figure(open.merger.shared)} 项两镇清单原都列有，由${open.merger.into}继续承担，不逐项列出。`
                  : ''}
                {open.merger.founded && open.merger.items > 0
                  ? `${figure(open.merger.items)} 项列在${open.merger.into}清单，由${open.merger.into}承担，不逐项列出。`
                  : ''}
              </p>
            ) : null}
            {open.founded ? (
              <p className="note form-note" data-testid="notice-founded">
                {open.merger ? '新设乡镇（街道），' : ''}原来没有清单，现有 {figure(open.after)} 项，
                {open.merger
                  ? `其中 ${figure(open.founded.same)} 项与原${open.merger.towns.join('、')}清单相同，不逐项列出。`
                  : '不逐项列出。'}
              </p>
            ) : null}
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
            <section className="card-body notice-list" aria-label="变动" tabIndex={0}>
              {open.filled.map(({ label, isNew, items }) => (
                <p key={`${label} ${isNew}`} className="note" data-testid="notice-filled">
                  {isNew ? `清单新增“${label}”一栏，填写` : `清单的“${label}”一栏补填`} {figure(items)} 项，不逐项列出。
                </p>
              ))}
              {open.dropped.map((columns) => (
                <p key={columns.list} className="note" data-testid="notice-dropped">
                  {droppedWords(columns)}
                </p>
              ))}
              {open.rows.length === 0 && !open.founded && open.subtracted === 0 && open.filled.length === 0 ? (
                <div className="empty">没有变动。</div>
              ) : null}
              {open.rows.map((row) => (
                <NoticeItem key={row.itemId} row={row} several={open.perList.length > 1} />
              ))}
            </section>
          </section>
        ) : null}
      </div>
    </div>
  );
}

/** `several`: the unit may stand in more than one list. */
function NoticeItem({ row, several }: { row: NoticeRow; several: boolean }): ReactNode {
  return (
    <article className="compared">
      <header>
        <Tag tone={TONES[row.kind]}>{NOTICE_WORDS[row.kind]}</Tag>
        {several ? <Tag tone="plain">{row.list}</Tag> : null}
        <b>{row.name}</b>
      </header>
      {row.kind === 'changed' || row.kind === 'moved' ? (
        <div className="compared-sides">
          <div className="notice-text">
            <ChangedText before={row.before} after={row.after} side="before" />
          </div>
          <div className="notice-text">
            <ChangedText before={row.before} after={row.after} side="after" />
          </div>
        </div>
      ) : (
        <p className="muted notice-text">{(row.after || row.before).split('\n').slice(1).join('\n')}</p>
      )}
    </article>
  );
}

interface ExportNoticesProps {
  readonly beforeId: number;
  readonly afterId: number;
  readonly unit: string | null;
  readonly count: number;
}

function ExportNotices({ beforeId, afterId, unit, count }: ExportNoticesProps): ReactNode {
  const job = useJob('exportNotices');
  const { written, into } = useFolderExport();
  const start = (units: readonly string[] | null): void =>
    into(async (grant) => {
      const files = await job.start({
        ...{ grant, beforeId, afterId, formats: ['docx', 'xlsx'] },
        ...(units ? { units: [...units] } : {}),
      });
      return files?.length ?? null;
    });
  return (
    <>
      <WrittenNote written={written} testId="notices-done" words={(count) => `已写出 ${count} 个文件并读回相符`} />
      <Button disabled={unit === null} loading={job.running} onClick={() => start(unit === null ? null : [unit])}>
        只出{unit ?? '这一家'}…
      </Button>
      <Button
        type="primary"
        disabled={count === 0}
        loading={job.running}
        data-testid="notices-export"
        onClick={() => start(null)}
      >
        导出全部 {figure(count)} 份…
      </Button>
    </>
  );
}
