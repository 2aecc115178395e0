/** Anchors give away what the chain alone cannot: a cut tail, and a trail that was hashed anew from end to end. */
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openProjectFile, openReadOnlyCopy } from '../../../electron/engine/database/file/open';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { verifyAgainst, type Witness } from '../../../electron/engine/database/log/verify';
import { lastSnapshotHead, printedAnchor } from '../../../electron/engine/repositories/rounds/snapshotRepository';
import { saveAnchor } from '../../../electron/engine/safekeeping/transfer';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import type { Result } from '../../../shared/result';
import type { Verification } from '../../../shared/views';
import { codeOf, newProject, PEOPLE, smallProject, temporaryFolder, testOptions, unwrap } from '../../builders/project';
import { rehash, tamper } from './tampering';

let folder: { path: string; remove(): void };
let original: string;
let path: string;
let anchorPath: string;
let keyPath: string;
let anchorSeq: number;
let printed: string;

beforeAll(async () => {
  folder = temporaryFolder();
  anchorPath = join(folder.path, '东宁市.anchor');
  keyPath = join(folder.path, 'key', 'anchor-key.pem');
  const { project, down } = smallProject(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
  unwrap(sealRound(project));
  printed = printedAnchor(project.read, lastSnapshotHead(project.read)?.id ?? 0);
  unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
  anchorSeq = unwrap(await saveAnchor(project, keyPath, anchorPath)).seq;
  for (const rule of ['basisMissing', 'basisDates'] as const) {
    unwrap(addWaiver(project, { rule, itemId: null, reason: '待补', decider: '领导小组' }));
  }
  project.close();
  original = project.path;
});
afterAll(() => folder.remove());

let copies = 0;
beforeEach(() => {
  copies += 1;
  path = join(folder.path, `副本${copies}.shuangshu`);
  copyFileSync(original, path);
});

function verify(witness: Witness): Result<Verification> {
  const copy = unwrap(openReadOnlyCopy(path, testOptions()));
  try {
    return verifyAgainst(copy.read, witness);
  } finally {
    copy.close();
  }
}

/** Takes the newest actions away, as if they had never been; the tables are of no interest here. */
function cut(database: Database.Database, from: number): void {
  database.exec(`DELETE FROM actionRow WHERE seq >= ${from}; DELETE FROM action WHERE seq >= ${from}`);
}

/** Changes one action and hashes it and all after it anew, as somebody who knows the program would. */
function rewrite(database: Database.Database, from: number): void {
  const last = Number(database.prepare('SELECT max(seq) FROM action').pluck().get());
  database.prepare(`UPDATE action SET operator = '别人' WHERE seq = ?`).run(from);
  for (let seq = from; seq <= last; seq += 1) {
    const before =
      database
        .prepare('SELECT hash FROM action WHERE seq = ?')
        .pluck()
        .get(seq - 1) ?? '';
    database.prepare('UPDATE action SET previousHash = ? WHERE seq = ?').run(before, seq);
    rehash(database, seq);
  }
}

test('a trail that went on from its anchor holds, against the file and against the printed words', () => {
  expect(unwrap(verify({ anchorPath }))).toMatchObject({ ok: true, anchor: { ok: true, seq: anchorSeq, detail: '' } });
  expect(unwrap(verify({ printed }))).toMatchObject({ ok: true, anchor: { ok: true, at: null, key: null } });
  expect(unwrap(verify({}))).not.toHaveProperty('anchor');
});

describe('an anchor older than the deed names it', () => {
  test('every cut of the tail that reaches it', () => {
    for (let from = 2; from <= anchorSeq; from += 1) {
      copyFileSync(original, path);
      tamper(path, (database) => cut(database, from));
      expect([from, unwrap(verify({})).chain.ok]).toEqual([from, true]);
      const found = unwrap(verify({ anchorPath }));
      expect([from, found.ok, found.anchor?.detail]).toEqual([
        from,
        false,
        `存照时已有第 ${anchorSeq} 条操作记录，现在只到第 ${from - 1} 条，后面的被截去了`,
      ]);
    }
  });

  test('every trail hashed anew from an action before it, which the chain alone does not see', () => {
    const seal = Number(printed.split('-')[0]);
    for (let from = 1; from <= anchorSeq; from += 1) {
      copyFileSync(original, path);
      tamper(path, (database) => rewrite(database, from));
      expect([from, unwrap(verify({})).ok]).toEqual([from, true]);
      expect([from, unwrap(verify({ anchorPath })).anchor?.ok]).toEqual([from, false]);
      expect([from, unwrap(verify({ printed })).anchor?.ok]).toEqual([from, from > seal]);
    }
  });
});

test('what happened after the anchor is not its business', () => {
  tamper(path, (database) => rewrite(database, anchorSeq + 1));
  expect(unwrap(verify({ anchorPath })).ok).toBe(true);
});

test('the anchor of another project is told by its name', () => {
  const other = newProject(folder.path, testOptions(), '安澜县');
  const found = unwrap(verifyAgainst(other.read, { anchorPath }));
  other.close();
  expect(found).toMatchObject({ ok: false, anchor: { ok: false, detail: '存照属于另一个项目“东宁市”' } });
});

test('every changed byte of the file is refused or changes nothing that it says', () => {
  const bytes = readFileSync(anchorPath);
  const copy = join(folder.path, 'changed.anchor');
  let refused = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    writeFileSync(copy, changed);
    const found = verify({ anchorPath: copy });
    if (found.ok) expect(found.value.anchor).toMatchObject({ ok: true, seq: anchorSeq });
    else {
      expect(found.code).toBe('ANCHOR_BROKEN');
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(bytes.length * 0.95);
});

test('a word that is no printed anchor and a file that is not there are refused', () => {
  expect(codeOf(verify({ printed: '12-abc' }))).toBe('PRINTED_UNREADABLE');
  expect(codeOf(verify({ anchorPath: join(folder.path, 'nowhere.anchor') }))).toBe('FILE_MISSING');
});

test('the printed words may be typed in groups and capitals', () => {
  const typed = printed.toUpperCase().replace(/(.{4})/g, '$1 ');
  expect(unwrap(verify({ printed: typed })).anchor?.ok).toBe(true);
});

test('the key is made once, for its user alone, and the anchor is on record', async () => {
  const before = readFileSync(keyPath, 'utf8');
  expect(statSync(keyPath).mode & 0o777).toBe(0o600);
  const project = unwrap(openProjectFile(path, testOptions()));
  const seq = lastSeq(project.read);
  const saved = unwrap(await saveAnchor(project, keyPath, join(folder.path, '二.anchor')));
  // It says where the trail stood; that it was made is the action after.
  expect([saved.seq, lastSeq(project.read)]).toEqual([seq, seq + 1]);
  expect(project.read.value('SELECT command FROM action ORDER BY seq DESC LIMIT 1')).toBe('saveAnchor');
  expect(codeOf(await saveAnchor(project, keyPath, join(folder.path, '二.anchor')))).toBe('PROJECT_EXISTS');
  project.close();
  expect(readFileSync(keyPath, 'utf8')).toBe(before);
  expect(readdirSync(folder.path).filter((name) => name.startsWith('.writing'))).toEqual([]);
});

test('one that could not be written is on no record', async () => {
  const project = unwrap(openProjectFile(path, testOptions()));
  const seq = lastSeq(project.read);
  writeFileSync(join(folder.path, '文件'), '');
  const refused = await saveAnchor(project, keyPath, join(folder.path, '文件', '四.anchor'));
  expect([codeOf(refused), lastSeq(project.read)]).toEqual(['NO_FOLDER', seq]);
  project.close();
});

test('a key file that holds no key is not replaced', async () => {
  const broken = join(folder.path, 'broken.pem');
  writeFileSync(broken, 'no key');
  const project = unwrap(openProjectFile(path, testOptions()));
  expect(codeOf(await saveAnchor(project, broken, join(folder.path, '三.anchor')))).toBe('ANCHOR_KEY_BROKEN');
  project.close();
  expect(readFileSync(broken, 'utf8')).toBe('no key');
});
