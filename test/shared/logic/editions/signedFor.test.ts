/** Which signature an extract quotes beside an item without a basis: the one that covers it, no other. */
import { describe, expect, test } from 'vitest';
import { signedFor } from '../../../../shared/logic/editions/signedFor';
import type { Waiver } from '../../../../shared/model/check';
import type { EditionException } from '../../../../shared/model/edition';

const rule7 = { check: '7', name: '依据', figure: '', detail: '' };
const said = (reason: string) => ({ reason, decider: '县委编委', date: '2024-03-01' });
const stored = (reason: string, kind: EditionException['kind'] = 'waiver'): EditionException => ({
  ...{ ...rule7, ...said(reason), kind },
});
const takenOver: Waiver = { id: 1, rule: 'takenOver', itemId: null, itemIds: new Set([1, 2]), ...said('依据待补') };
const ofOne: Waiver = { id: 2, rule: 'basisMissing', itemId: 3, ...said('文件未收到') };
const unchecked: Waiver = { id: 3, rule: 'basisUnverified', itemId: null, ...said('条款待核') };
const waivers = [takenOver, ofOne, unchecked];
const exceptions = [stored('依据待补'), stored('文件未收到'), stored('条款待核'), stored('先行印发', 'exception')];
const basis = (verified: boolean) => ({ title: '某办法', docNumber: '', article: '', remark: '', verified });

function reasons(id: number, ...bases: ReturnType<typeof basis>[]): string[] {
  const item = { id, bases } as unknown as Parameters<typeof signedFor>[0];
  return signedFor(item, exceptions, waivers).map(({ reason }) => reason);
}

describe('of an item without a basis', () => {
  test('the waiver that covers it is quoted, for those taken over and for one alone', () => {
    expect([reasons(1), reasons(3)]).toEqual([['依据待补'], ['文件未收到']]);
  });

  test('outside every waiver the exception signed for the edition is', () => {
    expect(reasons(4)).toEqual(['先行印发']);
  });

  test('a waiver signed after the edition was issued is none of its', () => {
    const later: Waiver = { id: 4, rule: 'basisMissing', itemId: 4, ...said('后来签的') };
    expect(signedFor({ id: 4, bases: [] }, [stored('依据待补')], [...waivers, later])).toEqual([]);
  });
});

test('of one with a basis nobody has checked only what was signed for the checking is quoted', () => {
  expect(reasons(1, basis(false))).toEqual(['条款待核']);
});

test('of one with a checked basis nothing is', () => {
  expect(reasons(1, basis(false), basis(true))).toEqual([]);
});
