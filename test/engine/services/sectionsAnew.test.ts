/** Categories a changed scheme does without or gives a name that was free: requests follow, verdicts tell a move from a name. */

import { beforeEach, expect, test } from 'vitest';
import { undo } from '../../../electron/engine/database/log/undo';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { findRequest } from '../../../electron/engine/repositories/requests/requestRepository';
import { openSnapshot } from '../../../electron/engine/repositories/rounds/snapshotRepository';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { readAgreementItem } from '../../../electron/engine/services/agreement/readAgreement';
import { moveItem } from '../../../electron/engine/services/rounds/changeItems';
import { changeScheme, previewScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { movesPassingOn } from '../../../shared/logic/schemes/sectionRenames';
import type { Scheme } from '../../../shared/model/scheme';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { draft, PEOPLE, unwrap } from '../../builders/project';
import { ask } from '../../builders/requests';

let asked: Asked;
beforeEach(() => {
  asked = askedInTest();
});
const change = (scheme: Scheme, moves: Parameters<typeof changeScheme>[1]['moves'] = []) =>
  unwrap(changeScheme(asked.project, { scheme, moves, reason: '与上级一致' }));

test('a category nothing stands in, but an undecided request wants to add to, is told and followed', () => {
  const requestId = ask(asked.project, {
    wants: [{ kind: 'add', item: draft('新增的', { category: '文化建设' }) }],
    applicant: '道河镇',
    date: '2025-06-01',
  });
  const scheme = readScheme(asked.project);
  const lists = scheme.lists.map((list) => ({
    ...list,
    categories: list.categories.map((one) => (one === '文化建设' ? '精神文明建设' : one)),
  }));
  const { gone } = previewScheme(asked.project, { scheme: { ...scheme, lists } });
  // What the window sends: the moves it was told of.
  const moves = gone.map(({ listId, category, proposed }) => ({
    from: { listId, category },
    to: proposed ?? { listId, category },
  }));
  change({ ...scheme, lists }, moves);
  const [want] = findRequest(asked.project.read, requestId)?.wants ?? [];
  const known = readScheme(asked.project).lists.flatMap(({ categories }) => categories);
  expect(known).toContain(want?.kind === 'add' ? want.item.category : '');
});

test('a verdict does not outlive a real move between categories that once shared a name', () => {
  const rename = (from: string, to: string) => {
    const scheme = readScheme(asked.project);
    const lists = scheme.lists.map((list) => ({
      ...list,
      categories: list.categories.map((one) => (one === from ? to : one)),
    }));
    const moves = scheme.lists.map(({ id: listId }) => ({
      from: { listId, category: from },
      to: { listId, category: to },
    }));
    change({ ...scheme, lists }, moves);
  };
  const { project } = asked;
  rename('公共服务', '民生服务');
  const scheme = readScheme(project);
  change({ ...scheme, lists: scheme.lists.map((list) => ({ ...list, categories: [...list.categories, '公共服务'] })) });
  unwrap(moveItem(project, { itemId: 1, category: '公共服务', reason: '新设的类', basis: '', ...PEOPLE }));
  unwrap(giveVerdicts(project, { unitId: null, itemIds: [1], position: 'agree', words: '', person: '' }));
  unwrap(moveItem(project, { itemId: 1, category: '民生服务', reason: '真的调类', basis: '', ...PEOPLE }));
  const office = readAgreementItem(project, { itemId: 1 })?.parties.find(({ kind }) => kind === 'office');
  expect(office?.changed).toEqual(['place']);
});

test('names passed on from one category to the next are told, as a chain of however many', () => {
  const scheme = readScheme(asked.project);
  const [first = '', second = ''] = scheme.lists[0]?.categories ?? [];
  const called = (names: Readonly<Record<string, string>>) => ({
    ...scheme,
    lists: scheme.lists.map((list) => ({ ...list, categories: list.categories.map((one) => names[one] ?? one) })),
  });
  const passedOn = (after: Scheme) => previewScheme(asked.project, { scheme: after }).passedOn;
  expect(passedOn(called({ [first]: second, [second]: '新的一类' }))).toEqual([
    { listId: scheme.lists[0]?.id, names: [first, second, '新的一类'] },
  ]);
  const third = scheme.lists[0]?.categories[2] ?? '';
  expect(passedOn(called({ [first]: second, [second]: third, [third]: '新的一类' }))[0]?.names).toEqual([
    ...[first, second, third, '新的一类'],
  ]);
  expect(passedOn(called({ [first]: '新的一类' }))).toEqual([]);
  // Names that change places are another order of the same categories.
  expect(passedOn(called({ [first]: second, [second]: first }))).toEqual([]);
});

test('names passed on in one step are renamings: the items of each stay apart, verdicts hold, one undo takes it back', () => {
  const { project } = asked;
  const scheme = readScheme(project);
  const at = (id: number) => readPool(project).byId.get(id)?.category ?? '';
  const [one, two] = [1, readPool(project).live.find(({ category }) => category !== at(1))?.id ?? 0];
  const [A, B, C] = [at(one), at(two), '新的一类'];
  const names: Readonly<Record<string, string>> = { [A]: B, [B]: C };
  const after = {
    ...scheme,
    lists: scheme.lists.map((list) => ({ ...list, categories: list.categories.map((name) => names[name] ?? name) })),
  };
  unwrap(giveVerdicts(project, { unitId: null, itemIds: [one, two], position: 'agree', words: '', person: '' }));
  const [chain] = previewScheme(project, { scheme: after }).passedOn;
  if (!chain) throw new Error('no chain');
  const changes = () => project.read.value<number>('SELECT count(*) FROM change');
  const lines = changes();
  const done = unwrap(changeScheme(project, { scheme: after, moves: movesPassingOn(chain), reason: '与市里一致' }));
  expect(done).toEqual({ moved: 0, renamed: 2 });
  expect([at(one), at(two), changes()]).toEqual([B, C, lines]);
  expect(readScheme(project).lists[0]?.categories).toEqual(after.lists[0]?.categories);
  for (const itemId of [one, two])
    expect(readAgreementItem(project, { itemId })?.parties.find(({ kind }) => kind === 'office')?.changed).toEqual([]);
  expect(openSnapshot(project.read, 1).find(({ id }) => id === one)?.category).toBe(B);
  expect(openSnapshot(project.read, 1).find(({ id }) => id === two)?.category).toBe(C);
  unwrap(undo(project));
  expect([at(one), at(two)]).toEqual([A, B]);
});
