/** The write funnel: all or nothing, one action each, append-only, chained, canonical; and a full disk. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { canonicalJson, sha256 } from '../../../electron/engine/database/log/canonicalJson';
import { hashOfAction, type LoggedAction, lastSeq, record } from '../../../electron/engine/database/log/record';
import { TABLES, tablesOf } from '../../../electron/engine/database/log/tables';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { importSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import { fail, ok } from '../../../shared/result';
import {
  codeOf,
  readEntry,
  smallProject,
  temporaryFolder,
  testOptions,
  understoodFile,
  unwrap,
} from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
let up: readonly number[];
beforeEach(() => {
  folder = temporaryFolder();
  ({ project, up } = smallProject(folder.path));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const command = { name: 'addUnits', input: {}, effect: 'undoable' } as const;
const insertTownship = `INSERT INTO unit (name, kind, position, profile) VALUES ('绥芬河镇', 'township', 9, '{}')`;
const names = () => listUnits(project.read).map(({ name }) => name);

describe('a command', () => {
  test('that answers a failure leaves neither rows nor an action', () => {
    const before = { seq: lastSeq(project.read), names: names() };
    const result = record(project, command, (write) => {
      write.run(insertTownship);
      return fail('UNIT_EXISTS');
    });
    expect([codeOf(result), lastSeq(project.read), names()]).toEqual(['UNIT_EXISTS', before.seq, before.names]);
  });

  test('that throws leaves neither rows nor an action, and the next one works', () => {
    const before = { seq: lastSeq(project.read), names: names() };
    const boom = () =>
      record(project, command, (write) => {
        write.run(insertTownship);
        throw new Error('boom');
      });
    expect(boom).toThrow('boom');
    expect([lastSeq(project.read), names()]).toEqual([before.seq, before.names]);
    unwrap(addUnits(project, { kind: 'township', names: ['绥芬河镇'] }));
    expect(lastSeq(project.read)).toBe(before.seq + 1);
    expect(verifyProject(project.read).ok).toBe(true);
  });

  test('is told about only after it is in the file', () => {
    folder.remove();
    folder = temporaryFolder();
    const told: [number, number][] = [];
    let reader: ProjectFile | undefined;
    const onCommit = (seq: number) => told.push([seq, reader ? lastSeq(reader.read) : seq]);
    const bench = smallProject(folder.path, testOptions({ onCommit }));
    reader = bench.project;
    unwrap(addUnits(reader, { kind: 'township', names: ['绥芬河镇'] }));
    expect(record(reader, command, () => fail('UNIT_EXISTS')).ok).toBe(false);
    expect(told).toEqual(Array.from({ length: lastSeq(reader.read) }, (_, index) => [index + 1, index + 1]));
    bench.project.close();
  });

  test('that changes nothing is still on record', () => {
    const seq = lastSeq(project.read);
    unwrap(record(project, { ...command, effect: 'neutral' }, () => ok({ value: null, summary: '看过' })));
    expect(project.read.get('SELECT seq, summary, effect FROM action WHERE seq = ?', [seq + 1])).toEqual({
      seq: seq + 1,
      summary: '看过',
      effect: 'neutral',
    });
  });

  test('is stamped with operator, computer, time and its own kind', () => {
    unwrap(addUnits(project, { kind: 'township', names: ['绥芬河镇'] }));
    expect(
      project.read.get('SELECT operator, computer, at, command, kind, target FROM action ORDER BY seq DESC LIMIT 1'),
    ).toEqual({
      operator: '王建国',
      computer: '编办-03',
      at: expect.stringMatching(/^2025-06-02T/),
      command: 'addUnits',
      kind: 'do',
      target: null,
    });
  });
});

describe('outside a command', () => {
  test.each(tablesOf('recorded', 'kept', 'grown'))('writing %s is refused', (table) => {
    const columns = project.read.all<{ name: string; type: string }>(
      `SELECT name, type FROM pragma_table_info('${table}') WHERE name <> 'id'`,
    );
    const before = project.read.value(`SELECT count(*) FROM "${table}"`);
    const insert = () => {
      project.database.pragma('foreign_keys = OFF');
      const list = columns.map(({ name }) => `"${name}"`).join(', ');
      const values = columns
        .map(({ type }) => (type === 'INTEGER' ? '1' : type === 'BLOB' ? "x'00'" : "'[]'"))
        .join(', ');
      project.write.run(`INSERT OR IGNORE INTO main."${table}" (${list}) VALUES (${values})`);
    };
    // A CHECK or UNIQUE constraint may speak first for a made-up row; either way nothing gets in.
    try {
      insert();
    } catch (error) {
      expect(String(error)).toMatch(/a write outside record\(\)|constraint failed/);
    }
    expect(project.read.value(`SELECT count(*) FROM "${table}"`)).toBe(before);
  });

  test('changing and removing a row of a recorded table is refused', () => {
    expect(() => project.write.run(`UPDATE unit SET name = 'x' WHERE id = 1`)).toThrow('a write outside record()');
    expect(() => project.write.run('DELETE FROM unit WHERE id = 3')).toThrow('a write outside record()');
    expect(() => project.write.run(insertTownship)).toThrow('a write outside record()');
    expect(() => project.write.run(`INSERT INTO sourceFile (sha256, size, bytes) VALUES ('x', 0, x'')`)).toThrow(
      'a write outside record()',
    );
  });

  test('stays refused after a command failed in the middle', () => {
    expect(() =>
      record(project, command, () => {
        throw new Error('boom');
      }),
    ).toThrow('boom');
    expect(() => project.write.run(insertTownship)).toThrow('a write outside record()');
  });
});

describe('what only grows', () => {
  test.each(['sourceFile', 'sourceRow', 'sourceEntry', 'snapshot'])(
    '%s refuses change and removal even inside a command',
    (table) => {
      for (const entryId of project.read.all<{ id: number }>('SELECT id FROM sourceEntry')) {
        unwrap(rejectEntry(project, { entryId: entryId.id, reasonKind: '', reason: '测试' }));
      }
      unwrap(sealRound(project));
      const count = project.read.value<number>(`SELECT count(*) FROM "${table}"`) ?? 0;
      expect(count).toBeGreaterThan(0);
      const change = (sql: string) => () =>
        record(project, command, (write) => ok({ value: write.run(sql).changes, summary: '' }));
      expect(change(`UPDATE "${table}" SET id = id + 1000`)).toThrow(`${table} is fixed`);
      expect(change(`DELETE FROM "${table}"`)).toThrow(`${table} is kept`);
      expect(project.read.value(`SELECT count(*) FROM "${table}"`)).toBe(count);
    },
  );

  test('a source list is never removed, even inside a command', () => {
    const remove = () =>
      record(project, command, (write) => ok({ value: write.run('DELETE FROM sourceList').changes, summary: '' }));
    expect(remove).toThrow('sourceList is kept');
  });

  test.each(['action', 'actionRow'])('%s refuses change and removal', (table) => {
    expect(() => project.write.run(`UPDATE "${table}" SET seq = seq + 1`)).toThrow('actions are fixed');
    expect(() => project.write.run(`DELETE FROM "${table}"`)).toThrow('actions are kept');
  });

  test('every table of the file has its treatment in the log', () => {
    const tables = project.read
      .all<{ name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .map(({ name }) => name);
    expect(tables).toEqual([...Object.keys(TABLES), 'action', 'actionRow'].sort((a, b) => (a < b ? -1 : 1)));
  });
});

describe('the chain', () => {
  test('covers every action with the hash of the one before', () => {
    const actions = project.read.all<LoggedAction & { hash: string }>('SELECT * FROM action ORDER BY seq');
    expect(actions.length).toBeGreaterThan(4);
    expect(actions.map(({ seq }) => seq)).toEqual(actions.map((_, index) => index + 1));
    expect(actions.map(({ previousHash }) => previousHash)).toEqual(
      ['', ...actions.map(({ hash }) => hash)].slice(0, -1),
    );
    expect(actions.map(hashOfAction)).toEqual(actions.map(({ hash }) => hash));
  });

  test('keeps its input with sorted keys', () => {
    const input = { zeta: 1, alpha: { b: [3, { y: 1, x: 2 }], a: null } };
    unwrap(record(project, { ...command, input }, () => ok({ value: null, summary: '' })));
    expect(project.read.value('SELECT input FROM action ORDER BY seq DESC LIMIT 1')).toBe(
      '{"alpha":{"a":null,"b":[3,{"x":2,"y":1}]},"zeta":1}',
    );
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('holds before and after of each touched row, and growing tables as one range', () => {
    const seq = lastSeq(project.read);
    const rows = project.read.all<{ tableName: string; op: string }>(
      'SELECT tableName, op FROM actionRow WHERE seq = ? ORDER BY ordinal',
      [seq],
    );
    expect(rows).toEqual([
      { tableName: 'sourceList', op: 'insert' },
      { tableName: 'sourceFile', op: 'range' },
      { tableName: 'sourceRow', op: 'range' },
      { tableName: 'sourceEntry', op: 'range' },
    ]);
    unwrap(rejectEntry(project, { entryId: up[0] ?? 0, reasonKind: '', reason: '不符合乡镇实际' }));
    const [row] = project.read.all<{ before: string | null; after: string }>(
      'SELECT before, after FROM actionRow WHERE seq = ?',
      [seq + 1],
    );
    expect(row?.before).toBeNull();
    expect(JSON.parse(row?.after ?? '')).toMatchObject({ entryId: up[0], kind: 'reject', reason: '不符合乡镇实际' });
  });
});

describe('a full disk', () => {
  test('is a failure; nothing is half done; the project works on when there is room again', () => {
    const pages = Number(project.database.pragma('page_count', { simple: true }));
    const before = lastSeq(project.read);
    project.database.pragma(`max_page_count = ${pages + 2}`);
    const big = understoodFile(
      '市农业农村局.xlsx',
      Array.from({ length: 400 }, (_, index) => readEntry(`巡查${index}`)),
    );
    const target = { unit: '市农业农村局', direction: 'down' } as const;
    expect(codeOf(importSourceList(project, big, target))).toBe('DISK_FULL');
    expect(codeOf(importSourceList(project, big, target))).toBe('DISK_FULL');
    expect([lastSeq(project.read), project.read.value('SELECT count(*) FROM sourceList')]).toEqual([before, 2]);
    expect(() => project.write.run(insertTownship)).toThrow('a write outside record()');
    project.database.pragma('max_page_count = 1000000');
    expect(unwrap(importSourceList(project, big, target)).entries).toBe(400);
    expect(verifyProject(project.read)).toMatchObject({ ok: true, chain: { actions: before + 1 } });
  });
});
