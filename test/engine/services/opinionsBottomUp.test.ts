/** 自下而上先行 on 安澜县: a township's own draft of its three lists goes to the departments, who answer item by item. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { handleOpinions } from '../../../electron/engine/services/opinions/handleOpinions';
import { understandReturn } from '../../../electron/engine/services/opinions/previewReturn';
import {
  readConsultations,
  readOpinionGroups,
  readPackDetail,
  readPacks,
} from '../../../electron/engine/services/opinions/readOpinions';
import { planPacks, sendPacks } from '../../../electron/engine/services/opinions/sendPacks';
import { takeReturns } from '../../../electron/engine/services/opinions/takeReturns';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { buildAnlan } from '../../builders/anlanCounty';
import { fillForm } from '../../builders/filledForms';
import { temporaryFolder, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = buildAnlan(join(folder.path, '安澜县.shuangshu'));
});
afterEach(() => {
  project.close();
  folder.remove();
});

test('departments answer on the draft of one township while it is being sorted; then the county asks everybody', async () => {
  const township = listUnits(project.read, 'township').find(({ name }) => name === '临江镇');
  const draft = { source: 'current', townshipId: township?.id ?? 0 } as const;
  const plan = unwrap(planPacks(project, draft));
  expect(plan.units.every(({ unitKind }) => unitKind === 'department')).toBe(true);
  expect(plan.sealed).toBe(false);
  // 配合 and 收回 name a department; 基本 is the township's own.
  const rows = plan.units.reduce((sum, { items }) => sum + items, 0);
  expect(rows).toBeGreaterThanOrEqual(101 + 123);
  const out = join(folder.path, 'out');
  const sending = {
    title: '临江镇起底征求部门',
    remark: '',
    sentOn: '2025-06-01',
    dueOn: '2025-06-15',
    empties: false,
  };
  const { consultationId } = unwrap(
    await sendPacks(project, inlineTasks(), { ...draft, ...sending, folder: out, mustBeEmpty: false }),
  );
  expect(readConsultations(project)[0]).toMatchObject({ township: '临江镇', draft: '第1轮（未封存）' });

  const pack = readPacks(project, { consultationId }).find(({ items }) => items > 3);
  if (!pack) throw new Error('no pack of several items');
  const form = readdirSync(join(out, pack.unit)).find((name) => name.endsWith('.xlsx')) ?? '';
  const target = join(folder.path, 'a.xlsx');
  await fillForm(join(out, pack.unit, form), target, pack.items, {
    overall: '有意见，见下表',
    rows: { 0: { kind: '修改', proposal: '改写。' }, 1: { kind: '删除', reason: '由本局承担' }, 2: { kind: '无意见' } },
  });
  const bytes = readFileSync(target);
  const { format, grids } = unwrap(readDocument(bytes, 'a.xlsx'));
  const file = understandReturn(project, { fileName: 'a.xlsx', bytes, format, grids });
  if (!file) throw new Error('not recognised');
  unwrap(takeReturns(project, [{ file, receivedOn: '2025-06-10' }]));
  const said = unwrap(readPackDetail(project, { packId: pack.id })).rows.map(({ kind }) => kind);
  expect(said.slice(0, 4)).toEqual(['amend', 'subtract', 'none', null]);

  const groups = readOpinionGroups(project, { consultationId });
  const goes = groups.find(({ opinions: [one] }) => one?.kind === 'subtract');
  const itemId = goes?.opinions[0]?.itemId ?? 0;
  const how = { result: '', decider: '县委编办', changeIds: [], prepare: false, attachTo: null, reason: '' };
  unwrap(
    handleOpinions(project, {
      ...{ ...how, opinionIds: goes?.opinions.map(({ id }) => id) ?? [], outcome: 'adopted' },
      deeds: [{ kind: 'subtract', itemId, reasonKind: '属部门职责', targetItemId: null }],
    }),
  );
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-16' }));
  const all = unwrap(planPacks(project, { source: 'sealed', townshipId: null }));
  expect(all.units.filter(({ unitKind }) => unitKind === 'township').map(({ unit, items }) => [unit, items])).toEqual([
    ['临江镇', 343],
    ['竹溪乡', expect.any(Number)],
    ['城南街道', expect.any(Number)],
  ]);
});
