/** The engine's session over a temporary folder, with the real parser process, for tests that go through the contract. */
import { join, resolve } from 'node:path';
import { childParserHost } from '../../electron/engine/parser/childParserHost';
import { callMethod } from '../../electron/engine/serve';
import { Workbench } from '../../electron/engine/workbench';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import type { Tasks } from '../../electron/engine/workers/tasks';
import type { Input, MethodName, Output } from '../../shared/contract';
import type { Progress } from '../../shared/contract/envelope';
import type { Result } from '../../shared/result';
import { unwrap } from './project';

const here = resolve(import.meta.dirname, '../../resources');

/** `parser` is the built parser program; a bundled program lies elsewhere and names the resources. The caller closes it. */
export function testWorkbench(
  folder: string,
  parser: string,
  tasks: Tasks = inlineTasks(),
  resources: string = here,
  afterCrash = false,
): Workbench {
  return new Workbench({
    configuration: {
      userData: join(folder, 'userData'),
      documents: folder,
      resources,
      operator: '李敏',
      computer: '编办-03',
      version: '0',
      afterCrash,
    },
    parsers: childParserHost(parser),
    tasks,
    onChanged: () => undefined,
  });
}

/** One method of the contract, its input validated as on the port. */
export async function callOn<M extends MethodName>(
  bench: Workbench,
  method: M,
  input: Input<M>,
  run: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
): Promise<Result<Output<M>>> {
  const { signal = new AbortController().signal, onProgress = () => undefined } = run;
  return (await callMethod(bench, method, input, { signal, onProgress })) as Result<Output<M>>;
}

/** Founds 东宁市 in the folder, as most tests of incoming files begin. */
export async function foundProject(bench: Workbench, folder: string): Promise<void> {
  bench.grant('place', [join(folder, '试点.shuangshu')]);
  unwrap(await callOn(bench, 'createProject', { grant: 'place', name: '东宁市', scheme: 'six-category' }));
}

/** Opens a project that was made without the window, and is closed. */
export async function openProjectAt(bench: Workbench, path: string): Promise<void> {
  bench.grant('project', [path]);
  unwrap(await callOn(bench, 'openProject', { grant: 'project' }));
}
