/** Columns of a list's own: taken out, set up anew, put back, in several lists; every heading prints its own values alone. */
import { beforeEach, expect, test } from 'vitest';
import { record } from '../../../electron/engine/database/log/record';
import { insertOwnPrint } from '../../../electron/engine/repositories/townships/ownPrints';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { readPackDetail } from '../../../electron/engine/services/opinions/readOpinions';
import { amendItem, moveItem } from '../../../electron/engine/services/rounds/changeItems';
import { changeScheme, previewScheme, readScheme } from '../../../electron/engine/services/schemes/changeScheme';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { type Scheme, schemeSchema } from '../../../shared/model/scheme';
import { ok } from '../../../shared/result';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { PEOPLE, unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(() => {
  asked = askedInTest();
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
  const wording = {
    name: '抓好党员发展',
    text: '抓好党员发展，按月报告。',
    townshipRole: 'main' as const,
    bases: [],
    remark: '',
  };
  const nobody = {
    leadDepartment: '市委组织部',
    jointLeads: [],
    coDepartments: [],
    receivers: [],
    method: '',
    duties: {},
  };
  unwrap(
    amendItem(asked.project, {
      itemId: 1,
      ...wording,
      parts: { ...nobody, fields: { ownx: value } },
      reason: '填',
      ...PEOPLE,
    }),
  );
}

test('a column set up after another was taken out does not print the other one’s values under its heading', () => {
  const before = readScheme(asked.project);
  change(withField(before, '岗位'));
  fillPost('组织委员');
  change(before);
  expect(printed('道河镇')).not.toContain('组织委员');
  change(withField(before, '办理时限'));
  expect(printed('道河镇')).toMatch(/"办理\\n时限"/);
  expect(printed('道河镇')).not.toContain('组织委员');
});

test('a column put back under its heading shows what was filled in, also after another stood in its place', () => {
  const before = readScheme(asked.project);
  change(withField(before, '岗位'));
  fillPost('组织委员');
  change(before);
  change(withField(before, '办理时限'));
  const { hiddenFields, fieldsBack } = previewScheme(asked.project, { scheme: withField(before, '岗位') });
  expect(hiddenFields).toEqual([]);
  expect(fieldsBack).toEqual([{ label: '岗位', items: 1 }]);
  change(withField(before, '岗位'));
  expect(printed('道河镇')).toContain('组织委员');
});

test('a column called otherwise stays the column it is', () => {
  change(withField(readScheme(asked.project), '岗位'));
  fillPost('组织委员');
  const scheme = readScheme(asked.project);
  const lists = scheme.lists.map((list) => ({
    ...list,
    fields: list.fields.map((field) => ({ ...field, label: '责任岗位' })),
  }));
  change({ ...scheme, lists });
  expect(printed('道河镇')).toContain('组织委员');
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
  unwrap(
    moveItem(asked.project, { itemId: 1, listId: 'list2', category: '基层党建', reason: '归类', basis: '', ...PEOPLE }),
  );
  const list2 = JSON.stringify(
    unwrap(previewTownshipList(asked.project, { unitId: unitId('道河镇'), listId: 'list2', source: 'current' })),
  );
  expect(list2).toContain('抓好党员发展');
  expect(list2).not.toContain('组织委员');
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
