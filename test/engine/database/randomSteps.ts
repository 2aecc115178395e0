/** Random work on a project: every write service, with targets picked from what stands in the file at that moment. */
import fc from 'fast-check';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { listTalks } from '../../../electron/engine/repositories/agreement/talkRepository';
import { listEntries } from '../../../electron/engine/repositories/merge/entryRepository';
import { readProject } from '../../../electron/engine/repositories/project/projectRepository';
import { listPrepared } from '../../../electron/engine/repositories/rounds/preparedRepository';
import { listSourceLists } from '../../../electron/engine/repositories/sources/sourceListRepository';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { addWaiver } from '../../../electron/engine/services/checks/waiveRule';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../../electron/engine/services/merge/attachEntries';
import { rejectEntry, returnEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { splitEntry } from '../../../electron/engine/services/merge/splitEntry';
import { detachEntry } from '../../../electron/engine/services/merge/takeBackEntry';
import {
  addItem,
  amendItem,
  moveItem,
  restoreItem,
  splitItem,
  subtractItems,
} from '../../../electron/engine/services/rounds/changeItems';
import { decidePrepared, dropPrepared, prepareChanges } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, reopenRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { importSourceList, withdrawSourceList } from '../../../electron/engine/services/sources/importSourceList';
import { setApplicability } from '../../../electron/engine/services/townships/setApplicability';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { addUnits, setAliases } from '../../../electron/engine/services/units/manageUnits';
import { type SchemeSection, sectionsOf } from '../../../shared/logic/schemes/schemeLists';
import type { Deed } from '../../../shared/model/deed';
import type { ReadEntry } from '../../../shared/model/sourceEntry';
import { fail, type Result } from '../../../shared/result';
import { draft, intoItems, PEOPLE, readEntry, TOWNSHIPS, understoodFile } from '../../builders/project';

const KINDS = [
  'import',
  'withdraw',
  'adopt',
  'adopt',
  'adopt',
  'attach',
  'split',
  'reject',
  'return',
  'detach',
  'addItem',
  'subtract',
  'merge',
  'restore',
  'amend',
  'move',
  'splitItem',
  'abolish',
  'prepare',
  'decide',
  'applicability',
  'waive',
  'openRound',
  'openRound',
  'sealRound',
  'sealRound',
  'reopenRound',
  'reopenRound',
  'addUnits',
  'setAliases',
  'verdict',
  'verdict',
  'rule',
  'undo',
  'undo',
  'redo',
  'redo',
  'restart',
] as const;
export interface RandomStep {
  readonly kind: (typeof KINDS)[number];
  readonly a: number;
  readonly b: number;
}

const pick = fc.nat({ max: 11 });
export const randomStep: fc.Arbitrary<RandomStep> = fc.record({ kind: fc.constantFrom(...KINDS), a: pick, b: pick });

/** Three places: the first categories of a single list, the first of each of several. */
function placesIn(project: ProjectFile): SchemeSection[] {
  const { scheme } = readProject(project.read);
  const sections = sectionsOf(scheme);
  if (scheme.lists.length === 1) return sections.slice(0, 3);
  return scheme.lists.flatMap(({ id }) => sections.find(({ listId }) => listId === id) ?? []);
}
const ROUND_KINDS = ['sorting', 'review', 'opinions', 'meeting', 'final', 'adjustment'] as const;

function at<T>(values: readonly T[], index: number): T | undefined {
  return values[index % Math.max(values.length, 1)];
}

function waitingIn(project: ProjectFile): number[] {
  return listPrepared(project.read).flatMap(({ id, state }) => (state === 'waiting' ? [id] : []));
}

function tableOf({ a, b }: RandomStep, categories: readonly string[]): ReadEntry[] {
  return Array.from({ length: 1 + (b % 3) }, (_, index) =>
    readEntry(`巡查${a}之${index}`, {
      category: at(categories, a) ?? '',
      coDepartments: b % 4 === 0 ? ['市公安局'] : [],
      applies: b % 2 === 0 ? 'all' : [at(TOWNSHIPS, a) ?? ''],
    }),
  );
}

interface DeedTargets {
  readonly item: number;
  readonly other: number;
  /** One already subtracted. */
  readonly gone: number;
  readonly place: SchemeSection;
}

/** Every kind of change that can be prepared. */
function deedsOf({ a, b }: RandomStep, { item, other, gone, place }: DeedTargets): Deed[] {
  const wording = { name: `拟改${a}`, text: `文字${b}`, townshipRole: 'main' as const, bases: [], remark: '' };
  const join = { townships: a % 2 === 0, bases: b % 2 === 0, places: [] };
  const merged = { kind: 'subtract', itemId: item, reasonKind: '内容重复合并', targetItemId: other, join } as const;
  const kinds: readonly Deed[] = [
    { kind: 'add', item: draft(`拟增${a}`, place) },
    { kind: 'subtract', itemId: item, reasonKind: '其他', targetItemId: null },
    { kind: 'amend', itemId: item, ...wording },
    { kind: 'split', itemId: item, parts: [draft(`拟拆出${a}`, place), draft(`拟拆出${b}`, place)] },
    { kind: 'move', itemId: item, ...place },
    { kind: 'restore', itemId: gone },
    merged,
  ];
  return [kinds[(a + b) % kinds.length], kinds[b % 2]].flatMap((deed) => deed ?? []);
}

/** Does the step; `effect` says whether a success can be undone. */
export function performStep(
  project: ProjectFile,
  step: RandomStep,
): { result: Result<unknown>; effect: 'undoable' | 'barrier' } {
  const barrier = step.kind === 'sealRound' || step.kind === 'reopenRound';
  return { result: perform(project, step), effect: barrier ? 'barrier' : 'undoable' };
}

function perform(project: ProjectFile, step: RandomStep): Result<unknown> {
  const { kind, a, b } = step;
  const { read } = project;
  const entries = listEntries(read, {}).rows;
  const pending = entries.filter(({ disposition }) => disposition.kind === 'pending').map(({ id }) => id);
  const linked = entries.filter(({ disposition }) => disposition.kind !== 'pending').map(({ id }) => id);
  const items = (live: 0 | 1) =>
    read.all<{ id: number }>('SELECT id FROM item WHERE live = ?', [live]).map(({ id }) => id);
  const item = at(items(1), a) ?? 0;
  const grounds = { reason: `理由${b}`, ...PEOPLE };
  const places = placesIn(project);
  const categories = places.map(({ category }) => category);
  const place = at(places, b) ?? { listId: '', category: '' };
  switch (kind) {
    case 'import': {
      const township = a % 2 === 0;
      const unit = township
        ? (at([...TOWNSHIPS, '绥芬河镇'], b) ?? '')
        : (at(['市委组织部', '市农业农村局', '市公安局'], b) ?? '');
      return importSourceList(project, understoodFile(`表${a}.xlsx`, tableOf(step, categories)), {
        unit,
        direction: township ? 'up' : 'down',
      });
    }
    case 'withdraw':
      return withdrawSourceList(project, { sourceListId: at(listSourceLists(read), a)?.id ?? 0, reason: '重报' });
    case 'adopt':
      // Now and then all of them, so that rounds get sealed.
      return adoptEntries(project, {
        entryIds: b > 7 ? pending : pending.slice(a % 3, (a % 3) + 1 + (b % 3)),
        ...PEOPLE,
      });
    case 'attach':
      return attachEntry(project, { entryId: at(pending, b) ?? 0, itemId: item, reason: '' });
    case 'split':
      return splitEntry(project, {
        entryId: at(pending, b) ?? 0,
        ...intoItems(item, at(items(1), a + 1) ?? 0),
      });
    case 'reject':
      return rejectEntry(project, { entryId: at(pending, a) ?? 0, reasonKind: '', reason: '不符合乡镇实际' });
    case 'return':
      return returnEntry(project, { entryId: at(pending, a) ?? 0, reason: '请写明依据' });
    case 'detach':
      return detachEntry(project, { entryId: at(linked, a) ?? 0, reason: b % 4 === 0 ? '' : '并错了' });
    case 'addItem':
      return addItem(project, {
        item: draft(`新增${a}`, {
          ...place,
          coDepartments: ['市公安局', '市委组织部'].slice(0, b % 3),
          bases: b % 2 === 0 ? [] : [{ title: '中华人民共和国森林法', docNumber: '', clause: `第${a}条` }],
          scope: a % 3 === 0 ? 'particular' : 'common',
          townships: a % 3 === 0 ? [at(TOWNSHIPS, b) ?? ''] : [],
        }),
        ...grounds,
      });
    case 'subtract':
      return subtractItems(project, {
        itemIds: items(1).slice(a % 4, (a % 4) + 1 + (b % 2)),
        reasonKind: '其他',
        targetItemId: null,
        ...grounds,
      });
    case 'merge':
      return subtractItems(project, {
        itemIds: [item],
        reasonKind: '内容重复合并',
        targetItemId: at(items(1), b) ?? null,
        ...(a % 2 === 0 && { join: { townships: true, bases: b % 2 === 0, places: [] } }),
        ...grounds,
      });
    case 'restore':
      return restoreItem(project, { itemId: at(items(0), a) ?? 0, ...grounds });
    case 'amend': {
      const bases = [{ title: '中华人民共和国森林法', docNumber: '', clause: `第${b}条` }].slice(0, a % 2);
      return amendItem(project, {
        itemId: item,
        name: `改名${a}`,
        text: `文字${b}`,
        townshipRole: 'cooperate',
        bases,
        remark: '',
        ...grounds,
      });
    }
    case 'move':
      return moveItem(project, { itemId: item, ...place, ...grounds });
    case 'splitItem':
      return splitItem(project, {
        itemId: item,
        parts: [draft(`拆出${a}`, place), draft(`拆出${b}`, at(places, a) ?? place)],
        ...grounds,
      });
    case 'prepare':
      return prepareChanges(project, {
        deeds: deedsOf(step, { item, other: at(items(1), b) ?? 0, gone: at(items(0), a) ?? 0, place }),
        reason: '拟',
        basis: '',
        proposer: '镇',
      });
    case 'decide': {
      const preparedIds = [at(waitingIn(project), a) ?? 0];
      return b % 4 === 0
        ? dropPrepared(project, { preparedIds, reason: '未同意' })
        : decidePrepared(project, { preparedIds, decider: '会议' });
    }
    case 'applicability': {
      const townships = listUnits(read, 'township').map(({ id }) => id);
      const scope = b % 2 === 0 ? 'common' : 'particular';
      return setApplicability(project, {
        itemId: item,
        scope,
        townshipIds: townships.slice(0, b % (townships.length + 1)),
        reason: '镇情',
      });
    }
    case 'waive':
      return addWaiver(project, {
        rule: a % 2 === 0 ? 'basisMissing' : 'basisUnverified',
        itemId: b % 2 === 0 ? null : item || null,
        reason: '待补',
        decider: '领导小组',
      });
    case 'openRound':
      return openRound(project, { kind: at(ROUND_KINDS, a) ?? 'review', title: '', date: '2025-06-10' });
    case 'sealRound':
      return sealRound(project);
    case 'reopenRound':
      return reopenRound(project, { reason: '有遗漏' });
    case 'verdict': {
      const unitId = b % 4 === 0 ? null : (at(listUnits(read), b)?.id ?? 0);
      const position = at(['agree', 'disagree', 'none'] as const, a) ?? 'agree';
      return giveVerdicts(project, { unitId, itemIds: [item], position, words: `话${b}`, person: '' });
    }
    case 'rule': {
      const talk = { date: '2025-06-20', title: `会商${a}`, people: '', minutes: '逐项听取意见。' };
      if (b % 2 === 0) return keepTalk(project, { itemIds: [item], ...talk });
      const talkId = listTalks(read)[0]?.id ?? 0;
      return ruleItems(project, { itemIds: [item], talkId, decision: '', reason: '法定职责', decider: '编委会' });
    }
    case 'addUnits':
      return addUnits(project, {
        kind: a % 2 === 0 ? 'township' : 'department',
        names: [`单位${b}`, '绥芬河镇'].slice(0, 1 + (a % 2)),
      });
    case 'abolish': {
      const towns = listUnits(read, 'township');
      const [unitId = 0, intoId = 0] = [at(towns, a)?.id, at(towns, b)?.id];
      return abolishTownship(project, { unitId, intoId, day: '2025-09-01', reason: `批复${b}`, decider: '' });
    }
    case 'setAliases':
      return setAliases(project, { unitId: at(listUnits(read), a)?.id ?? 0, aliases: [`别名${b}`] });
    default:
      return fail('UNKNOWN_METHOD', { method: kind });
  }
}
