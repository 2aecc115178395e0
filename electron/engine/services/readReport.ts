/** 汇报: the office's figures and its paragraph, made from the template of the project. */
import type { Parsed } from '../../../shared/contract';
import { DEFAULT_REPORT, fillReport } from '../../../shared/logic/fillReport';
import { reportFigures } from '../../../shared/logic/reportFigures';
import { ok, type Result } from '../../../shared/result';
import type { ReportView } from '../../../shared/views/ledger';
import { rememberUntilNextAction } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import { record } from '../database/record';
import { readOptions, writeOptions } from '../repositories/optionRepository';
import { readReportFacts } from '../repositories/reportFacts';

export function readReport(project: ProjectFile): ReportView {
  return rememberUntilNextAction(project, 'report', () => {
    const figures = reportFigures(readReportFacts(project));
    const own = readOptions(project.read).reportTemplate;
    const template = own === '' ? DEFAULT_REPORT : own;
    return { figures, template, isDefault: own === '', pieces: fillReport(template, figures) };
  });
}

/** The office's own wording; '' brings the program's back. */
export function setReportTemplate(project: ProjectFile, { template }: Parsed<'setReportTemplate'>): Result<null> {
  const input = { template };
  return record(project, { name: 'setReportTemplate', input, effect: 'undoable' }, (write) => {
    writeOptions(write, { reportTemplate: template.trim() === DEFAULT_REPORT ? '' : template.trim() });
    return ok({ value: null, summary: template.trim() === '' ? '汇报段落恢复原来的写法' : '修改汇报段落的写法' });
  });
}
