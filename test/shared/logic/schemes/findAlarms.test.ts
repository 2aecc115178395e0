/** What looks wrong though no rule forbids it. */
import { expect, test } from 'vitest';
import { findAlarms } from '../../../../shared/logic/schemes/findAlarms';
import type { ItemContent } from '../../../../shared/model/item';
import { itemContent } from '../../../builders/checkFacts';
import { presetScheme } from '../../../builders/townshipLists';

const TOWNS = ['道河镇', '绥阳镇', '老黑山镇', '三岔口镇'];
const scheme = presetScheme('three-lists');
const basic = (changes: Partial<ItemContent> = {}) =>
  itemContent(1, { listId: 'basic', category: '党的建设', ...changes });
const oldNames = new Map([
  ['县林业局', '县自然资源局'],
  ['水利局', '县水利局'],
]);
const alarms = (item: ItemContent, excerpt = '', issued?: ItemContent) =>
  findAlarms([item], {
    ...{ townships: TOWNS, scheme, oldNames, issued: () => issued },
    excerpts: [{ itemId: 1, title: '水法', clause: '第三十七条', excerpt }],
  }).map(({ kind }) => kind);

test('a township’s own duty whose articles name the county alone was handed down', () => {
  const county = '县级以上人民政府水行政主管部门负责监督管理。';
  expect(alarms(basic(), county)).toEqual(['downgraded']);
  expect(alarms(basic(), `${county}乡镇人民政府应当协助。`)).toEqual([]);
  expect(alarms(basic({ townshipRole: 'cooperate' }), county)).toEqual([]);
  expect(alarms(basic(), '')).toEqual([]);
});

test('the one town that lacks what all others list is told, unless somebody said why', () => {
  const three = TOWNS.slice(0, 3).map((township) => ({ township, applies: true, reason: '列明' }));
  expect(alarms(basic({ scope: 'particular', townships: three }))).toEqual(['leftOut']);
  const exempt = [{ township: '道河镇', applies: false, reason: '' }];
  expect(alarms(basic({ townships: exempt }))).toEqual(['leftOut']);
  expect(alarms(basic({ townships: [{ township: '道河镇', applies: false, reason: '不沿边' }] }))).toEqual([]);
  expect(alarms(basic({ scope: 'particular', townships: three.slice(1) }))).toEqual([]);
});

test('one town lacks what was issued so: told only where it is another town now, or was issued otherwise', () => {
  const lists = (towns: readonly string[], reason: string) =>
    basic({ scope: 'particular', townships: towns.map((township) => ({ township, applies: true, reason })) });
  const [first, last] = [lists(TOWNS.slice(1), ''), lists(TOWNS.slice(0, 3), '')];
  expect(alarms(last, '', last)).toEqual([]);
  expect(alarms(last, '', first)).toEqual(['leftOut']);
  expect(alarms(last, '', basic())).toEqual(['leftOut']);
  expect(alarms(lists(TOWNS.slice(1), '现行清单列入绥阳镇、老黑山镇、三岔口镇'))).toEqual([]);
  const narrowed = [...last.townships.slice(0, 2), { township: '老黑山镇', applies: true, reason: '新列入' }];
  expect(alarms(basic({ scope: 'particular', townships: narrowed }))).toEqual(['leftOut']);
});

test('what is written out for every township is told to be common in all but the word, unless an edition has it so', () => {
  const all = TOWNS.map((township) => ({ township, applies: true, reason: '列明' }));
  expect(alarms(basic({ scope: 'particular', townships: all }))).toEqual(['everyTown']);
  expect(alarms(basic({ scope: 'common', townships: all }))).toEqual([]);
  expect(alarms(basic({ scope: 'particular', townships: all.slice(2) }))).toEqual([]);
  const printed = basic({ scope: 'particular', townships: all });
  expect(alarms(printed, '', printed)).toEqual([]);
  expect(alarms(printed, '', basic())).toEqual(['everyTown']);
});

test('a duty no department bears is told, but not the township’s own', () => {
  expect(alarms(basic({ responsibilities: [] }))).toEqual([]);
  expect(alarms(basic({ listId: 'cooperate', townshipRole: 'cooperate', responsibilities: [] }))).toEqual(['unborne']);
});

test('a name a department no longer bears is told where it is written by hand, not where it is part of the one it bears', () => {
  const told = (changes: Partial<ItemContent>) => alarms(basic(changes));
  expect(told({ text: '会同县林业局开展护林。' })).toEqual(['oldName']);
  expect(told({ responsibilities: [{ unit: '县自然资源局', role: 'lead', text: '由县林业局审核。' }] })).toEqual([
    'oldName',
  ]);
  expect(told({ text: '会同县水利局开展防汛。' })).toEqual([]);
  expect(told({ text: '会同县水利局、水利局开展防汛。' })).toEqual(['oldName']);
});
