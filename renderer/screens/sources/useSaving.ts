/** Files handed out of 报送: where they go is asked first, what was written is said afterwards. */
import { type OwnKind, UNIT_KIND_WORDS } from '../../../shared/model/unit';
import type { SourceListRow } from '../../../shared/views';
import type { SavedFile } from '../../../shared/views/importing';
import { shell } from '../../api';
import { tell, useJob } from '../../hooks';
import { showFailure } from '../../notices';

export interface Saving {
  original(list: SourceListRow): void;
  returnForm(list: SourceListRow): void;
  template(kind: OwnKind): void;
}

async function place(suggested: string, write: (grant: string) => Promise<SavedFile | null>): Promise<void> {
  const grant = await shell().chooseSave('original', suggested);
  if (!grant) return;
  const saved = await write(grant.token);
  if (saved) showFailure(`已存为“${saved.fileName}”。`, '', true);
}

export function useSaving(): Saving {
  const original = useJob('saveOriginal');
  const returnForm = useJob('makeReturnForm');
  const template = useJob('makeTemplate');
  return {
    original: ({ id, fileName }) =>
      void place(fileName, (grant) => original.start({ sourceListId: id, grant })).catch(tell),
    returnForm: ({ id, unit }) =>
      void place(`${unit}退回表.xlsx`, (grant) => returnForm.start({ sourceListId: id, grant })).catch(tell),
    template: (unit) =>
      void place(`${UNIT_KIND_WORDS[unit]}填报表.xlsx`, (grant) => template.start({ unit, grant })).catch(tell),
  };
}
