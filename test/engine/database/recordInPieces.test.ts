/** A large import written in pieces: nobody sees half of it, another write or the end of the program never meets it half done. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq, recordInPieces } from '../../../electron/engine/database/log/record';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { findEntryTexts } from '../../../electron/engine/repositories/project/searchRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { importing, importSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { codeOf, newProject, readEntry, temporaryFolder, understoodFile, unwrap } from '../../builders/project';

const ENTRIES = 12_000;
const target = { unit: '市委组织部', direction: 'down' as const };

let folder: ReturnType<typeof temporaryFolder>;
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = newProject(folder.path);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const entries = Array.from({ length: ENTRIES }, (_, index) => readEntry(`走访慰问第${index}户`));

function large(fileName = '大表.xlsx') {
  return importing(project, understoodFile(fileName, entries), target);
}

/** Whether another program could write to the project: tried in a process of its own, as locks are a process's. */
function openToOthers(): boolean {
  const attempt = `const file = new (require('better-sqlite3'))(${JSON.stringify(project.path)}, { timeout: 0 });
    file.exec('BEGIN EXCLUSIVE');`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', attempt], { encoding: 'utf8' });
  if (status !== 0) expect(stderr).toContain('SQLITE_BUSY');
  return status === 0;
}

/** Lets the write come as far as its first piece. */
async function underWay(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('while it is written', () => {
  test('its rows are counted, and no read sees any of them', async () => {
    const counted: number[] = [];
    const seen: unknown[] = [];
    const onPiece = ({ done, total }: { done: number; total: number }): void => {
      counted.push(done);
      expect(total).toBeGreaterThanOrEqual(ENTRIES);
      const { read } = project;
      seen.push([listEntries(read, {}).total, listSourceLists(read).length, findEntryTexts(read, ['走访']).size]);
    };
    const before = lastSeq(project.read);
    expect(unwrap(await recordInPieces(project, large(), { onPiece })).entries).toBe(ENTRIES);
    expect(counted.length).toBeGreaterThan(1);
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
    expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(new Set(['[0,0,0]']));
    expect([lastSeq(project.read), listEntries(project.read, {}).total]).toEqual([before + 1, ENTRIES]);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('it is one step to undo and redo, and its trail is short', async () => {
    unwrap(await recordInPieces(project, large()));
    const bytes = project.read.value<number>(
      'SELECT sum(length(coalesce(before, after))) FROM actionRow WHERE seq = (SELECT max(seq) FROM action)',
    );
    expect(bytes).toBeLessThan(20_000);
    unwrap(undo(project));
    expect(listEntries(project.read, {}).total).toBe(0);
    unwrap(redo(project));
    expect(listEntries(project.read, {}).total).toBe(ENTRIES);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('it is given up without a trace', async () => {
    const before = lastSeq(project.read);
    const controller = new AbortController();
    const writing = recordInPieces(project, large(), { signal: controller.signal });
    await underWay();
    controller.abort();
    expect(codeOf(await writing)).toBe('CANCELLED');
    const rows = project.read.value<number>(
      'SELECT (SELECT count(*) FROM sourceRow) + (SELECT count(*) FROM sourceFile)',
    );
    expect([rows, lastSeq(project.read)]).toEqual([0, before]);
    expect(unwrap(importSourceList(project, understoodFile('大表.xlsx', entries), target)).entries).toBe(ENTRIES);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('another write comes after it', async () => {
    const writing = recordInPieces(project, large());
    await underWay();
    unwrap(addUnits(project, { kind: 'department', names: ['市委统战部'] }));
    expect(listEntries(project.read, {}).total).toBe(ENTRIES);
    expect(unwrap(await writing).entries).toBe(ENTRIES);
    const commands = project.read.all<{ command: string }>('SELECT command FROM action ORDER BY seq DESC LIMIT 2');
    expect(commands.map(({ command }) => command)).toEqual(['addUnits', 'confirmImport']);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('a second large one comes after it', async () => {
    const both = [recordInPieces(project, large('一.xlsx')), recordInPieces(project, large('二.xlsx'))];
    for (const written of await Promise.all(both)) expect(unwrap(written).entries).toBe(ENTRIES);
    expect(listSourceLists(project.read).map(({ fileName }) => fileName)).toEqual(['一.xlsx', '二.xlsx']);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('closing the project takes it back', async () => {
    const before = lastSeq(project.read);
    const { path, session } = project;
    const writing = recordInPieces(project, large());
    await underWay();
    project.close();
    expect(codeOf(await writing)).toBe('CANCELLED');
    project = unwrap(openProjectFile(path, { session, backups: null }));
    expect([lastSeq(project.read), listEntries(project.read, {}).total]).toEqual([before, 0]);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('a refusal in its body leaves nothing', async () => {
    unwrap(await recordInPieces(project, large()));
    expect(codeOf(await recordInPieces(project, large()))).toBe('ALREADY_IMPORTED');
    expect(listSourceLists(project.read)).toHaveLength(1);
  });

  test('the project stays locked for others, after it too, and is let go when it is closed', async () => {
    const during: boolean[] = [];
    const onPiece = ({ done }: { done: number }): void => {
      if (during.length === 0 && done > ENTRIES / 2) during.push(openToOthers());
    };
    unwrap(await recordInPieces(project, large(), { onPiece }));
    expect([...during, openToOthers()]).toEqual([false, false]);
    project.close();
    expect(openToOthers()).toBe(true);
  });

  test('a full disk is a failure, and the project works on', async () => {
    const pages = Number(project.database.pragma('page_count', { simple: true }));
    project.database.pragma(`max_page_count = ${pages + 200}`);
    expect(codeOf(await recordInPieces(project, large()))).toBe('DISK_FULL');
    expect(verifyProject(project.read).ok).toBe(true);
    project.database.pragma('max_page_count = 1000000');
    expect(unwrap(await recordInPieces(project, large())).entries).toBe(ENTRIES);
  });
});
