/** Published lists of several townships as one pool: nothing lost, nothing doubled, every table's order kept. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCitation } from '../../../../shared/logic/bases/parseCitation';
import { partsOfDraft } from '../../../../shared/logic/paper/drafts/draftParts';
import { joinPublished, type PublishedEntry } from '../../../../shared/logic/reading/joinPublished';
import { printedFor } from '../../../../shared/logic/schemes/appliesTo';
import type { ItemDraft } from '../../../../shared/model/item';
import { draft } from '../../../builders/project';

const TOWNS = ['临江镇', '竹溪乡', '城南街道'];

function entriesOf(tables: readonly (readonly string[])[], change: (town: number, name: string) => Partial<ItemDraft>) {
  let id = 0;
  return tables.flatMap((names, town) =>
    names.map((name): PublishedEntry => {
      id += 1;
      const own = draft(name, { listId: 'basic', ...change(town, name) });
      return {
        id,
        sourceListId: town + 1,
        townships: [TOWNS[town] ?? ''],
        draft: own,
        printed: own,
        kind: 'cooperate',
        printsBases: true,
      };
    }),
  );
}

const none = () => ({});

test('each town keeps exactly the rows of its table in their order, and every entry belongs to one item', () => {
  const duties = Array.from({ length: 10 }, (_, index) => `职责${index}`);
  const table = fc.subarray(duties);
  fc.assert(
    fc.property(fc.tuple(table, table, table), (tables) => {
      const entries = entriesOf(tables, none);
      const { items, differences } = joinPublished(entries, TOWNS);
      expect(differences).toEqual([]);
      expect(items.flatMap(({ entryIds }) => entryIds).sort((a, b) => a - b)).toEqual(entries.map(({ id }) => id));
      for (const [town, names] of tables.entries()) {
        const own = items.filter(
          ({ draft: one }) => one.scope === 'common' || one.townships.includes(TOWNS[town] ?? ''),
        );
        expect(own.map(({ draft: one }) => one.name)).toEqual(names);
      }
    }),
  );
});

describe('one duty in several towns', () => {
  const tables = [['防汛'], ['防 汛'], ['防汛']];

  test('is one item for all, blanks in the name aside', () => {
    expect(joinPublished(entriesOf(tables, none), TOWNS).items).toMatchObject([
      { entryIds: [1, 2, 3], own: [], draft: { scope: 'common', townships: [] } },
    ]);
  });

  test('is one item whatever the marks, the width and the number in front, in the words of most lists', () => {
    const spelled = [['12．防汛（含山洪）抗旱。'], ['防汛(含山洪)抗旱'], ['防汛(含山洪)抗旱']];
    const { items, differences } = joinPublished(
      entriesOf(spelled, () => ({ text: '' })),
      TOWNS,
    );
    expect(items).toMatchObject([
      { entryIds: [1, 2, 3], own: [], draft: { name: '防汛(含山洪)抗旱', scope: 'common' } },
    ]);
    expect(differences).toEqual(['有 1 项的名称几份清单只差标点或编号，印作多数清单的写法']);
    // No sentence, where as many write it with a full stop as without.
    const even = joinPublished(entriesOf([['防汛。'], ['防汛'], []], none), TOWNS);
    expect(even.items[0]?.draft.name).toBe('防汛');
  });

  test('keeps a town’s own words and category', () => {
    const change = (town: number) => (town === 1 ? { text: '夜间值守。', category: '公共服务' } : { text: '巡查。' });
    const { items } = joinPublished(entriesOf(tables, change), TOWNS);
    expect(items[0]?.own).toEqual([{ township: '竹溪乡', wording: '夜间值守。', category: '公共服务' }]);
  });

  test('is two items in two lists', () => {
    const lists = (town: number) => ({ listId: town === 0 ? 'basic' : 'recall' });
    expect(joinPublished(entriesOf(tables, lists), TOWNS).items).toHaveLength(2);
  });
});

test('whatever the lists say of who does what, of bases, remarks and fields: each town keeps what its own list says', () => {
  const some = (...words: string[]) => fc.subarray(words, { maxLength: 2 });
  const said = fc.record({
    leadDepartment: fc.constantFrom('', '县水利局', '县应急局'),
    coDepartments: some('县财政局', '县气象局'),
    receivers: some('县水务中心', '县河湖中心'),
    method: fc.constantFrom('', '每年一次', '随时'),
    remark: fc.constantFrom('', '试行'),
    duties: fc.dictionary(fc.constantFrom('县水利局', '县财政局'), fc.constantFrom('调度', '拨款'), { maxKeys: 2 }),
    fields: fc.dictionary(fc.constant('office'), fc.constantFrom('农业站', '水利站')),
    bases: some('防洪法', '水法').map((titles) => titles.map((title) => ({ title, docNumber: '', clause: '第一条' }))),
  });
  fc.assert(
    fc.property(fc.tuple(said, said, said), (towns) => {
      const drafts = towns.map((words) => draft('防汛', { listId: 'basic', ...words }));
      const entries = entriesOf([['防汛'], ['防汛'], ['防汛']], (town) => drafts[town] ?? {});
      const { items, differences } = joinPublished(entries, TOWNS);
      expect(differences).toEqual([]);
      expect(items).toHaveLength(1);
      const [item] = items;
      if (!item) return;
      const { townshipRole, remark, fields } = item.draft;
      const prints = item.own.flatMap(({ township, print }) => (print ? [{ township, ...print }] : []));
      const responsibilities = partsOfDraft(item.draft, 'cooperate');
      const bases = item.draft.bases.map((basis) => ({ ...basis, verified: false }));
      for (const [at, words] of drafts.entries()) {
        const content = { townshipRole, responsibilities, bases, remark, fields, prints };
        const printed = printedFor(content, TOWNS[at] ?? '');
        expect(printed.responsibilities).toEqual(partsOfDraft(words, 'cooperate'));
        expect(printed.bases.map(formatCitation)).toEqual(words.bases.map(formatCitation));
        expect([printed.remark, printed.fields]).toEqual([words.remark, words.fields]);
        // Whoever is named anywhere has a part in the item, and what is cited anywhere it cites.
        const units = new Set(responsibilities.map(({ unit }) => unit));
        expect(printed.responsibilities.every(({ unit }) => units.has(unit))).toBe(true);
        const cited = new Set(bases.map(formatCitation));
        expect(words.bases.every((basis) => cited.has(formatCitation(basis)))).toBe(true);
      }
      // Lists that agree need nothing of their own.
      if (new Set(towns.map((words) => JSON.stringify(words))).size === 1) expect(item.own).toEqual([]);
    }),
  );
});

test('bases that the list does not print are the duty’s: a town whose table has no such column says nothing else', () => {
  const bases = [{ title: '防洪法', docNumber: '', clause: '第一条' }];
  const entries = entriesOf([['防汛'], ['防汛'], ['防汛']], (town) => (town === 1 ? { bases } : {}));
  const [printed] = joinPublished(entries, TOWNS).items;
  expect(printed?.own.map(({ township }) => township)).toEqual(['临江镇', '城南街道']);
  const unprinted = entries.map((entry) => ({ ...entry, printsBases: false }));
  expect(joinPublished(unprinted, TOWNS).items).toMatchObject([{ own: [], draft: { bases } }]);
});

test('tells of a duty that one town lists twice, whose list gets one row shorter', () => {
  const { items, differences } = joinPublished(entriesOf([['防汛', '防汛'], ['防汛'], []], none), TOWNS);
  expect(items).toHaveLength(1);
  expect(differences).toEqual(['“防汛”在临江镇的清单里不止一条，合为一项']);
});

describe('a name that one town lists twice in different words', () => {
  const words = (texts: readonly (readonly string[])[]) => {
    let next = 0;
    const flat = texts.flat();
    return () => ({ text: flat[next++] ?? '' });
  };

  test('stays two items, so that its list keeps its rows and no wording is lost', () => {
    const texts = [['巡查。', '值守。'], ['值守。'], ['清淤。']];
    const { items, differences } = joinPublished(
      entriesOf([['防汛', '防汛'], ['防汛'], ['防汛']], words(texts)),
      TOWNS,
    );
    expect(items).toMatchObject([
      { entryIds: [1, 4], draft: { text: '巡查。', townships: ['临江镇', '城南街道'] } },
      { entryIds: [2, 3], own: [], draft: { text: '值守。', townships: ['临江镇', '竹溪乡'] } },
    ]);
    expect(items[0]?.own).toEqual([{ township: '城南街道', wording: '清淤。' }]);
    expect(differences).toEqual(['“防汛”在同一份清单里有 2 条写法不同的，各成一项']);
  });

  test('loses no wording of any table', () => {
    const texts = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 3 });
    fc.assert(
      fc.property(fc.tuple(texts, texts, texts), (tables) => {
        const entries = entriesOf(
          tables.map((table) => table.map(() => '防汛')),
          words(tables),
        );
        const { items } = joinPublished(entries, TOWNS);
        for (const [town, told] of tables.entries()) {
          const name = TOWNS[town] ?? '';
          const out = items
            .filter(({ draft: one }) => one.scope === 'common' || one.townships.includes(name))
            .map((item) => item.own.find(({ township }) => township === name)?.wording ?? item.draft.text);
          expect(out.sort()).toEqual([...new Set(told)].sort());
        }
      }),
    );
  });
});
