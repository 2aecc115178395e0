/** Contract → service, one line per method: the project's scheme and published lists. */
import type { schemeMethods } from '../../../shared/contract/schemeMethods';
import { adoptPublished, previewPublished } from '../services/adoptPublished';
import { type Handlers, onProject, reading } from './handling';

export const schemeHandlers: Handlers<keyof typeof schemeMethods> = {
  previewPublished: reading(previewPublished),
  adoptPublished: onProject(adoptPublished),
};
