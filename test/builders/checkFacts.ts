/** Facts of a small campaign in which every rule holds but the basis rule's article check, for perturbing one at a time. */

import type { ItemAgreement, PartyStanding } from '../../shared/logic/agreement/decideAgreement';
import type { CheckFacts } from '../../shared/logic/checks/facts';
import { foldLedger } from '../../shared/logic/ledger/foldLedger';
import type { ItemContent } from '../../shared/model/item';
import type { Change, Round } from '../../shared/model/round';
import { sixCategoryScheme } from './townshipLists';

export function itemContent(id: number, changes: Partial<ItemContent> = {}): ItemContent {
  return {
    id,
    listId: 'duties',
    category: '基层党建',
    position: id,
    version: 1,
    name: `事项${id}`,
    text: `事项${id}的任务。`,
    townshipRole: 'main',
    scope: 'common',
    remark: '',
    fields: {},
    responsibilities: [{ unit: '市委组织部', role: 'lead', text: '' }],
    bases: [{ title: '中国共产党农村基层组织工作条例', docNumber: '', clause: '第九条', verified: true }],
    townships: [],
    ...changes,
  };
}

export function changeOf(changes: Partial<Change> & Pick<Change, 'id' | 'kind' | 'itemId'>): Change {
  const effects = { add: 1, restore: 1, split: 1, subtract: -1, amend: 0, move: 0 } as const;
  return {
    roundId: 2,
    countEffect: effects[changes.kind],
    listId: 'duties',
    category: '基层党建',
    toListId: null,
    toCategory: null,
    reasonKind: '',
    reason: '规范审核意见',
    targetItemId: null,
    entryId: null,
    proposer: '市委编办',
    decider: '领导小组',
    basis: '',
    preparedId: null,
    ...changes,
  };
}

export const ROUNDS: readonly Round[] = [
  { id: 1, number: 1, kind: 'sorting', title: '', date: '2025-06-02', state: 'sealed' },
  { id: 2, number: 2, kind: 'review', title: '', date: '2025-06-10', state: 'open' },
];

/** No asking yet. */
export const NOBODY_ASKED: CheckFacts['opinions'] = {
  issued: 0,
  returned: 0,
  outstanding: 0,
  overdue: 0,
  opinions: 0,
  handled: new Map(),
  withoutReason: [],
  withoutReply: [],
  withoutChange: [],
  unmet: [],
};

/** Items 1 to 3 sorted; 2 merged into 1; 4 adopted from township entry 12; 3 moved to 经济发展 and named for 道河镇. */
export const CHANGES: readonly Change[] = [
  changeOf({ id: 1, kind: 'subtract', itemId: 2, reasonKind: '内容重复合并', targetItemId: 1 }),
  changeOf({ id: 2, kind: 'add', itemId: 4, entryId: 12 }),
  changeOf({ id: 3, kind: 'move', itemId: 3, toCategory: '经济发展' }),
  changeOf({ id: 4, kind: 'amend', itemId: 1 }),
];

export const SORTED = [1, 2, 3].map(() => ({ roundId: 1, listId: 'duties', category: '基层党建' }));

/** Of the office alone: how it stands with an item. */
export function agreementOf(
  itemId: number,
  changes: Partial<ItemAgreement> = {},
  party: Partial<PartyStanding> = {},
): ItemAgreement {
  const office: PartyStanding = { kind: 'office', unit: '', position: 'agree', verdict: null, changed: [], ...party };
  return { itemId, state: 'agreed', unsettled: false, parties: [office], ruling: null, ...changes };
}

export function soundFacts(): CheckFacts {
  const numbered = (township: string, rows: number, particular: number) => ({
    township,
    list: '',
    numbering: 'continuous' as const,
    rows: rows + particular,
    serials: Array.from({ length: rows + particular }, (_, index) => index + 1),
    sections: [
      { category: '一、基层党建', stated: rows, rows },
      ...(particular > 0 ? [{ category: '二、经济发展', stated: particular, rows: particular }] : []),
    ],
  });
  return {
    agreements: [1, 3, 4].map((itemId) => agreementOf(itemId)),
    agreementBegun: true,
    agreeing: new Map([1, 3, 4].map((itemId) => [itemId, 1])),
    ledger: foldLedger(
      ROUNDS,
      SORTED,
      CHANGES,
      ['基层党建', '经济发展'].map((category) => ({ listId: 'duties', category })),
    ),
    changes: CHANGES,
    items: [
      itemContent(1),
      itemContent(3, {
        category: '经济发展',
        scope: 'particular',
        townships: [{ township: '道河镇', applies: true, reason: '沿边' }],
      }),
      itemContent(4),
    ],
    itemNames: new Map([1, 2, 3, 4].map((id) => [id, `事项${id}`])),
    sealed: [
      {
        round: 1,
        categories: new Map([['duties\n基层党建', 3]]),
        sections: new Map([1, 2, 3].map((id) => [id, 'duties\n基层党建'])),
      },
    ],
    editionSteps: [],
    approved: new Set(),
    roundNumbers: new Map([
      [1, 1],
      [2, 2],
    ]),
    lists: [
      {
        unit: '市委组织部',
        fileName: '组织部.xlsx',
        direction: 'down',
        rows: 5,
        skipped: 2,
        entries: 3,
        counts: { adopt: 3, attach: 0, split: 0, reject: 0, return: 0, pending: 0 },
      },
      {
        unit: '道河镇',
        fileName: '道河镇.docx',
        direction: 'up',
        rows: 4,
        skipped: 1,
        entries: 3,
        counts: { adopt: 1, attach: 1, split: 0, reject: 1, return: 0, pending: 0 },
      },
    ],
    sourcedItems: new Set([1, 2, 3, 4]),
    adoptedUp: [{ entryId: 12, itemId: 4, sortedInFirst: false }],
    townships: ['道河镇', '绥阳镇'],
    departments: ['市委组织部'],
    numbered: [numbered('道河镇', 2, 1), numbered('绥阳镇', 2, 0)],
    // The rules that only some schemes have are looked at by a test of their own.
    scheme: { ...sixCategoryScheme(), rules: [] },
    bases: [
      {
        title: '中国共产党农村基层组织工作条例',
        docNumber: '',
        id: 1,
        titleKey: '中国共产党农村基层组织工作条例',
        origin: 'new',
        issuedOn: '',
        effectiveOn: '',
        standing: 'effective',
        items: 3,
      },
    ],
    overtaken: new Map(),
    effectiveDate: '2025-06-30',
    waivers: [],
    opinions: NOBODY_ASKED,
    reviews: NOBODY_ASKED,
  };
}
