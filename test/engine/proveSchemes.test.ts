/** Proofs: columns taken out and set up anew, categories other data name, in a project that runs. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { record } from '../../electron/engine/database/log/record';
import { insertOwnPrint } from '../../electron/engine/repositories/townships/ownPrints';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { readAgreementItem } from '../../electron/engine/services/agreement/readAgreement';
import { giveVerdicts } from '../../electron/engine/services/agreement/giveVerdicts';
import { readPackDetail } from '../../electron/engine/services/opinions/readOpinions';
import { amendItem, moveItem } from '../../electron/engine/services/rounds/changeItems';
import { changeScheme, previewScheme, readScheme } from '../../electron/engine/services/schemes/changeScheme';
import { previewTownshipList } from '../../electron/engine/services/townships/previewTownshipList';
import { type Scheme, schemeSchema } from '../../shared/model/scheme';
import { ok } from '../../shared/result';
import { type Asked, askedProject } from '../builders/askedProject';
import { draft, PEOPLE, temporaryFolder, unwrap } from '../builders/project';
import { ask } from '../builders/requests';
import { findRequest } from '../../electron/engine/repositories/requests/requestRepository';

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
const printed = (name: string) =>
  JSON.stringify(unwrap(previewTownshipList(asked.project, { unitId: unitId(name), listId: '', source: 'current' })));
/** As the editor of the scheme does it: 加栏目 gives the first free id, ownx; ✕ takes field and column away. */
function withField(scheme: Scheme, label: string): Scheme {
  const lists = scheme.lists.map((list) => ({
    ...list,
    fields: [{ id: 'ownx', label }],
    columns: [...list.columns, { heading: label, source: 'field:ownx' as const, width: 20, align: 'left' as const }],
  }));
  return schemeSchema.parse({ ...scheme, lists });
}
const change = (scheme: Scheme, moves: Parameters<typeof changeScheme>[1]['moves'] = []) =>
  unwrap(changeScheme(asked.project, { scheme, moves, reason: '与上级一致' }));
function fillPost(value: string): void {
  const wording = { name: '抓好党员发展', text: '抓好党员发展，按月报告。', townshipRole: 'main' as const, bases: [], remark: '' };
  const nobody = { leadDepartment: '市委组织部', jointLeads: [], coDepartments: [], receivers: [], method: '', duties: {} };
  unwrap(amendItem(asked.project, { itemId: 1, ...wording, parts: { ...nobody, fields: { ownx: value } }, reason: '填', ...PEOPLE }));
}

test('a column set up after another was taken out does not print the other one’s values under its heading', () => {
  const before = readScheme(asked.project);
  change(withField(before, '岗位'));
  fillPost('组织委员');
  change(before);
  expect(printed('道河镇')).not.toContain('组织委员');
  change(withField(before, '办理时限'));
  expect(printed('道河镇')).not.toContain('组织委员');
});

test('an item moved to another list does not print the column of the one under a column of the other', () => {
  const before = readScheme(asked.project);
  const [first] = before.lists;
  if (!first) throw new Error('no list');
  const field = (label: string) => ({
    fields: [{ id: 'ownx', label }],
    columns: [...first.columns, { heading: label, source: 'field:ownx' as const, width: 20, align: 'left' as const }],
  });
  const second = { ...first, ...field('办理时限'), id: 'list2', name: '新清单2', short: '新2' };
  change(schemeSchema.parse({ ...before, lists: [{ ...first, ...field('岗位') }, second] }));
  fillPost('组织委员');
  unwrap(moveItem(asked.project, { itemId: 1, listId: 'list2', category: '基层党建', reason: '归类', basis: '', ...PEOPLE }));
  const list2 = JSON.stringify(
    unwrap(previewTownshipList(asked.project, { unitId: unitId('道河镇'), listId: 'list2', source: 'current' })),
  );
  expect(list2).toContain('抓好党员发展');
  expect(list2).not.toContain('组织委员');
});

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
    const moves = scheme.lists.map(({ id: listId }) => ({ from: { listId, category: from }, to: { listId, category: to } }));
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

test('the form shows a township what its own list prints in a column of the list', async () => {
  const { project } = asked;
  change(withField(readScheme(project), '办理时限'));
  fillPost('五个工作日');
  record(project, { name: 'test', input: {}, effect: 'undoable' }, (write) => {
    insertOwnPrint(write, 1, unitId('道河镇'), { fields: { ownx: '三个工作日' } });
    return ok({ value: null, summary: '' });
  });
  expect(printed('道河镇')).toContain('三个工作日');
  unwrap(await asked.send({ source: 'current' }));
  const rows = unwrap(readPackDetail(project, { packId: asked.packOf('道河镇').id })).rows;
  expect(rows[0]?.content).toContain('三个工作日');
});
