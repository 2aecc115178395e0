/** adopt and seal: entries become items without a window, and the round is sealed so that lists can go out. */
import type { Parsed } from '../../../shared/contract';
import type { Scheme } from '../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../shared/result';
import { listEntries } from '../repositories/merge/entryRepository';
import { readProject } from '../repositories/project/projectRepository';
import { adoptEntries } from '../services/merge/adoptEntries';
import { summarizeProject } from '../services/project/summarizeProject';
import { sealRound } from '../services/rounds/runRound';
import { adoptPublished } from '../services/sources/adoptPublished';
import { type Command, inOrder, wrongValue } from './command';
import { backUpSealed, editing } from './withProject';

/** Departments' pending entries one by one; with --published all pending ones, those several townships list as one item; --category says where a list without categories goes. */
export const adoptCommand: Command = {
  options: ['project', 'category', 'towns'],
  required: ['project'],
  switches: ['published'],
  run: ({ project: path = '', published, category, towns }, context) => {
    const unused = published === undefined ? category !== undefined && '--category' : towns !== undefined && '--towns';
    if (unused)
      return fail('BAD_INPUT', {
        field: `${unused} ${published === undefined ? '要和' : '不能和'} --published 一起用`,
      });
    return editing(path, context, (project) => {
      if (published !== undefined) {
        const categories = readCategories(category ?? '', readProject(project.read).scheme);
        if (!categories.ok) return categories;
        const adopted = adoptPublished(project, { sourceListIds: [], categories: categories.value });
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
      const pending = listEntries(project.read, { direction: 'down', fate: 'pending' }).rows;
      // Whose they are a person has to say: they stay pending, as in the window.
      const entryIds = pending.filter(({ townless }) => townless !== true).map(({ id }) => id);
      const left = pending.length - entryIds.length;
      if (entryIds.length === 0) return fail('NOTHING_CHANGED');
      const adopted = adoptEntries(project, { entryIds, towns: readTowns(towns ?? ''), proposer: '', decider: '' });
      if (adopted.ok) return ok({ value: { ...adopted.value, ...(left > 0 && { left }) }, inOrder: left === 0 });
      const how = '--towns 写法=登记的名称，新的写 --towns 名称=名称';
      return adopted.code === 'TOWNS_UNKNOWN' ? fail(adopted.code, { ...adopted.detail, how }) : adopted;
    });
  },
};

/** 岭头乡=岭头镇,新民镇=新民镇: what a written township is; itself where it is new. */
function readTowns(written: string): Record<string, string> {
  const pairs = written.split(/[,，、]/).map((part) => part.split('=').map((word) => word.trim()));
  return Object.fromEntries(pairs.flatMap(([name = '', meant = '']) => (name && meant ? [[name, meant]] : [])));
}

type Answers = Parsed<'adoptPublished'>['categories'];

/** 收回=市场监管,配合/生态环境保护=生态环保: the category of what a list has under none, or under a word the scheme has not. */
function readCategories(told: string, { lists }: Scheme): Result<Answers> {
  const categories: Answers = [];
  for (const part of told.split(/[,，、]/).filter((one) => one !== '')) {
    const [place = '', category = ''] = part.split('=').map((word) => word.trim());
    const [named = '', written = ''] = place.split('/').map((word) => word.trim());
    const list = lists.find(({ id, short, name }) => [id, short, name].includes(named));
    if (!list?.categories.includes(category))
      return wrongValue('category', part, '应写成 清单=类别，如 收回=市场监管，类别是体例里有的');
    categories.push({ listId: list.id, written, category });
  }
  return ok(categories);
}

const NOBODY = { fileName: '', operator: '', backupAt: null };

export const sealCommand: Command = {
  options: ['project'],
  required: ['project'],
  run: ({ project: path = '' }, context) =>
    editing(path, context, (project) => {
      const sealed = sealRound(project);
      if (!sealed.ok) return sealed;
      backUpSealed(project, context);
      return ok(inOrder(sealed.value));
    }),
};
