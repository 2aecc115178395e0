/** 重报: decisions follow their entries, what is gone stays until somebody decides, and all of it is one undo. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { adoptEntry } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { rejectEntry, returnEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { resubmitSourceList } from '../../../electron/engine/services/sources/resubmitSourceList';
import type { ReadEntry } from '../../../shared/model/sourceEntry';
import {
  codeOf,
  draft,
  importList,
  newProject,
  PEOPLE,
  readEntry,
  smallProject,
  temporaryFolder,
  understoodFile,
  unwrap,
} from '../../builders/project';

let folder: ReturnType<typeof temporaryFolder>;
let opened: ProjectFile[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  for (const project of opened) project.close();
  opened = [];
  folder.remove();
});

function small() {
  const made = smallProject(folder.path);
  opened.push(made.project);
  return made;
}

function listOf(project: ProjectFile, unit: string): number {
  const list = listSourceLists(project.read).find((one) => one.unit === unit && !one.withdrawn);
  if (!list) throw new Error(`no list of ${unit}`);
  return list.id;
}

function again(project: ProjectFile, unit: string, entries: readonly ReadEntry[], name = '重报.xlsx') {
  const { fileName, format, bytes, table } = understoodFile(name, entries);
  const file = {
    fileName,
    format,
    bytes,
    table,
    unit,
    replaces: listOf(project, unit),
    layouts: [],
    droppedLayouts: [],
  };
  return resubmitSourceList(project, file);
}

function fates(project: ProjectFile, unit: string): [string, string][] {
  const sourceListId = listOf(project, unit);
  return listEntries(project.read, { sourceListId }).rows.map(({ name, disposition }) => [name, disposition.kind]);
}

describe('a list handed in again', () => {
  test('keeps the fates of what stayed and was reworded, carries over what is gone, leaves the new pending', () => {
    const { project, down, up } = small();
    const [opensThree = 0, firebreak = 0, fair = 0] = up;
    const adopted = unwrap(
      adoptEntry(project, { entryId: down[0] ?? 0, item: draft('抓好党员发展'), reason: '', ...PEOPLE }),
    );
    unwrap(attachEntry(project, { entryId: opensThree, itemId: adopted.itemId, reason: '' }));
    unwrap(rejectEntry(project, { entryId: firebreak, reasonKind: '属部门职责', reason: '林业部门负责' }));
    unwrap(returnEntry(project, { entryId: fair, reason: '写明次数' }));
    const entries = [
      readEntry('开三会'),
      readEntry('打防火道', { text: '打防火道，每年两次，按月报告。' }),
      readEntry('清理河滩堆料', { text: '走河清堆料。' }),
    ];
    unwrap(again(project, '道河镇', entries));
    expect(fates(project, '道河镇')).toEqual([
      ['开三会', 'attach'],
      ['打防火道', 'reject'],
      ['清理河滩堆料', 'pending'],
      ['看管庙会', 'return'],
    ]);
    const [old, fresh] = listSourceLists(project.read).filter(({ unit }) => unit === '道河镇');
    expect(old?.withdrawn).toBe(true);
    expect(fresh).toMatchObject({ replacesId: old?.id, rows: 6, entries: 4, skipped: 2 });
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('an entry that was sent back to be amended is pending when it comes again, as it was or reworded', () => {
    const { project, up } = small();
    for (const entryId of up.slice(0, 2)) unwrap(returnEntry(project, { entryId, reason: '写明次数' }));
    const entries = [readEntry('开三会'), readEntry('打防火道', { text: '打防火道，每年两次，按月报告。' })];
    unwrap(again(project, '道河镇', entries));
    expect(fates(project, '道河镇').slice(0, 2)).toEqual([
      ['开三会', 'pending'],
      ['打防火道', 'pending'],
    ]);
    expect(listActions(project.read, 0, 1).rows[0]?.summary).toContain('退回补正的 2 条重新待定');
    unwrap(undo(project));
    expect(
      fates(project, '道河镇')
        .slice(0, 2)
        .map(([, fate]) => fate),
    ).toEqual(['return', 'return']);
  });

  test('an addition counted from an entry that is gone still has its origin', () => {
    const { project, down, up } = small();
    const { itemId } = unwrap(
      adoptEntry(project, { entryId: up[0] ?? 0, item: draft('开三会'), reason: '', ...PEOPLE }),
    );
    unwrap(rejectEntry(project, { entryId: down[0] ?? 0, reasonKind: '', reason: '不归乡镇' }));
    unwrap(again(project, '道河镇', [readEntry('外出招商', { text: '跑客商。' })]));
    expect(listEntries(project.read, { itemIds: [itemId] }).rows.map(({ sheet, name }) => [sheet, name])).toEqual([
      ['前次报送', '开三会'],
    ]);
    const rules = new Map(checkProject(project).map((check) => [check.id, check.state]));
    expect(rules.get('6')).toBe('passed');
  });

  test('is undone in one step', () => {
    const { project, up } = small();
    unwrap(rejectEntry(project, { entryId: up[0] ?? 0, reasonKind: '', reason: '不归乡镇' }));
    const before = fates(project, '道河镇');
    unwrap(again(project, '道河镇', [readEntry('开三会'), readEntry('外出招商', { text: '跑客商。' })]));
    expect(fates(project, '道河镇')).not.toEqual(before);
    unwrap(undo(project));
    expect(fates(project, '道河镇')).toEqual(before);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('is refused for another unit, a withdrawn list, and bytes that stand in another list', () => {
    const { project } = small();
    const replaces = listOf(project, '道河镇');
    const file = { ...understoodFile('重报.xlsx', [readEntry('开三会')]), layouts: [], droppedLayouts: [] };
    expect(codeOf(resubmitSourceList(project, { ...file, unit: '绥阳镇', replaces }))).toBe('PREVIEW_GONE');
    importList(project, '绥阳镇', 'up', ['打防火道']);
    unwrap(resubmitSourceList(project, { ...file, unit: '道河镇', replaces }));
    expect(codeOf(resubmitSourceList(project, { ...file, unit: '道河镇', replaces }))).toBe('PREVIEW_GONE');
    importList(project, '道河镇', 'up', ['另一份']);
    const other = { ...understoodFile('道河镇.xlsx', [readEntry('另一份')]), layouts: [], droppedLayouts: [] };
    const now = listOf(project, '道河镇');
    expect(codeOf(resubmitSourceList(project, { ...other, unit: '道河镇', replaces: now }))).toBe('ALREADY_IMPORTED');
  });
});

describe('whatever was decided and whatever comes again', () => {
  const names = ['打防火道', '清河滩', '慰问军属', '外出招商', '收养老保险', '修村道', '植树', '清雪'];
  const submission = fc.subarray(names).map((some) => some.map((name) => readEntry(name, { text: `${name}的事。` })));

  test('no decision is lost, every row is accounted for, and undo leads back', () => {
    let number = 0;
    fc.assert(
      fc.property(
        submission.filter((entries) => entries.length > 0),
        fc.array(fc.constantFrom('reject', 'return', 'adopt', 'pending'), { minLength: 8, maxLength: 8 }),
        fc.array(submission, { minLength: 1, maxLength: 3 }),
        (first, decisions, later) => {
          number += 1;
          const project = newProject(folder.path, undefined, `第${number}个`);
          opened.push(project);
          importList(project, '甲镇', 'up', ['别的事']);
          const ids = importList(project, '道河镇', 'up', first);
          ids.forEach((entryId, index) => {
            const how = decisions[index] ?? 'pending';
            if (how === 'reject') unwrap(rejectEntry(project, { entryId, reasonKind: '', reason: '不归乡镇' }));
            if (how === 'return') unwrap(returnEntry(project, { entryId, reason: '写清楚' }));
            if (how === 'adopt')
              unwrap(adoptEntry(project, { entryId, item: draft(`事项${index}`), reason: '', ...PEOPLE }));
          });
          const known = new Map(fates(project, '道河镇').filter(([, fate]) => fate !== 'pending'));
          const before = fates(project, '道河镇');
          later.forEach((entries, turn) => {
            unwrap(again(project, '道河镇', entries, `第${number}次${turn}.xlsx`));
            const now = new Map(fates(project, '道河镇'));
            // What was sent back and came again is to be decided anew.
            for (const { name } of entries) if (known.get(name) === 'return') known.set(name, 'pending');
            for (const [name, fate] of known) expect(now.get(name)).toBe(fate);
          });
          for (const list of listSourceLists(project.read)) expect(list.rows).toBe(list.entries + list.skipped);
          const rules = new Map(checkProject(project).map((check) => [check.id, check.state]));
          expect(rules.get('3')).toBe('passed');
          expect(rules.get('6')).toBe('passed');
          expect(verifyProject(project.read).ok).toBe(true);
          for (const _ of later) unwrap(undo(project));
          expect(fates(project, '道河镇')).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });
});
