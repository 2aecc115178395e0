/** Contract → service, one line per method: proving and handing over the project. */
import type { trustMethods } from '../../../shared/contract/trustMethods';
import { packOpen, saveOpenAnchor, unpack, verifyFile, verifyOpen } from '../safekeeping/trustTasks';
import type { Handlers } from './handling';

export const trustHandlers: Handlers<keyof typeof trustMethods> = {
  verify: verifyOpen,
  verifyFile,
  saveAnchor: saveOpenAnchor,
  packProject: packOpen,
  unpackProject: unpack,
};
