/** 征求意见 on a small project: packs out, forms back in every shape, opinions handled, figures and check 18. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { lastSeq } from '../../../electron/engine/database/log/record';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../../electron/engine/handlers/opinionHandlers';
import { readCheckFacts } from '../../../electron/engine/repositories/checks/checkFacts';
import { readEntryContent } from '../../../electron/engine/repositories/merge/entryRepository';
import { listPackRows } from '../../../electron/engine/repositories/opinions/consultationRepository';
import { listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { adoptEntries } from '../../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { exportOpinionPapers } from '../../../electron/engine/services/opinions/exportOpinionPapers';
import { handleOpinions } from '../../../electron/engine/services/opinions/handleOpinions';
import { postponePacks, withdrawPack } from '../../../electron/engine/services/opinions/packRegister';
import { presentReturn, understandReturn } from '../../../electron/engine/services/opinions/previewReturn';
import {
  readConsultations,
  readOpinionGroups,
  readOpinions,
  readPackDetail,
  readPacks,
} from '../../../electron/engine/services/opinions/readOpinions';
import { reopenOpinions } from '../../../electron/engine/services/opinions/reopenOpinions';
import { planPacks, sendPacks } from '../../../electron/engine/services/opinions/sendPacks';
import {
  attachPaper,
  takeLetter,
  takeReturns,
  withdrawReturn,
} from '../../../electron/engine/services/opinions/takeReturns';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { removeUnit } from '../../../electron/engine/services/units/describeUnit';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { checkOpinions } from '../../../shared/logic/checks/opinionRule';
import type { ReturnInHand } from '../../../shared/logic/opinions/returnInHand';
import type { Deed } from '../../../shared/model/deed';
import type { PackView } from '../../../shared/views/opinions';
import { type FormFilling, fillForm } from '../../builders/filledForms';
import { codeOf, draft, smallProject, temporaryFolder, unwrap } from '../../builders/project';

const SELECTION = { source: 'sealed', townshipId: null } as const;
const SENDING = {
  ...SELECTION,
  title: '',
  sentOn: '2025-06-02',
  dueOn: '2025-06-10',
  remark: '',
  empties: true,
} as const;

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  const small = smallProject(folder.path);
  project = small.project;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  for (const entryId of small.up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
});
afterEach(() => {
  project.close();
  folder.remove();
});

const tasks = inlineTasks();
const out = (): string => join(folder.path, 'out');

async function send(changes: Partial<Parameters<typeof sendPacks>[2]> = {}) {
  return sendPacks(project, tasks, { ...SENDING, folder: out(), mustBeEmpty: false, ...changes });
}

function packOf(unit: string): PackView {
  const [consultation] = readConsultations(project).slice(-1);
  const pack = readPacks(project, { consultationId: consultation?.id ?? 0 }).find((one) => one.unit === unit);
  if (!pack) throw new Error(`no pack for ${unit}`);
  return pack;
}

function formOf(unit: string): string {
  const name = readdirSync(join(out(), unit)).find((file) => file.endsWith('.xlsx'));
  return join(out(), unit, name ?? '');
}

async function filled(unit: string, filling: FormFilling, name = `${unit}回复.xlsx`): Promise<ReturnInHand> {
  const target = join(folder.path, name);
  await fillForm(formOf(unit), target, packOf(unit).items, filling);
  return look(target, name);
}

function look(path: string, name: string): ReturnInHand {
  const bytes = readFileSync(path);
  const { format, grids, remarks } = unwrap(readDocument(bytes, name));
  const file = understandReturn(project, { fileName: name, bytes, format, grids, remarks });
  if (!file) throw new Error(`${name} is not recognised`);
  return file;
}

async function answer(unit: string, filling: FormFilling, receivedOn = '2025-06-05') {
  return takeReturns(project, [{ file: await filled(unit, filling), receivedOn }]);
}

describe('packs out', () => {
  test('each unit gets its own items, one with nothing is told so, and the register holds the hashes', async () => {
    const plan = unwrap(planPacks(project, SELECTION));
    expect(plan.units.map(({ unit, items }) => [unit, items])).toEqual([
      ['道河镇', 4],
      ['绥阳镇', 3],
      ['老黑山镇', 3],
      ['市委组织部', 4],
      ['市农业农村局', 0],
    ]);
    const sent = unwrap(await send());
    expect(sent).toMatchObject({ packs: 5, files: 10, rows: 14 });
    const pack = packOf('市委组织部');
    expect(pack).toMatchObject({ items: 4, sentOn: '2025-06-02', dueOn: '2025-06-10', state: 'out' });
    expect(pack.formHash).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(join(out(), '市农业农村局'))).toHaveLength(2);
    const [consultation] = readConsultations(project);
    expect(consultation).toMatchObject({ number: 1, title: '第1次征求意见', draft: '第1轮' });
    expect(consultation?.packs).toEqual({
      issued: 5,
      agreed: 0,
      returned: 0,
      late: 0,
      outstanding: 5,
      overdue: 0,
      withdrawn: 0,
    });
  });

  test('what went out is a fact: it cannot be undone, but withdrawn for a reason', async () => {
    unwrap(await send());
    expect(codeOf(undo(project))).toBe('UNDO_BARRIER');
    const { id } = packOf('绥阳镇');
    unwrap(withdrawPack(project, { packId: id, reason: '发错' }));
    expect(packOf('绥阳镇').state).toBe('withdrawn');
    expect(readConsultations(project)[0]?.packs).toMatchObject({ issued: 4, outstanding: 4, withdrawn: 1 });
    expect(codeOf(await answer('绥阳镇', { overall: '全部无意见' }))).toBe('PACK_WITHDRAWN');
  });

  test('a unit that was asked stays registered; merged into another, its pack goes along', async () => {
    unwrap(await send());
    const { unitId, id } = packOf('市农业农村局');
    expect(codeOf(removeUnit(project, { unitId }))).toBe('UNIT_IN_USE');
    unwrap(mergeUnits(project, { unitId, intoId: packOf('市委组织部').unitId }));
    expect(unwrap(readPackDetail(project, { packId: id })).pack.unit).toBe('市委组织部');
    expect(readConsultations(project)[0]?.packs.issued).toBe(5);
  });

  test('nothing goes out when the day due is before the day sent', async () => {
    expect(codeOf(await send({ dueOn: '2025-06-01' }))).toBe('DUE_BEFORE_SENT');
    expect(readConsultations(project)).toEqual([]);
  });

  test('a second asking stands beside the first and is counted by itself', async () => {
    unwrap(await send());
    unwrap(await answer('市委组织部', { overall: '全部无意见' }));
    unwrap(
      await send({ folder: join(folder.path, 'second'), title: '二下', sentOn: '2025-06-11', dueOn: '2025-06-20' }),
    );
    const [first, second] = readConsultations(project);
    expect(first?.packs).toMatchObject({ issued: 5, agreed: 1, outstanding: 4 });
    expect(second).toMatchObject({ number: 2, title: '二下' });
    expect(second?.packs).toMatchObject({ issued: 5, agreed: 0, outstanding: 5 });
  });
});

describe('returns in', () => {
  test('silence is never consent; 全部无意见 is an answer', async () => {
    unwrap(await send());
    expect(codeOf(await answer('道河镇', {}))).toBe('RETURN_EMPTY');
    expect(packOf('道河镇').state).toBe('out');
    unwrap(await answer('道河镇', { overall: '全部无意见', contact: '张三 0453-1234567' }));
    expect(packOf('道河镇')).toMatchObject({ state: 'agreed', person: '张三', phone: '0453-1234567' });
    const rows = unwrap(readPackDetail(project, { packId: packOf('道河镇').id })).rows;
    expect(rows.map(({ kind }) => kind)).toEqual(['none', 'none', 'none', 'none']);
  });

  test('fixed cells typed over are shown and not taken over', async () => {
    unwrap(await send());
    const file = await filled('市委组织部', {
      rows: { 0: { name: '抓好党员发展和教育', kind: '修改', proposal: '补充教育' }, 1: { kind: '无意见' } },
    });
    const read = file.known?.read;
    expect(read?.findings.filter(({ kind }) => kind === 'cellChanged').map(({ words }) => words)).toEqual([
      '事项名称原为“抓好党员发展”，报回为“抓好党员发展和教育”，未采信',
    ]);
    unwrap(takeReturns(project, [{ file, receivedOn: '2025-06-05' }]));
    const [opinion] = readOpinions(project, {});
    expect(opinion).toMatchObject({ name: '抓好党员发展', kind: 'amend', proposal: '补充教育' });
  });

  test('a task that was typed over is asked about as that task alone, without the marks of the form', async () => {
    unwrap(await send());
    const content = '每季度抓好党员发展\n〔牵头〕市委组织部\n〔依据〕《中国共产党章程》第三十三条';
    const file = await filled('市委组织部', { rows: { 0: { content } } });
    expect(file.known?.read.questions.map(({ opinion }) => [opinion.kind, opinion.proposal])).toEqual([
      ['amend', '每季度抓好党员发展'],
    ]);
  });

  test('rows that are missing, added, or sorted otherwise are told by their numbers', async () => {
    unwrap(await send());
    const file = await filled('市委组织部', {
      removed: [1],
      rows: { 0: { kind: '删除', reason: '属部门职责' } },
      added: [{ list: '公共服务', name: '整治村容村貌', proposal: '每月一次', reason: '《条例》第三条' }],
    });
    const { read } = file.known ?? {};
    expect(read?.findings.filter(({ kind }) => kind === 'rowMissing')).toHaveLength(1);
    expect(read?.opinions.map(({ kind, itemId }) => [kind, itemId === null])).toEqual([
      ['subtract', false],
      ['add', true],
    ]);
  });

  test('what a new proposal rests on is its basis, and why it is proposed no remark of the list', async () => {
    unwrap(await send());
    const added = [
      { list: '公共服务', name: '整治村容村貌', proposal: '每月一次', reason: '《农村供水条例》第三条' },
      { list: '公共服务', name: '管护渡口', proposal: '逢集值守', reason: '群众反映强烈' },
      { list: '公共服务', name: '核验农机', proposal: '入户核验', reason: '农业机械化促进法第二十七条，应当列入' },
    ];
    unwrap(takeReturns(project, [{ file: await filled('市委组织部', { added }), receivedOn: '2025-06-05' }]));
    const entries = readOpinions(project, {}).flatMap(({ entryId }) =>
      entryId === null ? [] : [readEntryContent(project.read, entryId)],
    );
    expect(entries.map((entry) => [entry?.bases, entry?.remark])).toEqual([
      [['《农村供水条例》第三条'], ''],
      [[], ''],
      [['《农业机械化促进法》第二十七条'], ''],
    ]);
  });

  test('opinions in the wrong column are understood where they are plain, asked about where they are not', async () => {
    unwrap(await send());
    const file = await filled('市委组织部', {
      rows: {
        0: { proposal: '建议删除' },
        1: { kind: '同意' },
        2: { reason: '这项工作应由市林草局牵头' },
        3: { kind: '修改' },
      },
    });
    const { opinions = [], questions = [] } = file.known?.read ?? {};
    expect(opinions.map(({ kind }) => kind)).toEqual(['subtract', 'none']);
    expect(questions.map(({ ask }) => ask)).toEqual([
      '只在理由和依据栏写了“这项工作应由市林草局牵头”',
      '意见类型是“修改”，没有写怎么改',
    ]);
    expect(codeOf(takeReturns(project, [{ file, receivedOn: '2025-06-05' }]))).toBe('RETURN_UNCLEAR');
    const [asked] = questions;
    if (!asked) throw new Error('nothing asked');
    unwrap(takeReturns(project, [{ file, receivedOn: '2025-06-05', opinions: [...opinions, asked.opinion] }]));
    expect(readOpinions(project, {}).filter(({ kind }) => kind !== 'none')).toHaveLength(2);
  });

  test('the same pack returned twice: the difference is shown, the later one counts, what was handled stays handled', async () => {
    unwrap(await send());
    const rows = { 0: { kind: '删除', reason: '属部门职责' }, 1: { kind: '修改', proposal: '改一处' } };
    unwrap(await answer('市委组织部', { rows }));
    const kept = readOpinions(project, {}).find(({ kind }) => kind === 'subtract');
    unwrap(handle([kept?.id ?? 0], 'refused', '确属乡镇职责'));
    const again = await filled('市委组织部', { rows: { ...rows, 1: { kind: '修改', proposal: '改两处' } } });
    expect(presentReturn(project, 'x', again)?.former).toMatchObject({
      same: 1,
      added: ['“落实三会一课”修改：改两处'],
      gone: ['“落实三会一课”修改：改一处'],
    });
    unwrap(takeReturns(project, [{ file: again, receivedOn: '2025-06-06' }]));
    const now = readOpinions(project, {});
    expect(now.map(({ kind, proposal, handling }) => [kind, proposal, handling?.outcome ?? null])).toEqual([
      ['subtract', '', 'refused'],
      ['amend', '改两处', null],
    ]);
    const { returns } = unwrap(readPackDetail(project, { packId: packOf('市委组织部').id }));
    expect(returns.map(({ counts }) => counts)).toEqual([false, true]);
    expect(codeOf(takeReturns(project, [{ file: again, receivedOn: '2025-06-07' }]))).toBe('RETURN_TAKEN');
  });

  test('a return that was withdrawn gives way to the one before', async () => {
    unwrap(await send());
    unwrap(await answer('市委组织部', { rows: { 0: { kind: '删除', reason: '甲' } } }));
    unwrap(await answer('市委组织部', { overall: '全部无意见' }));
    expect(packOf('市委组织部').state).toBe('agreed');
    const { returns } = unwrap(readPackDetail(project, { packId: packOf('市委组织部').id }));
    unwrap(withdrawReturn(project, { returnId: returns[1]?.id ?? 0, reason: '不是本单位报的' }));
    expect(packOf('市委组织部')).toMatchObject({ state: 'returned', opinions: 1 });
  });

  test('without the hidden sheet the printed number tells; another file is nobody’s answer', async () => {
    unwrap(await send());
    const pack = packOf('道河镇');
    const [row] = listPackRows(project.read, pack.id);
    const csv = [
      `反馈单位：道河镇　表号：${pack.uid}`,
      '序号,清单类别,事项编号,事项名称,原内容,意见类型,修改建议,理由和依据,联系人电话',
      `1,${row?.cells.category},${row?.cells.number},${row?.cells.name},"${row?.cells.content}",删除,,没有能力,李四`,
    ].join('\n');
    writeFileSync(join(folder.path, 'a.csv'), csv);
    const file = look(join(folder.path, 'a.csv'), 'a.csv');
    expect(file.known).toMatchObject({ packId: pack.id, byPrintedNumber: true });
    writeFileSync(join(folder.path, 'b.csv'), csv.replace(pack.uid, 'ZZZZ-ZZZZ-ZZZZ'));
    expect(() => look(join(folder.path, 'b.csv'), 'b.csv')).toThrow('not recognised');
  });

  test('a free answer is written down by hand, a scan of the signed page kept by its hash', async () => {
    unwrap(await send());
    const { id } = packOf('绥阳镇');
    const letter = { fileName: '绥阳镇复函.docx', bytes: new Uint8Array([1, 2, 3]), format: '', known: null };
    const [row] = listPackRows(project.read, id);
    const opinion = {
      itemId: row?.itemId ?? 0,
      kind: 'amend',
      name: '',
      proposal: '改',
      reason: '',
      person: '',
      row: 0,
    } as const;
    const how = { preview: '', packId: id, receivedOn: '2025-06-04', person: '', phone: '', allAgreed: false };
    unwrap(takeLetter(project, letter, { ...how, opinions: [opinion] }));
    unwrap(
      attachPaper(
        project,
        { ...letter, fileName: '盖章页.jpg', bytes: new Uint8Array([9]) },
        { preview: '', packId: id, kind: 'signed' },
      ),
    );
    expect(packOf('绥阳镇')).toMatchObject({ state: 'returned', opinions: 1, papers: 1, signed: true });
  });

  test('past the day due a pack is overdue, until it is postponed', async () => {
    unwrap(await send({ sentOn: '2025-05-01', dueOn: '2025-05-20' }));
    expect(readConsultations(project)[0]?.packs).toMatchObject({ outstanding: 5, overdue: 5 });
    unwrap(postponePacks(project, { packIds: [packOf('道河镇').id], dueOn: '2025-07-01', reason: '防汛' }));
    expect(packOf('道河镇').state).toBe('out');
  });
});

function handle(
  opinionIds: number[],
  outcome: 'adopted' | 'partly' | 'refused' | 'withdrawn',
  reason = '',
  deeds: Deed[] = [],
  more: { prepare?: boolean; attachTo?: number } = {},
) {
  const rest = {
    result: '',
    decider: '领导小组',
    changeIds: [],
    prepare: more.prepare ?? false,
    attachTo: more.attachTo ?? null,
  };
  return handleOpinions(project, { opinionIds, outcome, reason, deeds, ...rest });
}

describe('handling', () => {
  test('equal opinions of several units are handled together and come to one change, linked both ways', async () => {
    unwrap(await send());
    for (const town of ['道河镇', '绥阳镇', '老黑山镇'])
      unwrap(
        await answer(town, {
          rows: { 0: { kind: '修改', proposal: town === '道河镇' ? '改为“按季报告”。' : '改为“按季报告”' } },
        }),
      );
    const [group] = readOpinionGroups(project, {});
    expect(group?.opinions.map(({ unit }) => unit)).toEqual(['道河镇', '绥阳镇', '老黑山镇']);
    const [first] = group?.opinions ?? [];
    const deed: Deed = {
      ...{ kind: 'amend', itemId: first?.itemId ?? 0, name: '抓好党员发展', text: '按季报告。' },
      ...{ townshipRole: 'main', bases: [], remark: '' },
    };
    const ids = group?.opinions.map(({ id }) => id) ?? [];
    expect(codeOf(handle(ids, 'adopted'))).toBe('OPINION_NO_CHANGE');
    unwrap(handle(ids, 'adopted', '', [deed]));
    const change = listAllChanges(project.read).at(-1);
    expect(change).toMatchObject({ kind: 'amend', proposer: '道河镇、绥阳镇、老黑山镇', decider: '领导小组' });
    for (const opinion of readOpinions(project, {}))
      expect(opinion.handling?.changes.map(({ changeId }) => changeId)).toEqual([change?.id]);
    expect(codeOf(handle(ids, 'refused', '迟了'))).toBe('OPINION_HANDLED');
  });

  test('a new proposal is an entry of its unit and becomes an item, goes into one, or is put away', async () => {
    unwrap(await send());
    const added = (name: string) => [{ list: '公共服务', name, proposal: '每月一次', reason: '' }];
    unwrap(await answer('道河镇', { added: added('看护校车站点') }));
    unwrap(await answer('绥阳镇', { added: added('看护校车站点') }));
    unwrap(await answer('市农业农村局', { added: added('修路') }));
    const [same, other] = readOpinionGroups(project, {});
    const ids = same?.opinions.map(({ id }) => id) ?? [];
    expect(ids).toHaveLength(2);
    unwrap(handle(ids, 'adopted', '', [{ kind: 'add', item: draft('看护校车站点', { category: '公共服务' }) }]));
    unwrap(handle([other?.opinions[0]?.id ?? 0], 'refused', '属部门职责'));
    const facts = readCheckFacts(project);
    const lists = facts.lists.filter(({ fileName }) => fileName.endsWith('回复.xlsx'));
    expect(
      lists.map(({ unit, direction, counts }) => [unit, direction, counts.adopt, counts.attach, counts.reject]),
    ).toEqual([
      ['道河镇', 'up', 1, 0, 0],
      ['绥阳镇', 'up', 0, 1, 0],
      ['市农业农村局', 'down', 0, 0, 1],
    ]);
    expect(listAllChanges(project.read).at(-1)).toMatchObject({ kind: 'add', proposer: '道河镇、绥阳镇' });
  });

  test('prepared changes count as taken up once they are decided; check 18 says so', async () => {
    unwrap(await send());
    unwrap(
      await answer('市委组织部', {
        rows: { 0: { kind: '删除', reason: '重复' }, 1: { kind: '修改', proposal: '改' } },
      }),
    );
    const [a, b] = readOpinions(project, {});
    const deed: Deed = { kind: 'subtract', itemId: a?.itemId ?? 0, reasonKind: '其他', targetItemId: null };
    unwrap(handle([a?.id ?? 0], 'adopted', '', [deed], { prepare: true }));
    unwrap(handle([b?.id ?? 0], 'refused', '表述已够'));
    const check = checkOpinions(readCheckFacts(project));
    expect(check.state).toBe('failed');
    expect(check.figure).toBe(
      '发出 5 ＝ 反馈 1 ＋ 未反馈 4；意见 2 ＝ 采纳 1 ＋ 部分采纳 0 ＋ 不采纳 1 ＋ 撤回 0 ＋ 待处理 0',
    );
    expect(check.rows.map(({ words }) => words)).toEqual([
      '市委组织部对“落实三会一课”的意见不采纳，还没有复函',
      '市委组织部对“抓好党员发展”的意见采纳，没有对应的增减，或拟办的还没有决定',
    ]);
  });

  test('handling is one step to undo, and may be taken up again for a reason', async () => {
    unwrap(await send());
    unwrap(await answer('市委组织部', { rows: { 0: { kind: '删除', reason: '重复' } } }));
    const id = readOpinions(project, {})[0]?.id ?? 0;
    const itemId = readOpinions(project, {})[0]?.itemId ?? 0;
    unwrap(handle([id], 'adopted', '', [{ kind: 'subtract', itemId, reasonKind: '其他', targetItemId: null }]));
    unwrap(undo(project));
    expect(readOpinions(project, {})[0]?.handling).toBeNull();
    unwrap(handle([id], 'refused', '先不减'));
    unwrap(reopenOpinions(project, { opinionIds: [id], reason: '会商后改' }));
    expect(readOpinions(project, {})[0]?.handling).toBeNull();
    expect(verifyProject(project.read).ok).toBe(true);
  });
});

describe('refusals, each of which writes nothing', () => {
  test('a pack that is not in the register', async () => {
    unwrap(await send());
    const before = lastSeq(project.read);
    const paper = { fileName: '盖章页.jpg', bytes: new Uint8Array([9]), format: '', known: null };
    const letter = { preview: '', receivedOn: '2025-06-04', person: '', phone: '', allAgreed: true, opinions: [] };
    const papers = { folder: join(folder.path, 'papers'), consultationId: 99, what: 'reminders' as const };
    const refused = [
      readPackDetail(project, { packId: 99 }),
      withdrawPack(project, { packId: 99, reason: '发错' }),
      postponePacks(project, { packIds: [packOf('道河镇').id, 99], dueOn: '2025-07-01', reason: '防汛' }),
      attachPaper(project, paper, { preview: '', packId: 99, kind: 'signed' }),
      takeLetter(project, paper, { ...letter, packId: 99 }),
      await exportOpinionPapers(project, tasks, OPINION_SOURCES, { ...papers, formats: [] }),
    ];
    expect(refused.map(codeOf)).toEqual(refused.map(() => 'PACK_UNKNOWN'));
    expect([lastSeq(project.read), packOf('道河镇').dueOn]).toEqual([before, SENDING.dueOn]);
  });

  test('sending to nobody: the only unit chosen has no items, and those without any are left out', async () => {
    const idle = unwrap(planPacks(project, SELECTION)).units.find(({ items }) => items === 0);
    const unitIds = [idle?.unitId ?? 0];
    expect(codeOf(await send({ unitIds, empties: false }))).toBe('NO_UNITS_ASKED');
    expect([readConsultations(project), existsSync(out())]).toEqual([[], false]);
    expect(unwrap(await send({ unitIds, empties: true }))).toMatchObject({ packs: 1, rows: 0 });
  });

  test('withdrawing a return whose opinions are handled, until they are open again', async () => {
    unwrap(await send());
    unwrap(await answer('市委组织部', { rows: { 0: { kind: '删除', reason: '重复' } } }));
    const [opinion] = readOpinions(project, {});
    unwrap(handle([opinion?.id ?? 0], 'refused', '确属乡镇职责'));
    const { returns } = unwrap(readPackDetail(project, { packId: packOf('市委组织部').id }));
    const withdraw = () => withdrawReturn(project, { returnId: returns[0]?.id ?? 0, reason: '报错了' });
    expect(withdraw()).toMatchObject({
      code: 'RETURN_IN_USE',
      detail: { file: '市委组织部回复.xlsx', count: 1 },
    });
    expect(packOf('市委组织部')).toMatchObject({ state: 'returned', opinions: 1 });
    unwrap(reopenOpinions(project, { opinionIds: [opinion?.id ?? 0], reason: '报回有误' }));
    unwrap(withdraw());
    expect(packOf('市委组织部').state).toBe('out');
  });

  test('handling what is no opinion, or is not there; opening again what is open', async () => {
    unwrap(await send());
    unwrap(await answer('市委组织部', { rows: { 0: { kind: '删除', reason: '重复' }, 1: { kind: '无意见' } } }));
    const [asked, agreed] = ['subtract', 'none'].map((wanted) =>
      readOpinions(project, {}).find(({ kind }) => kind === wanted),
    );
    const id = asked?.id ?? 0;
    const refused = [
      handle([999], 'refused', '不采纳'),
      handle([id, 999], 'refused', '不采纳'),
      handle([agreed?.id ?? 0], 'refused', '不采纳'),
      reopenOpinions(project, { opinionIds: [999], reason: '会商后改' }),
      reopenOpinions(project, { opinionIds: [id], reason: '会商后改' }),
    ];
    expect(refused.map(codeOf)).toEqual(refused.map(() => 'OPINION_UNKNOWN'));
    expect(readOpinions(project, {}).filter(({ handling }) => handling !== null)).toEqual([]);
  });

  test('opinions about different items cannot be taken up as one, but refused for one reason', async () => {
    unwrap(await send());
    const rows = { 0: { kind: '删除', reason: '重复' }, 1: { kind: '删除', reason: '重复' } };
    unwrap(await answer('市委组织部', { rows }));
    const opinions = readOpinions(project, {});
    const ids = opinions.map(({ id }) => id);
    const deed: Deed = { kind: 'subtract', itemId: opinions[0]?.itemId ?? 0, reasonKind: '其他', targetItemId: null };
    const before = listAllChanges(project.read).length;
    expect(codeOf(handle(ids, 'adopted', '', [deed]))).toBe('OPINION_MIXED');
    expect(codeOf(handle(ids, 'partly', '减一项', [deed]))).toBe('OPINION_MIXED');
    expect(listAllChanges(project.read)).toHaveLength(before);
    expect(unwrap(handle(ids, 'refused', '确属乡镇职责')).opinions).toBe(2);
  });
});
