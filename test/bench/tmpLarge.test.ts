/** Scratch. */
import { mkdtempSync, rmSync } from 'node:fs';
import { it } from 'vitest';
import { openProjectFile } from '../../electron/engine/database/open';
import { undo } from '../../electron/engine/database/undo';
import { amendItem, moveItem, subtractItems } from '../../electron/engine/services/changeItems';
import { attachEntry } from '../../electron/engine/services/disposeEntries';
import { checkProject } from '../../electron/engine/services/checkProject';
import { summarizeProject } from '../../electron/engine/services/summarizeProject';
import { rememberedLedger } from '../../electron/engine/repositories/ledgerRepository';
import { readPool } from '../../electron/engine/repositories/poolInMemory';
import { readCheckFacts } from '../../electron/engine/repositories/checkFacts';
import { readSourceLinks } from '../../electron/engine/repositories/sourceLinks';
import { readSourceLists } from '../../electron/engine/repositories/sourceListsInMemory';
import { listEntries } from '../../electron/engine/repositories/entryRepository';
import { runChecks } from '../../shared/logic/runChecks';
import { largeProjectCopy } from '../builders/largeProject';
import { PEOPLE, testOptions, unwrap } from '../builders/project';

it('times', { timeout: 900_000 }, () => {
  const t = <T>(name: string, f: () => T): T => {
    const s = performance.now();
    const v = f();
    console.log(name, Math.round(performance.now() - s));
    return v;
  };
  const folder = mkdtempSync('/tmp/v/l-');
  const path = t('build', () => largeProjectCopy(folder));
  const p = t('open', () => unwrap(openProjectFile(path, testOptions())));
  const sum = () => summarizeProject(p, { fileName: '', operator: '', backupAt: null });
  const all = (n: string) => {
    t(`${n} pool`, () => readPool(p));
    t(`${n} ledger`, () => rememberedLedger(p));
    t(`${n} lists`, () => readSourceLists(p));
    t(`${n} links`, () => readSourceLinks(p));
    const f = t(`${n} facts`, () => readCheckFacts(p));
    t(`${n} rules`, () => runChecks(f));
    t(`${n} SUM`, sum);
    t(`${n} checks`, () => checkProject(p));
  };
  all('first');
  const pend = listEntries(p.read, { fate: 'pending', limit: 10 }).rows;
  t('attach', () => unwrap(attachEntry(p, { entryId: pend[0]?.id ?? 0, itemId: 5, reason: '' })));
  all('attach');
  t('amend', () => unwrap(amendItem(p, { itemId: 5, name: '新名', text: 'x', townshipRole: 'main', bases: [], remark: '', reason: 'x', ...PEOPLE })));
  all('amend');
  t('move', () => unwrap(moveItem(p, { itemId: 6, category: '文化建设', reason: 'x', ...PEOPLE })));
  all('move');
  t('subtract', () => unwrap(subtractItems(p, { itemIds: [7], reasonKind: '其他', targetItemId: null, reason: 'x', ...PEOPLE })));
  all('subtract');
  t('undo', () => unwrap(undo(p)));
  t('SUM', sum);
  for (let i = 0; i < 4; i += 1) {
    t('attach', () => unwrap(attachEntry(p, { entryId: pend[i + 1]?.id ?? 0, itemId: 5, reason: '' })));
    t('SUM', sum);
  }
  console.log(JSON.stringify(sum().checks), sum().pool.live, process.memoryUsage().heapUsed / 1e6);
  p.close();
  rmSync(folder, { recursive: true });
});
