/** adopt and seal: entries become items without a window, and the round is sealed so that lists can go out. */
import { fail, ok } from '../../../shared/result';
import { listEntries } from '../repositories/entryRepository';
import { adoptPublished } from '../services/adoptPublished';
import { adoptEntries } from '../services/disposeEntries';
import { sealRound } from '../services/runRound';
import { summarizeProject } from '../services/summarizeProject';
import { type Command, inOrder } from './command';
import { editing } from './withProject';

/** Departments' pending entries one by one; with --published all pending ones, those several townships list as one item. */
export const adoptCommand: Command = {
  options: ['project'],
  required: ['project'],
  switches: ['published'],
  run: ({ project: path = '', published }, context) =>
    editing(path, context, (project) => {
      if (published !== undefined) {
        const adopted = adoptPublished(project, { sourceListIds: [] });
        if (!adopted.ok) return adopted;
        const { scheme, townships, townTimes } = summarizeProject(project, NOBODY);
        const lists = scheme.lists.map(({ short }) => short);
        const perTown = townships.map(({ name, listed, perList }) => ({
          township: name,
          listed,
          ...Object.fromEntries(perList.map((count, index) => [lists[index] ?? '', count])),
        }));
        return ok(inOrder({ ...adopted.value, townships: perTown, townTimes }));
      }
      const entryIds = listEntries(project.read, { direction: 'down', fate: 'pending' }).rows.map(({ id }) => id);
      if (entryIds.length === 0) return fail('NOTHING_CHANGED');
      const adopted = adoptEntries(project, { entryIds, proposer: '', decider: '' });
      return adopted.ok ? ok(inOrder(adopted.value)) : adopted;
    }),
};

const NOBODY = { fileName: '', operator: '', backupAt: null };

export const sealCommand: Command = {
  options: ['project'],
  required: ['project'],
  run: ({ project: path = '' }, context) =>
    editing(path, context, (project) => {
      const sealed = sealRound(project);
      return sealed.ok ? ok(inOrder(sealed.value)) : sealed;
    }),
};
