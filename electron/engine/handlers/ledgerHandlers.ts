/** Contract → service, one line per method: the ledger by groups, and two states side by side. */

import type { ledgerMethods } from '../../../shared/contract/ledgerMethods';
import { compareStates } from '../services/compareStates';
import { exportReports } from '../services/exportReports';
import { readFigureItems, readGroupedLedger } from '../services/readGroupedLedger';
import { readReport, setReportTemplate } from '../services/readReport';
import { readReverseEntries, readReverseLedger } from '../services/readReverseLedger';
import { type Handlers, onProject, reading } from './handling';

export const REPORT_SOURCES = {
  grouped: readGroupedLedger,
  reverse: readReverseLedger,
  compare: compareStates,
  report: readReport,
};

export const ledgerHandlers: Handlers<keyof typeof ledgerMethods> = {
  groupedLedger: reading(readGroupedLedger),
  figureItems: reading(readFigureItems),
  reverseLedger: reading((project) => readReverseLedger(project)),
  reverseEntries: reading(readReverseEntries),
  compareStates: onProject(compareStates),
  report: reading((project) => readReport(project)),
  setReportTemplate: onProject(setReportTemplate),
  exportReports: async (bench, { grant, ...request }, { signal, onProgress }) => {
    const project = bench.project();
    if (!project.ok) return project;
    const paths = bench.granted(grant);
    if (!paths.ok) return paths;
    return exportReports(project.value, bench.tasks, REPORT_SOURCES, {
      ...request,
      folder: paths.value[0] ?? '',
      signal,
      onProgress: (done, total) => onProgress({ done, total, what: '文件' }),
    });
  },
};
