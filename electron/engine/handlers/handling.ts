/** How a method of the contract reaches its service: with the open project, as a read, with a chosen file, in the worker. */
import { basename } from 'node:path';
import type { MethodName, Output, Parsed } from '../../../shared/contract';
import { ok, type Result } from '../../../shared/result';
import type { CallContext } from '../callContext';
import type { ProjectFile } from '../database/file/projectFile';
import { loadBytes } from '../incoming/readSources';
import type { LawLibrary } from '../laws/lawLibrary';
import type { Workbench } from '../workbench';

type Answer<M extends MethodName> = Result<Output<M>> | Promise<Result<Output<M>>>;
type Handler<M extends MethodName> = (bench: Workbench, input: Parsed<M>, context: CallContext) => Answer<M>;
export type Handlers<M extends MethodName = MethodName> = { readonly [Name in M]: Handler<Name> };

/** A handler that needs the open project. */
export function onProject<I, O>(work: (project: ProjectFile, input: I) => Result<O>) {
  return (bench: Workbench, input: I): Result<O> => {
    const project = bench.project();
    return project.ok ? work(project.value, input) : project;
  };
}

/** A handler that needs the open project and the law library of this computer. */
export function consulting<I, O>(work: (project: ProjectFile, laws: LawLibrary, input: I) => Result<O>) {
  return (bench: Workbench, input: I): Result<O> =>
    onProject<I, O>((project, asked) => work(project, bench.laws, asked))(bench, input);
}

/** A read that cannot fail once the project is open. */
export function reading<I, O>(work: (project: ProjectFile, input: I) => O) {
  return onProject<I, O>((project, input) => ok(work(project, input)));
}

/** A read that a decision hangs on: it waits for a long write as the decision will, so that what is just being imported is in it. */
export function readingAfterWrites<I, O>(work: (project: ProjectFile, input: I) => O) {
  return async (bench: Workbench, input: I): Promise<Result<O>> => {
    await bench.longWriteEnded();
    return reading(work)(bench, input);
  };
}

/** A file a person chose is kept in the project: the grant becomes its bare name and its bytes. */
export function attaching<I extends { readonly grant: string }, O>(
  work: (
    project: ProjectFile,
    input: Omit<I, 'grant'> & { readonly fileName: string; readonly bytes: Uint8Array },
  ) => Result<O>,
) {
  return async (bench: Workbench, { grant, ...input }: I): Promise<Result<O>> => {
    const paths = bench.granted(grant);
    if (!paths.ok) return paths;
    const path = paths.value[0] ?? '';
    const bytes = await loadBytes(path, basename(path));
    if (!bytes.ok) return bytes;
    const project = bench.project();
    if (!project.ok) return project;
    return work(project.value, { ...input, fileName: basename(path), bytes: bytes.value });
  };
}

interface FolderRun {
  readonly folder: string;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Files into a folder a person chose: the grant becomes the folder; progress counts `what`. */
export function intoFolder<I extends { readonly grant: string }, O>(
  work: (
    project: ProjectFile,
    tasks: Workbench['tasks'],
    request: Omit<I, 'grant'> & FolderRun,
  ) => Promise<Result<O>> | Result<O>,
  what = '文件',
) {
  return async (
    bench: Workbench,
    { grant, ...request }: I,
    { signal, onProgress }: CallContext,
  ): Promise<Result<O>> => {
    const project = bench.project();
    if (!project.ok) return project;
    const paths = bench.granted(grant);
    if (!paths.ok) return paths;
    const report = (done: number, total: number): void => onProgress({ done, total, what });
    return work(project.value, bench.tasks, { ...request, folder: paths.value[0] ?? '', signal, onProgress: report });
  };
}

/** A comparison in the worker, counted in entries. */
export function matching<I, O>(
  work: (
    project: ProjectFile,
    tasks: Workbench['tasks'],
    input: I,
    run: { signal: AbortSignal; onProgress(done: number, total: number): void },
  ) => Promise<Result<O>>,
) {
  return async (bench: Workbench, input: I, { signal, onProgress }: CallContext): Promise<Result<O>> => {
    const project = bench.project();
    if (!project.ok) return project;
    const report = (done: number, total: number): void => onProgress({ done, total, what: '条' });
    return work(project.value, bench.tasks, input, { signal, onProgress: report });
  };
}
