/** How a method of the contract reaches its service: with the open project, as a read, as work in the worker. */
import type { MethodName, Output, Parsed } from '../../../shared/contract';
import { ok, type Result } from '../../../shared/result';
import type { CallContext } from '../callContext';
import type { ProjectFile } from '../database/projectFile';
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

/** A read that cannot fail once the project is open. */
export function reading<I, O>(work: (project: ProjectFile, input: I) => O) {
  return onProject<I, O>((project, input) => ok(work(project, input)));
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
