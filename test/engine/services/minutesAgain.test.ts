/** 会议纪要 put out again says what was settled at that meeting, whatever later meetings, rewordings and years brought. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { undo } from '../../../electron/engine/database/log/undo';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { readPool } from '../../../electron/engine/repositories/pool/poolInMemory';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { exportAgreement } from '../../../electron/engine/services/agreement/exportAgreement';
import { agreeToRest, giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { amendItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { PEOPLE, unwrap } from '../../builders/project';

let asked: Asked;
let printed = 0;
beforeEach(() => {
  asked = askedInTest();
});
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
const minutes = async (talkId: number): Promise<string> => {
  printed += 1;
  const dir = join(asked.folder, `纪要${printed}`);
  const what = { kind: 'minutes', talkId } as const;
  unwrap(
    await exportAgreement(asked.project, inlineTasks(), { formats: ['docx'], what, folder: dir, mustBeEmpty: false }),
  );
  return readdirSync(dir, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.docx'))
    .map((name) => JSON.stringify(unwrap(readDocument(readFileSync(join(dir, name)), name)).grids))
    .join('\n');
};
const against = (words: string, date?: string) =>
  unwrap(
    giveVerdicts(asked.project, {
      ...{ unitId: unitId('道河镇'), itemIds: [1], position: 'disagree', words, person: '' },
      ...(date !== undefined && { date }),
    }),
  );
const talk = (date: string, title: string) =>
  unwrap(keepTalk(asked.project, { itemIds: [1], date, title, people: '', minutes: '逐项听取意见。' })).talkId;
const allAgree = (date?: string) =>
  unwrap(
    agreeToRest(asked.project, {
      ...{ itemIds: [1], against: true, words: '', person: '' },
      ...(date !== undefined && { date }),
    }),
  );
const rule = (talkId: number, decision: string) =>
  unwrap(ruleItems(asked.project, { itemIds: [1], talkId, decision, reason: '法定职责', decider: '编委会' }));
const reword = (name: string) => {
  const item = readPool(asked.project).byId.get(1);
  if (!item) throw new Error('no item 1');
  const { text, townshipRole, bases, remark } = item;
  const wording = { itemId: 1, name, text, townshipRole, bases: [...bases], remark };
  unwrap(amendItem(asked.project, { ...wording, reason: '规范表述', basis: '', ...PEOPLE }));
};

test('what a later meeting was told and ruled is none of the earlier one', async () => {
  against('没有执法权');
  const first = talk('2025-05-20', '第一次会商会');
  const before = await minutes(first);
  expect(before).toContain('没有执法权');
  expect(before).toContain('分歧');
  const second = talk('2025-06-01', '第二次会商会');
  against('委托书没有下来');
  rule(second, '按现文字列入');
  expect(await minutes(first)).toBe(before);
  const after = await minutes(second);
  for (const words of ['没有执法权', '委托书没有下来', '裁定：按现文字列入']) expect(after).toContain(words);
});

test('what was agreed stays agreed, by the words of then, though it was reworded and disputed again', async () => {
  const first = talk('2025-05-20', '第一次会商会');
  allAgree();
  const before = await minutes(first);
  expect(before).toContain('已认定');
  reword('抓好发展党员工作');
  const second = talk('2025-06-01', '第二次会商会');
  against('名称不妥');
  expect(await minutes(first)).toBe(before);
  const after = await minutes(second);
  for (const words of ['抓好发展党员工作', '名称不妥', '分歧']) expect(after).toContain(words);
});

test('a ruling is how the meeting ended, whatever was reworded, said or subtracted since', async () => {
  against('没有执法权');
  const first = talk('2025-05-20', '第一次会商会');
  rule(first, '按现文字列入');
  const before = await minutes(first);
  reword('抓好发展党员工作');
  expect(await minutes(first)).toBe(before);
  const second = talk('2025-06-01', '第二次会商会');
  allAgree();
  const grounds = { reasonKind: '属部门职责', targetItemId: null, reason: '会商同意核减', ...PEOPLE };
  unwrap(subtractItems(asked.project, { itemIds: [1], ...grounds }));
  expect(await minutes(first)).toBe(before);
  expect(await minutes(second)).toContain('已核减（第2轮）');
});

test('subtracted before the next meeting it is told so in both, after it in the later one alone', async () => {
  against('没有执法权');
  const first = talk('2025-05-20', '第一次会商会');
  const grounds = { reasonKind: '属部门职责', targetItemId: null, reason: '会商同意核减', ...PEOPLE };
  unwrap(subtractItems(asked.project, { itemIds: [1], ...grounds }));
  const second = talk('2025-06-01', '第二次会商会');
  for (const id of [first, second]) expect(await minutes(id)).toContain('已核减（第2轮）');
  unwrap(undo(asked.project));
  unwrap(undo(asked.project));
  const again = talk('2025-06-01', '第二次会商会');
  unwrap(subtractItems(asked.project, { itemIds: [1], ...grounds }));
  expect(await minutes(first)).not.toContain('已核减');
  expect(await minutes(again)).toContain('已核减（第2轮）');
});

test('what was settled before the next meeting and put down only after it belongs to the first, by its day', async () => {
  against('没有执法权', '2025-05-18');
  const first = talk('2025-05-20', '第一次会商会');
  talk('2025-06-01', '第二次会商会');
  allAgree('2025-05-21');
  expect(await minutes(first)).toContain('已认定');
});

test('a meeting put on record late stands before the ones that followed it', async () => {
  const second = talk('2025-06-01', '第二次会商会');
  against('没有执法权');
  rule(second, '按现文字列入');
  const first = talk('2025-05-20', '第一次会商会');
  expect(await minutes(first)).not.toContain('裁定');
});
