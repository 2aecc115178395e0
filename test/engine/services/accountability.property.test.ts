/** Over random requests, dates and a second edition: what a township bore on a day is what a walk through the decisions comes to. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { playRegister } from '../../../electron/engine/demo/playRegister';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readDuties } from '../../../electron/engine/services/editions/readAccountability';
import { endTemporary } from '../../../electron/engine/services/requests/decideRequest';
import { sealRound } from '../../../electron/engine/services/rounds/runRound';
import { addDays } from '../../../shared/logic/requests/workdays';
import { type RegisteredRequest, requestRegisterSchema } from '../../../shared/model/requestRegister';
import { ANLAN_TOWNS, anlanItems } from '../../builders/anlanCounty';
import { anlanNames } from '../../builders/anlanRequests';
import { anlanWithFirstEdition, FIRST, issue, SECOND } from '../../builders/editions';
import { temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';
import { plain } from '../../sampleFiles';

const START = FIRST.effectiveOn;
/** Days after the first edition on which the second takes effect, and the office prepares it. */
const SECOND_AT = 200;
const LAST = 420;
const ITEMS = anlanItems();
const EVERYWHERE = ITEMS.filter(({ list, towns }) => list === 'basic' && towns === 'all').slice(0, 40);

interface Decided {
  readonly what: 'subtract' | 'narrow' | 'temporary';
  /** Which of the items everywhere, or the number of the new one. */
  readonly at: number;
  readonly towns: readonly string[];
  readonly from: number;
  /** Days it lasts. */
  readonly lasts: number;
}

const decided: fc.Arbitrary<Decided> = fc.record({
  what: fc.constantFrom('subtract', 'narrow', 'temporary'),
  at: fc.integer({ min: 0, max: EVERYWHERE.length - 1 }),
  towns: fc.subarray([...ANLAN_TOWNS], { minLength: 1, maxLength: 2 }),
  from: fc.integer({ min: 1, max: 150 }),
  lasts: fc.integer({ min: 0, max: 250 }),
});
const requests = fc.uniqueArray(decided, { selector: ({ at }) => at, minLength: 1, maxLength: 6 });

const newName = (at: number) => `临时配合事项之${at}`;
const nameOf = ({ what, at }: Decided) => (what === 'temporary' ? newName(at) : plain(EVERYWHERE[at]?.name ?? ''));
const opinions = ANLAN_TOWNS.map((town) => ({ town, opinion: '同意', text: '' }));

function registered(one: Decided, index: number): RegisteredRequest {
  const effective = addDays(START, one.from);
  const said = { basis: '专题会议', reason: '测试', legalReview: '合法', decision: '同意', decisionText: '按此执行' };
  const head = {
    ...said,
    id: `T${index}`,
    from: '县水利局',
    date: START,
    townsAffected: [...ANLAN_TOWNS],
    townOpinions: opinions,
  };
  const target = EVERYWHERE[one.at]?.id ?? '';
  const kinds = {
    subtract: { kind: '动态调整-部门申请', outcome: 'subtraction', targetItem: target },
    narrow: {
      ...{ kind: '动态调整-部门申请', outcome: 'amendment', targetItem: target },
      amendment: { towns: { before: 'all', after: [...one.towns] }, reason: { before: '', after: '别处没有' } },
    },
    temporary: {
      ...{ kind: '准入-临时', outcome: 'addition', ends: addDays(START, one.from + one.lasts), term: '临时' },
      newItem: {
        ...{ list: 'cooperate', category: '乡村振兴', name: newName(one.at), department: '县水利局' },
        ...{ superiorDuty: '牵头', townDuty: '配合', towns: [...one.towns], bases: [{ title: '《防洪法》' }] },
      },
    },
  }[one.what];
  const [request] = requestRegisterSchema.parse({ requests: [{ ...head, ...kinds, effective }] }).requests;
  if (!request) throw new Error('a register without its request');
  return request;
}

/**
 * The plain walk: what the first edition said, changed by each decision from its day on. A second edition, prepared when
 * all was decided, must say the same again.
 */
function walked(town: string, day: number, all: readonly Decided[]): Set<string> {
  const names = new Set(
    ITEMS.filter(({ towns }) => towns === 'all' || towns.includes(town)).map(({ name }) => plain(name)),
  );
  for (const one of all) {
    const { what, towns, from, lasts } = one;
    const name = nameOf(one);
    if (what !== 'temporary') {
      if (day >= from && (what === 'subtract' || !towns.includes(town))) names.delete(name);
    } else if (towns.includes(town) && day >= from && day <= from + lasts) names.add(name);
  }
  return names;
}

let folder: { path: string; remove(): void };
let base: string;
beforeAll(() => {
  folder = temporaryFolder();
  base = join(folder.path, '第1版.shuangshu');
  anlanWithFirstEdition(base).close();
});
afterAll(() => folder.remove());

function play(path: string, all: readonly Decided[], second: boolean): ProjectFile {
  copyFileSync(base, path);
  // The office prepares the second edition the day before it takes effect: what had run out by then has left.
  const session = testSession({ start: `${addDays(START, SECOND_AT - 1)}T01:00:00.000Z` });
  const project = unwrap(openProjectFile(path, testOptions({ session })));
  unwrap(playRegister(project, { requests: all.map(registered) }, anlanNames()));
  unwrap(endTemporary(project));
  unwrap(sealRound(project));
  if (!second) return project;
  const day = addDays(START, SECOND_AT);
  const exceptions = checkProject(project)
    .filter(({ state }) => state === 'failed')
    .map(({ id: check }) => ({ check, reason: '测试', decider: '县委' }));
  unwrap(issue(project, { ...SECOND, issuedOn: day, effectiveOn: day, exceptions }));
  return project;
}

test('holds for every township on every day asked, with and without a second edition', () => {
  let run = 0;
  fc.assert(
    fc.property(
      requests,
      fc.boolean(),
      fc.array(fc.tuple(fc.integer({ min: 0, max: LAST }), fc.constantFrom(...ANLAN_TOWNS)), {
        minLength: 2,
        maxLength: 5,
      }),
      (all, second, asked) => {
        run += 1;
        const project = play(join(folder.path, `${run}.shuangshu`), all, second);
        try {
          // Every day something begins or ends, the day beside it, and some days at random.
          const turns = all.flatMap(({ from, lasts, towns }) =>
            [from - 1, from, from + lasts, from + lasts + 1].map((day) => [day, towns[0] ?? '临江镇'] as const),
          );
          for (const [day, township] of [...asked, ...turns]) {
            const input = { day: addDays(START, day), township, text: '', offset: 0, limit: 1_000 };
            const duties = unwrap(readDuties(project, input));
            expect(duties.edition.name).toBe(second && day >= SECOND_AT ? '第2版' : '第1版');
            const borne = new Set(duties.rows.filter((row) => row.borne).map(({ name }) => plain(name)));
            expect([...borne].sort()).toEqual([...walked(township, day, all)].sort());
            expect(duties.borne).toBe(borne.size);
          }
        } finally {
          project.close();
        }
      },
    ),
    { numRuns: 8 },
  );
}, 120_000);
