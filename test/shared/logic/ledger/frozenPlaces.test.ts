/** Places read off the text of a frozen pool are those of the pool opened, whatever people wrote in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../../electron/engine/database/log/canonicalJson';
import { frozenPlaces } from '../../../../shared/logic/ledger/frozenPlaces';
import { itemContent } from '../../../builders/itemContent';

/** Texts made of what could be taken for the end of a text, or for an item. */
const text = fc
  .array(
    fc.constantFrom('类', '"', '\\', '{', '}', ',', ':', '\n', '"id":7,"listId":"', '"category":"', '"fields":{}', 'é'),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const item = fc
  .record({
    category: text,
    listId: text,
    name: text,
    remark: text,
    fields: fc.dictionary(text, text, { maxKeys: 3 }),
    own: fc.option(fc.record({ listId: text, category: text }), { nil: undefined }),
    print: fc.option(fc.dictionary(text, text, { maxKeys: 2 }), { nil: undefined }),
  })
  .map(({ own, print, ...item }) => ({
    ...item,
    townships: [{ township: '道河镇', applies: true, reason: '', ...(own && { place: own }) }],
    ...(print && { prints: [{ township: '道河镇', fields: print }] }),
  }));

test('they are those of the pool opened', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), (contents) => {
      const items = contents.map((content, at) => itemContent(at + 1, content));
      const opened = items.map(({ id, listId, category }) => ({ id, listId, category }));
      expect(frozenPlaces(canonicalJson(items), items.length)).toEqual(opened);
    }),
    { numRuns: 500 },
  );
});

test('a pool written otherwise has to be opened', () => {
  const items = [itemContent(1), itemContent(2)];
  expect(frozenPlaces(JSON.stringify(items), 2)).toBeNull();
  expect(frozenPlaces(canonicalJson(items), 3)).toBeNull();
  const { fields: _, ...older } = itemContent(2);
  expect(frozenPlaces(canonicalJson([itemContent(1), older]), 2)).toBeNull();
});
