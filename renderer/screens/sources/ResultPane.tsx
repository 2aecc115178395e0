/** The right of the preview: the entries as they will be, what to look at first, and how the file differs from the last. */

import { Checkbox, Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import { rowWord } from '../../../shared/model/grid';
import type { DifferenceKind, EarlierList, PreviewEntry } from '../../../shared/views/importing';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { usePagedSource } from '../../components/grid/rowSources';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { type FileInHand, type UnderstoodFile, useImporting } from '../../importing';
import { DifferenceList } from './DifferenceList';
import { EarlierChoice } from './EarlierChoice';
import { awaitsAnswer, looks, openRivals, type Rivals } from './fileState';
import { PartNote } from './PartNote';
import { PrintedPaperNote } from './PrintedPaperNote';
import { RivalNote } from './RivalNote';
import { UnitQuestion } from './UnitQuestion';
import type { UnitStanding } from './unitStanding';
import { DIFFERENCE_WORDS } from './words';

interface ResultPaneProps {
  readonly file: FileInHand;
  readonly preview: UnderstoodFile;
  readonly standing: UnitStanding | undefined;
  readonly rivals: Rivals;
  /** The earlier list this file is compared with; null when there is none or it is another list of its own. */
  readonly replaced: EarlierList | null;
  readonly earlier: readonly EarlierList[];
  readonly onWant: (entry: { readonly sheet: string; readonly position: number }) => void;
}

type Tab = 'entries' | DifferenceKind;

export function ResultPane({ file, preview, standing, rivals, replaced, earlier, onWant }: ResultPaneProps): ReactNode {
  const [tab, setTab] = useState<Tab>('entries');
  const shown = replaced ? tab : 'entries';
  return (
    <section className="import-result" aria-label="读成的条目">
      <PrintedPaperNote file={file} preview={preview} />
      <UnitQuestion file={file} standing={standing} />
      <PartNote file={file} preview={preview} />
      <RivalNote file={file} rivals={openRivals(file, rivals)} />
      {earlier.length > 0 && file.state === 'open' && !awaitsAnswer(file) ? (
        <EarlierChoice file={file} earlier={earlier} replaced={replaced} />
      ) : null}
      {replaced ? (
        <Segmented<Tab>
          size="small"
          className="import-tabs"
          value={shown}
          options={[{ value: 'entries' as Tab, label: '全部' }, ...tabsOf(replaced)]}
          onChange={setTab}
        />
      ) : null}
      {shown === 'entries' ? (
        <Entries preview={preview} onWant={onWant} />
      ) : (
        <DifferenceList preview={preview.preview} sourceListId={replaced?.sourceListId ?? 0} kind={shown} />
      )}
      <Remember file={file} preview={preview} />
    </section>
  );
}

function tabsOf({ counts }: EarlierList): { value: Tab; label: string }[] {
  const kinds: DifferenceKind[] = ['unchanged', 'reworded', 'added', 'gone'];
  return kinds.map((kind) => ({ value: kind, label: `${DIFFERENCE_WORDS[kind]} ${figure(counts[kind])}` }));
}

function Remember({ file, preview }: { file: FileInHand; preview: UnderstoodFile }): ReactNode {
  const importing = useImporting();
  if (preview.corrections.length === 0 || file.state !== 'open') return null;
  return (
    <div className="import-remember">
      {preview.remembered ? <p>已按{file.unit}上次确认的读法读。</p> : null}
      <Checkbox
        checked={file.remember}
        data-testid="import-remember"
        onChange={(event) => importing.change(file.key, { remember: event.target.checked })}
      >
        记住{file.unit.trim() || '这个单位'}的这种表样，下次不再问
      </Checkbox>
    </div>
  );
}

function Entries({ preview, onWant }: Pick<ResultPaneProps, 'preview' | 'onWant'>): ReactNode {
  const [doubtsOnly, setDoubtsOnly] = useState(false);
  const source = usePagedSource('previewEntries', { preview: preview.preview, doubtsOnly });
  const columns = useMemo(entryColumns, []);
  const doubtful = preview.departmentEmpty + preview.twoDuties + preview.questions > 0;
  return (
    <>
      <div className="import-result-head">
        <b data-testid="import-entries">读成 {figure(preview.entries)} 条</b>
        {preview.departmentEmpty > 0 ? (
          <span className="tag basis">部门空 {figure(preview.departmentEmpty)}</span>
        ) : null}
        {preview.twoDuties > 0 ? <span className="tag amend">疑两项 {figure(preview.twoDuties)}</span> : null}
        <span className="push" />
        {doubtful ? (
          <button
            type="button"
            className="link small"
            data-testid="import-doubts"
            onClick={() => setDoubtsOnly(!doubtsOnly)}
          >
            {doubtsOnly ? '看全部' : '只看有疑问的'}
          </button>
        ) : null}
      </div>
      <Looks preview={preview} />
      <Alike preview={preview} />
      <Grid
        label="读成的条目"
        source={source}
        columns={columns}
        rowHeight={30}
        testId="import-result"
        rowTestId="import-entry"
        onOpen={(entry) => onWant(entry)}
        onActive={(entry) => entry && onWant(entry)}
        empty={source.loaded ? '没有读出条目。' : null}
      />
    </>
  );
}

function entryColumns(): readonly GridColumn<PreviewEntry>[] {
  return [
    { id: 'row', heading: '行', size: 44, align: 'right', cell: (entry) => entry.row },
    {
      id: 'name',
      heading: '事项名称',
      size: 96,
      grow: 3,
      title: (entry) => `${entry.name}\n${entry.text}`,
      cell: (entry) => <b>{entry.name || '（无名称）'}</b>,
    },
    {
      id: 'department',
      heading: '部门、疑问',
      size: 80,
      grow: 1,
      title: (entry) => [entry.category, entry.department].filter((text) => text !== '').join('　'),
      cell: (entry) =>
        entry.doubts.length > 0 ? (
          <span className={entry.doubts.includes('疑两项') ? 'tag amend' : 'tag basis'}>
            {entry.doubts.map((doubt) => (doubt === '部门空' ? '部门空' : doubt)).join('、')}
          </span>
        ) : (
          entry.department || entry.category
        ),
    },
  ];
}

/** A larger table is compared at the bench, once it is in. */
const MOST_COMPARED = 3_000;

/** 似是一件事: entries of this very table; a remark, as both are taken in and get their fates when merging. */
function Alike({ preview }: { preview: UnderstoodFile }): ReactNode {
  const asked = preview.entries > 1 && preview.entries <= MOST_COMPARED;
  const found = useRead('previewDuplicates', { preview: preview.preview }, { enabled: asked });
  const pairs = found.data ?? [];
  if (pairs.length === 0) return null;
  const word = rowWord(preview.sheets[0]?.sheet ?? '');
  return (
    <div className="note import-issues" data-testid="import-alike">
      <b>像是一件事的 {figure(pairs.length)} 对：</b>都照样读入，归并时给同一去向，或先退回核实。
      <ul>
        {pairs.map(({ first, second, difference }) => (
          <li key={`${first.id} ${second.id}`}>
            第 {first.row} {word}
            {quoted(first.name)}与第 {second.row} {word}
            {quoted(second.name)}
            {difference === '无' ? '' : `；${difference}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a person should look at, one sentence each. */
function Looks({ preview }: { preview: UnderstoodFile }): ReactNode {
  const issues = looks(preview);
  if (issues.length === 0) return null;
  return (
    <div className="note warn import-issues">
      <b>看 {figure(issues.length)} 处：</b>
      <ul>
        {issues.map((issue) => (
          <li
            key={`${issue.sheet} ${issue.row} ${issue.column} ${issue.code} ${issue.message}`}
            data-testid="import-issue"
          >
            {issue.row > 0 && !issue.rows ? `第 ${issue.row} ${rowWord(issue.sheet)}　` : ''}
            {issue.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
