/** 年度情况 across New Year: what was asked in one year and decided in the next. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { exportRequestPaper } from '../../../electron/engine/services/requests/exportRequests';
import { readRegister, readRequest } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { stepRequest } from '../../../electron/engine/services/requests/stepRequest';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract } from '../../../shared/contract';
import { draft, smallProject, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { ask, decide } from '../../builders/requests';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let requestId: number;
const asked = {
  applicant: '道河镇',
  townships: ['道河镇'],
  wants: [{ kind: 'add' as const, item: draft('防汛值守', { scope: 'particular', townships: ['道河镇'] }) }],
  date: '2025-12-20',
};
beforeEach(() => {
  folder = temporaryFolder();
  const session = testSession({ start: '2025-12-20T01:12:00.000Z' });
  const small = smallProject(folder.path, testOptions({ session }));
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  requestId = ask(project, asked);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const yearOf = (year: number) => readYear(project, readRegister(project).rows, { year });
function decideNextYear(): void {
  const { path } = project;
  project.close();
  const session = testSession({ start: '2026-01-12T01:00:00.000Z' });
  project = unwrap(openProjectFile(path, testOptions({ session })));
  decide(project, requestId, asked, { date: '2026-01-12', effective: '2026-02-01' });
  unwrap(sealRound(project));
}

test('a decision on what came in the year before is told beside the requests of the year, and ties with the lists', async () => {
  decideNextYear();
  const { years, total, earlier, towns } = yearOf(2026);
  expect(years).toEqual([2025, 2026]);
  expect(total).toMatchObject({ total: 0, approved: 0, added: 0 });
  expect(earlier).toMatchObject({ total: 1, approved: 1, open: 0, added: 1 });
  expect(yearOf(2025).earlier.total).toBe(0);
  const grown = towns.flatMap(({ lists }) => lists).reduce((sum, { added }) => sum + added, 0);
  expect(grown).toBe(total.added + earlier.added);
  const sources = {
    request: readRequest,
    register: (of: ProjectFile) => readRegister(of).rows,
    year: readYear,
  };
  const what = { kind: 'year', year: 2026 } as const;
  const run = { folder: folder.path, formats: ['xlsx'] as const, what };
  const [file] = unwrap(await exportRequestPaper(project, inlineTasks(), sources, run));
  const rows = (await rereadDocument(readFileSync(file?.path ?? ''), 'xlsx')).map((row) => row.join('｜'));
  expect(rows).toContain('另：以前年度申请、本年决定｜1｜1｜0｜0｜0｜0｜1｜0｜0');
  expect(rows.join('\n')).toContain('以前年度来件、本年办结的，以前年度准入、本年到期退出的，各另列一行');
});

test('the year it came in tells what became of it', () => {
  expect(yearOf(2025).total).toMatchObject({ total: 1, approved: 0, open: 1, added: 0 });
  decideNextYear();
  expect(yearOf(2025).total).toMatchObject({ total: 1, approved: 1, open: 0, added: 1 });
});

test('taken back in the next year is told in the year it came in, and beside that one', () => {
  const { path } = project;
  project.close();
  project = unwrap(openProjectFile(path, testOptions({ session: testSession({ start: '2026-01-12T01:00:00.000Z' }) })));
  const step = { requestId, kind: 'withdraw', date: '2026-01-12', text: '不再需要' } as const;
  unwrap(stepRequest(project, contract.stepRequest.input.parse(step)));
  expect(yearOf(2025).total).toMatchObject({ total: 1, withdrawn: 1, open: 0 });
  expect(yearOf(2026).earlier).toMatchObject({ total: 1, withdrawn: 1, open: 0 });
});
