/** 汇报: the paragraph made from the template, every number a way to its rows, and all figures an office reports. */
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportText } from '../../../shared/logic/ledger/fillReport';
import type { ReportFigure, ReportPiece } from '../../../shared/model/report';
import type { ReportView } from '../../../shared/views/ledger';
import { shell } from '../../api';
import { FormDialog } from '../../components/dialogs/FormDialog';
import { QueriedEntries } from '../../components/entries/EntriesBehind';
import { ExportReports } from '../../components/exports/ExportReports';
import { useRead, useWrite } from '../../hooks';
import type { Navigation } from '../../navigation';
import { FigureLink } from './FigureLink';
import { NumberFlow } from './NumberFlow';
import { RoundFigures } from './RoundFigures';

interface ReportTabProps {
  readonly canWrite: boolean;
  readonly onGo: Navigation['go'];
}

export function ReportTab({ canWrite, onGo }: ReportTabProps): ReactNode {
  const read = useRead('report', {});
  const [editing, setEditing] = useState(false);
  const [copied, setCopied] = useState(false);
  const [behind, setBehind] = useState<ReportFigure | null>(null);
  const open = (one: ReportFigure): void => {
    if (one.link) onGo(one.link.screen, one.link.params);
    else if (one.entries) setBehind(one);
  };
  if (!read.data) return read.error ? <div className="page-body note bad">{read.error.message}</div> : null;
  const { figures, pieces } = read.data;
  const groups = [...new Set(figures.map(({ group }) => group))];
  return (
    <div className="page-body report-body">
      <section className="card" aria-label="汇报段落">
        <div className="card-head">
          汇报段落 <span className="muted small">数目随台账更新，点开看事项</span>
          <span className="push" />
          {canWrite ? (
            <Button data-testid="report-edit" onClick={() => setEditing(true)}>
              改写法…
            </Button>
          ) : null}
          <Button
            data-testid="report-copy"
            onClick={async () => {
              await shell().copyText(reportText(pieces));
              setCopied(true);
            }}
          >
            {copied ? '已复制' : '复制'}
          </Button>
          <ExportReports choices={[{ label: '简报', what: { kind: 'briefing' } }]} />
        </div>
        <div className="card-body report-paragraph" data-testid="report-paragraph">
          <Paragraph pieces={pieces} onOpen={open} />
        </div>
      </section>
      <section className="card" aria-label="数目的来路">
        <div className="card-head">
          数目的来路 <span className="muted small">从报送的行到各镇清单，点数目看是哪些</span>
        </div>
        <NumberFlow figures={figures} onOpen={open} />
      </section>
      <div className="report-groups">
        {groups.map((group) => (
          <section key={group} className="card" aria-label={group}>
            <div className="card-head">{group}</div>
            <dl className="report-figures">
              {figures
                .filter((one) => one.group === group && one.unit !== '' && one.round === null)
                .map((one) => (
                  <div key={one.name}>
                    <dt>{one.label}</dt>
                    <dd>
                      <FigureLink figure={one} onOpen={open} /> {one.unit}
                    </dd>
                  </div>
                ))}
            </dl>
            <RoundFigures figures={figures.filter((one) => one.group === group && one.round !== null)} onOpen={open} />
          </section>
        ))}
      </div>
      {behind?.entries ? (
        <QueriedEntries label={behind.label} query={behind.entries} onClose={() => setBehind(null)} />
      ) : null}
      {editing ? <TemplateDialog report={read.data} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

interface ParagraphProps {
  readonly pieces: readonly ReportPiece[];
  readonly onOpen: (figure: ReportFigure) => void;
}

function Paragraph({ pieces, onOpen }: ParagraphProps): ReactNode {
  let at = 0;
  return pieces.map((piece) => {
    at += 1;
    if (piece.kind === 'figure') return <FigureLink key={at} figure={piece.figure} onOpen={onOpen} />;
    return (
      <span
        key={at}
        className={piece.kind === 'unknown' ? 'minus' : ''}
        title={piece.kind === 'unknown' ? '没有这个数目' : ''}
      >
        {piece.text}
      </span>
    );
  });
}

function TemplateDialog({ report, onClose }: { report: ReportView; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<{ template: string }>();
  const save = useWrite('setReportTemplate');
  return (
    <FormDialog<{ template: string }>
      title="汇报段落的写法"
      deed="存下写法"
      form={form}
      initial={{ template: report.template }}
      width={720}
      confirmTestId="report-save"
      effect={
        report.isDefault ? null : (
          <button
            type="button"
            className="link"
            onClick={async () => {
              if ((await save.run({ template: '' })) !== null) onClose();
            }}
          >
            恢复原来的写法
          </button>
        )
      }
      onSubmit={async ({ template }) => (await save.run({ template })) !== null}
      onClose={onClose}
    >
      <Form.Item
        name="template"
        label="〔〕里写数目的名称，其余照写"
        rules={[{ required: true, message: '请写内容。' }]}
      >
        <Input.TextArea rows={8} maxLength={4000} data-testid="report-template" />
      </Form.Item>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <section className="muted small report-names" aria-label="可用的数目" tabIndex={0}>
        可用的数目：
        {report.figures
          .filter(({ round }) => round === null)
          .map(({ name }) => `〔${name}〕`)
          .join(' ')}
        <RoundNames figures={report.figures} />
      </section>
    </FormDialog>
  );
}

/** Three of each round: named once, however many rounds there are. */
function RoundNames({ figures }: { figures: readonly ReportFigure[] }): ReactNode {
  const rounds = figures.flatMap(({ round }) => round ?? []);
  const names = figures.filter(({ round }) => round !== null && round === rounds[0]).map(({ name }) => name);
  const last = rounds.at(-1);
  if (last === undefined) return null;
  const said = names.map((name) => `〔${name}〕`).join(' ');
  return <div>{rounds[0] === last ? said : `每一轮（到第${last}轮）：${said}，换轮次写`}</div>;
}
