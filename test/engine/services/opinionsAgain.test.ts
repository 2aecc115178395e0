/** A unit hands in again: what was put away is so still only where the same is said for the same reasons; proposals go along. */
import { beforeEach, describe, expect, test } from 'vitest';
import { findEntry } from '../../../electron/engine/repositories/merge/entryRepository';
import { rejectEntry } from '../../../electron/engine/services/merge/leaveOutEntry';
import { presentReturn } from '../../../electron/engine/services/opinions/previewReturn';
import { readOpinions, readPackDetail } from '../../../electron/engine/services/opinions/readOpinions';
import { reopenOpinions } from '../../../electron/engine/services/opinions/reopenOpinions';
import { takeReturns, withdrawReturn } from '../../../electron/engine/services/opinions/takeReturns';
import { type Asked, askedInTest } from '../../builders/askedProject';
import type { FormFilling } from '../../builders/filledForms';
import { unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  unwrap(await asked.send());
});

const opinionOf = (kind: string) => readOpinions(asked.project, {}).find((one) => one.kind === kind);
const refuse = (kind: string, reason = '与三定不符') =>
  unwrap(asked.handle([opinionOf(kind)?.id ?? 0], 'refused', reason, []));
const fateOf = (entryId: number | null | undefined) => findEntry(asked.project.read, entryId ?? 0)?.disposition.kind;
/** What the window says of the form before, and the form taken in. */
async function again(filling: FormFilling) {
  const file = asked.look(await asked.fill('道河镇', filling), '再报.xlsx');
  const former = presentReturn(asked.project, 'x', file)?.former;
  unwrap(takeReturns(asked.project, [{ file, receivedOn: '2025-06-08' }]));
  return former;
}
function withdrawLast(): void {
  const detail = unwrap(readPackDetail(asked.project, { packId: asked.packOf('道河镇').id }));
  unwrap(withdrawReturn(asked.project, { returnId: detail.returns.at(-1)?.id ?? 0, reason: '误收' }));
}

test('the opposite wording is open, not refused already', async () => {
  const say = (proposal: string) => ({ rows: { 0: { kind: '修改', proposal, reason: '三定规定' } } });
  unwrap(await asked.answer('道河镇', say('本项由市委组织部牵头')));
  refuse('amend');
  const former = await again(say('本项由市委组织部配合'));
  expect(former).toMatchObject({ same: 0, again: [], added: [expect.stringContaining('配合')] });
  expect(opinionOf('amend')).toMatchObject({ proposal: '本项由市委组织部配合', handling: null });
});

test('核减 refused for want of a basis comes with the basis: told before, open after', async () => {
  const subtract = (reason: string) => ({ rows: { 0: { kind: '删除', reason } } });
  unwrap(await asked.answer('道河镇', subtract('')));
  refuse('subtract', '没有写理由和依据');
  const former = await again(subtract('《某条例》第三条规定由县级主管部门负责'));
  expect(former).toMatchObject({
    same: 0,
    again: [expect.stringMatching(/核减（前一份不采纳）$/)],
    added: [],
    gone: [],
  });
  expect(opinionOf('subtract')?.handling).toBeNull();
});

test('the same for the same reasons stays refused, a mark more or less', async () => {
  const subtract = (reason: string) => ({ rows: { 0: { kind: '删除', reason } } });
  unwrap(await asked.answer('道河镇', subtract('力量不足')));
  refuse('subtract');
  expect(await again(subtract('力量不足。'))).toMatchObject({ same: 1, again: [] });
  expect(opinionOf('subtract')?.handling).toMatchObject({ outcome: 'refused' });
});

describe('new proposals', () => {
  const propose = (proposal = '上下学看护。', reason = '群众要求', kind = '无意见') => ({
    rows: { 0: { kind, ...(kind === '修改' ? { proposal: '由部门承担', reason: '没有执法权' } : {}) } },
    added: [{ list: '公共服务', name: '校车站点看护', proposal, reason }],
  });

  test('one refused for want of content comes with content: opinion and entry are open, and refused again without it', async () => {
    unwrap(await asked.answer('道河镇', propose('看护。')));
    refuse('add', '没有依据，内容不明确');
    expect(fateOf(opinionOf('add')?.entryId)).toBe('reject');
    await again(propose('上下学时段在站点看护，登记上下车学生，按月报教育局。', '《校车安全管理条例》第十一条'));
    const now = opinionOf('add');
    expect([now?.handling, now?.reason, fateOf(now?.entryId)]).toEqual([
      null,
      '《校车安全管理条例》第十一条',
      'pending',
    ]);
    withdrawLast();
    expect([opinionOf('add')?.handling?.outcome, fateOf(opinionOf('add')?.entryId)]).toEqual(['refused', 'reject']);
  });

  test('rejected at the bench before: reopening the opinion leaves the bench’s own decision', async () => {
    unwrap(await asked.answer('道河镇', propose()));
    const { id = 0, entryId } = opinionOf('add') ?? {};
    unwrap(rejectEntry(asked.project, { entryId: entryId ?? 0, reasonKind: '其他', reason: '专班审核：不属乡镇' }));
    refuse('add');
    unwrap(reopenOpinions(asked.project, { opinionIds: [id], reason: '理由要改写' }));
    expect(fateOf(entryId)).toBe('reject');
  });

  test('put away by the handling alone: reopening the opinion makes it pending again', async () => {
    unwrap(await asked.answer('道河镇', propose()));
    refuse('add');
    const { id = 0, entryId } = opinionOf('add') ?? {};
    unwrap(reopenOpinions(asked.project, { opinionIds: [id], reason: '理由要改写' }));
    expect(fateOf(entryId)).toBe('pending');
  });

  test('refused, handed in again, reopened, the second one withdrawn: opinion and entry are refused as before', async () => {
    unwrap(await asked.answer('道河镇', propose()));
    refuse('add');
    await again(propose(undefined, undefined, '修改'));
    expect(opinionOf('add')?.handling?.outcome).toBe('refused');
    unwrap(reopenOpinions(asked.project, { opinionIds: [opinionOf('add')?.id ?? 0], reason: '要撤回第二份' }));
    withdrawLast();
    expect([opinionOf('add')?.handling?.outcome, fateOf(opinionOf('add')?.entryId)]).toEqual(['refused', 'reject']);
  });
});
