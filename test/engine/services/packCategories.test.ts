/** 只征求这些类别: those of the draft that is asked about, not of the scheme it was changed into since. */
import { expect, test } from 'vitest';
import { planPacks } from '../../../electron/engine/services/opinions/sendPacks';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { askedProject } from '../../builders/askedProject';
import { temporaryFolder, unwrap } from '../../builders/project';

test('one category at a time, as they are offered, is the whole of the sealed draft though two were joined since', () => {
  const folder = temporaryFolder();
  const { project } = askedProject(folder.path);
  const scheme = readScheme(project);
  const lists = scheme.lists.map((list) => ({
    ...list,
    categories: list.categories.filter((one) => one !== '公共服务'),
  }));
  const moves = scheme.lists.map(({ id: listId }) => ({
    from: { listId, category: '公共服务' },
    to: { listId, category: '社会治理' },
  }));
  unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves, reason: '合并类别' }));
  for (const source of ['sealed', 'current'] as const) {
    const { categories, units } = unwrap(planPacks(project, { source, townshipId: null }));
    expect(categories.includes('公共服务')).toBe(source === 'sealed');
    const items = (some: typeof units) => some.reduce((sum, one) => sum + one.items, 0);
    const each = categories.map((one) => unwrap(planPacks(project, { source, townshipId: null, categories: [one] })));
    expect(each.reduce((sum, plan) => sum + items(plan.units), 0)).toBe(items(units));
  }
  project.close();
  folder.remove();
});
