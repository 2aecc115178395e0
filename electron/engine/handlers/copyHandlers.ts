/** Contract → service, one line per method: working here on a project that lies elsewhere, and other files of it. */
import type { copyMethods } from '../../../shared/contract/copyMethods';
import { bringBack, workHere, workingCopy } from '../safekeeping/copyTasks';
import { otherCopies } from '../safekeeping/otherCopies';
import type { Handlers } from './handling';

export const copyHandlers: Handlers<keyof typeof copyMethods> = {
  workHere,
  workingCopy,
  bringBack,
  otherCopies,
};
