/** 归档包: everything in one folder, checked by sha256sum alone, all or nothing. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openReadOnlyCopy } from '../../electron/engine/database/file/open';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { stateAnchor } from '../../electron/engine/database/log/anchor';
import { sha256 } from '../../electron/engine/database/log/canonicalJson';
import { lastSeq } from '../../electron/engine/database/log/record';
import { verifyProject } from '../../electron/engine/database/log/verify';
import { archiveProject } from '../../electron/engine/safekeeping/archive';
import { withdrawEdition } from '../../electron/engine/services/editions/issueEdition';
import { importSourceList } from '../../electron/engine/services/sources/importSourceList';
import { addUnits } from '../../electron/engine/services/units/manageUnits';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { archivePage } from '../../shared/logic/editions/archiveIndex';
import { issueSecond } from '../builders/editions';
import { issuedAnlanInTest } from '../builders/issuedAnlan';
import { codeOf, newProject, readEntry, testOptions, understoodFile, unwrap } from '../builders/project';

let folder: string;
let project: ProjectFile;
beforeEach(() => {
  ({ project, folder } = issuedAnlanInTest());
});

const sums = (place: string) => spawnSync('sha256sum', ['-c', '校验码.sha256'], { cwd: place, encoding: 'utf8' });

test('holds project, originals, lists of every edition, notices, ledger, minutes and log, and sha256sum -c finds all in order', async () => {
  issueSecond(project);
  const made = unwrap(await archiveProject(project, inlineTasks(), { folder: join(folder, '档案') }));
  expect(basename(made.path)).toMatch(/^安澜县_归档包_第2版_\d{8}$/);
  expect(readdirSync(made.path).sort()).toEqual(
    [
      '会议纪要.txt',
      '原件',
      '变更通知',
      '台账',
      '操作记录.csv',
      '核对.txt',
      '校验码.sha256',
      '清单',
      '索引.html',
      '项目文件',
    ].sort(),
  );
  expect(readdirSync(join(made.path, '清单')).sort()).toEqual(['第1版安办发〔2025〕12号', '第2版安办发〔2026〕3号']);
  expect(readdirSync(join(made.path, '原件', '报送原件'))).toHaveLength(3);
  const checked = sums(made.path);
  expect([checked.status, checked.stdout.trim().split('\n').length]).toEqual([0, made.files]);
  expect(made.sha256).toBe(sha256(readFileSync(join(made.path, '校验码.sha256'))));

  // The copy opens, and its trail stands where the index says.
  const copy = unwrap(openReadOnlyCopy(join(made.path, '项目文件', '安澜县.shuangshu'), testOptions()));
  const verified = verifyProject(copy.read);
  expect(verified.ok).toBe(true);
  expect(readFileSync(join(made.path, '索引.html'), 'utf8')).toContain(verified.chain.head);
  copy.close();

  // A file that was touched is found.
  appendFileSync(join(made.path, '核对.txt'), '改了一处');
  expect(sums(made.path).status).not.toBe(0);
});

test('what was withdrawn lies apart from what was issued', async () => {
  issueSecond(project);
  unwrap(withdrawEdition(project, { editionId: 2, reason: '有一项写错', decider: '县委编办' }));
  const made = unwrap(await archiveProject(project, inlineTasks(), { folder: join(folder, '档案') }));
  expect(readdirSync(join(made.path, '清单'))).toEqual(['第1版安办发〔2025〕12号']);
  expect(readdirSync(join(made.path, '作废'))).toEqual(['第2版安办发〔2026〕3号']);
  const withdrawn = readdirSync(join(made.path, '作废', '第2版安办发〔2026〕3号'));
  expect(withdrawn.filter((name) => name.includes('作废通知'))).not.toEqual([]);
  expect(withdrawn.filter((name) => !name.includes('作废通知'))).not.toEqual([]);
  expect(readFileSync(join(made.path, '索引.html'), 'utf8')).toContain(
    '<td>作废</td><td>已作废的版和作废通知，留底备查，不施行</td>',
  );
  expect(sums(made.path).status).toBe(0);
});

test('originals lie there byte for byte, and the log tells of the package', async () => {
  const made = unwrap(await archiveProject(project, inlineTasks(), { folder: folder }));
  const place = join(made.path, '原件', '报送原件');
  for (const name of readdirSync(place)) {
    const bytes = readFileSync(join(place, name));
    expect(project.read.value('SELECT count(*) FROM sourceFile WHERE sha256 = ?', [sha256(bytes)])).toBe(1);
  }
  expect(project.read.value('SELECT summary FROM action ORDER BY seq DESC LIMIT 1')).toContain(
    '归档包“安澜县_归档包_第1版',
  );
  const again = unwrap(await archiveProject(project, inlineTasks(), { folder: folder }));
  expect(again.path).toBe(`${made.path}(2)`);
});

test('files of one long name are numbered, and the log stands there with its hashes', async () => {
  const name = '关于乡镇履行职责事项清单的意见'.repeat(5);
  for (const text of ['甲', '乙']) {
    const { bytes, table } = understoodFile('一.xlsx', [readEntry(text)]);
    const file = { fileName: `${name}.xlsx`, format: 'xlsx', bytes, table, unit: null, direction: 'down' } as const;
    unwrap(importSourceList(project, file, { unit: '县公安局', direction: 'down' }));
  }
  const made = unwrap(await archiveProject(project, inlineTasks(), { folder: folder }));
  const names = readdirSync(join(made.path, '原件', '报送原件')).filter((one) => one.includes('县公安局'));
  expect(names.filter((one) => one.endsWith('(2).xlsx'))).toHaveLength(1);
  const log = readFileSync(join(made.path, '操作记录.csv'), 'utf8');
  const hash = project.read.value<string>('SELECT hash FROM action WHERE seq = 1') ?? 'none';
  expect(log).toContain(`"${hash}"`);
}, 60_000);

test('a run that is cancelled, or has nothing sealed to archive, leaves nothing behind', async () => {
  const place = join(folder, '档案');
  const stopping = new AbortController();
  const request = {
    folder: place,
    signal: stopping.signal,
    onProgress: (done: number) => done === 1 && stopping.abort(),
  };
  const before = lastSeq(project.read);
  expect(codeOf(await archiveProject(project, inlineTasks(), request))).toBe('CANCELLED');
  expect(lastSeq(project.read)).toBe(before);
  expect(existsSync(place) ? readdirSync(place) : []).toEqual([]);
  const empty = newProject(folder);
  expect(codeOf(await archiveProject(empty, inlineTasks(), { folder: place }))).toBe('NO_SEALED_ROUND');
  expect(readdirSync(place)).toEqual([]);
  empty.close();
});

test('is of one state, whatever is written meanwhile, and one line of the log', async () => {
  const before = stateAnchor(project.read, project.session.now());
  const onProgress = (done: number) => {
    if (done === 1) unwrap(addUnits(project, { kind: 'township', names: ['新设镇'] }));
  };
  const made = unwrap(await archiveProject(project, inlineTasks(), { folder: folder, onProgress }));
  const copy = unwrap(openReadOnlyCopy(join(made.path, '项目文件', '安澜县.shuangshu'), testOptions()));
  expect(stateAnchor(copy.read, project.session.now())).toMatchObject({ seq: before?.seq, head: before?.head });
  copy.close();
  const read = (name: string) => readFileSync(join(made.path, name), 'utf8');
  expect(read('索引.html')).toContain(before?.head);
  expect(read('操作记录.csv')).not.toContain('新设镇');
  const since = project.read.all<{ command: string }>('SELECT command FROM action WHERE seq > ?', [before?.seq ?? 0]);
  expect(since.map(({ command }) => command)).toEqual(['addUnits', 'archiveProject']);
});

test('the index is a page without scripts, and no text in it becomes markup', () => {
  const page = archivePage({
    place: '<b>安澜县</b>',
    office: '县委编办',
    on: '2026-01-20',
    editions: [],
    files: [{ path: '清单/a&b.docx', bytes: 1_234, sha256: 'f'.repeat(64) }],
    folders: [['清单', '一镇一单']],
    trail: '',
  });
  expect(page).toContain('&lt;b&gt;安澜县&lt;/b&gt;');
  expect(page).toContain('href="%E6%B8%85%E5%8D%95/a%26b.docx"');
  expect(page).not.toMatch(/<script|<b>安澜|https?:/);
});
