/** The ledger as it is read: short, and still every figure of the whole can be told from it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftLedger, type LedgerPaper } from '../../../../shared/logic/paper/drafts/draftLedger';
import { draftLedgerDigest } from '../../../../shared/logic/paper/drafts/draftLedgerDigest';
import type { LedgerCategory, LedgerRound } from '../../../../shared/model/ledger';
import type { DocumentDraft, PartDraft } from '../../../../shared/model/paperDocument';
import { STANDARD_PAPER } from '../../../../shared/model/paperStandard';

const NO_REVERSE = {
  rounds: [],
  sum: { opening: 0, attached: 0, split: 0, adopted: 0, rejected: 0, returned: 0, closing: 0 },
};

type Row = readonly string[];
/** Headings, then rows. */
function tablesOf({ content }: PartDraft): Row[][] {
  return content.flatMap((one) =>
    one.kind === 'table'
      ? [[one.columns.map(({ heading }) => heading), ...one.rows.flatMap((row) => ('cells' in row ? [row.cells] : []))]]
      : [],
  );
}
const partOf = (draft: DocumentDraft, name: string): PartDraft => {
  const part = draft.parts.find((one) => one.name === name);
  if (!part) throw new Error(`no part ${name}`);
  return part;
};

/** What the digest says of a line in a round, read from its cell and the one before. */
function toldBy(digest: DocumentDraft, word: string): (round: number, name: string) => Row {
  const cells = new Map<string, Map<string, string>>();
  for (const [head = [], ...rows] of tablesOf(partOf(digest, '台账')).filter(([first]) => first?.[0] === word))
    for (const [name = '', ...texts] of rows) {
      const own = cells.get(name) ?? new Map<string, string>();
      for (const [at, text] of texts.entries()) own.set(head[at + 1] ?? '', text);
      cells.set(name, own);
    }
  const numberIn = (text: string, before: string): string => new RegExp(`${before}(\\d+)`).exec(text)?.[1] ?? '';
  return (round, name) => {
    const cell = cells.get(name)?.get(`第${round}轮`) ?? '';
    const before = cells.get(name)?.get(round === 1 ? '首轮期初' : `第${round - 1}轮`) ?? '';
    const opening = numberIn(cell, '期初 ') || numberIn(before, '^') || '0';
    const parts = ['＋', '−', '调入 ', '调出 '].map((word) => numberIn(cell, word) || '0');
    return [opening, ...parts, numberIn(cell, '^')];
  };
}

interface Step {
  readonly added: number;
  readonly subtracted: number;
}

/** Rounds over three categories: what is taken is there, what moves goes to the next category. */
function roundsOf(openings: readonly number[], steps: readonly (readonly (Step | null)[])[]): LedgerRound[] {
  let now = [...openings];
  return steps.map((changes, index): LedgerRound => {
    const categories = now.map((opening, at): LedgerCategory => {
      const { added, subtracted } = changes[at] ?? { added: 0, subtracted: 0 };
      const taken = Math.min(opening, subtracted);
      const moved = changes[0] && at < 2 && now[0] !== undefined && now[0] > taken && added % 2 === 1 ? 1 : 0;
      const [movedIn, movedOut] = at === 0 ? [0, moved] : [0, 0];
      const more = { listId: 'l', category: `类别${at + 1}`, opening, added, subtracted: taken, movedIn, movedOut };
      return { ...more, closing: opening + added - taken + movedIn - movedOut };
    });
    const out = categories[0]?.movedOut ?? 0;
    const moved = categories.map((row, at) => (at === 1 ? { ...row, movedIn: out, closing: row.closing + out } : row));
    now = moved.map(({ closing }) => closing);
    const sum = (part: 'opening' | 'added' | 'subtracted' | 'closing') =>
      moved.reduce((all, row) => all + row[part], 0);
    return {
      ...{ round: index + 1, kind: 'review', state: 'sealed', categories: moved },
      ...{ opening: sum('opening'), added: sum('added'), subtracted: sum('subtracted'), closing: sum('closing') },
    };
  });
}

function paperOf(rounds: readonly LedgerRound[]): LedgerPaper {
  const groups = rounds.map(({ round, categories }) => {
    const lines = categories
      .map((row) => ({ ...row, key: row.category, name: row.category.replace('类别', '镇') }))
      .filter((row) => row.opening + row.added + row.closing + row.movedIn > 0);
    const sum = (part: 'opening' | 'added' | 'subtracted' | 'movedIn' | 'movedOut' | 'closing') =>
      lines.reduce((all, row) => all + row[part], 0);
    const whole = {
      ...{ key: '', opening: sum('opening'), added: sum('added'), subtracted: sum('subtracted') },
      ...{ movedIn: sum('movedIn'), movedOut: sum('movedOut'), closing: sum('closing') },
    };
    return { round, ledger: { lines, sum: whole, items: whole } };
  });
  return {
    ...{
      place: '东宁市',
      date: '2025-06-30',
      lists: [{ id: 'l', short: '六类' }],
      rounds,
      renames: [],
      reverse: NO_REVERSE,
    },
    groups: [{ word: '乡镇', remark: '合计是镇次，不是事项数', rounds: groups }],
  };
}

const step = fc.option(fc.record({ added: fc.nat(5), subtracted: fc.nat(9) }), { freq: 2 });

test('every figure of the whole ledger is told by the digest, in however many rounds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }),
      fc.array(fc.array(step, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 27 }),
      (openings, steps) => {
        const paper = paperOf(roundsOf(openings, steps));
        const [whole, digest] = [draftLedger(paper, STANDARD_PAPER), draftLedgerDigest(paper, STANDARD_PAPER)];
        for (const word of ['类别', '乡镇']) {
          const told = toldBy(digest, word);
          const [[, ...rows] = []] = tablesOf(partOf(whole, `分${word}`));
          for (const [label = '', line = '', ...figures] of rows) {
            const round = Number(/\d+/.exec(label)?.[0]);
            expect([label, line, ...told(round, line)]).toEqual([label, line, ...figures]);
          }
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a round is a line, a category a row: what it came to, and below it what changed', () => {
  const rounds = roundsOf(
    [10, 20, 30],
    [
      [{ added: 2, subtracted: 4 }, null, null],
      [null, null, null],
    ],
  );
  const digest = draftLedgerDigest(paperOf(rounds), STANDARD_PAPER);
  expect(tablesOf(partOf(digest, '台账')).slice(0, 2)).toEqual([
    [
      ['轮次', '期初', '增加', '减少', '期末', '调类', '变动的类别'],
      ['第1轮（规范审核）', '60', '2', '4', '58', '0', '类别1 增 2 减 4'],
      ['第2轮（规范审核）', '58', '0', '0', '58', '0', '没有变动'],
      ['全程', '60', '2', '4', '58', '0', ''],
    ],
    [
      ['类别', '首轮期初', '第1轮', '第2轮'],
      ['类别1', '10', '8\n＋2 −4', '8'],
      ['类别2', '20', '20', '20'],
      ['类别3', '30', '30', '30'],
      ['合计', '60', '58\n＋2 −4', '58'],
    ],
  ]);
  expect(JSON.stringify(digest)).toContain('首轮期初 60 ＋ 增加 2 − 减少 4 ＝ 期末 58。');
});

test('what was sorted in a later round, so that a line opens otherwise than it closed, is printed, and the sum still ties', () => {
  const [first, second] = roundsOf(
    [5, 5, 5],
    [
      [null, null, null],
      [null, null, null],
    ],
  );
  const later = (second?.categories ?? []).map((row, at) => (at === 0 ? { ...row, opening: 7, closing: 7 } : row));
  const rounds = [first, second && { ...second, opening: 17, closing: 17, categories: later }].filter((one) => !!one);
  const digest = draftLedgerDigest(paperOf(rounds), STANDARD_PAPER);
  expect(tablesOf(partOf(digest, '台账'))[1]).toContainEqual(['类别1', '5', '5', '7\n期初 7']);
  expect(JSON.stringify(digest)).toContain('首轮期初 15 ＋ 以后各轮采用 2 ＋ 增加 0 − 减少 0 ＝ 期末 17。');
});
