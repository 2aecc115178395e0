/** An edition withdrawn in one year and issued again in the next, with its round opened in between; categories in another order. */
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readNotices } from '../../../electron/engine/services/editions/editionNotices';
import { withdrawEdition } from '../../../electron/engine/services/editions/issueEdition';
import { readDuties } from '../../../electron/engine/services/editions/readAccountability';
import { readRegister } from '../../../electron/engine/services/requests/readRequests';
import { readYear } from '../../../electron/engine/services/requests/readYear';
import { compareStates } from '../../../electron/engine/services/rounds/compareStates';
import { reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { changeScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { contract } from '../../../shared/contract';
import { adjust, issue, SECOND, SIGNED } from '../../builders/editions';
import { issuedAnlanInTest } from '../../builders/issuedAnlan';
import { unwrap } from '../../builders/project';
import { renameCategory } from '../../builders/renameCategory';
import { approve } from '../../builders/requests';

const [OLD, NEW] = ['平安法治', '平安建设'];
const page = { offset: 0, limit: 500 };
const EXCEPTIONS = [{ check: '7', ...SIGNED }];
const AGAIN = { ...SECOND, docNumber: '安办发〔2026〕9号', issuedOn: '2026-03-01', effectiveOn: '2026-03-01' };

let project: ProjectFile;
beforeEach(() => {
  ({ project } = issuedAnlanInTest());
});

const edition = (editionId: number) => ({ kind: 'edition', editionId }) as const;
const compare = (before: number, after: number) =>
  unwrap(compareStates(project, { before: edition(before), after: edition(after), ...page }));
const townRows = (beforeId: number, afterId: number) =>
  unwrap(readNotices(project, { beforeId, afterId })).filter(({ kind }) => kind === 'township');
const subtractFirst = (effective: string): number => {
  const itemId = readPool(project).live.find(({ scope, listId }) => scope === 'common' && listId === 'basic')?.id ?? 0;
  const want = { kind: 'subtract', itemId, reasonKind: '不属乡镇职责' } as const;
  approve(project, { wants: [want], reason: '由县级承担' }, { date: '2025-12-30', effective });
  return itemId;
};

test('what goes out again stands beside the first edition, with the renaming and without a change of a duty for it', () => {
  const gone = subtractFirst('2026-01-15');
  unwrap(sealRound(project));
  unwrap(issue(project, { ...SECOND, exceptions: EXCEPTIONS }));
  unwrap(withdrawEdition(project, { editionId: 2, reason: '文号写错', decider: '县委编委' }));
  unwrap(reopenRound(project, { reason: '类别名称与市里一致' }));
  renameCategory(project, OLD, NEW);
  unwrap(sealRound(project));
  unwrap(issue(project, { ...AGAIN, exceptions: EXCEPTIONS }));
  expect(townRows(1, 3).map(({ rows, before, after }) => [rows.map(({ itemId }) => itemId), before - after])).toEqual(
    [0, 0, 0].map(() => [[gone], 1]),
  );
  expect(compare(2, 3)).toMatchObject({ total: 0, renamed: [expect.stringContaining(NEW)] });
  expect(compare(1, 3)).toMatchObject({ total: 1, renamed: [expect.stringContaining(NEW)] });
  expect(checkProject(project).filter(({ id, state }) => ['1', '2', '20'].includes(id) && state === 'failed')).toEqual(
    [],
  );
  const { name } = readPool(project).all.find(({ id }) => id === gone) ?? { name: '' };
  const bore = (day: string) =>
    unwrap(readDuties(project, contract.dutiesOfDay.input.parse({ day, township: '竹溪乡', text: name, ...page }))).rows
      .length;
  expect([bore('2025-12-31'), bore('2026-03-01')]).toEqual([1, 0]);
  const year = (asked: number) => readYear(project, readRegister(project).rows, { year: asked });
  expect([year(2025).total.subtracted, year(2025).towns.map(({ lists }) => lists[0]?.subtracted)]).toEqual([
    1,
    [1, 1, 1],
  ]);
});

test('categories in another order are no change of any duty', () => {
  adjust(project, () => {
    const scheme = readScheme(project);
    const lists = scheme.lists.map((list) => ({ ...list, categories: [...list.categories].reverse() }));
    unwrap(changeScheme(project, { scheme: { ...scheme, lists }, moves: [], reason: '按市里的顺序' }));
  });
  unwrap(issue(project, { ...SECOND, exceptions: EXCEPTIONS }));
  expect(unwrap(readNotices(project, { beforeId: 1, afterId: 2 })).flatMap(({ rows }) => rows)).toEqual([]);
  expect(compare(1, 2)).toMatchObject({ total: 0, renamed: [] });
  expect(
    checkProject(project).filter(({ id, state }) => ['1', '2', '17', '20'].includes(id) && state === 'failed'),
  ).toEqual([]);
});
