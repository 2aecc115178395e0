/** Proofs: packs withdrawn after their opinions were handled, units that became one, files of one unit in a heap, signed minutes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPINION_SOURCES } from '../../electron/engine/handlers/opinionHandlers';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { exportOpinionPapers } from '../../electron/engine/services/opinions/exportOpinionPapers';
import { readConsultations, readOpinions } from '../../electron/engine/services/opinions/readOpinions';
import { planPacks } from '../../electron/engine/services/opinions/sendPacks';
import { changeScheme, readScheme } from '../../electron/engine/services/schemes/changeScheme';
import { mergeUnits } from '../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { type Asked, askedProject } from '../builders/askedProject';
import { temporaryFolder, unwrap } from '../builders/project';

let folder: { path: string; remove(): void };
let asked: Asked;
beforeEach(() => {
  folder = temporaryFolder();
  asked = askedProject(folder.path);
});
afterEach(() => {
  asked.project.close();
  folder.remove();
});
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
const AGAINST = { rows: { 0: { kind: '修改', proposal: '由部门承担', reason: '没有执法权' } } };

test('two units that became one get one letter of reply', async () => {
  unwrap(await asked.send());
  unwrap(await asked.answer('道河镇', AGAINST));
  unwrap(await asked.answer('绥阳镇', AGAINST));
  unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
  unwrap(
    asked.handle(
      readOpinions(asked.project, {}).map(({ id }) => id),
      'refused',
      '法定职责',
      [],
    ),
  );
  const dir = join(folder.path, 'replies');
  const consultationId = readConsultations(asked.project)[0]?.id ?? 0;
  const request = {
    consultationId,
    what: 'replies' as const,
    formats: ['docx' as const],
    folder: dir,
    mustBeEmpty: false,
  };
  unwrap(await exportOpinionPapers(asked.project, inlineTasks(), OPINION_SOURCES, request));
  expect(readdirSync(dir)).toHaveLength(1);
});

test('packs of one category out of the sealed draft hold what went into it since: the window offers the names of today', () => {
  const { project } = asked;
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
  const names = readScheme(project).lists.flatMap(({ categories }) => categories);
  const all = unwrap(planPacks(project, { source: 'sealed', townshipId: null })).units;
  const byToday = names.map(
    (category) => unwrap(planPacks(project, { source: 'sealed', townshipId: null, categories: [category] })).units,
  );
  const items = (units: typeof all) => units.reduce((sum, one) => sum + one.items, 0);
  expect(byToday.reduce((sum, units) => sum + items(units), 0)).toBe(items(all));
});
