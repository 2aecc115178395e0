/** Senses: other words for one thing lie near each other, and the shipped table is the one its sayings teach. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildPool, withRow } from '../../../../shared/logic/matching/index/pool';
import { type Knowledge, profileOf } from '../../../../shared/logic/matching/index/profile';
import { LANE } from '../../../../shared/logic/matching/index/rows';
import { alikeness, SENSE, senseOf, sensesOf, shippedSenses } from '../../../../shared/logic/matching/index/senses';
import senseData from '../../../../shared/logic/matching/index/senses.json';
import { matchEntries, shippedKnowledge } from '../../../../shared/logic/matching/matchEntries';
import { HARDLY_ALIKE, NEARLY_MEANT } from '../../../../shared/logic/matching/matchReasons';
import { learnSenses, type Saying } from '../../../builders/learnSenses';
import { stampOf } from '../../../builders/sayings';

const knowledge = shippedKnowledge();

/** How near a text's meaning comes to those of some others, which are the pool. */
function nearness(text: string, others: readonly string[], known: Knowledge = knowledge): number[] {
  const pool = buildPool(
    others.map((name, id) => ({ id, name })),
    new Map(),
    known,
  );
  const asked = new Int8Array(SENSE);
  const profile = profileOf({ id: 'asked', name: text }, known);
  withRow(pool, profile, (row) => senseOf(asked, 0, pool.wordings, row, LANE.name, known.senses));
  return others.map((_, item) => alikeness(asked, 0, pool.senses, SENSE * item));
}

it('knows the shipped senses to be learnt from the sayings and the thesaurus as they stand', () => {
  const shipped = shippedSenses();
  expect(shipped.concepts).toBe(knowledge.thesaurus.groups.length);
  const root = join(import.meta.dirname, '../../../..');
  const thesaurus = join(root, 'shared/logic/matching/knowledge/thesaurus.json');
  const stamp = stampOf(join(root, 'test/builders/sayings'), thesaurus);
  expect(senseData.learntFrom, 'sayings or thesaurus have changed: npm run senses').toBe(stamp);
});

it('learns what lies apart and what together from a handful of sayings, always the same', () => {
  const said = [
    ['路灯不亮', '灯杆坏了去修', '晚上照明的灯'],
    ['老人补贴', '给老人发钱', '高龄津贴'],
  ];
  const sayings = said.flatMap((words, subject) => words.map((each): Saying => ({ subject, words: each })));
  const learnt = learnSenses(knowledge, sayings, 40);
  expect(learnSenses(knowledge, sayings, 40)).toEqual(learnt);
  const senses = sensesOf(learnt);
  const [together = 0, apart = 0] = nearness('灯坏了', ['修路灯', '发津贴'], { ...knowledge, senses });
  expect(together).toBeGreaterThan(apart);
});

it.each([
  ['娃娃落水', ['防范学生溺水', '森林防火', '退役军人优待证办理']],
  ['村里唱戏', ['群众文化活动组织', '动物疫病防控', '信访事项办理']],
  ['路灯不亮', ['农村公共照明设施管护', '残疾人证办理', '党员教育管理']],
])('finds %s nearest to what is meant', (said, [meant = '', ...others]) => {
  const [right = 0, ...wrong] = nearness(said, [meant, ...others]);
  expect(right).toBeGreaterThan(Math.max(...wrong) + 0.1);
});

it('gives a row one direction of length 1, and none to a row without characters it knows', () => {
  const [same] = nearness('秸秆禁烧巡查', ['秸秆禁烧巡查']);
  expect(same).toBeCloseTo(1, 1);
  expect(nearness('ABC 123', ['秸秆禁烧巡查'])).toEqual([0]);
});

it('ticks nothing for its sense alone', () => {
  const items = [{ id: 1, name: '水库移民后期扶持' }];
  const [match] = matchEntries(items, [{ id: 'a', name: '发钱' }]);
  expect(match?.preselected).toEqual([]);
});

it('says in words that an item is found by what is meant alone, and nothing of the kind where nothing is', () => {
  const items = [
    { id: 1, name: '村务监督委员会建设与指导' },
    { id: 2, name: '立法意见征集' },
  ];
  const [match] = matchEntries(items, [{ id: 'a', name: '村监会帮着立起来' }]);
  expect(match?.candidates.map(({ item, reasons }) => [item, reasons[0]])).toEqual([
    [1, NEARLY_MEANT],
    [2, HARDLY_ALIKE],
  ]);
});
