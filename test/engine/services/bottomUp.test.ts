/** Today's shape, bottom-up first: a township's own draft of its three lists, departments answering item by item, settled to agreement; then the next township. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import {
  listAgreementItems,
  readAgreement,
  readAgreementItem,
} from '../../../electron/engine/services/agreement/readAgreement';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { createProject } from '../../../electron/engine/services/project/createProject';
import { amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { adoptPublished } from '../../../electron/engine/services/sources/adoptPublished';
import { setApplicabilityMany } from '../../../electron/engine/services/townships/setApplicabilityMany';
import { addUnits } from '../../../electron/engine/services/units/manageUnits';
import type { Position } from '../../../shared/model/verdict';
import { agreeTo, allAgree, openItems } from '../../builders/agreement';
import { anlanItems, takeIn } from '../../builders/anlanCounty';
import { PEOPLE, temporaryFolder, testOptions, unwrap } from '../../builders/project';
import { threeListScheme } from '../../builders/townshipLists';
import { plain } from '../../sampleFiles';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const input = { name: '安澜县', scheme: threeListScheme(), effectiveDate: '2025-06-18' };
  project = unwrap(createProject(join(folder.path, '安澜县.shuangshu'), input, testOptions()));
  unwrap(addUnits(project, { kind: 'township', names: ['临江镇'] }));
  takeIn(project, '安澜县临江镇履职事项清单.xlsx', '临江镇', 'up');
  unwrap(adoptPublished(project, { sourceListIds: [] }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

function figures(): number[] {
  const { total, agreed, ruled, open } = readAgreement(project);
  expect(agreed + ruled + open).toBe(total);
  return [total, agreed, ruled, open];
}

function say(unitId: number | null, itemId: number, position: Position, words = '') {
  unwrap(giveVerdicts(project, { unitId, itemIds: [itemId], position, words, person: '' }));
}

const departments = () => readAgreement(project).parties.filter(({ kind }) => kind === 'department');
const itemsOf = (listId: string) => readPool(project).live.filter((item) => item.listId === listId);

test('344 items of 临江镇 are settled with its departments, and the next township asks nobody twice', () => {
  expect(figures()).toEqual([344, 0, 0, 344]);
  const town = listUnits(project.read, 'township')[0]?.id ?? 0;
  agreeTo(project, town, openItems(project, town));

  // Item by item: each department answers what it has a part in; three things it does not hold with.
  const [duty, recall, held] = [itemsOf('cooperate')[0], itemsOf('recall')[0], itemsOf('cooperate')[5]];
  const against = new Map<number, readonly [Position, string]>([
    [duty?.id ?? 0, ['disagree', '上级部门职责应写明由部门组织验收']],
    [recall?.id ?? 0, ['disagree', '力量不足，收回有困难']],
    [held?.id ?? 0, ['reserve', '要先核实经费']],
  ]);
  for (const { unitId } of departments())
    for (const itemId of openItems(project, unitId)) {
      const [position, words] = against.get(itemId) ?? ['agree' as const, ''];
      say(unitId, itemId, position, words);
    }
  agreeTo(project, null, openItems(project, null));
  expect(figures()).toEqual([344, 341, 0, 3]);
  expect(
    listAgreementItems(project, { state: 'conflict', words: '', offset: 0, limit: 9 })
      .rows.map(({ itemId }) => itemId)
      .sort(),
  ).toEqual([...against.keys()].sort());

  // The duty is reworded and everybody speaks again, the reserve is talked through, the recall ruled on.
  const before = readAgreementItem(project, { itemId: duty?.id ?? 0 })?.item;
  const own = before?.responsibilities ?? [];
  const parts = {
    leadDepartment: own.find(({ role }) => role === 'lead')?.unit ?? '',
    coDepartments: own.filter(({ role }) => role === 'cooperate').map(({ unit }) => unit),
    duties: Object.fromEntries(own.map(({ unit, text }) => [unit, `${text}；组织竣工验收。`])),
    ...{ jointLeads: [], receivers: [], method: '', fields: before?.fields ?? {} },
  };
  const wording = { itemId: before?.id ?? 0, name: before?.name ?? '', text: before?.text ?? '', remark: '' };
  unwrap(
    amendItem(project, { ...wording, townshipRole: 'cooperate', bases: [], parts, reason: '采纳意见', ...PEOPLE }),
  );
  expect(readAgreement(project).reopened).toBe(1);
  const again = openItems(project, town);
  expect(again).toEqual([duty?.id]);
  for (const { unitId } of readAgreement(project).parties)
    agreeTo(
      project,
      unitId,
      openItems(project, unitId).filter((id) => id === duty?.id),
    );
  const talk = { date: '2025-05-20', title: '第二次三上三下协调会', people: '', minutes: '逐项听取意见。' };
  const { talkId } = unwrap(keepTalk(project, { itemIds: [...against.keys()], ...talk }));
  for (const { unitId } of departments())
    agreeTo(
      project,
      unitId,
      openItems(project, unitId).filter((id) => id === held?.id),
    );
  unwrap(
    ruleItems(project, {
      itemIds: [recall?.id ?? 0],
      talkId,
      decision: '由部门收回',
      reason: '法定职责',
      decider: '县委编委',
    }),
  );
  expect(figures()).toEqual([344, 343, 1, 0]);
  expect(checkProject(project).find(({ id }) => id === '19')?.state).toBe('passed');
  unwrap(sealRound(project));

  // 竹溪乡 comes to the same draft: it alone has to speak, and what it does not have is set aside for it with a reason.
  unwrap(openRound(project, { kind: 'final', title: '', date: '2025-05-25' }));
  unwrap(addUnits(project, { kind: 'township', names: ['竹溪乡'] }));
  expect(figures()).toEqual([344, 0, 1, 343]);
  const [, next] = listUnits(project.read, 'township');
  const listed = new Set(
    anlanItems()
      .filter(({ towns }) => towns === 'all' || towns.includes('竹溪乡'))
      .map(({ name }) => plain(name)),
  );
  const has = ({ name }: { name: string }): boolean => listed.has(plain(name));
  const lacking = readPool(project).live.filter((one) => !has(one));
  const cells = lacking.map(({ id }) => ({ itemId: id, townshipIds: [next?.id ?? 0], applies: false }));
  unwrap(setApplicabilityMany(project, { cells, reason: '本乡没有' }));
  expect(readAgreement(project).reopened).toBe(0);
  agreeTo(project, next?.id ?? 0, openItems(project, next?.id ?? 0));
  expect(figures()).toEqual([344, 343, 1, 0]);
  expect(readAgreement(project).parties.find(({ unit }) => unit === '竹溪乡')?.items).toBe(
    readPool(project).live.filter(has).length,
  );
  allAgree(project);
  expect(figures()).toEqual([344, 343, 1, 0]);
  unwrap(sealRound(project));
});
