/** 采纳 that came to nothing after all: what was prepared and not agreed to, what was done and taken back, told by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { undo } from '../../../electron/engine/database/log/undo';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../../electron/engine/handlers/opinionHandlers';
import { readCheckFacts } from '../../../electron/engine/repositories/checks/checkFacts';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listAllChanges } from '../../../electron/engine/repositories/rounds/roundRepository';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { exportOpinionPapers } from '../../../electron/engine/services/opinions/exportOpinionPapers';
import {
  readConsultations,
  readOpinionGroups,
  readOpinions,
  readPacks,
} from '../../../electron/engine/services/opinions/readOpinions';
import { reopenOpinions } from '../../../electron/engine/services/opinions/reopenOpinions';
import { summarizeProject } from '../../../electron/engine/services/project/summarizeProject';
import { amendItem, restoreItem, subtractItems } from '../../../electron/engine/services/rounds/changeItems';
import { dropPrepared } from '../../../electron/engine/services/rounds/prepareChanges';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { checkOpinions } from '../../../shared/logic/checks/opinionRule';
import { adoptionRate } from '../../../shared/logic/opinions/countOpinions';
import type { Deed } from '../../../shared/model/deed';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { FIRST, issue } from '../../builders/editions';
import { unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  unwrap(await asked.send());
});

const WHY = '属部门自身职责';

/** 市委组织部 wants its first item off the list. */
async function subtractAsked() {
  unwrap(await asked.answer('市委组织部', { rows: { 0: { kind: '删除', reason: WHY }, 1: { kind: '无意见' } } }));
  const opinion = readOpinions(asked.project, {}).find(({ kind }) => kind === 'subtract');
  if (!opinion || opinion.itemId === null) throw new Error('no opinion');
  const deed: Deed = { kind: 'subtract', itemId: opinion.itemId, reasonKind: '其他', targetItemId: null };
  return { id: opinion.id, itemId: opinion.itemId, deed };
}

/** An edition, with all that the checks say signed for. */
function issueAll(): void {
  const { project } = asked;
  const exceptions = checkProject(project)
    .filter(({ state }) => state === 'failed')
    .map(({ id }) => ({ check: id, reason: '试验', decider: '领导小组' }));
  unwrap(issue(project, { ...FIRST, exceptions }));
}

const papersOf = async (what: 'replies' | 'summary' | 'figures', into: string): Promise<string> => {
  const request = { consultationId: readConsultations(asked.project)[0]?.id ?? 0, what, formats: ['xlsx'] as const };
  const out = join(asked.folder, into);
  unwrap(
    await exportOpinionPapers(asked.project, inlineTasks(), OPINION_SOURCES, {
      ...request,
      formats: [...request.formats],
      folder: out,
    }),
  );
  const texts = readdirSync(out).flatMap((name) => {
    const { grids } = unwrap(readDocument(readFileSync(join(out, name)), name));
    return grids.flatMap(({ rows, above = [] }) => [...above, ...rows.map(({ cells }) => cells.join('｜'))]);
  });
  return texts.join('\n');
};

describe('a prepared change that was not agreed to', () => {
  const dropped = async () => {
    const { id, deed } = await subtractAsked();
    const { project } = asked;
    unwrap(asked.handle([id], 'adopted', '', [deed], { prepare: true }));
    await papersOf('replies', 'first');
    unwrap(sealRound(project));
    unwrap(openRound(project, { kind: 'meeting', title: '', date: '2025-06-20' }));
    unwrap(dropPrepared(project, { preparedIds: [1], reason: '多数乡镇认为仍应保留' }));
    return id;
  };

  test('is told as not carried out, with the talk and its reason; the figures tie', async () => {
    await dropped();
    const { project } = asked;
    const [group] = readOpinionGroups(project, {});
    expect(group?.standing).toBe('unmet');
    expect(group?.opinions[0]?.handling).toMatchObject({
      ...{ outcome: 'adopted', standing: 'unmet' },
      unmet: '会商未同意拟减（第3轮）：多数乡镇认为仍应保留',
    });
    const figures = readConsultations(project)[0]?.opinions;
    expect(figures).toMatchObject({ total: 1, adopted: 0, unmet: 1, open: 0 });
    expect(figures && adoptionRate(figures)).toBe(0);
    const check = checkOpinions(readCheckFacts(project));
    expect(check.figure).toContain('意见 1 ＝ 采纳 0 ＋ 部分采纳 0 ＋ 不采纳 0 ＋ 撤回 0 ＋ 未落实 1 ＋ 待处理 0');
    expect(check.rows.map(({ words }) => words)).toEqual([
      '市委组织部对“抓好党员发展”的意见原已采纳，没有落实，请重新处理',
    ]);
    expect(summarizeProject(project, { fileName: '', operator: '', backupAt: null }).opinions.open).toBe(1);
  });

  test('the letter sent says otherwise: the unit is named, the next letter tells the truth', async () => {
    await dropped();
    const { project } = asked;
    const [consultation] = readConsultations(project);
    expect(consultation?.staleReplies).toEqual(['市委组织部']);
    const id = consultation?.id ?? 0;
    const pack = readPacks(project, { consultationId: id }).find(({ unit }) => unit === '市委组织部');
    expect(pack).toMatchObject({ staleReplies: 1, open: 1 });
    const letter = await papersOf('replies', 'second');
    expect(letter).toContain('未落实');
    expect(letter).toContain('会商未同意拟减（第3轮）：多数乡镇认为仍应保留');
    expect(letter).not.toContain('拟减：核减');
    const summary = await papersOf('summary', 'summary');
    expect(summary).toContain('意见 1 条＝采纳 0＋部分采纳 0＋不采纳 0＋撤回 0＋未落实 1＋待处理 0');
    const figures = (await papersOf('figures', 'figures')).split('\n').find((line) => line.includes('合计'));
    expect(figures).toContain('合计 5 家｜14｜1 家｜1｜0｜0｜1｜0｜0｜0｜0｜0｜1｜0');
  });

  test('handled again it counts as what was decided then, and is to be answered anew', async () => {
    const id = await dropped();
    const { project } = asked;
    unwrap(reopenOpinions(project, { opinionIds: [id], reason: '会商未同意' }));
    unwrap(asked.handle([id], 'refused', '会商认为仍应保留', []));
    expect(readConsultations(project)[0]?.opinions).toMatchObject({ unmet: 0, refused: 1 });
    expect(readConsultations(project)[0]?.staleReplies).toEqual([]);
    expect(readOpinions(project, {})[0]?.repliedOn).toBe('');
    // Two letters that say the one this and the other that: the later says that it is the one to go by, and only once.
    const words = '复函所附采纳情况中有 1 条其后重新处理，以本函为准';
    expect(await papersOf('replies', 'anew')).toContain(words);
    expect(await papersOf('replies', 'once more')).not.toContain('以本函为准');
  });

  test('a letter that tells it is not out of date while that holds; once it is carried out after all, it is', async () => {
    const { id, itemId, deed } = await subtractAsked();
    const { project } = asked;
    unwrap(asked.handle([id], 'adopted', '', [deed]));
    await papersOf('replies', 'first');
    const grounds = { basis: '', proposer: '', decider: '' };
    unwrap(restoreItem(project, { itemId, reason: '会商认为仍应保留', ...grounds }));
    const stale = () => readConsultations(project)[0]?.staleReplies;
    expect(stale()).toEqual(['市委组织部']);
    expect(await papersOf('replies', 'second')).toContain('未落实');
    expect(stale()).toEqual([]);
    expect(readConsultations(project)[0]?.opinions.unmet).toBe(1);
    unwrap(undo(project));
    expect(stale()).toEqual(['市委组织部']);
    await papersOf('replies', 'third');
    unwrap(
      subtractItems(project, {
        itemIds: [itemId],
        reasonKind: '其他',
        reason: '再议核减',
        targetItemId: null,
        ...grounds,
      }),
    );
    expect(readOpinions(project, {})[0]?.handling?.standing).toBe('adopted');
    expect(stale()).toEqual(['市委组织部']);
    expect(await papersOf('replies', 'fourth')).toContain('其后已经落实，以本函为准');
    expect(stale()).toEqual([]);
  });

  test('undoing the talk’s outcome takes the words back', async () => {
    await dropped();
    unwrap(undo(asked.project));
    expect(readConsultations(asked.project)[0]?.opinions).toMatchObject({ unmet: 0, adopted: 1 });
    expect(readConsultations(asked.project)[0]?.staleReplies).toEqual([]);
  });
});

describe('a change that was made and taken back', () => {
  test('a subtraction followed by a restoring', async () => {
    const { id, itemId, deed } = await subtractAsked();
    const { project } = asked;
    unwrap(asked.handle([id], 'adopted', '', [deed]));
    expect(readOpinions(project, {})[0]?.handling?.standing).toBe('adopted');
    unwrap(restoreItem(project, { itemId, reason: '会商认为仍应保留', basis: '', proposer: '', decider: '' }));
    expect(readOpinions(project, {})[0]?.handling).toMatchObject({
      standing: 'unmet',
      unmet: '第2轮又恢复：会商认为仍应保留',
    });
    expect(checkOpinions(readCheckFacts(project)).figure).toContain('未落实 1');
  });

  test('words that were amended and are again what the unit had read', async () => {
    unwrap(await asked.answer('市委组织部', { rows: { 0: { kind: '修改', proposal: '按季报告' } } }));
    const { project } = asked;
    const [opinion] = readOpinions(project, {});
    const itemId = opinion?.itemId ?? 0;
    const [before] = readContents(project.read, [itemId]);
    if (!before) throw new Error('no item');
    const { name, townshipRole, bases, remark } = before;
    const amended = { itemId, name, townshipRole, bases, remark, text: '按季报告。' };
    unwrap(asked.handle([opinion?.id ?? 0], 'partly', '只改频次', [{ kind: 'amend', ...amended }]));
    expect(readOpinions(project, {})[0]?.handling?.standing).toBe('partly');
    const grounds = { reason: '会商改回', basis: '', proposer: '', decider: '' };
    unwrap(amendItem(project, { ...amended, text: before.text, ...grounds }));
    expect(readOpinions(project, {})[0]?.handling?.unmet).toBe('第2轮又改回原文：会商改回');
    expect(listAllChanges(project.read)).toHaveLength(2);
  });

  test('parts and bases that are again what the unit had read, whatever else was amended in between', async () => {
    unwrap(await asked.answer('市委组织部', { rows: { 0: { kind: '修改', proposal: '牵头单位写明分工' } } }));
    const { project } = asked;
    const [opinion] = readOpinions(project, {});
    const itemId = opinion?.itemId ?? 0;
    const contentNow = () => {
      const [content] = readContents(project.read, [itemId]);
      if (!content) throw new Error('no item');
      return content;
    };
    const before = contentNow();
    const { name, text, townshipRole, bases, remark, fields } = before;
    const leadDepartment = before.responsibilities[0]?.unit ?? '';
    const nobody = { coDepartments: [], jointLeads: [], receivers: [], method: '' };
    const leads = (duty: string) => ({ leadDepartment, ...nobody, duties: { [leadDepartment]: duty }, fields });
    const amended = { itemId, name, text, townshipRole, bases, remark };
    unwrap(
      asked.handle([opinion?.id ?? 0], 'adopted', '', [{ kind: 'amend', ...amended, parts: leads('牵头组织。') }]),
    );
    const grounds = { reason: '会商改回', basis: '', proposer: '', decider: '' };
    unwrap(amendItem(project, { ...amended, remark: '试行', ...grounds, parts: leads('牵头组织。') }));
    expect(readOpinions(project, {})[0]?.handling?.standing).toBe('adopted');
    unwrap(amendItem(project, { ...amended, ...grounds, parts: leads('') }));
    expect(contentNow().responsibilities).toEqual(before.responsibilities);
    expect(readOpinions(project, {})[0]?.handling?.unmet).toBe('第2轮又改回发出时的内容：会商改回');
    expect(checkOpinions(readCheckFacts(project)).figure).toContain('未落实 1');
  });

  test('an amendment of what was not sent is none of that, whatever else is amended after it', async () => {
    unwrap(await asked.answer('市委组织部', { rows: { 0: { kind: '修改', proposal: '备注写明试行' } } }));
    const { project } = asked;
    const [opinion] = readOpinions(project, {});
    const itemId = opinion?.itemId ?? 0;
    const [before] = readContents(project.read, [itemId]);
    if (!before) throw new Error('no item');
    const { name, text, townshipRole, bases } = before;
    const amended = { itemId, name, text, townshipRole, bases, remark: '试行' };
    unwrap(asked.handle([opinion?.id ?? 0], 'adopted', '', [{ kind: 'amend', ...amended }]));
    const grounds = { reason: '另改', basis: '', proposer: '', decider: '' };
    unwrap(amendItem(project, { ...amended, remark: '试行一年', ...grounds }));
    expect(readOpinions(project, {})[0]?.handling?.standing).toBe('adopted');
  });

  test('words taken back before an edition are not carried out, though the item is amended again after it', async () => {
    unwrap(await asked.answer('市委组织部', { rows: { 0: { kind: '修改', proposal: '按季报告' } } }));
    const { project } = asked;
    const [opinion] = readOpinions(project, {});
    const itemId = opinion?.itemId ?? 0;
    const [before] = readContents(project.read, [itemId]);
    if (!before) throw new Error('no item');
    const { name, townshipRole, bases, text } = before;
    const amended = { itemId, name, townshipRole, bases, remark: '' };
    const grounds = { reason: '改回', basis: '', proposer: '', decider: '' };
    unwrap(asked.handle([opinion?.id ?? 0], 'adopted', '', [{ kind: 'amend', ...amended, text: '按季报告。' }]));
    const standing = () => readOpinions(project, {})[0]?.handling?.standing;
    const nextRound = (date: string) => {
      unwrap(sealRound(project));
      unwrap(openRound(project, { kind: 'adjustment', title: '', date }));
    };
    nextRound('2025-09-01');
    unwrap(amendItem(project, { ...amended, text, ...grounds }));
    unwrap(sealRound(project));
    issueAll();
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-10-01' }));
    unwrap(amendItem(project, { ...amended, text, remark: '按月', ...grounds }));
    expect(standing()).toBe('unmet');
  });

  test('what went out in an edition was carried out, whatever is decided about it later', async () => {
    const { id, itemId, deed } = await subtractAsked();
    const { project } = asked;
    unwrap(asked.handle([id], 'adopted', '', [deed]));
    unwrap(sealRound(project));
    issueAll();
    unwrap(openRound(project, { kind: 'adjustment', title: '', date: '2025-09-01' }));
    unwrap(restoreItem(project, { itemId, reason: '上级要求恢复', basis: '', proposer: '', decider: '' }));
    expect(readOpinions(project, {})[0]?.handling?.standing).toBe('adopted');
    expect(readConsultations(project)[0]?.opinions).toMatchObject({ adopted: 1, unmet: 0 });
  });
});
