/** 汇报: the office's figures and its paragraph, made from the template of the project. */
import type { Parsed } from '../../../../shared/contract';
import { defaultReport, fillReport } from '../../../../shared/logic/ledger/fillReport';
import { reportFigures } from '../../../../shared/logic/ledger/reportFigures';
import type { DispositionCounts } from '../../../../shared/model/disposition';
import { ok, type Result } from '../../../../shared/result';
import type { ReportView } from '../../../../shared/views/ledger';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { rememberUntilNextAction } from '../../database/memo';
import { readReportFacts } from '../../repositories/ledger/reportFacts';
import { readOptions, writeOptions } from '../../repositories/project/optionRepository';

export function readReport(project: ProjectFile): ReportView {
  return rememberUntilNextAction(project, 'report', () => {
    const figures = reportFigures(readReportFacts(project));
    const own = readOptions(project.read).reportTemplate;
    const template = own === '' ? ownWording(project) : own;
    return { figures, template, isDefault: own === '', pieces: fillReport(template, figures) };
  });
}

/** The program's wording, by who sent lists. */
function ownWording(project: ProjectFile): string {
  const { down, up } = readReportFacts(project);
  const rows = (counts: DispositionCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
  return defaultReport({
    departmentRows: rows(down),
    townshipRows: rows(up),
    returned: up.return,
    pending: up.pending,
  });
}

/** The office's own wording; '' brings the program's back. */
export function setReportTemplate(project: ProjectFile, { template }: Parsed<'setReportTemplate'>): Result<null> {
  const input = { template };
  // Not inside the command: what is kept in memory may not be asked there.
  const same = template.trim() === ownWording(project);
  return record(project, { name: 'setReportTemplate', input, effect: 'undoable' }, (write) => {
    writeOptions(write, { reportTemplate: same ? '' : template.trim() });
    return ok({ value: null, summary: template.trim() === '' ? '汇报段落恢复原来的写法' : '修改汇报段落的写法' });
  });
}
