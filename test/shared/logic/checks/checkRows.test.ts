/** The rows of a rule lead to where each of them stands, and every rule says in words what it counts. */
import { expect, test } from 'vitest';
import { CHECK_EXPLANATIONS } from '../../../../shared/logic/checks/explanations';
import { runChecks } from '../../../../shared/logic/checks/runChecks';
import type { Check } from '../../../../shared/model/check';
import { itemContent, soundFacts } from '../../../builders/checkFacts';

const ruleOf = (checks: readonly Check[], id: string): Check | undefined => checks.find((check) => check.id === id);

test('a rule that holds has no rows', () => {
  expect(runChecks(soundFacts()).filter(({ rowCount, rows }) => rowCount + rows.length > 0)).toEqual([]);
});

test('an item without a basis is a row that opens the item', () => {
  const facts = soundFacts();
  const [first, ...others] = facts.items;
  const checks = runChecks({ ...facts, items: [{ ...(first ?? itemContent(1)), bases: [] }, ...others] });
  expect(ruleOf(checks, '7')?.rows).toEqual([
    { words: '“事项1”没有依据', link: { screen: 'pool', params: { itemId: 1 } } },
  ]);
});

test('a name with quotation marks of its own keeps them apart from those around it', () => {
  const facts = soundFacts();
  const [first, ...others] = facts.items;
  const quoting = { ...(first ?? itemContent(1)), name: '落实“三会一课”制度', bases: [] };
  const rule = ruleOf(runChecks({ ...facts, items: [quoting, ...others] }), '7');
  expect(rule?.rows[0]?.words).toBe('“落实‘三会一课’制度”没有依据');
  expect(rule?.detail).toContain('“落实‘三会一课’制度”没有依据');
});

test('what a waiver sets aside stays in the rows, and the rule does not fail', () => {
  const facts = soundFacts();
  const [first, ...others] = facts.items;
  const rule = ruleOf(
    runChecks({
      ...facts,
      items: [{ ...(first ?? itemContent(1)), bases: [] }, ...others],
      waivers: [{ id: 1, rule: 'basisMissing', itemId: 1, reason: '待定', decider: '编委会', date: '2025-06-30' }],
    }),
    '7',
  );
  expect([rule?.state, rule?.rowCount]).toEqual(['waived', 1]);
});

test('what is still to be done is not mixed with what a waiver sets aside', () => {
  const facts = soundFacts();
  const [first, second, ...others] = facts.items.map((item, index) => (index < 2 ? { ...item, bases: [] } : item));
  const items = [first ?? itemContent(1), second ?? itemContent(2), ...others];
  const signed = { rule: 'basisMissing', reason: '待定', decider: '编委会', date: '2025-06-30' } as const;
  const rule = ruleOf(runChecks({ ...facts, items, waivers: [{ id: 1, itemId: items[0]?.id ?? 0, ...signed }] }), '7');
  expect([rule?.state, rule?.rows.map(({ words }) => words)]).toEqual(['failed', [`“${items[1]?.name}”没有依据`]]);
  expect(rule?.figure).toContain('；豁免 1 项');
});

test('a document that comes into force too late opens in the library', () => {
  const facts = soundFacts();
  const checks = runChecks({ ...facts, bases: facts.bases.map((basis) => ({ ...basis, effectiveOn: '2026-01-01' })) });
  expect(ruleOf(checks, '23')?.rows[0]?.link).toEqual({ screen: 'bases', params: { tab: 'library', basisId: 1 } });
});

test('thousands of rows are counted whole and listed in part', () => {
  const facts = soundFacts();
  const items = Array.from({ length: 2_000 }, (_, index) => itemContent(index + 100, { bases: [] }));
  const rule = ruleOf(runChecks({ ...facts, items }), '7');
  expect([rule?.rowCount, rule?.rows.length]).toEqual([2_000, 500]);
});

test('every rule is explained', () => {
  const { scheme, ...facts } = soundFacts();
  const rules = ['10', '11', '12', '13', '14', '15', '16'] as const;
  const ids = runChecks({ ...facts, scheme: { ...scheme, rules: [...rules] } }).map(({ id }) => id);
  expect(ids).toHaveLength(21);
  expect(ids.filter((id) => !CHECK_EXPLANATIONS[id])).toEqual([]);
});
