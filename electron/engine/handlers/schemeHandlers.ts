/** Contract → service, one line per method: the project's scheme and published lists. */
import type { schemeMethods } from '../../../shared/contract/schemeMethods';
import { fail, ok } from '../../../shared/result';
import { changeScheme, previewScheme, readScheme } from '../services/schemes/changeScheme';
import { adoptPublished, previewPublished } from '../services/sources/adoptPublished';
import { type Handlers, onProject, reading } from './handling';

export const schemeHandlers: Handlers<keyof typeof schemeMethods> = {
  scheme: reading((project) => readScheme(project)),
  preset: (bench, { id }) => {
    const scheme = bench.schemes.find((one) => one.id === id);
    return scheme ? ok(scheme) : fail('UNKNOWN_SCHEME', { scheme: id });
  },
  previewScheme: reading(previewScheme),
  changeScheme: onProject(changeScheme),
  previewPublished: reading(previewPublished),
  adoptPublished: onProject(adoptPublished),
};
