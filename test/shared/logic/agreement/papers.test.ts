/** The documents of the agreement as drafts: order, results in words, places to sign. */
import { expect, test } from 'vitest';
import { draftAgreementForm } from '../../../../shared/logic/agreement/draftAgreementForm';
import { conflictsOf, draftConflicts } from '../../../../shared/logic/agreement/draftConflicts';
import { draftMinutes, minutesTitle } from '../../../../shared/logic/agreement/draftMinutes';
import { type RecordedItem, resultWords, signatureBlocks } from '../../../../shared/logic/agreement/paperWords';
import type { ContentDraft } from '../../../../shared/model/paperDocument';
import type { Talk, Verdict } from '../../../../shared/model/verdict';
import { agreementOf, itemContent } from '../../../builders/checkFacts';
import { sixCategoryScheme } from '../../../builders/townshipLists';

const { lists, paper } = sixCategoryScheme();
const HEAD = { place: '东宁市', office: '市委编办', date: '2025-06-20', lists };
const TALK: Talk = {
  ...{ id: 1, date: '2025-06-20', title: '第一次会商会', people: '张三', minutes: '第一段。\n第二段。' },
  ...{ fileName: '', operator: '', at: '', itemIds: [1] },
};
const NO: Verdict = {
  ...{ id: 1, itemId: 1, party: 'township', unit: '道河镇', voice: '道河镇', statedId: 1, position: 'disagree' },
  ...{ words: '人手不够', person: '', date: '2025-06-10', origin: 'spoken', operator: '', at: '' },
};
const RULING = {
  ...{ id: 1, itemId: 1, statedId: 1, talkId: 1, decision: '按现文字列入', reason: '法定职责', decider: '编委会' },
  ...{ date: '2025-06-20', operator: '', talk: TALK.title },
};

function recorded(id: number, category: string, changes: Partial<RecordedItem> = {}): RecordedItem {
  return {
    item: itemContent(id, { category }),
    agreement: agreementOf(id),
    verdicts: [],
    rulings: [],
    talks: [],
    ...changes,
  };
}

const ruled = recorded(1, '基层党建', {
  agreement: agreementOf(1, { state: 'ruled', ruling: RULING }),
  verdicts: [NO],
  rulings: [RULING],
  talks: [TALK],
});

function rowsOf(content: readonly ContentDraft[]): (string | readonly string[])[] {
  return content
    .flatMap((one) => (one.kind === 'table' ? one.rows : []))
    .map((row) => ('section' in row ? row.section : row.cells));
}

test('a form stands by category as the scheme has them, with its sum and the places to sign', () => {
  const items = [recorded(3, '经济发展'), ruled, recorded(2, '基层党建')];
  const { parts } = draftAgreementForm(HEAD, { kind: 'department', unit: '市委组织部' }, items, paper);
  const content = parts[0]?.content ?? [];
  expect(rowsOf(content).map((row) => (Array.isArray(row) ? row.slice(0, 2) : row))).toEqual([
    '基层党建',
    ['1', '事项1'],
    ['2', '事项2'],
    '经济发展',
    ['3', '事项3'],
  ]);
  expect(content).toContainEqual({
    kind: 'text',
    style: 'subtitle',
    text: '（市委组织部，涉及 3 项 ＝ 已认定 2 ＋ 裁定 1 ＋ 未定 0）',
  });
  expect(content.at(-1)).toEqual({ kind: 'signatures', signers: ['市委组织部', '市委编办'] });
});

test('a decision someone ended with a stop has one stop', () => {
  const stopped = { ...RULING, decision: '由部门牵头。' };
  const one = recorded(1, '基层党建', { agreement: agreementOf(1, { state: 'ruled', ruling: stopped }) });
  expect(resultWords(one)).toBe('裁定：由部门牵头。理由：法定职责（编委会，2025年6月20日）');
});

test('conflicts are those somebody was ever against, with what was said and how it ended', () => {
  const items = [recorded(2, '基层党建'), ruled];
  expect(conflictsOf(items)).toEqual([ruled]);
  const { parts } = draftConflicts(HEAD, items, paper);
  expect(rowsOf(parts[0]?.content ?? [])).toEqual([
    [
      '1',
      '事项1',
      '基层党建',
      '道河镇不同意：人手不够（2025年6月10日）',
      '第一次会商会（2025年6月20日）',
      '裁定：按现文字列入。理由：法定职责（编委会，2025年6月20日）',
    ],
  ]);
});

test('parties that said the same on the same day stand together, whoever said otherwise apart', () => {
  const said = (voice: string, changes = {}) => ({ ...NO, unit: voice, voice, ...changes });
  const verdicts = [
    said('道河镇'),
    said('市水务局', { position: 'reserve' }),
    said('绥阳镇'),
    said('东宁镇', { words: '无人' }),
  ];
  const { parts } = draftConflicts(HEAD, [recorded(1, '基层党建', { verdicts })], paper);
  const [row] = rowsOf(parts[0]?.content ?? []);
  expect(row?.[3]?.split('\n')).toEqual([
    '道河镇、绥阳镇不同意：人手不够（2025年6月10日）',
    '市水务局保留：人手不够（2025年6月10日）',
    '东宁镇不同意：无人（2025年6月10日）',
  ]);
});

test('minutes keep their paragraphs, and signers stand in even rows of three at most', () => {
  const signers = Array.from({ length: 7 }, (_, index) => `单位${index}`);
  const content = draftMinutes(HEAD, TALK, [ruled], signers).parts[0]?.content ?? [];
  const texts = content.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
  expect(texts).toEqual([
    '第一次会商会纪要',
    '参加人员：张三。',
    '议题：1 项职责事项的共同认定。',
    '第一段。',
    '第二段。',
  ]);
  const boxes = content.flatMap((one) => (one.kind === 'signatures' ? [one.signers.length] : []));
  expect(boxes).toEqual([2, 3, 2]);
  expect(signatureBlocks(signers.slice(0, 5)).map((row) => 'height' in row)).toEqual([false, false]);
  expect(['会商', '与道河镇谈话', '联席会议'].map((title) => minutesTitle({ title }))).toEqual([
    '会商会议纪要',
    '与道河镇谈话纪要',
    '联席会议纪要',
  ]);
});

test('a department’s form shows its own part beside what the townships do, another’s does not', () => {
  const responsibilities = [
    { unit: '市水务局', role: 'lead' as const, text: '统筹全县河湖管护。' },
    { unit: '市公安局', role: 'cooperate' as const, text: '' },
  ];
  const item = itemContent(1, { category: '基层党建', responsibilities });
  const own = (unit: string, kind: 'department' | 'township' = 'department') => {
    const { parts } = draftAgreementForm(HEAD, { kind, unit }, [recorded(1, '基层党建', { item })], paper);
    const table = (parts[0]?.content ?? []).find((one) => one.kind === 'table');
    const at = table?.columns.findIndex(({ heading }) => heading === '本单位职责') ?? -1;
    const [row] = rowsOf(parts[0]?.content ?? []).filter((one) => Array.isArray(one));
    return at < 0 ? null : row?.[at];
  };
  expect([own('市水务局'), own('市公安局'), own('道河镇', 'township')]).toEqual([
    '牵头：统筹全县河湖管护。',
    '配合',
    null,
  ]);
});
