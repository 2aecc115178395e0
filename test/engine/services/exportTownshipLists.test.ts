/** Export of township lists: all files or none, read back before they get their names, never over another file. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { sha256 } from '../../../electron/engine/database/log/canonicalJson';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { rereadTableRows } from '../../../electron/engine/documents/rereading/rereadWord';
import { writeWord } from '../../../electron/engine/documents/writeWord';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { readLayoutTemplate } from '../../../electron/engine/repositories/townships/layoutTemplateRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import {
  type ExportRequest,
  exportTownshipLists,
} from '../../../electron/engine/services/townships/exportTownshipLists';
import { dropLayoutTemplate, takeLayoutTemplate } from '../../../electron/engine/services/townships/useLayoutTemplate';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { TaskCancelled, type Tasks } from '../../../electron/engine/workers/tasks';
import { sampleTemplate } from '../../../shared/logic/paper/templateContent';
import type { PaperDocument } from '../../../shared/model/paperDocument';
import {
  codeOf,
  failureOf,
  newProject,
  smallProject,
  temporaryFolder,
  testOptions,
  unwrap,
} from '../../builders/project';
import { documentOf, itemsAmong, withRows } from '../../builders/townshipLists';

let folder: { path: string; remove(): void };
let out: string;
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  unwrap(sealRound(project));
  out = join(folder.path, '清单');
});
afterEach(() => {
  project.close();
  folder.remove();
});

const request = (changes: Partial<ExportRequest> = {}): ExportRequest => ({
  folder: out,
  mustBeEmpty: true,
  formats: ['docx', 'xlsx'],
  ...changes,
});
const written = () => (existsSync(out) ? readdirSync(out).sort() : []);

/** Tasks whose n-th document is made by `other` instead. */
function tasksThat(other: (real: Tasks, ...args: Parameters<Tasks['write']>) => Promise<Uint8Array>, nth = 2): Tasks {
  const real = inlineTasks();
  let count = 0;
  return {
    ...real,
    write: (...args) => {
      count += 1;
      return count === nth ? other(real, ...args) : real.write(...args);
    },
  };
}

describe('an export', () => {
  test('writes each township in each format, with the rows that stand in the files and their hashes', async () => {
    const files = unwrap(await exportTownshipLists(project, inlineTasks(), request()));
    expect(files.map(({ township, format, rows }) => [township, format, rows])).toEqual([
      ['道河镇', 'docx', 4],
      ['道河镇', 'xlsx', 4],
      ['绥阳镇', 'docx', 3],
      ['绥阳镇', 'xlsx', 3],
      ['老黑山镇', 'docx', 3],
      ['老黑山镇', 'xlsx', 3],
    ]);
    expect(written()).toEqual(files.map(({ path }) => basename(path)).sort());
    for (const { path, format, rows, sha256: hash } of files) {
      const bytes = readFileSync(path);
      expect(sha256(bytes)).toBe(hash);
      expect(itemsAmong(await rereadDocument(bytes, format === 'docx' ? 'docx' : 'xlsx'))).toHaveLength(rows);
    }
  });

  test('is on record with the hashes of what went out, and is no step to undo', async () => {
    const seq = lastSeq(project.read);
    const files = unwrap(await exportTownshipLists(project, inlineTasks(), request({ formats: ['xlsx'] })));
    expect(listActions(project.read, 0, 1).rows[0]).toMatchObject({
      seq: seq + 1,
      effect: 'neutral',
      summary: '导出 3 个单位 3 个文件',
    });
    const input = JSON.parse(
      project.read.value<string>('SELECT input FROM action WHERE seq = ?', [seq + 1]) ?? '',
    ) as unknown;
    expect(input).toEqual({
      files: files.map(({ path, rows, sha256: hash }) => ({ file: basename(path), rows, sha256: hash })),
    });
    expect(codeOf(undo(project))).toBe('UNDO_BARRIER');
  });

  test('of some townships writes only those and reports each file done', async () => {
    const [, second] = listUnits(project.read, 'township');
    const progress: [number, number][] = [];
    const one = request({ unitIds: [second?.id ?? 0], onProgress: (done, total) => progress.push([done, total]) });
    expect(unwrap(await exportTownshipLists(project, inlineTasks(), one)).map(({ township }) => township)).toEqual([
      '绥阳镇',
      '绥阳镇',
    ]);
    expect(progress).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test('gives the same bytes again, and numbers a name that is taken instead of writing over it', async () => {
    const first = unwrap(await exportTownshipLists(project, inlineTasks(), request({ formats: ['xlsx'] })));
    const again = unwrap(
      await exportTownshipLists(project, inlineTasks(), request({ formats: ['xlsx'], mustBeEmpty: false })),
    );
    expect(again.map(({ sha256: hash }) => hash)).toEqual(first.map(({ sha256: hash }) => hash));
    expect(again.map(({ path }) => basename(path))).toEqual(
      first.map(({ path }) => basename(path).replace('.xlsx', '(2).xlsx')),
    );
    expect(written()).toHaveLength(6);
  });
});

describe('a batch', () => {
  test('goes into a folder for each unit, by the wished name, with a list of rows and sums', async () => {
    const wish = {
      kinds: ['lists', 'directory'] as const,
      pattern: '〔单位〕_〔清单〕',
      folders: true,
      manifest: true,
    };
    const files = unwrap(
      await exportTownshipLists(
        project,
        inlineTasks(),
        request({ ...wish, formats: ['xlsx'], kinds: [...wish.kinds] }),
      ),
    );
    expect(files.map(({ path }) => path.slice(out.length + 1).replaceAll('\\', '/'))).toEqual([
      '道河镇/道河镇_职责任务清单.xlsx',
      '绥阳镇/绥阳镇_职责任务清单.xlsx',
      '老黑山镇/老黑山镇_职责任务清单.xlsx',
      '道河镇/道河镇_职责任务清单目录.xlsx',
      '绥阳镇/绥阳镇_职责任务清单目录.xlsx',
      '老黑山镇/老黑山镇_职责任务清单目录.xlsx',
    ]);
    const lines = readFileSync(join(out, '校验清单.txt'), 'utf8').trim().split('\r\n').slice(3);
    expect(lines).toEqual(
      files.flatMap(({ path, rows, sha256: hash }) => {
        const name = path.slice(out.length + 1).replaceAll('\\', '/');
        return [`# ${name}　${rows} 行`, `${hash}  ${name}`];
      }),
    );
  });

  test.skipIf(process.platform !== 'linux')(
    'carries sums that sha256sum finds right, and wrong once a file is changed',
    async () => {
      const wish = request({ folders: true, manifest: true });
      const files = unwrap(await exportTownshipLists(project, inlineTasks(), wish));
      const check = () => spawnSync('sha256sum', ['-c', '校验清单.txt'], { cwd: out, encoding: 'utf8' });
      expect(check()).toMatchObject({ status: 0 });
      expect(check().stdout.match(/: OK$/gm)).toHaveLength(files.length);
      writeFileSync(files[1]?.path ?? '', 'x');
      expect(check().status).toBe(1);
    },
  );

  test('takes away what a killed program left under temporary names, and nothing of a running one', async () => {
    mkdirSync(out);
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const [left, running] = [`.writing-${gone}-0.docx`, `.writing-${process.pid}-7.docx`];
    for (const name of [left, running, '.writing-说明.txt']) writeFileSync(join(out, name), 'half');
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of [left, running]) utimesSync(join(out, name), longAgo, longAgo);
    const files = unwrap(await exportTownshipLists(project, inlineTasks(), request({ mustBeEmpty: false })));
    const names = files.map(({ path }) => basename(path));
    expect(written()).toEqual([running, '.writing-说明.txt', ...names].sort());
  });

  test('that is taken back leaves no folder behind', async () => {
    const cancel = new AbortController();
    const tasks = tasksThat((real, ...args) => {
      cancel.abort();
      return real.write(...args);
    }, 3);
    const wish = request({ folders: true, signal: cancel.signal });
    expect([codeOf(await exportTownshipLists(project, tasks, wish)), written()]).toEqual(['CANCELLED', []]);
  });

  test("uses the office's own template for Word until it is taken back, and keeps it in the project", async () => {
    const { scheme } = readProject(project.read);
    const bytes = await writeWord(sampleTemplate(scheme));
    unwrap(await takeLayoutTemplate(project, '本县版式.docx', bytes));
    const wish = (folderName: string) => request({ folder: join(folder.path, folderName) });
    const files = unwrap(await exportTownshipLists(project, inlineTasks(), wish('own')));
    const own = await rereadTableRows(readFileSync(files[0]?.path ?? ''));
    expect(own.filter(([serial]) => /^\d+$/.test(serial ?? ''))).toHaveLength(files[0]?.rows ?? 0);
    expect(await rereadDocument(readFileSync(files[1]?.path ?? ''), 'xlsx')).not.toHaveLength(0);
    unwrap(dropLayoutTemplate(project));
    const again = unwrap(await exportTownshipLists(project, inlineTasks(), wish('builtIn')));
    expect(again[0]?.sha256).not.toBe(files[0]?.sha256);
    expect(again[1]?.sha256).toBe(files[1]?.sha256);
    unwrap(undo(project));
    expect(readLayoutTemplate(project.read)).toMatchObject({ name: '本县版式.docx' });
  });

  test('with PDF needs a window', async () => {
    const wish = request({ formats: ['docx', 'pdf'] });
    expect([codeOf(await exportTownshipLists(project, inlineTasks(), wish)), written()]).toEqual([
      'PDF_UNAVAILABLE',
      [],
    ]);
  });
});

describe('an export is refused', () => {
  test('before the first seal, and without townships', async () => {
    const place = temporaryFolder();
    const fresh = newProject(place.path, testOptions());
    expect(codeOf(await exportTownshipLists(fresh, inlineTasks(), request()))).toBe('NO_SEALED_ROUND');
    unwrap(sealRound(fresh));
    expect(codeOf(await exportTownshipLists(fresh, inlineTasks(), request()))).toBe('NO_TOWNSHIPS');
    fresh.close();
    place.remove();
    expect(codeOf(await exportTownshipLists(project, inlineTasks(), request({ unitIds: [999] })))).toBe('NO_TOWNSHIPS');
    expect(existsSync(out)).toBe(false);
  });

  test('into a folder that holds something, when it must be empty', async () => {
    mkdirSync(out);
    writeFileSync(join(out, '说明.txt'), '旧文件');
    expect(codeOf(await exportTownshipLists(project, inlineTasks(), request()))).toBe('FOLDER_NOT_EMPTY');
    expect(written()).toEqual(['说明.txt']);
    expect(
      unwrap(await exportTownshipLists(project, inlineTasks(), request({ mustBeEmpty: false, formats: ['docx'] }))),
    ).toHaveLength(3);
    expect(readFileSync(join(out, '说明.txt'), 'utf8')).toBe('旧文件');
  });

  test('where a file stands in the place of the folder', async () => {
    writeFileSync(out, 'x');
    expect(codeOf(await exportTownshipLists(project, inlineTasks(), request()))).toBe('NO_FOLDER');
    expect(readFileSync(out, 'utf8')).toBe('x');
  });
});

describe('an export leaves nothing behind', () => {
  test('when a document holds other rows, another text, or is no document at all', async () => {
    const seq = lastSeq(project.read);
    const wrong: [string, Tasks][] = [
      ['other rows', tasksThat((real, _page, format) => real.write(documentOf({ 基层党建: 9 }), format))],
      ['one text changed', tasksThat((real, page, format) => real.write(withOtherText(page), format))],
      ['another heading', tasksThat((real, page, format) => real.write(withOtherHeading(page), format))],
      ['rubbish', tasksThat(async () => new TextEncoder().encode('rubbish'))],
      ['nothing', tasksThat(async () => new Uint8Array())],
    ];
    for (const [what, tasks] of wrong) {
      const result = failureOf(await exportTownshipLists(project, tasks, request()));
      expect([what, result.code, written()]).toEqual([what, 'EXPORT_MISMATCH', []]);
      expect(String(result.detail.file)).toMatch(/道河镇.*\.xlsx$/);
    }
    expect(lastSeq(project.read)).toBe(seq);
  });

  function withOtherText(document: PaperDocument): PaperDocument {
    return withRows(document, (row) =>
      row.kind === 'item'
        ? { ...row, cells: row.cells.map((text) => text.replace('抓好党员发展', '抓好团员发展')) }
        : row,
    );
  }

  function withOtherHeading(document: PaperDocument): PaperDocument {
    return withRows(document, (row) =>
      row.kind === 'section' ? { ...row, text: row.text.replace('基层党建', '党建') } : row,
    );
  }

  test('when it is cancelled, before, in the middle or after the last document', async () => {
    for (const nth of [1, 3, 6]) {
      const cancel = new AbortController();
      const tasks = tasksThat((real, ...args) => {
        cancel.abort();
        return real.write(...args);
      }, nth);
      expect([
        nth,
        codeOf(await exportTownshipLists(project, tasks, request({ signal: cancel.signal }))),
        written(),
      ]).toEqual([nth, 'CANCELLED', []]);
    }
    const ended = tasksThat(() => Promise.reject(new TaskCancelled()));
    expect([codeOf(await exportTownshipLists(project, ended, request())), written()]).toEqual(['CANCELLED', []]);
    expect(listActions(project.read, 0, 1).rows[0]?.command).toBe('sealRound');
  });

  test('when a task breaks', async () => {
    const tasks = tasksThat(() => Promise.reject(new Error('out of memory')));
    await expect(exportTownshipLists(project, tasks, request())).rejects.toThrow('out of memory');
    expect(written()).toEqual([]);
  });

  test('when it cannot be put on record: nothing goes out unrecorded', async () => {
    const again = () => exportTownshipLists(project, inlineTasks(), request({ formats: ['xlsx'], mustBeEmpty: false }));
    project.database.pragma(`max_page_count = ${Number(project.database.pragma('page_count', { simple: true }))}`);
    // Half-empty pages still take a few records; then the file is full.
    let result = await again();
    for (let attempt = 0; result.ok && attempt < 50; attempt += 1) result = await again();
    expect(codeOf(result)).toBe('DISK_FULL');
    const recorded = listActions(project.read, 0, 500).rows.filter(({ command }) => command === 'exportTownshipLists');
    expect(written()).toHaveLength(3 * recorded.length);
  });
});
