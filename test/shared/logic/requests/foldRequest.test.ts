/** Whatever is tried in whatever order, a request only ever goes its way: approval stands on all that the way requires. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueOf, foldRequest, isOpen, refuseStep } from '../../../../shared/logic/requests/foldRequest';
import { requestWays } from '../../../../shared/logic/requests/requestWay';
import { calendarOf, defaultHolidays, isWorkday } from '../../../../shared/logic/requests/workdays';
import { type RequestStep, requestStepKindSchema } from '../../../../shared/model/request';
import type { RequestWay } from '../../../../shared/model/requestWay';

const TOWNS = [
  { unitId: 1, name: '临江镇' },
  { unitId: 2, name: '竹溪乡' },
];
const calendar = calendarOf(defaultHolidays());
const wayOf = fc.constantFrom(...requestWays());
const tried = fc.record({
  kind: fc.constantFrom(...requestStepKindSchema.options),
  unitId: fc.constantFrom(1, 2, 3, null),
  verdict: fc.constantFrom('agree', 'disagree', 'silent', 'approve', 'refuse', '') as fc.Arbitrary<
    RequestStep['verdict']
  >,
  text: fc.constantFrom('', '有话说'),
  date: fc.constantFrom('', '2025-09-25', '2025-10-09'),
});

const submitted: RequestStep = {
  ...{ id: 1, requestId: 1, kind: 'submit', date: '2025-09-20', unitId: null, by: '县水利局' },
  ...{ verdict: '', text: '', operator: '', at: '' },
};

type Tried = Omit<RequestStep, 'id' | 'requestId' | 'by' | 'operator' | 'at'>;

/** The way itself, every township agreeing, up to the approval. */
function straight(way: RequestWay): Tried[] {
  const step = { date: '2025-10-09', unitId: null, verdict: '', text: '有话说' } as const;
  return way.steps.flatMap(({ kind }): Tried[] =>
    kind === 'opinion'
      ? TOWNS.map(({ unitId }) => ({ ...step, kind, unitId, verdict: 'agree' }))
      : [{ ...step, kind, verdict: kind === 'decide' ? 'approve' : '' }],
  );
}

/** Only what the way allows is added. */
function walk(way: RequestWay, tries: readonly Tried[]) {
  let steps: RequestStep[] = [submitted];
  for (const one of tries) {
    const before = foldRequest(way, steps, TOWNS);
    if (refuseStep(way, before, one) !== null) continue;
    steps = [...steps, { ...submitted, ...one, id: steps.length + 1 }];
  }
  return { steps, folded: foldRequest(way, steps, TOWNS) };
}

describe('any steps tried in any order', () => {
  test('an approval has every required step after the last return, and every township’s opinion in writing', () => {
    let approvals = 0;
    fc.assert(
      fc.property(wayOf, fc.array(tried, { maxLength: 8 }), fc.nat(12), (way, tries, at) => {
        const whole = straight(way);
        const { steps, folded } = walk(way, [...whole.slice(0, at), ...tries, ...whole.slice(at), ...whole]);
        if (folded.decided === null || folded.decided.verdict === 'refuse') return;
        approvals += 1;
        const since = steps.findLastIndex(({ kind }) => kind === 'return');
        const after = new Set(steps.slice(since + 1).map(({ kind }) => kind));
        for (const { kind, required } of way.steps)
          if (required && kind !== 'opinion') expect(after.has(kind)).toBe(true);
        expect(folded.opinions.every(({ verdict }) => verdict !== null && verdict !== 'silent')).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(approvals).toBeGreaterThan(0);
  });

  test('nothing but a remark, or the leaving of a duty, follows a closed request; there is at most one decision', () => {
    fc.assert(
      fc.property(wayOf, fc.array(tried, { maxLength: 60 }), (way, tries) => {
        const { steps } = walk(way, tries);
        const closed = steps.findIndex((_, at) => !isOpen(foldRequest(way, steps.slice(0, at + 1), TOWNS).state));
        const rest = closed < 0 ? [] : steps.slice(closed + 1);
        expect(rest.every(({ kind }) => kind === 'note' || kind === 'leave')).toBe(true);
        expect(steps.filter(({ kind }) => kind === 'decide').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a refusal is a whole sentence, and a limit falls on a working day', () => {
    fc.assert(
      fc.property(wayOf, fc.array(tried, { maxLength: 20 }), tried, (way, tries, last) => {
        const { folded } = walk(way, tries);
        const refused = refuseStep(way, folded, last);
        if (refused !== null) expect(refused).toMatch(/^[^a-zA-Z]+。$/);
        const due = dueOf(way, folded, calendar);
        if (due !== '') expect(isWorkday(due, calendar)).toBe(true);
        // What is waited for comes after all that was done, unless an approval cannot do without it.
        const at = way.steps.findIndex(({ kind }) => kind === folded.next);
        const reached = way.steps.findLastIndex(({ kind }) => kind !== 'opinion' && folded.done.has(kind));
        if (at >= 0 && at < reached) expect(way.steps[at]?.required).toBe(true);
        if (!isOpen(folded.state)) expect([due, folded.next]).toEqual(['', null]);
      }),
    );
  });
});

test('every kind and term has exactly one way, and every way ends with the decision', () => {
  const ways = requestWays();
  const keys = ways.map(({ kind, term }) => `${kind} ${term}`);
  expect(new Set(keys).size).toBe(5);
  expect(ways.every(({ steps }) => steps.at(-1)?.kind === 'decide')).toBe(true);
});
