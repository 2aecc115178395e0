/** Opinions through the contract: put together by a person, linked to changes on record, and what is refused in which words. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import type { Workbench } from '../../electron/engine/workbench';
import type { Input, MethodName } from '../../shared/contract';
import { errorText } from '../../shared/errorText';
import type { Deed } from '../../shared/model/deed';
import { MERGE_REASON } from '../../shared/model/round';
import type { OpinionView, PackView } from '../../shared/views/opinions';
import { type FormFilling, fillForm } from '../builders/filledForms';
import { smallProject, temporaryFolder, unwrap } from '../builders/project';
import { callOn, openProjectAt, testWorkbench } from '../builders/workbench';
import { buildParser, type ParserBundle } from './parserBundle';

let parser: ParserBundle;
beforeAll(async () => {
  parser = await buildParser();
});
afterAll(() => parser.remove());

let folder: ReturnType<typeof temporaryFolder>;
let bench: Workbench;
let consultationId: number;
const DAYS = { sentOn: '2025-06-02', dueOn: '2025-06-10' };

beforeEach(async () => {
  folder = temporaryFolder();
  const { project, down } = smallProject(folder.path);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  const { path } = project;
  project.close();
  bench = testWorkbench(folder.path, parser.path);
  await openProjectAt(bench, path);
  bench.grant('out', [join(folder.path, 'out')]);
  consultationId = unwrap(
    await callOn(bench, 'sendPacks', { grant: 'out', source: 'current', ...DAYS }),
  ).consultationId;
});
afterEach(async () => {
  await bench.close();
  folder.remove();
});

/** The sentence a person reads when it is refused. */
async function refusal<M extends MethodName>(method: M, input: Input<M>): Promise<string> {
  const answer = await callOn(bench, method, input);
  if (answer.ok) throw new Error(`${method} was not refused`);
  return errorText(answer.code, answer.detail);
}

async function packs(): Promise<PackView[]> {
  return unwrap(await callOn(bench, 'opinionPacks', { consultationId }));
}

async function answer(unit: string, filling: FormFilling): Promise<OpinionView[]> {
  const own = join(folder.path, 'out', unit);
  const form = readdirSync(own).find((name) => name.endsWith('.xlsx')) ?? '';
  const back = join(folder.path, `back ${unit}`);
  mkdirSync(back, { recursive: true });
  const items = (await packs()).find((pack) => pack.unit === unit)?.items ?? 0;
  await fillForm(join(own, form), join(back, '回复.xlsx'), items, filling);
  bench.grant('back', [back]);
  const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'back' }));
  const returns = files.map(({ preview }) => ({ preview, receivedOn: '2025-06-05' }));
  unwrap(await callOn(bench, 'takeReturns', { returns }));
  return unwrap(await callOn(bench, 'opinions', { consultationId }));
}

const SUBTRACT = { kind: '删除', reason: '属部门职责' };

test('a form with notes hung on its cells is taken for what it says, and the notes are told', async () => {
  const own = join(folder.path, 'out', '绥阳镇');
  const form = readdirSync(own).find((name) => name.endsWith('.xlsx')) ?? '';
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(own, form));
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  sheet.getCell(3, 6).value = '全部无意见';
  sheet.getCell(6, 4).note = '这一项请改由县里办';
  const back = join(folder.path, 'noted');
  mkdirSync(back);
  writeFileSync(join(back, '回复.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
  bench.grant('noted', [back]);
  const { files } = unwrap(await callOn(bench, 'previewReturns', { grant: 'noted' }));
  expect(files.map((file) => (file.known ? file.read.questions : []))).toMatchObject([
    [{ ask: 'D6 批注', note: 'alone', opinion: { kind: 'amend', row: 6, proposal: '批注：这一项请改由县里办' } }],
  ]);
});

describe('several opinions in one hand', () => {
  test('whatever they speak of, they are refused for one reason, new proposals put away with them', async () => {
    const added = [{ list: '公共服务', name: '修路', proposal: '修村道', reason: '' }];
    await answer('绥阳镇', { rows: { 0: SUBTRACT }, added });
    const opinions = await answer('市委组织部', { rows: { 1: { kind: '修改', proposal: '改为按季报告。' } } });
    const opinionIds = opinions.map(({ id }) => id);
    expect(opinionIds).toHaveLength(3);
    expect(await refusal('handleOpinions', { opinionIds, outcome: 'partly', reason: '已体现' })).toBe(
      '选中的意见不是对同一事项的同类意见，不能一次处理。请分开处理。',
    );
    unwrap(await callOn(bench, 'handleOpinions', { opinionIds, outcome: 'refused', reason: '与上级规定不一致' }));
    const [consultation] = unwrap(await callOn(bench, 'consultations', {}));
    expect(consultation?.opinions).toMatchObject({ total: 3, refused: 3, open: 0 });
    const entryId = opinions.find(({ kind }) => kind === 'add')?.entryId ?? 0;
    const [entry] = unwrap(await callOn(bench, 'entryRows', { ids: [entryId] }));
    expect(entry?.disposition).toMatchObject({ kind: 'reject', reason: '与上级规定不一致' });
  });

  test('on one item in other words they are taken up together', async () => {
    await answer('绥阳镇', { rows: { 0: { kind: '修改', proposal: '改为按季报告。' } } });
    const opinions = await answer('老黑山镇', { rows: { 0: { kind: '修改', proposal: '一季度报一次。' } } });
    const groups = unwrap(await callOn(bench, 'opinionGroups', { consultationId }));
    expect(groups).toHaveLength(2);
    const itemId = opinions[0]?.itemId ?? 0;
    const { name, townshipRole } = unwrap(await callOn(bench, 'item', { itemId }));
    const deed: Deed = { kind: 'amend', itemId, name, text: '按季报告。', townshipRole, bases: [], remark: '' };
    const opinionIds = opinions.map(({ id }) => id);
    const handled = unwrap(await callOn(bench, 'handleOpinions', { opinionIds, outcome: 'adopted', deeds: [deed] }));
    expect(handled).toMatchObject({ opinions: 2, changes: 1 });
  });

  test('what was changed in the pool before is linked, and only a change of that item', async () => {
    const opinions = await answer('绥阳镇', { rows: { 0: { kind: '修改', proposal: '责任写清。' } } });
    const rows = unwrap(await callOn(bench, 'packDetail', { packId: opinions[0]?.packId ?? 0 })).rows;
    const amended = async (itemId: number): Promise<number> => {
      const { name, text, townshipRole } = unwrap(await callOn(bench, 'item', { itemId }));
      const wording = { itemId, name, text: `${text}责任见附表。`, townshipRole, bases: [], remark: '' };
      unwrap(await callOn(bench, 'amendItem', { ...wording, reason: '写清责任', proposer: '', decider: '' }));
      return unwrap(await callOn(bench, 'item', { itemId })).changes.at(-1)?.id ?? 0;
    };
    const own = await amended(rows[0]?.itemId ?? 0);
    const other = await amended(rows[1]?.itemId ?? 0);
    const how = { opinionIds: opinions.map(({ id }) => id), outcome: 'adopted' } as const;
    expect(await refusal('handleOpinions', { ...how, changeIds: [other] })).toContain('所连的增减不是这一项的');
    unwrap(await callOn(bench, 'handleOpinions', { ...how, changeIds: [own] }));
    const [opinion] = unwrap(await callOn(bench, 'opinions', { consultationId }));
    expect(opinion?.handling?.result).toBe('第1轮已改');
    expect(opinion?.handling?.changes.map(({ changeId }) => changeId)).toEqual([own]);
  });

  test('what was merged in the pool before is said with the item it went into', async () => {
    const opinions = await answer('绥阳镇', { rows: { 0: { kind: '删除', reason: '重复' } } });
    const rows = unwrap(await callOn(bench, 'packDetail', { packId: opinions[0]?.packId ?? 0 })).rows;
    const [itemId = 0, targetItemId = 0] = rows.map((row) => row.itemId);
    const merging = { itemIds: [itemId], targetItemId, reasonKind: MERGE_REASON, reason: '与另一项重复' };
    unwrap(await callOn(bench, 'subtractItems', { ...merging, proposer: '', decider: '' }));
    const merged = unwrap(await callOn(bench, 'item', { itemId })).changes.at(-1)?.id ?? 0;
    const how = { opinionIds: opinions.map(({ id }) => id), outcome: 'adopted' } as const;
    unwrap(await callOn(bench, 'handleOpinions', { ...how, changeIds: [merged] }));
    const [opinion] = unwrap(await callOn(bench, 'opinions', { consultationId }));
    const { name } = unwrap(await callOn(bench, 'item', { itemId: targetItemId }));
    expect(opinion?.handling?.result).toBe(`第1轮已并入“${name}”`);
  });
});

describe('refused in words', () => {
  test('units no item concerns are not asked when the empty ones are left out', async () => {
    const [unit] = (await packs()).filter(({ items }) => items === 0);
    bench.grant('again', [join(folder.path, 'again')]);
    const sending: Input<'sendPacks'> = {
      grant: 'again',
      source: 'current',
      unitIds: [unit?.unitId ?? 0],
      empties: false,
      ...DAYS,
    };
    expect(await refusal('sendPacks', sending)).toBe(
      '没有要发的单位：所选单位都没有涉及的事项。请换一个范围，或勾选“没有涉及事项的单位也发”。',
    );
  });

  test('a pack or an opinion that is not there', async () => {
    const pack = '没有这份征求意见稿。请按 F5 刷新后再选。';
    expect(await refusal('packDetail', { packId: 999 })).toBe(pack);
    expect(await refusal('withdrawPack', { packId: 999, reason: '发错' })).toBe(pack);
    expect(await refusal('postponePacks', { packIds: [999], dueOn: '2025-07-01', reason: '防汛' })).toBe(pack);
    const opinion = '选中的意见里有的已经不在了。请按 F5 刷新后再做。';
    expect(await refusal('handleOpinions', { opinionIds: [999], outcome: 'refused', reason: '无' })).toBe(opinion);
    expect(await refusal('reopenOpinions', { opinionIds: [999], reason: '再议' })).toBe(opinion);
  });

  test('a return is not withdrawn while one of its opinions is handled', async () => {
    const opinions = await answer('绥阳镇', { rows: { 0: SUBTRACT } });
    const opinionIds = opinions.map(({ id }) => id);
    unwrap(await callOn(bench, 'handleOpinions', { opinionIds, outcome: 'refused', reason: '确属乡镇职责' }));
    const { returns } = unwrap(await callOn(bench, 'packDetail', { packId: opinions[0]?.packId ?? 0 }));
    const withdrawal = { returnId: returns[0]?.id ?? 0, reason: '报错' };
    expect(await refusal('withdrawReturn', withdrawal)).toBe(
      '“回复.xlsx”里有 1 条意见已经处理，不能撤回。请先在“意见处理”里对这些意见点“重新处理…”。',
    );
    unwrap(await callOn(bench, 'reopenOpinions', { opinionIds, reason: '报错了' }));
    unwrap(await callOn(bench, 'withdrawReturn', withdrawal));
    expect((await packs()).find(({ unit }) => unit === '绥阳镇')?.state).toMatch(/out|overdue/);
  });
});
