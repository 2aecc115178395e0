/** Rules 10 to 16: each holds on sound facts, and fails when its thing goes wrong; figures of the cases on record. */
import { describe, expect, test } from 'vitest';
import type { CheckFacts } from '../../../../shared/logic/checks/facts';
import { runChecks } from '../../../../shared/logic/checks/runChecks';
import type { ItemContent } from '../../../../shared/model/item';
import type { SchemeRule } from '../../../../shared/model/scheme';
import { itemContent, soundFacts } from '../../../builders/checkFacts';
import { presetScheme } from '../../../builders/townshipLists';

const TOWNS = ['道河镇', '绥阳镇'];

function facts(schemeId: string, items: readonly ItemContent[], changes: Partial<CheckFacts> = {}): CheckFacts {
  const scheme = presetScheme(schemeId);
  return { ...soundFacts(), scheme, items, departments: ['市委组织部', '县水利局'], ...changes };
}

function check(rule: SchemeRule, given: CheckFacts) {
  const found = runChecks(given).find(({ id }) => id === rule);
  if (!found) throw new Error(`rule ${rule} does not apply`);
  return found;
}

/** So many items in each category of the list. */
function perCategory(
  schemeId: string,
  counts: readonly number[],
  changes: (index: number) => Partial<ItemContent> = () => ({}),
) {
  const [list] = presetScheme(schemeId).lists;
  let id = 0;
  return counts.flatMap((count, at) =>
    Array.from({ length: count }, () => {
      id += 1;
      return itemContent(id, { listId: list?.id ?? '', category: list?.categories[at] ?? '', ...changes(id - 1) });
    }),
  );
}

const row = (changes: Partial<ItemContent['townships'][number]>) => ({
  township: '道河镇',
  applies: false,
  reason: '街道不设',
  ...changes,
});

describe('rule 10', () => {
  test('holds while every exemption has its reason', () => {
    const items = [itemContent(1, { townships: [row({})] }), itemContent(2)];
    expect(check('10', facts('six-category', items))).toMatchObject({
      state: 'passed',
      figure: '共性 2 项，例外 1 处',
    });
  });

  test('fails for an exemption without one, unless it follows from the class the item is for', () => {
    const items = [itemContent(1, { townships: [row({ reason: ' ' })] })];
    expect(check('10', facts('six-category', items))).toMatchObject({
      state: 'failed',
      detail: '“事项1”道河镇例外没有理由。',
    });
    const byRule = [itemContent(1, { townships: [row({ reason: '', byRule: true })] })];
    expect(check('10', facts('six-category', byRule)).state).toBe('passed');
  });
});

describe('rule 11', () => {
  test('counts a department once an item, whatever its roles', () => {
    const both = { unit: '县水利局', text: '' };
    const items = [
      itemContent(1, {
        responsibilities: [
          { ...both, role: 'lead' },
          { ...both, role: 'takeOver' },
        ],
      }),
    ];
    expect(check('11', facts('six-category', items))).toMatchObject({ state: 'passed', figure: '1 个部门承担 1 项次' });
  });

  test.each<[string, ItemContent[], string]>([
    [
      'a unit that is no department',
      [itemContent(1, { responsibilities: [{ unit: '道河镇', role: 'lead', text: '' }] })],
      '“道河镇”担着责任，却没有登记为部门。',
    ],
    [
      'a copied row',
      [itemContent(1, { name: '防汛', text: '巡查。' }), itemContent(2, { name: '防汛', text: '巡查。' })],
      '“防汛”在同一类里有一模一样的两项。',
    ],
  ])('fails for %s', (_what, items, detail) => {
    expect(check('11', facts('six-category', items))).toMatchObject({ state: 'failed', detail });
  });
});

describe('rule 12', () => {
  const own = { listId: 'basic', category: '党的建设' };
  const place = { listId: 'recall', category: '党的建设' };

  test('lets an item stand in another list for a township that has a reason', () => {
    const items = [itemContent(1, { ...own, townships: [row({ applies: true, place })] })];
    expect(check('12', facts('three-lists', items))).toMatchObject({
      state: 'passed',
      figure: '3 张清单，分镇改列 1 处',
    });
    const bare = [itemContent(1, { ...own, townships: [row({ applies: true, place, reason: '' })] })];
    expect(check('12', facts('three-lists', bare)).detail).toBe('“事项1”在道河镇改列没有理由。');
  });

  test('fails when one duty is in two lists of the same township', () => {
    const items = [
      itemContent(1, { ...own, name: '征订' }),
      itemContent(2, { ...place, name: '征订', scope: 'particular', townships: [row({ applies: true })] }),
    ];
    expect(check('12', facts('three-lists', items)).detail).toBe('“征订”在道河镇同时列入基本、收回。');
  });
});

describe('rule 13', () => {
  const cooperate = { listId: 'cooperate', category: '党的建设', townshipRole: 'cooperate' as const };
  const lead = { unit: '县水利局', role: 'lead' as const, text: '组织。' };

  test('tells the share of 配合 and 收回: (99 ＋ 124) of 340', () => {
    const many = (count: number, changes: Partial<ItemContent>) =>
      Array.from({ length: count }, (_, id) => itemContent(id, changes));
    const items = [
      ...many(117, { listId: 'basic', category: '党的建设' }),
      ...many(99, cooperate),
      ...many(124, { listId: 'recall', category: '党的建设' }),
    ];
    expect(check('13', facts('three-lists', items, { townships: ['道河镇'] })).figure).toBe(
      '基本 117 ＋ 配合 99 ＋ 收回 124 ＝ 340 镇次，配合和收回占 65.6%',
    );
  });

  test.each<[string, Partial<ItemContent>, string]>([
    ['配合 without a department', { ...cooperate, responsibilities: [] }, '配合“事项1”缺对应部门、部门职责。'],
    [
      '配合 without the county side',
      { ...cooperate, responsibilities: [{ ...lead, text: '' }] },
      '配合“事项1”缺部门职责。',
    ],
    ['配合 without the town side', { ...cooperate, text: '', responsibilities: [lead] }, '配合“事项1”缺乡镇职责。'],
    ['收回 without a receiver', { listId: 'recall', townshipRole: 'none' }, '收回“事项1”缺承接部门、工作方式。'],
    [
      '基本 where the town is not the subject',
      { listId: 'basic', townshipRole: 'cooperate' },
      '基本“事项1”乡镇不是主体。',
    ],
    [
      'an item one town has in 收回 without a receiver',
      {
        listId: 'basic',
        townships: [row({ applies: true, place: { listId: 'recall', category: '党的建设' } })],
      },
      '收回“事项1”缺承接部门、工作方式。',
    ],
  ])('fails for %s', (_what, changes, detail) => {
    expect(check('13', facts('three-lists', [itemContent(1, changes)]))).toMatchObject({ state: 'failed', detail });
  });
});

describe('rule 14', () => {
  const main = (unit: string) => ({ unit, role: 'main' as const, text: '组织。' });
  const matter = (id: number, town: boolean): ItemContent =>
    itemContent(id, {
      listId: 'matters',
      category: '城乡建设',
      townshipRole: town ? 'main' : 'cooperate',
      responsibilities: town ? [{ unit: '县水利局', role: 'cooperate', text: '指导。' }] : [main('县水利局')],
    });
  const matters = (departments: number, towns: number) => [
    ...Array.from({ length: departments }, (_, id) => matter(id, false)),
    ...Array.from({ length: towns }, (_, id) => matter(1000 + id, true)),
  ];

  test.each([
    [78, 3, '81 ＝ 部门主体 78 ＋ 乡镇主体 3'],
    [127, 15, '142 ＝ 部门主体 127 ＋ 乡镇主体 15'],
    [51, 0, '51 ＝ 部门主体 51 ＋ 乡镇主体 0'],
  ])('%i led by departments and %i by townships', (departments, towns, figure) => {
    expect(check('14', facts('main-cooperating', matters(departments, towns)))).toMatchObject({
      state: 'passed',
      figure,
    });
  });

  test('fails without a main side, and with two that are not declared', () => {
    const none = { ...matter(1, false), responsibilities: [] };
    expect(check('14', facts('main-cooperating', [none])).detail).toBe('“事项1”没有主体责任的一方。');
    const two = { ...matter(1, false), responsibilities: [main('县水利局'), main('市委组织部')] };
    expect(check('14', facts('main-cooperating', [two])).detail).toBe('“事项1”有 2 个主体，没有写明是共同主体。');
    expect(check('14', facts('main-cooperating', [{ ...two, fields: { jointMain: '是' } }])).state).toBe('passed');
  });
});

describe('rule 15', () => {
  test('184 powers by the kinds of 抚州高新区, 167 by manner as in 羊口', () => {
    const kinds = perCategory('powers', [7, 5, 1, 6, 3, 6, 26, 3, 127], () => ({ fields: { manner: '本级' } }));
    expect(check('15', facts('powers', kinds)).figure).toBe(
      '184 ＝ 7 ＋ 5 ＋ 1 ＋ 6 ＋ 3 ＋ 6 ＋ 26 ＋ 3 ＋ 127；下放 0 ＝ 授权 0 ＋ 委托 0',
    );
    const manners = perCategory('powers', [0, 167], (index) => ({
      fields: { manner: index < 24 ? '授权' : '委托行使' },
    }));
    expect(check('15', facts('powers', manners))).toMatchObject({
      state: 'passed',
      figure: '167 ＝ 167；下放 167 ＝ 授权 24 ＋ 委托 143',
    });
  });

  test('a word that is no manner is told as it stands', () => {
    const items = perCategory(
      'powers',
      [2],
      (index): Partial<ItemContent> => ({ fields: index === 0 ? { manner: '派驻' } : {} }),
    );
    expect(check('15', facts('powers', items)).detail).toBe(
      '“事项1”的行使方式写作“派驻”，不在 本级、授权、委托 之中；权力有 2 项没有写明是本级、授权还是委托。',
    );
  });
});

describe('rule 16', () => {
  test('193 of 襄城 by category', () => {
    const items = perCategory('xiangcheng', [28, 24, 35, 11, 54, 28, 13]);
    expect(check('16', facts('xiangcheng', items))).toMatchObject({
      state: 'passed',
      figure: '193 ＝ 28 ＋ 24 ＋ 35 ＋ 11 ＋ 54 ＋ 28 ＋ 13',
    });
  });

  test('fails where numbers start anew and a number means two rows', () => {
    const numbered = soundFacts().numbered.map((list) => ({ ...list, serials: [1, 2, 1] }));
    const { detail } = check('16', facts('xiangcheng', perCategory('xiangcheng', [1]), { numbered, townships: TOWNS }));
    expect(detail).toContain('道河镇清单有相同的序号');
  });
});

test('rules that a scheme does not name are not run', () => {
  const ids = runChecks(facts('six-category', [])).map(({ id }) => id);
  expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '17', '18', '19', '20', '23']);
});
