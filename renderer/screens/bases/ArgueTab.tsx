/** 逐条论证: item by item, the article beside the duty, one verdict a reviewer, progress, and the result as a table. */
import { AutoComplete, Button, Progress, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { jointVerdict } from '../../../shared/logic/paper/layout/layOutArguments';
import { groupBy } from '../../../shared/logic/rows/groupBy';
import { ARGUMENT_WORDS, type ArgumentVerdict, argumentVerdictSchema } from '../../../shared/model/basis';
import type { ArgumentRow, ArgumentSheet, GateRow } from '../../../shared/views/bases';
import { shell } from '../../api';
import { Grid } from '../../components/grid/Grid';
import type { GridColumn } from '../../components/grid/gridModel';
import { useListSource } from '../../components/grid/listSource';
import { contains } from '../../components/items/DecisionFields';
import { useHand } from '../../components/keys/useHand';
import { figure } from '../../format';
import { tell, useJob, useRead } from '../../hooks';
import { ArgueVerdicts, VerdictTag } from './ArgueVerdicts';
import { DutyPane } from './DutyPane';

interface ArgueTabProps {
  readonly tabs: ReactNode;
  readonly canWrite: boolean;
  readonly onLaws: () => void;
}

const NONE: ArgumentSheet = { items: [], arguments: [], reviewers: [] };

export function ArgueTab({ tabs, canWrite, onLaws }: ArgueTabProps): ReactNode {
  const sheet = useRead('argumentSheet', {}).data ?? NONE;
  const operator = useRead('summary', {}).data?.operator ?? '';
  const [named, setReviewer] = useState<string | null>(null);
  const reviewer = (named ?? sheet.reviewers[0] ?? operator).trim();
  const [category, setCategory] = useState<string | null>(null);
  const [open, setOpen] = useState(true);
  const byItem = useMemo(() => groupBy(sheet.arguments, ({ itemId }) => itemId), [sheet.arguments]);
  const said = (row: GateRow): ArgumentRow | undefined =>
    byItem.get(row.itemId)?.find((one) => one.reviewer === reviewer && one.changed === null);
  const inCategory = sheet.items.filter((row) => category === null || row.category === category);
  const rows = open ? inCategory.filter((row) => !said(row)) : inCategory;
  const source = useListSource(rows, idOf);
  const columns = useMemo(() => argueColumns(byItem), [byItem]);
  const hand = useHand(rows, keyOf);
  const { at, row } = hand;
  return (
    <div className="page">
      <div className="page-head">
        {tabs}
        <span className="push" />
        <ArgueReviewer reviewer={reviewer} known={sheet.reviewers} onChange={setReviewer} />
        <ExportButton disabled={sheet.arguments.length === 0} />
      </div>
      <div className="bases-bar">
        <Select<string>
          allowClear
          aria-label="看哪一类"
          placeholder="全部类别"
          popupMatchSelectWidth={false}
          value={category}
          options={[...new Set(sheet.items.map((one) => one.category))].map((value) => ({
            value,
            label: `${value} ${progressOf(
              sheet.items.filter((one) => one.category === value),
              said,
            )}`,
          }))}
          onChange={(value) => setCategory(value ?? null)}
        />
        <label className="argue-open">
          <input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} /> 只看未论证
        </label>
        <span data-testid="argue-progress">
          {reviewer || '未选论证人'} {progressOf(sheet.items, said)}
        </span>
        <Progress
          className="argue-bar"
          aria-label="论证进度"
          percent={sheet.items.length === 0 ? 0 : (100 * sheet.items.filter(said).length) / sheet.items.length}
          showInfo={false}
          size="small"
        />
        <span className="muted small bases-hint">{verdictSum(sheet, byItem)}</span>
      </div>
      <div className="duty-body">
        <Grid
          label="逐条论证"
          source={source}
          columns={columns}
          testId="argue-grid"
          rowTestId="argue-row"
          goTo={hand.goTo}
          onActive={hand.onActive}
          empty={sheet.items.length === 0 ? '事项库还没有事项。' : '✓ 这里的都论证过了。'}
        />
        {row ? (
          <DutyPane key={row.itemId} row={row} canWrite={canWrite} onLaws={onLaws}>
            <ArgueVerdicts
              row={row}
              reviewer={reviewer}
              given={byItem.get(row.itemId) ?? []}
              canWrite={canWrite && reviewer !== ''}
              onDone={() => {
                if (!open) hand.leave(at);
              }}
            />
          </DutyPane>
        ) : (
          <div />
        )}
      </div>
    </div>
  );
}

function keyOf({ itemId }: GateRow): string {
  return String(itemId);
}

function idOf({ itemId }: GateRow): number {
  return itemId;
}

function progressOf(rows: readonly GateRow[], said: (row: GateRow) => ArgumentRow | undefined): string {
  return `${figure(rows.filter((row) => said(row)).length)} / ${figure(rows.length)}`;
}

/** 依据充分 380 ＋ 修改后可列 20 ＋ 依据不足 3 ＋ 未论证 14 ＝ 417 */
function verdictSum(sheet: ArgumentSheet, byItem: ReadonlyMap<number, readonly ArgumentRow[]>): string {
  const joint = sheet.items.map(({ itemId }) => jointVerdict(byItem.get(itemId) ?? []));
  const count = (wanted: ArgumentVerdict | ''): string => figure(joint.filter((one) => one === wanted).length);
  const parts = argumentVerdictSchema.options.map((verdict) => `${ARGUMENT_WORDS[verdict]} ${count(verdict)}`);
  return `${parts.join(' ＋ ')} ＋ 未论证 ${count('')} ＝ ${figure(joint.length)}`;
}

interface ArgueReviewerProps {
  readonly reviewer: string;
  readonly known: readonly string[];
  readonly onChange: (reviewer: string) => void;
}

function ArgueReviewer({ reviewer, known, onChange }: ArgueReviewerProps): ReactNode {
  const units = useRead('units', {});
  const names = [...new Set([...known, ...(units.data ?? []).map(({ name }) => name)])];
  return (
    <>
      <span className="muted">论证人</span>
      <AutoComplete
        className="argue-reviewer"
        aria-label="论证人"
        data-testid="argue-reviewer"
        value={reviewer}
        options={names.map((value) => ({ value }))}
        showSearch={{ filterOption: contains }}
        popupMatchSelectWidth={false}
        onChange={onChange}
      />
    </>
  );
}

function ExportButton({ disabled }: { disabled: boolean }): ReactNode {
  const job = useJob('exportArguments');
  const save = async (): Promise<void> => {
    const grant = await shell().chooseSave('original', '逐条论证结果表.xlsx');
    if (grant && (await job.start({ grant: grant.token }))) await shell().reveal(grant.token);
  };
  return (
    <Button
      disabled={disabled}
      loading={job.running}
      data-testid="argue-export"
      onClick={() => void save().catch(tell)}
    >
      导出结果表…
    </Button>
  );
}

function argueColumns(byItem: ReadonlyMap<number, readonly ArgumentRow[]>): readonly GridColumn<GateRow>[] {
  return [
    { id: 'name', heading: '职责事项', size: 100, grow: 1, title: (row) => row.name, cell: (row) => row.name },
    {
      id: 'verdict',
      heading: '结论',
      size: 100,
      cell: (row) => {
        const joint = jointVerdict(byItem.get(row.itemId) ?? []);
        return joint === '' ? <span className="muted">未论证</span> : <VerdictTag verdict={joint} />;
      },
    },
  ];
}
