/** 本镇写法: what a township's list had printed otherwise gives way wherever the item itself is changed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { record } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { listCitations } from '../../../electron/engine/repositories/bases/basisLibrary';
import { insertOwnPrint } from '../../../electron/engine/repositories/townships/ownPrints';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { addCitations, changeCitation, removeCitation } from '../../../electron/engine/services/bases/citeBases';
import { addItem, amendItem, restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { previewTownshipList } from '../../../electron/engine/services/townships/previewTownshipList';
import { contract } from '../../../shared/contract';
import type { OwnPrint } from '../../../shared/model/item';
import { MERGE_REASON } from '../../../shared/model/round';
import { ok } from '../../../shared/result';
import { draft, PEOPLE, smallProject, temporaryFolder, unwrap } from '../../builders/project';

const GROUNDS = { reason: '同一件事', ...PEOPLE };
const TOWN = '绥阳镇';
const law = (title: string) => ({ title, docNumber: '', clause: '第三条' });
const add = (name: string, title: string) =>
  unwrap(addItem(project, { item: draft(name, { bases: [law(title)] }), ...GROUNDS })).itemId;

let folder: { path: string; remove(): void };
let project: ProjectFile;
let itemId = 0;
beforeEach(() => {
  folder = temporaryFolder();
  project = smallProject(folder.path).project;
  itemId = add('保留的', '森林法');
  print({ bases: [law('旧办法')], remark: '本镇另有安排' });
  expect(printed()).toContain('旧办法');
});
afterEach(() => {
  expect(verifyProject(project.read).ok).toBe(true);
  project.close();
  folder.remove();
});

function print(content: OwnPrint): void {
  record(project, { name: 'test', input: {}, effect: 'undoable' }, (write) => {
    const town = listUnits(write, 'township').find(({ name }) => name === TOWN);
    insertOwnPrint(write, itemId, town?.id ?? 0, content);
    return ok({ value: null, summary: '' });
  });
}

function printed(): string {
  const unitId = listUnits(project.read, 'township').find(({ name }) => name === TOWN)?.id ?? 0;
  return JSON.stringify(unwrap(previewTownshipList(project, { unitId, listId: '', source: 'current' })));
}

const cited = () => listCitations(project.read, {}).find((one) => one.itemId === itemId)?.id ?? 0;

test('bases amended, and the rest stays as it was printed', () => {
  const [name, text, townshipRole] = ['保留的', '', 'main'];
  const amended = { itemId, name, text, townshipRole, remark: '', bases: [law('新条例')], ...GROUNDS };
  unwrap(amendItem(project, contract.amendItem.input.parse(amended)));
  expect(printed()).toContain('新条例');
  expect(printed()).not.toContain('旧办法');
  expect(printed()).toContain('本镇另有安排');
});

test('a citation added, put right or taken off on the page of bases', () => {
  unwrap(addCitations(project, { itemId, text: '《草原法》第五条', supports: 'duty', excerpt: '' }));
  expect(printed()).toContain('草原法');
  expect(printed()).not.toContain('旧办法');
  unwrap(undo(project));
  expect(printed()).toContain('旧办法');
  unwrap(changeCitation(project, { citationId: cited(), text: '《新条例》第五条', supports: 'duty', excerpt: '' }));
  expect(printed()).toContain('新条例');
  expect(printed()).not.toContain('旧办法');
  unwrap(undo(project));
  unwrap(removeCitation(project, { citationId: cited(), reason: '' }));
  expect(printed()).not.toContain('旧办法');
});

test('an excerpt beside the citation changes nothing that is printed', () => {
  const said = { citationId: cited(), text: '《森林法》第三条', supports: 'duty', excerpt: '乡镇应当……' } as const;
  unwrap(changeCitation(project, said));
  expect(printed()).toContain('旧办法');
});

test('what a merging brings is on every list, and undone nothing of it', () => {
  const goingId = add('并走的', '草原法');
  merge(goingId);
  expect(printed()).toContain('草原法');
  expect(printed()).not.toContain('旧办法');
  unwrap(undo(project));
  expect(printed()).toContain('旧办法');
});

test('a merging that brings no basis leaves the print; so does bringing back what brought none', () => {
  const goingId = add('并走的', '森林法');
  merge(goingId);
  expect(printed()).toContain('旧办法');
  unwrap(restoreItem(project, { itemId: goingId, ...GROUNDS }));
  expect(printed()).toContain('旧办法');
});

test('printed after a merging, the basis goes from the list when the item is brought back', () => {
  unwrap(undo(project));
  const goingId = add('并走的', '草原法');
  merge(goingId);
  print({ bases: [law('森林法'), law('草原法')] });
  unwrap(restoreItem(project, { itemId: goingId, ...GROUNDS }));
  expect(printed().match(/草原法/g)).toHaveLength(1);
});

function merge(goingId: number): void {
  const join = { townships: true, bases: true, places: [] };
  const said = { itemIds: [goingId], targetItemId: itemId, join, reasonKind: MERGE_REASON, ...GROUNDS };
  unwrap(subtractItems(project, said));
}
