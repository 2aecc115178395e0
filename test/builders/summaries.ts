/** A summary to start from in tests of what the window computes from it: the sample county at its end. */
import type { Summary } from '../../shared/views';

const none = { adopt: 0, attach: 0, split: 0, reject: 0, return: 0, pending: 0 };

export function summaryWith(part: Partial<Summary> = {}): Summary {
  return {
    name: '东宁市',
    fileName: '东宁市.shuangshu',
    readOnly: false,
    sample: false,
    operator: '李敏',
    scheme: {
      id: 'six-category',
      name: '六类职责任务清单',
      note: '',
      categories: ['基层党建'],
      lists: [],
      subtractReasons: ['内容重复合并'],
      listsEver: [],
    },
    effectiveDate: '2025-06-30',
    round: { id: 7, number: 7, kind: 'final', title: '', date: '2025-06-19', state: 'sealed' },
    prepared: 0,
    reapplied: 0,
    units: { departments: 54, townships: 6 },
    sources: {
      lists: 60,
      entries: 740,
      down: { ...none, adopt: 528 },
      up: { ...none, adopt: 15, attach: 144, split: 18, reject: 35 },
    },
    pool: { first: 528, added: 15, subtracted: 126, live: 417, categories: [] },
    townships: [],
    abolished: [],
    townTimes: 2318,
    bases: { cited: 364, barred: 0, doubted: 0 },
    opinions: { asked: 0, outstanding: 0, total: 0, open: 0 },
    reviews: { asked: 0, outstanding: 0, total: 0, open: 0 },
    agreement: { begun: false, open: 417, agreed: 0, ruled: 0 },
    requests: { total: 0, open: 0 },
    checks: { total: 9, failed: 0, waived: 1 },
    editions: { issued: 0, newest: '', round: 0 },
    undo: null,
    redo: null,
    savedAt: '2025-06-19T08:08:00.000Z',
    backupAt: null,
    ...part,
  };
}

/** The same county without anything in it yet. */
export function emptySummary(): Summary {
  return summaryWith({
    round: null,
    units: { departments: 0, townships: 0 },
    sources: { lists: 0, entries: 0, down: none, up: none },
    pool: { first: 0, added: 0, subtracted: 0, live: 0, categories: [] },
    townTimes: 0,
  });
}
