/** A list kept as text answers every question as the plain list it stands for, in whatever pieces it came in. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedList } from '../../../electron/engine/parser/packedList';
import { joinLists } from '../../../shared/model/longList';

const pieces = fc.array(fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 6 }), { maxLength: 12 });

function packed(lists: readonly (readonly number[])[]): PackedList<number> {
  const list = new PackedList<number>((items) => items as number[]);
  for (const one of lists) list.add(JSON.stringify(one), one.length);
  return list;
}

test('length, single items, parts and the whole are those of the plain list', () => {
  fc.assert(
    fc.property(pieces, fc.nat(80), fc.nat(80), (lists, from, to) => {
      const plain = lists.flat();
      const list = packed(lists);
      expect(list.length).toBe(plain.length);
      expect([...list]).toEqual(plain);
      expect(list.slice(from, to)).toEqual(plain.slice(from, to));
      expect(list.at(from)).toBe(plain[from]);
    }),
  );
});

test('a list joined to another is read as one', () => {
  fc.assert(
    fc.property(pieces, fc.array(fc.integer(), { maxLength: 9 }), fc.nat(80), fc.nat(80), (lists, more, from, to) => {
      const plain = [...lists.flat(), ...more];
      const list = joinLists(packed(lists), more);
      expect([list.length, [...list], list.at(from)]).toEqual([plain.length, plain, plain[from]]);
      expect(list.slice(from, to)).toEqual(plain.slice(from, to));
    }),
  );
});
