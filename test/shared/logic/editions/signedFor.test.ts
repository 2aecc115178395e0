/** Which signature an extract quotes beside an item that no basis carries: the one that covers it, no other. */
import { describe, expect, test } from 'vitest';
import { signedFor } from '../../../../shared/logic/editions/signedFor';
import type { BasisState } from '../../../../shared/model/basis';
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
const ended: Waiver = { id: 5, rule: 'basisOutOfForce', itemId: 5, ...said('新条例在修订') };
const waivers = [takenOver, ofOne, unchecked, ended];
const exceptions = [
  ...['依据待补', '文件未收到', '条款待核', '新条例在修订'].map((reason) => stored(reason)),
  stored('先行印发', 'exception'),
];

function reasons(id: number, state: BasisState = 'missing'): string[] {
  return signedFor({ id, state }, exceptions, waivers).map(({ reason }) => reason);
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
    expect(signedFor({ id: 4, state: 'missing' }, [stored('依据待补')], [...waivers, later])).toEqual([]);
  });
});

test('of one with a basis nobody has checked only what was signed for the checking is quoted', () => {
  expect(reasons(1, 'unverified')).toEqual(['条款待核']);
});

test('of one whose basis had gone out of force only what was signed for that is quoted, else the exception', () => {
  expect([reasons(5, 'outOfForce'), reasons(1, 'outOfForce')]).toEqual([['新条例在修订'], ['先行印发']]);
});

test('of one with a checked basis nothing is', () => {
  expect(reasons(5, 'verified')).toEqual([]);
});
