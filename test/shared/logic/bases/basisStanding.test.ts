/** What carries an item on one day. */
import { expect, test } from 'vitest';
import { basisStateOf, goneOf } from '../../../../shared/logic/bases/basisStanding';

const cited = (title: string, verified = true) => ({ title, docNumber: '', clause: '第五条', verified });
const onDay = { gone: goneOf([{ title: '甲法', docNumber: '', standing: 'repealed' }]), overtaken: new Map() };
const of = (...bases: ReturnType<typeof cited>[]) => ({ id: 7, bases });

test.each([
  [of(), 'missing'],
  [of(cited('甲法')), 'outOfForce'],
  [of(cited('甲法'), cited('乙法', false)), 'unverified'],
  [of(cited('甲法'), cited('乙法')), 'verified'],
])('%j: %s', (item, state) => {
  expect(basisStateOf(item, onDay)).toBe(state);
});

test('what was verified before an amendment carries nothing from that day on, and only that', () => {
  const overtaken = new Map([[7, [{ title: '乙法', docNumber: '', clause: '第五条' }]]]);
  expect(basisStateOf(of(cited('乙法')), { ...onDay, overtaken })).toBe('unverified');
  expect(basisStateOf(of(cited('乙法'), cited('丙法')), { ...onDay, overtaken })).toBe('verified');
  expect(basisStateOf({ ...of(cited('乙法')), id: 8 }, { ...onDay, overtaken })).toBe('verified');
});
