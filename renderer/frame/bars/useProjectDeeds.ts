/** What can be done with the open project's file as a whole: back it up now, save a copy, leave it. */
import type { Summary } from '../../../shared/views';
import { shell } from '../../api';
import { clockText } from '../../format';
import { tell, useJob } from '../../hooks';
import { showFailure, showUndoLine } from '../../notices';
import { useProjectDoor } from '../../project';

export interface ProjectDeeds {
  readonly backUp: () => void;
  readonly saveCopy: () => void;
  readonly bringBack: () => void;
  readonly saveAnchor: () => void;
  readonly close: () => void;
}

export function useProjectDeeds(summary: Summary): ProjectDeeds {
  const door = useProjectDoor();
  const backingUp = useJob('backUpNow');
  const copying = useJob('saveCopy');
  const bringing = useJob('bringBack');
  const anchoring = useJob('saveAnchor');

  const backUp = async (): Promise<void> => {
    const done = await backingUp.start({});
    if (!done) return;
    const { second } = done;
    if (second.kind === 'failed') showFailure(`本机备份已存好，第二个备份位置没有存成：${second.message}`, '');
    else
      showUndoLine(`${clockText(done.at)} 已备份并核对${second.kind === 'copied' ? '，第二个位置也存好了' : ''}`, null);
  };
  const saveCopy = async (): Promise<void> => {
    const grant = await shell().chooseSave('project', `${summary.name}（副本）.shuangshu`);
    if (!grant) return;
    const saved = await copying.start({ grant: grant.token });
    if (saved) showUndoLine(`副本“${saved.fileName}”已存好并核对，可以拷走或发给别人；两边都改的合不到一起`, null);
  };
  const bringBack = async (): Promise<void> => {
    const back = await bringing.start({});
    if (!back) return;
    const place = `${back.originFolder}的“${back.originName}”`;
    showUndoLine(back.actions === 0 ? `${place}和本机一样，不用带回` : `已带回${place}并核对`, null);
  };
  const saveAnchor = async (): Promise<void> => {
    const grant = await shell().chooseSave('anchor', `${summary.name}存照.anchor`);
    if (!grant) return;
    const saved = await anchoring.start({ grant: grant.token });
    if (saved) showUndoLine(`已存照到第 ${saved.seq} 条操作记录，请把“${saved.fileName}”交给另一人保管`, null);
  };
  return {
    backUp: () => void backUp().catch(tell),
    saveCopy: () => void saveCopy().catch(tell),
    bringBack: () => void bringBack().catch(tell),
    saveAnchor: () => void saveAnchor().catch(tell),
    close: () => void door.close(),
  };
}
