/** report: 台账, 增减事项表, 新旧对照表 and 简报 of a project as files, and the figures as JSON. */
import { resolve } from 'node:path';
import { reportText } from '../../../shared/logic/ledger/fillReport';
import type { ReportRequest } from '../../../shared/model/reportRequest';
import { ok } from '../../../shared/result';
import { REPORT_SOURCES } from '../handlers/ledgerHandlers';
import { listRounds } from '../repositories/rounds/roundRepository';
import { exportReports } from '../services/ledger/exportReports';
import { readReport } from '../services/ledger/readReport';
import { type Command, inOrder } from './command';
import { exporting } from './withProject';

export const reportCommand: Command = {
  options: ['project', 'out'],
  required: ['project', 'out'],
  run: ({ project: path = '', out = '' }, context) =>
    exporting(path, context, async (project) => {
      const first = listRounds(project.read).find(({ state }) => state === 'sealed');
      const wanted: ReportRequest[] = [
        { kind: 'ledger' },
        { kind: 'changes', round: null },
        ...(first
          ? [{ kind: 'comparison', before: { kind: 'round', round: first.number }, after: { kind: 'now' } } as const]
          : []),
        { kind: 'briefing' },
      ];
      const files: string[] = [];
      for (const what of wanted) {
        const written = await exportReports(project, context.tasks, REPORT_SOURCES, {
          folder: resolve(out),
          formats: ['docx', 'xlsx'],
          what,
        });
        if (!written.ok) return written;
        files.push(...written.value.map((file) => file.path));
      }
      const { figures, pieces } = readReport(project);
      const plain = figures.map(({ name, label, group, text, unit }) => ({ name, label, group, text, unit }));
      return ok(inOrder({ paragraph: reportText(pieces), figures: plain, files }));
    }),
};
