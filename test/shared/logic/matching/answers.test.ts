/** Every answer as it was recorded, reasons and scores included: whatever makes the matching quicker may change none of them. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findNearDuplicates } from '../../../../shared/logic/matching/findNearDuplicates';
import { matchEntries } from '../../../../shared/logic/matching/matchEntries';
import type { Match, Matchable, MatchId } from '../../../../shared/model/match';
import {
  type LabelledEntry,
  type LabelledLists,
  OTHER_COUNTIES,
  readLabelledLists,
  readOtherCounty,
  SHAPES,
} from '../../../bench/labelledEntries';
import { type Chance, chanceOf } from '../../../faults/random';

const RECORDED = join(import.meta.dirname, '../../../fixtures/matching/answers.json');
/** Where words, weights or thresholds change on purpose: `SHUANGSHU_RECORD=answers npx vitest run … answers.test.ts`. */
const RECORDING = process.env.SHUANGSHU_RECORD === 'answers';

type Attached = ReadonlyMap<MatchId, readonly Matchable[]>;

/** Half of the entries, each attached to the items it belongs to. */
function halfAttached(entries: readonly LabelledEntry[]): Attached {
  const attached = new Map<MatchId, Matchable[]>();
  for (const [place, { entry, town, right }] of entries.entries()) {
    if (place % 2 === 1) continue;
    for (const item of right) attached.set(item, [...(attached.get(item) ?? []), { ...entry, unit: town }]);
  }
  return attached;
}

const NOISE = '，。 、\n1.（一）①㎡鎮錄負責街道和非12345热线80周岁ABCé😀工作';

/** Rows as no office writes them: characters lost and put in, names of two, fields that are missing or another row's. */
function garbled(rows: readonly Matchable[], chance: Chance): Matchable[] {
  const noise = [...NOISE];
  const garble = (text: string): string =>
    [...text]
      .map((character) => {
        const dice = chance.below(24);
        if (dice > 1) return character;
        return dice === 0 ? '' : `${noise[chance.below(noise.length)] ?? ''}${character}`;
      })
      .join('');
  return rows.map((row) => {
    const other = rows[chance.below(rows.length)] ?? row;
    const names = [row.name, `${row.name.slice(0, 3)}、${other.name}`, `${other.name}${row.name}`, ''];
    return {
      ...row,
      name: garble(names[Math.max(0, chance.below(8) - 4)] ?? row.name),
      text: chance.below(4) === 0 ? '' : garble(row.text ?? ''),
      department: chance.below(4) === 0 ? `${row.department ?? ''}、${other.department ?? ''}` : row.department,
      category: (chance.below(2) === 0 ? row : other).category,
      bases: (chance.below(2) === 0 ? row : other).bases,
    };
  });
}

/** Scores to nine places: the last bits of a logarithm are the runtime's. */
function written({ candidates, ...answer }: Match): unknown {
  return { ...answer, candidates: candidates.map(({ score, ...rest }) => ({ score: score.toFixed(9), ...rest })) };
}

function digest(items: readonly Matchable[], entries: readonly Matchable[], attached: Attached): string {
  const refused = entries.slice(0, 20).map(({ id }, place) => [id, items[place % items.length]?.id ?? ''] as const);
  const answers = matchEntries(items, entries, { top: 8, attached, refused });
  return createHash('sha256')
    .update(JSON.stringify(answers.map(written)))
    .digest('hex')
    .slice(0, 16);
}

const none: Attached = new Map();
const entriesOf = ({ entries }: LabelledLists): Matchable[] => entries.map(({ entry }) => entry);
const counties = ['sample', ...Object.keys(OTHER_COUNTIES)] as const;
const isOther = (county: string): county is keyof typeof OTHER_COUNTIES => county in OTHER_COUNTIES;

const found: Record<string, string> = {};
const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as Record<string, string>;
function expectRecorded(digests: Readonly<Record<string, string>>): void {
  if (RECORDING) writeFileSync(RECORDED, `${JSON.stringify(Object.assign(found, digests), null, 2)}\n`);
  else expect(Object.fromEntries(Object.keys(digests).map((key) => [key, recorded[key]]))).toEqual(digests);
}

describe.each(counties)('answers: %s', (county) => {
  const read = (shape: (typeof SHAPES)[number]): LabelledLists =>
    isOther(county) ? readOtherCounty(county, shape) : readLabelledLists(shape);

  it('stay as they were in every shape, with and without attached entries', () => {
    const digests = SHAPES.flatMap((shape) => {
      const lists = read(shape);
      return [
        [`${county}, ${shape}`, digest(lists.items, entriesOf(lists), none)],
        [`${county}, ${shape}, attached`, digest(lists.items, entriesOf(lists), halfAttached(lists.entries))],
      ];
    });
    expectRecorded(Object.fromEntries(digests));
  });

  it('stay as they were for garbled rows, and so do near-duplicates', () => {
    const lists = read('full');
    const chance = chanceOf(counties.indexOf(county));
    const items = garbled(lists.items, chance);
    const entries = garbled(entriesOf(lists), chance);
    const doubles = createHash('sha256').update(JSON.stringify(findNearDuplicates([...lists.items, ...items])));
    expectRecorded({
      [`${county}, garbled`]: digest(items, entries, halfAttached(lists.entries)),
      [`${county}, doubles`]: doubles.digest('hex').slice(0, 16),
    });
  });
});

it('answers: stay as they were in a pool so large that not all postings are read', () => {
  const items: Matchable[] = [];
  const chance = chanceOf(1);
  const lists = [readLabelledLists('full'), readOtherCounty('anlan', 'full')];
  for (let round = 0; round < 5; round += 1)
    for (const row of garbled(
      lists.flatMap((list) => list.items),
      chance,
    ))
      items.push({ ...row, id: `${round}/${row.id}` });
  expectRecorded({ 'large pool': digest(items, lists.flatMap(entriesOf), none) });
});
