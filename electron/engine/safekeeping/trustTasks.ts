/** 校验, 存照 and 加密移交包 as the window asks for them: granted paths in, the session's key and program version added. */
import { basename } from 'node:path';
import type { Output, Parsed } from '../../../shared/contract';
import { ok, type Result } from '../../../shared/result';
import type { CallContext } from '../callContext';
import { verifyAgainst, type Witness } from '../database/log/verify';
import { verifyOtherFile } from '../services/project/restoreBackup';
import type { Workbench } from '../workbench';
import { keyPath, packProject, type Run, saveAnchor, unpackProject } from './transfer';

type Asked = Pick<Parsed<'verify'>, 'anchor' | 'printed'>;

function witnessOf(bench: Workbench, { anchor, printed }: Asked): Result<Witness> {
  const typed = printed === undefined ? {} : { printed };
  if (anchor === undefined) return ok(typed);
  const path = grantedPath(bench, anchor, '.anchor');
  return path.ok ? ok({ ...typed, anchorPath: path.value }) : path;
}

/** `extension` is added to what a save dialog answered without one. */
function grantedPath(bench: Workbench, grant: string, extension = ''): Result<string> {
  const paths = bench.granted(grant);
  if (!paths.ok) return paths;
  const path = paths.value[0] ?? '';
  return ok(path.endsWith(extension) ? path : path + extension);
}

export function verifyOpen(bench: Workbench, asked: Parsed<'verify'>): Result<Output<'verify'>> {
  const project = bench.project();
  if (!project.ok) return project;
  const witness = witnessOf(bench, asked);
  return witness.ok ? verifyAgainst(project.value.read, witness.value) : witness;
}

export function verifyFile(bench: Workbench, { grant, ...asked }: Parsed<'verifyFile'>): Result<Output<'verifyFile'>> {
  const path = grantedPath(bench, grant);
  if (!path.ok) return path;
  const witness = witnessOf(bench, asked);
  if (!witness.ok) return witness;
  const verified = verifyOtherFile(path.value, bench.openOptions(), witness.value);
  return verified.ok ? ok({ fileName: basename(path.value), verification: verified.value }) : verified;
}

export async function saveOpenAnchor(
  bench: Workbench,
  { grant }: Parsed<'saveAnchor'>,
): Promise<Result<Output<'saveAnchor'>>> {
  const project = bench.project();
  if (!project.ok) return project;
  const target = grantedPath(bench, grant, '.anchor');
  return target.ok ? saveAnchor(project.value, keyPath(bench.configuration.userData), target.value) : target;
}

export async function packOpen(
  bench: Workbench,
  { grant, passphrase }: Parsed<'packProject'>,
  context: CallContext,
): Promise<Result<Output<'packProject'>>> {
  const project = bench.project();
  if (!project.ok) return project;
  const target = grantedPath(bench, grant, '.sspack');
  if (!target.ok) return target;
  const { userData, version: program } = bench.configuration;
  return packProject(project.value, {
    target: target.value,
    passphrase,
    key: keyPath(userData),
    program,
    ...inKilobytes(context),
  });
}

export async function unpack(
  bench: Workbench,
  { source, grant, passphrase }: Parsed<'unpackProject'>,
  context: CallContext,
): Promise<Result<Output<'unpackProject'>>> {
  const from = grantedPath(bench, source);
  if (!from.ok) return from;
  const target = grantedPath(bench, grant, '.shuangshu');
  if (!target.ok) return target;
  const input = { source: from.value, target: target.value, passphrase, ...inKilobytes(context) };
  const opened = await unpackProject(input, bench.openOptions());
  return opened.ok ? ok(bench.adopt(opened.value)) : opened;
}

function inKilobytes({ signal, onProgress }: CallContext): Run {
  const round = (bytes: number): number => Math.ceil(bytes / 1024);
  return { signal, onProgress: (done, total) => onProgress({ done: round(done), total: round(total), what: 'KB' }) };
}
