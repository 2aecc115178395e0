/** 归档包 for the record room: project, originals, lists of every edition, ledger, minutes and log in one folder with checksums; opens and is checked without the program. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type ArchivedFile,
  archivePage,
  CHECKSUM_FILE,
  checksumLines,
  INDEX_FILE,
} from '../../../shared/logic/editions/archiveIndex';
import { exportFileName, exportFolderName } from '../../../shared/logic/paper/exportFileName';
import { diskFailure } from '../../../shared/logic/program/diskFailure';
import { groupDigits } from '../../../shared/logic/text/groupDigits';
import { localDay } from '../../../shared/logic/text/localDay';
import { ROUND_KIND_WORDS } from '../../../shared/model/round';
import { fail, ok, type Result } from '../../../shared/result';
import type { EditionRow } from '../../../shared/views/editions';
import { discard } from '../database/file/backup';
import { saveProjectCopy } from '../database/file/copyProject';
import { openReadOnlyCopy } from '../database/file/open';
import type { ProjectFile } from '../database/file/projectFile';
import { stateAnchor } from '../database/log/anchor';
import { record } from '../database/log/record';
import { freeName } from '../documents/writeFiles';
import { REPORT_SOURCES } from '../handlers/ledgerHandlers';
import { renameSoon } from '../renameSoon';
import { readLedger } from '../repositories/ledger/ledgerRepository';
import { listActionHashes, listActions } from '../repositories/project/actionRepository';
import { listKeptFiles, readKeptBytes } from '../repositories/project/keptFiles';
import { readSigningOffice } from '../repositories/project/optionRepository';
import { readProject } from '../repositories/project/projectRepository';
import { checkProject } from '../services/checks/checkProject';
import { exportNotices } from '../services/editions/editionNotices';
import { exportWithdrawal } from '../services/editions/exportWithdrawal';
import { readEditions } from '../services/editions/readEditions';
import { exportReports } from '../services/ledger/exportReports';
import { exportTownshipLists } from '../services/townships/exportTownshipLists';
import type { Tasks } from '../workers/tasks';

export interface ArchiveRequest {
  /** The package becomes a folder in it. */
  readonly folder: string;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

export interface Archive {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
  /** Of the list of checksums: what the record room may write down. */
  readonly sha256: string;
}

const FORMATS = ['docx', 'xlsx'] as const;
const WITHDRAWN = '作废';
const FOLDERS = [
  ['清单', '每一版印发的和稿本的一镇一单，Word 和 Excel'],
  [WITHDRAWN, '已作废的版和作废通知，留底备查，不施行'],
  ['变更通知', '每一版与上一版相比，各乡镇、各部门的变更通知'],
  ['台账', '加减法台账、各轮增减事项、两版的新旧对照表'],
  ['原件', '报送原件、反馈原件、会议纪要、申请材料、依据原件，一字未改'],
  ['会议纪要.txt', '各轮的日期、参加人、会议和纪要文字'],
  ['操作记录.csv', '谁在什么时候做了什么，逐条，带校验码'],
  ['核对.txt', '制作时各条核对的结果和豁免'],
  ['项目文件', '双梳的项目文件（SQLite 3 数据库），用本程序打开可校验、可继续办'],
] as const;

interface Step {
  run(): Promise<Result<unknown>> | Result<unknown>;
}

/**
 * All of it or nothing, and of one state: everything is made from the project's copy that lies in the package, so that work may go on
 * meanwhile and nothing of a run that comes to nothing is on record. Errors: NO_SEALED_ROUND, CANCELLED, DISK_*, NO_PERMISSION,
 * and those of the exports.
 */
export async function archiveProject(
  project: ProjectFile,
  tasks: Tasks,
  { folder, signal, onProgress }: ArchiveRequest,
): Promise<Result<Archive>> {
  const temporary = join(folder, `.writing-${process.pid}-${Date.now()}`);
  let frozen: ProjectFile | undefined;
  let kept = false;
  try {
    mkdirSync(temporary, { recursive: true });
    const copied = freezeProject(project, join(temporary, '项目文件'));
    if (!copied.ok) return copied;
    frozen = copied.value;
    const editions = readEditions(frozen);
    const steps = stepsOf(frozen, tasks, temporary, editions, signal);
    for (const [index, step] of steps.entries()) {
      if (signal?.aborted) return fail('CANCELLED');
      onProgress?.(index, steps.length);
      const done = await step.run();
      if (!done.ok) return done;
    }
    const files = await describeFiles(temporary);
    writeFileSync(join(temporary, INDEX_FILE), indexOf(frozen, editions, files));
    const all = [...files, await describeFile(temporary, INDEX_FILE)];
    const sums = checksumLines(all);
    writeFileSync(join(temporary, CHECKSUM_FILE), sums);
    if (signal?.aborted) return fail('CANCELLED');
    const target = freeFolder(folder, nameOf(frozen, editions));
    const sha256 = createHash('sha256').update(sums).digest('hex');
    await renameSoon(temporary, target);
    const noted = note(project, basename(target), all.length, sha256);
    if (!noted.ok) {
      discard(target);
      return noted;
    }
    kept = true;
    return ok({ path: target, files: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), sha256 });
  } catch (error) {
    const failure = diskFailure(error, folder);
    if (failure) return failure;
    throw error;
  } finally {
    frozen?.close();
    if (!kept) discard(temporary);
  }
}

/** The project's own copy, and a private one of that to read from: the files it makes are on no record. */
function freezeProject(project: ProjectFile, folder: string): Result<ProjectFile> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, basename(project.path));
  const saved = saveProjectCopy(project, path);
  return saved.ok ? openReadOnlyCopy(path, { session: project.session, backups: null }) : saved;
}

function stepsOf(
  project: ProjectFile,
  tasks: Tasks,
  place: string,
  editions: readonly EditionRow[],
  signal: AbortSignal | undefined,
): Step[] {
  const run = signal ? { signal } : {};
  const issued = editions.filter(({ stage, withdrawal }) => stage === 'issued' && !withdrawal);
  const pairs = issued.slice(1).map((after, index) => ({ before: issued[index] ?? after, after }));
  const state = (editionId: number) => ({ kind: 'edition' as const, editionId });
  const folderOf = foldersOf(editions);
  const lists = (folder: readonly string[], editionId: number | null) => ({
    run: () =>
      exportTownshipLists(project, tasks, {
        ...run,
        folder: join(place, ...folder),
        formats: FORMATS,
        editionId,
      }),
  });
  const report = (what: Parameters<typeof exportReports>[3]['what']) => ({
    run: () =>
      exportReports(project, tasks, REPORT_SOURCES, { ...run, folder: join(place, '台账'), formats: FORMATS, what }),
  });
  return [
    ...editions.map((edition) => lists([edition.withdrawal ? WITHDRAWN : '清单', folderOf(edition)], edition.id)),
    ...editions
      .filter(({ withdrawal }) => withdrawal)
      .map((edition) => ({
        run: () =>
          exportWithdrawal(project, tasks, {
            ...run,
            folder: join(place, WITHDRAWN, folderOf(edition)),
            editionId: edition.id,
            formats: FORMATS,
          }),
      })),
    ...(editions.length === 0 ? [lists(['清单', '最近封存'], null)] : []),
    report({ kind: 'ledger' }),
    report({ kind: 'changes', round: null }),
    ...pairs.flatMap(({ before, after }) => [
      report({ kind: 'comparison', before: state(before.id), after: state(after.id) }),
      {
        run: () =>
          exportNotices(project, tasks, {
            ...run,
            folder: join(place, '变更通知', exportFolderName(after.name)),
            beforeId: before.id,
            afterId: after.id,
            formats: FORMATS,
          }),
      },
    ]),
    { run: () => putOriginals(project, join(place, '原件')) },
    { run: () => putTexts(project, place) },
  ];
}

/** Drafts of one number bear one name: the second and further ones say which they are. */
function foldersOf(editions: readonly EditionRow[]): (edition: EditionRow) => string {
  const nameOfOne = ({ name, docNumber, withdrawal }: EditionRow): string =>
    `${withdrawal ? WITHDRAWN : ''}${name}${docNumber}`;
  return (edition) => {
    const same = editions.filter((one) => nameOfOne(one) === nameOfOne(edition));
    const place = same.findIndex(({ id }) => id === edition.id);
    return exportFolderName(`${edition.name}${edition.docNumber}${place > 0 ? `（第${place + 1}份）` : ''}`);
  };
}

/** Each under what it is kept for, with whose it is before its own name. */
function putOriginals({ read }: ProjectFile, place: string): Result<null> {
  const taken = new Set<string>();
  for (const { fileId, what, whose, fileName } of listKeptFiles(read)) {
    const folder = join(place, what);
    mkdirSync(folder, { recursive: true });
    const dot = fileName.lastIndexOf('.');
    const parts = { place: '', township: whose ?? '', date: '' };
    const stem = dot > 0 ? fileName.slice(0, dot) : fileName;
    const extension = dot > 0 ? fileName.slice(dot + 1) : '';
    const path = freeName(folder, exportFileName({ ...parts, listName: stem, extension }, '〔单位〕_〔清单〕'), taken);
    taken.add(path);
    writeFileSync(path, readKeptBytes(read, fileId), { flag: 'wx' });
  }
  return ok(null);
}

function putTexts(project: ProjectFile, place: string): Result<null> {
  const { notes, rounds } = readLedger(project.read);
  const minutes = notes.map(({ round, title, date, people, meeting, minutes: said, reopenings }) => {
    const kind = rounds.find((row) => row.round === round)?.kind;
    const lines = [
      `第${round}轮${kind ? `（${ROUND_KIND_WORDS[kind]}）` : ''}　${date}　${title}`,
      people === '' ? '' : `参加：${people}`,
      meeting === '' ? '' : `会议：${meeting}`,
      said,
      ...reopenings.map(({ at, operator, reason }) => `重开：${at}　${operator}　${reason}`),
    ];
    return lines.filter((line) => line !== '').join('\r\n');
  });
  writeText(join(place, '会议纪要.txt'), minutes.join('\r\n\r\n'));
  const checks = checkProject(project).map(({ id, name, state, figure, detail }) => {
    const words = { passed: '相符', failed: '未过', waived: '豁免通过' }[state];
    return [`第${id}条　${words}　${name}`, `　　${figure}`, detail === '' ? '' : `　　${detail}`]
      .filter((line) => line !== '')
      .join('\r\n');
  });
  writeText(join(place, '核对.txt'), checks.join('\r\n'));
  const { rows } = listActions(project.read, 0, 10_000_000);
  const hashes = listActionHashes(project.read);
  const log = rows
    .reverse()
    .map(({ seq, at, operator, computer, summary, undone }) =>
      [seq, at, operator, computer, summary, undone ? '已撤销' : '', hashes.get(seq) ?? ''].map(quoted).join(','),
    );
  writeText(join(place, '操作记录.csv'), ['序号,时间,操作人,电脑,事由,备注,校验码', ...log].join('\r\n'));
  return ok(null);
}

/** With the mark by which Excel and the editor of Windows know the encoding. */
function writeText(path: string, text: string): void {
  writeFileSync(path, `\ufeff${text}\r\n`);
}

/** A text that a spreadsheet would take for a formula is told to be one by a leading quotation mark. */
function quoted(value: string | number): string {
  const text = String(value);
  return `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

async function describeFiles(place: string): Promise<ArchivedFile[]> {
  const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(place.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort((a, b) => a.localeCompare(b, 'zh-CN'));
  const files: ArchivedFile[] = [];
  for (const path of paths) files.push(await describeFile(place, path));
  return files;
}

/** Read back from the disk, piece by piece: the sum is of what lies there. */
async function describeFile(place: string, path: string): Promise<ArchivedFile> {
  const full = join(place, ...path.split('/'));
  const hash = createHash('sha256');
  for await (const piece of createReadStream(full)) hash.update(piece as Buffer);
  return { path, bytes: statSync(full).size, sha256: hash.digest('hex') };
}

function indexOf(project: ProjectFile, editions: readonly EditionRow[], files: readonly ArchivedFile[]): string {
  const trail = stateAnchor(project.read, project.session.now());
  return archivePage({
    place: readProject(project.read).name,
    office: readSigningOffice(project.read),
    on: localDay(project.session.now()),
    editions,
    files,
    folders: FOLDERS.filter(([folder]) => files.some(({ path }) => path === folder || path.startsWith(`${folder}/`))),
    trail: trail ? `第 ${trail.seq} 条　${trail.head}` : '',
  });
}

function nameOf(project: ProjectFile, editions: readonly EditionRow[]): string {
  const newest = editions.findLast(({ stage, withdrawal }) => stage === 'issued' && !withdrawal);
  const parts = [
    readProject(project.read).name,
    '归档包',
    newest?.name ?? '',
    localDay(project.session.now()).replaceAll('-', ''),
  ];
  return exportFolderName(parts.filter((part) => part !== '').join('_'));
}

function freeFolder(folder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${name}(${number})`);
    if (!existsSync(path)) return path;
  }
}

function note(project: ProjectFile, name: string, files: number, sha256: string): Result<null> {
  if (project.readOnly) return ok(null);
  return record(project, { name: 'archiveProject', input: { name, files, sha256 }, effect: 'neutral' }, () =>
    ok({ value: null, summary: `归档包“${name}”：${groupDigits(files)} 个文件，校验清单 ${sha256.slice(0, 16)}` }),
  );
}
