/** Scratch. */
import { mkdtempSync, copyFileSync, existsSync } from 'node:fs';
import { it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/open';
import { suggestMany, suggest, readConfirmRows } from '../../electron/engine/services/suggestItems';
import { readMatrixOutline, readMatrixRows } from '../../electron/engine/services/readMatrix';
import { attachMany } from '../../electron/engine/services/disposeEntries';
import { setApplicabilityMany } from '../../electron/engine/services/setApplicabilityMany';
import { readPending, poolStamp, readEntryIds } from '../../electron/engine/repositories/matchRepository';
import { threadTasks } from '../../electron/engine/workers/threadTasks';
import { listUnits } from '../../electron/engine/repositories/unitRepository';
import { listEntries } from '../../electron/engine/repositories/entryRepository';
import { largeProjectCopy } from '../builders/largeProject';
import { testOptions, unwrap } from '../builders/project';
import { buildParser } from '../engine/parserBundle';

it('times', { timeout: 900_000 }, async () => {
  const t = async <T>(name: string, f: () => T | Promise<T>): Promise<T> => {
    const s = performance.now(); const v = await f(); console.log(name, Math.round(performance.now() - s)); return v;
  };
  const folder = mkdtempSync('/tmp/merge-');
  const path = await t('build', () => largeProjectCopy(folder));
  const p = unwrap(openProjectFile(path, testOptions()));
  const bundle = await buildParser('electron/engine/workers/worker.ts');
  const tasks = threadTasks(bundle.path);
  const towns = listUnits(p.read, 'township');
  
  const town = towns.find((one) => readPending(p.read, one.id).length > 0)!;
    await t('pending', () => readPending(p.read, town.id));
  await t('ids', () => readEntryIds(p.read, town.id));
  await t('stamp', () => poolStamp(p, town.id));
  await t('entries page', () => listEntries(p.read, { unitId: town.id, direction: 'up', fate: 'pending', offset: 0, limit: 200 }));
  await t('entries page rows', () => listEntries(p.read, { entryIds: readEntryIds(p.read, town.id).ids.slice(0, 200) }));
  let lag = 0; let last = performance.now();
  const timer = setInterval(() => { const n = performance.now(); lag = Math.max(lag, n - last - 10); last = n; }, 10);
  const run = { signal: new AbortController().signal, onProgress: (() => { let f = true; const s = performance.now(); return (d: number, n: number) => { if (d % 400 === 0) console.log('lag so far', lag); if (f) console.log('first', d, n, Math.round(performance.now() - s)); f = false; }; })() };
  const many = await t('many', () => suggestMany(p, tasks, { unitId: town.id }, run));
  console.log('lag', lag);
  const rows = unwrap(many).rows;
  console.log(rows.length, rows.filter((r) => r.kind === 'sure').length);
  await t('many again', () => suggestMany(p, tasks, { unitId: town.id }, run));
  for (let i = 0; i < 3; i++) await t('one', () => suggest(p, tasks, { entryId: rows[i]!.entryId, top: 5 }, run));
  const targets = rows.filter((r) => r.targets.length > 0);
  await t('confirm rows', () => readConfirmRows(p, { entryIds: targets.slice(0, 200).map((r) => r.entryId) }));
  await t('attachMany ' + targets.length, () => unwrap(attachMany(p, { rows: targets.map((r) => ({ entryId: r.entryId, itemIds: [...r.targets] })), reason: '' })));
  await t('many after', () => suggestMany(p, tasks, { unitId: town.id }, run));
  const outline = await t('outline', () => readMatrixOutline(p));
  await t('outline again', () => readMatrixOutline(p));
  console.log(JSON.stringify(outline).length);
  const ids = outline.categories.flatMap((c) => c.ids);
  await t('matrix rows', () => readMatrixRows(p, { ids: ids.slice(0, 200) }));
  const w = towns.slice(0, 10).map((one) => one.id);
  await t('set many', () => unwrap(setApplicabilityMany(p, { cells: ids.filter((id) => !outline.categories.some((c) => c.particular.includes(id))).slice(0, 1000).map((itemId) => ({ itemId, townshipIds: w, applies: false })), reason: '沿边镇' })));
  clearInterval(timer);
  await tasks.close();
  bundle.remove();
});
