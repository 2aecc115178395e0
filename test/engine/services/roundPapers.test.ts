/** The ledger and the papers of rounds that are over, printed again after what came later; what a sum says it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { REPORT_SOURCES } from '../../../electron/engine/handlers/ledgerHandlers';
import { exportReports } from '../../../electron/engine/services/ledger/exportReports';
import { readGroupedLedger } from '../../../electron/engine/services/ledger/readGroupedLedger';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { addItem, amendItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import type { ReportRequest } from '../../../shared/model/reportRequest';
import { MERGE_REASON } from '../../../shared/model/round';
import { draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
const grounds = { reason: '经会商', ...PEOPLE };
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  project.close();
  folder.remove();
});

function begin(): void {
  const small = smallProject(folder.path);
  ({ project } = small);
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
}

let times = 0;
async function rowsOf(what: ReportRequest, format: 'docx' | 'xlsx' = 'xlsx'): Promise<string[][]> {
  times += 1;
  const out = { folder: join(folder.path, `out${times}`), formats: [format], what };
  const [file] = unwrap(await exportReports(project, inlineTasks(), REPORT_SOURCES, out));
  return (await rereadDocument(readFileSync(file?.path ?? ''), format)).map((row) => [...row]);
}

test('departments that lead together make the sum larger than the items; the ledger on paper says what its sum is', async () => {
  begin();
  unwrap(addItem(project, { item: draft('一起牵头', { jointLeads: ['市农业农村局'] }), ...grounds }));
  const { sum, items } = readGroupedLedger(project, { by: 'department', round: 2 });
  expect(items).toMatchObject({ added: 1, closing: 5 });
  const rows = await rowsOf({ kind: 'ledger' });
  const said = rows.flat().find((cell) => cell.includes('分责任部门')) ?? '';
  expect([sum.closing, said]).toEqual([
    items.closing + 1,
    expect.stringContaining('几个部门牵头的各计一次，合计不是事项数'),
  ]);
});

test('what an item was merged into is called as it was in that round', async () => {
  begin();
  const merged = { itemIds: [1], reasonKind: MERGE_REASON, targetItemId: 2, ...grounds };
  unwrap(subtractItems(project, merged));
  const named = async () =>
    (await rowsOf({ kind: 'changes', round: 2 })).flat().find((cell) => cell.includes('并到')) ?? '';
  unwrap(sealRound(project));
  const before = await named();
  expect(before).toContain('并到“落实三会一课”');
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-07-10' }));
  const amended = { text: '按月开展。', townshipRole: 'main' as const, bases: [], remark: '' };
  unwrap(amendItem(project, { itemId: 2, name: '党内组织生活', ...amended, ...grounds }));
  unwrap(sealRound(project));
  expect(await named()).toBe(before);
});
