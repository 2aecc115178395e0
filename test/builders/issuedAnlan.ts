/** 安澜县 with its published lists registered as edition 1, in a folder of its own; both gone when the test ends. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { anlanWithFirstEdition } from './editions';
import { temporaryFolder } from './project';

/** To be called in `beforeEach` or in a test. */
export function issuedAnlanInTest(): { readonly project: ProjectFile; readonly folder: string } {
  const folder = temporaryFolder();
  const project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
  onTestFinished(() => {
    project.close();
    folder.remove();
  });
  return { project, folder: folder.path };
}
