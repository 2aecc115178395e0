/** The thorough look finds what was changed behind the program's back, and names it. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { redo, undo } from '../../../electron/engine/database/log/undo';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { splitEntry } from '../../../electron/engine/services/merge/splitEntry';
import { addItem, amendItem, moveItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import {
  codeOf,
  draft,
  intoItems,
  PEOPLE,
  smallProject,
  temporaryFolder,
  testOptions,
  unwrap,
} from '../../builders/project';
import { duplicate, rehash, tamper, verifyFile } from './tampering';

let folder: { path: string; remove(): void };
let original: string;
let path: string;
let actions: number;

/** A file with every kind of action in it. */
beforeAll(() => {
  folder = temporaryFolder();
  const { project, down, up } = smallProject(folder.path);
  const [a, b, c] = up;
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  unwrap(attachEntry(project, { entryId: a ?? 0, itemId: 2, reason: '' }));
  unwrap(splitEntry(project, { entryId: b ?? 0, ...intoItems(1, 3) }));
  unwrap(rejectEntry(project, { entryId: c ?? 0, reasonKind: '', reason: '不符合乡镇实际' }));
  unwrap(undo(project));
  unwrap(redo(project));
  unwrap(sealRound(project));
  unwrap(reopenRound(project, { reason: '漏了一项' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  unwrap(addItem(project, { item: draft('维护“平安”网格；100%'), reason: '新法规', ...PEOPLE }));
  unwrap(
    subtractItems(project, { itemIds: [1], reasonKind: '内容重复合并', targetItemId: 2, reason: '重复', ...PEOPLE }),
  );
  unwrap(moveItem(project, { itemId: 4, category: '社会治理', reason: '归类', ...PEOPLE }));
  unwrap(
    amendItem(project, {
      itemId: 2,
      name: '落实“三会一课”',
      text: '两行\n文字 \\ 😀 𠮷',
      townshipRole: 'main',
      bases: [],
      remark: '',
      reason: '规范',
      ...PEOPLE,
    }),
  );
  const townships = listUnits(project.read, 'township').map(({ id }) => id);
  unwrap(
    setApplicability(project, { itemId: 4, scope: 'particular', townshipIds: townships.slice(0, 2), reason: '沿边' }),
  );
  unwrap(addWaiver(project, { rule: 'basisMissing', itemId: null, reason: '待补', decider: '领导小组' }));
  unwrap(record());
  actions = lastSeq(project.read);
  project.close();
  original = project.path;

  function record() {
    return subtractItems(project, {
      itemIds: [3],
      reasonKind: '其他',
      targetItemId: null,
      reason: '不再需要',
      ...PEOPLE,
    });
  }
});
afterAll(() => folder.remove());

let copies = 0;
beforeEach(() => {
  copies += 1;
  path = join(folder.path, `副本${copies}.shuangshu`);
  copyFileSync(original, path);
});

test('an untouched file passes on every count, also after being opened and closed', () => {
  unwrap(openProjectFile(path, testOptions())).close();
  expect(verifyFile(path)).toMatchObject({
    ok: true,
    integrity: { ok: true, detail: '' },
    chain: { ok: true, actions, firstBad: null },
    replay: { ok: true },
    snapshots: { ok: true, count: 2 },
    files: { ok: true, count: 2 },
  });
});

describe('the log', () => {
  const cases: [
    what: string,
    firstBad: (k: number) => number,
    work: (database: Database.Database, k: number) => void,
  ][] = [
    [
      'changed action',
      (k) => k,
      (database, k) => database.prepare(`UPDATE action SET operator = '别人' WHERE seq = ?`).run(k),
    ],
    [
      'changed time',
      (k) => k,
      (database, k) => database.prepare(`UPDATE action SET at = '2020-01-01' WHERE seq = ?`).run(k),
    ],
    [
      'changed effect',
      (k) => k,
      (database, k) =>
        database
          .prepare(
            `UPDATE action SET effect = CASE effect WHEN 'neutral' THEN 'barrier' ELSE 'neutral' END WHERE seq = ?`,
          )
          .run(k),
    ],
    [
      'changed image',
      (k) => k,
      (database, k) =>
        database.prepare(`UPDATE actionRow SET after = replace(coalesce(after, ''), '}', ' }') WHERE seq = ?`).run(k),
    ],
    ['removed image', (k) => k, (database, k) => database.prepare('DELETE FROM actionRow WHERE seq = ?').run(k)],
    [
      'removed action',
      (k) => k,
      (database, k) => database.exec(`DELETE FROM action WHERE seq = ${k}; DELETE FROM actionRow WHERE seq = ${k}`),
    ],
    [
      'changed action with a hash that fits, given away by the next one',
      (k) => k + 1,
      (database, k) => {
        database.prepare(`UPDATE action SET operator = '别人' WHERE seq = ?`).run(k);
        rehash(database, k);
      },
    ],
    [
      'swapped pair',
      (k) => k,
      (database, k) => {
        for (const table of ['action', 'actionRow']) {
          database.exec(
            `UPDATE ${table} SET seq = -1 WHERE seq = ${k}; UPDATE ${table} SET seq = ${k} WHERE seq = ${k + 1}; UPDATE ${table} SET seq = ${k + 1} WHERE seq = -1;`,
          );
        }
      },
    ],
  ];

  test.each(cases)('names the first bad action: %s', (_what, firstBad, work) => {
    // Early, in the middle and late; the newest is looked at when the file is opened already.
    for (const k of [2, Math.floor(actions / 2), actions - 2]) {
      copyFileSync(original, path);
      const touched = valueFrom(path, `SELECT count(*) FROM actionRow WHERE seq = ${k}`);
      expect(touched).toBeGreaterThan(0);
      tamper(path, (database) => work(database, k));
      expect([k, verifyFile(path)]).toMatchObject([
        k,
        { ok: false, chain: { ok: false, firstBad: firstBad(k), actions: firstBad(k) - 1 } },
      ]);
    }
  });

  function valueFrom(file: string, sql: string): number {
    let value = 0;
    tamper(file, (database) => {
      value = Number(database.prepare(sql).pluck().get());
    });
    return value;
  }

  test('an action put in at the end with a made-up hash is named', () => {
    tamper(path, (database) => {
      database.exec(
        `INSERT INTO action SELECT seq + 1, at, operator, computer, command, summary, kind, target, effect, input, rowsHash, hash, 'x' FROM action ORDER BY seq DESC LIMIT 1`,
      );
      database.exec(`UPDATE action SET hash = 'made up' WHERE seq = ${actions + 1}`);
    });
    // Such a file is not even opened: its newest action does not hold.
    expect(codeOf(openProjectFile(path, testOptions()))).toBe('PROJECT_DAMAGED');
  });

  test('the last action cut off is seen by the rows it leaves changed', () => {
    tamper(path, (database) =>
      database.exec(`DELETE FROM action WHERE seq = ${actions}; DELETE FROM actionRow WHERE seq = ${actions}`),
    );
    const found = verifyFile(path);
    expect([found.ok, found.chain.ok, found.replay.ok]).toEqual([false, true, false]);
  });

  test('rows of an action that is gone are named by its number', () => {
    tamper(path, (database) => database.exec(`DELETE FROM action WHERE seq = ${actions}`));
    expect(verifyFile(path)).toMatchObject({ ok: false, chain: { ok: false, firstBad: actions } });
  });

  test('every hash made anew with a changed image is still caught, by the rows the image does not fit', () => {
    tamper(path, (database) => {
      database.exec(
        `UPDATE actionRow SET after = replace(after, '抓好党员发展', '抓好团员发展') WHERE tableName = 'itemVersion'`,
      );
      for (let seq = 1; seq <= actions; seq += 1) {
        database
          .prepare(
            `UPDATE action SET previousHash = coalesce((SELECT hash FROM action WHERE seq = ?), '') WHERE seq = ?`,
          )
          .run(seq - 1, seq);
        rehash(database, seq);
      }
    });
    const found = verifyFile(path);
    expect([found.chain.ok, found.replay]).toEqual([
      true,
      { ok: false, rows: expect.any(Number), detail: '表 itemVersion 第 1 行与操作记录不符' },
    ]);
  });
});

describe('rows', () => {
  const cases: [what: string, edit: string | ((database: Database.Database) => void), detail: string][] = [
    ['itemVersion', `UPDATE itemVersion SET text = '改过' WHERE id = 2`, '表 itemVersion 第 2 行与操作记录不符'],
    ['item', 'UPDATE item SET live = 1 WHERE id = 3', '表 item 第 3 行与操作记录不符'],
    ['project', `UPDATE project SET name = '别处'`, '表 project 第 1 行与操作记录不符'],
    ['round', `UPDATE round SET reopenings = '[]' WHERE id = 1`, '表 round 第 1 行与操作记录不符'],
    ['change put in', (database) => duplicate(database, 'change', 1, 99), '表 change 第 99 行与操作记录不符'],
    ['waiver taken out', 'DELETE FROM waiver', '表 waiver 比操作记录少 1 行'],
    ['sourceList', `UPDATE sourceList SET fileName = 'x.xlsx' WHERE id = 2`, '表 sourceList 第 2 行与操作记录不符'],
    ['entry', `UPDATE sourceEntry SET name = 'x' WHERE id = 6`, '表 sourceEntry 第 5 至 7 行与操作记录不符'],
    ['entry put in', (database) => duplicate(database, 'sourceEntry', 1, 99), '表 sourceEntry 有操作记录之外的行'],
    ['row taken out', 'DELETE FROM sourceRow WHERE id = 2', '表 sourceRow 第 1 至 6 行与操作记录不符'],
  ];

  test.each(cases)('a hand-edited one is named: %s', (_what, edit, detail) => {
    tamper(path, (database) => (typeof edit === 'string' ? void database.exec(edit) : edit(database)));
    expect(verifyFile(path)).toMatchObject({ ok: false, chain: { ok: true }, replay: { ok: false, detail } });
  });
});

describe('contents', () => {
  test('a changed snapshot is found, and one that no longer unpacks', () => {
    tamper(path, (database) =>
      database.prepare('UPDATE snapshot SET content = ? WHERE id = 1').run(deflateRawSync('[]')),
    );
    expect(verifyFile(path)).toMatchObject({ ok: false, snapshots: { ok: false, detail: '第1轮的快照与校验值不符' } });
    tamper(path, (database) =>
      database.prepare('UPDATE snapshot SET content = ? WHERE id = 1').run(Buffer.from('rubbish')),
    );
    expect(verifyFile(path)).toMatchObject({ ok: false, snapshots: { ok: false } });
  });

  test('changed bytes of an imported file are found', () => {
    tamper(path, (database) => database.prepare('UPDATE sourceFile SET bytes = ? WHERE id = 2').run(Buffer.from('x')));
    expect(verifyFile(path)).toMatchObject({
      ok: false,
      replay: { ok: true },
      files: { ok: false, detail: '一份报送原件与校验值不符' },
    });
  });

  test('a reference into nothing is named by its table', () => {
    tamper(path, (database) => database.exec('UPDATE disposition SET itemId = 999 WHERE id = 1'));
    expect(verifyFile(path).integrity).toMatchObject({ ok: false, detail: expect.stringContaining('disposition') });
  });
});
