/** The small project with what its departments sent adopted, in a folder of its own; both gone when the test ends. */
import { onTestFinished } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { PEOPLE, type SmallProject, smallProject, temporaryFolder, unwrap } from './project';

/**
 * To be called in `beforeEach` or in a test. Items 1 and 2 基层党建, 3 生态环境保护 of 道河镇 alone, 4 公共服务; what 道河镇
 * sent is pending.
 */
export function adoptedInTest(): SmallProject & { readonly folder: string } {
  const folder = temporaryFolder();
  const small = smallProject(folder.path);
  unwrap(adoptEntries(small.project, { entryIds: [...small.down], ...PEOPLE }));
  onTestFinished(() => {
    small.project.close();
    folder.remove();
  });
  return { ...small, folder: folder.path };
}
