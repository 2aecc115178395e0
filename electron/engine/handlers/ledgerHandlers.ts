/** Contract → service, one line per method: the ledger by groups, and two states side by side. */

import type { ledgerMethods } from '../../../shared/contract/ledgerMethods';
import { exportReports } from '../services/ledger/exportReports';
import { readFigureItems, readGroupedLedger } from '../services/ledger/readGroupedLedger';
import { readReport, setReportTemplate } from '../services/ledger/readReport';
import { readReverseEntries, readReverseLedger } from '../services/ledger/readReverseLedger';
import { compareStates } from '../services/rounds/compareStates';
import { type Handlers, intoFolder, onProject, reading } from './handling';

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
  exportReports: intoFolder((project, tasks, request) => exportReports(project, tasks, REPORT_SOURCES, request)),
};
