/** 复函 and 采纳情况汇总表: how many opinions came and were answered, of which unit, and one letter for each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../../electron/engine/handlers/opinionHandlers';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { exportOpinionPapers } from '../../../electron/engine/services/opinions/exportOpinionPapers';
import { readOpinions } from '../../../electron/engine/services/opinions/readOpinions';
import { mergeUnits } from '../../../electron/engine/services/units/mergeUnits';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  unwrap(await asked.send());
});

const AGAINST = { kind: '修改', proposal: '由部门承担', reason: '没有执法权' };
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
const opinions = () => readOpinions(asked.project, {});
const refuse = (ids: number[]) => unwrap(asked.handle(ids, 'refused', '法定职责', []));
/** What was written, by file. */
async function put(what: 'replies' | 'summary', into: string, unit?: string): Promise<string[]> {
  const to = join(asked.folder, into);
  const consultationId = opinions()[0]?.consultationId ?? 0;
  const whose = unit ? { unitIds: [unitId(unit)] } : {};
  const request = { consultationId, what, formats: ['docx' as const], folder: to, mustBeEmpty: false, ...whose };
  unwrap(await exportOpinionPapers(asked.project, inlineTasks(), OPINION_SOURCES, request));
  return readdirSync(to).map((name) => {
    const { grids } = unwrap(readDocument(readFileSync(join(to, name)), name));
    return JSON.stringify(grids);
  });
}

test('a letter of reply says how many opinions the unit sent, and how many of them it answers', async () => {
  unwrap(await asked.answer('道河镇', { rows: { 0: AGAINST, 1: { kind: '删除', reason: '力量不足' } } }));
  refuse(
    opinions()
      .slice(0, 1)
      .map(({ id }) => id),
  );
  const [first] = await put('replies', 'first');
  expect(first).toContain(
    '所提意见 2 条收悉，现答复 1 条，其余 1 条另复。经研究，采纳 0 条、部分采纳 0 条、不采纳 1 条',
  );
  refuse(
    opinions()
      .slice(1)
      .map(({ id }) => id),
  );
  const [second] = await put('replies', 'second');
  expect(second).toContain('所提意见 2 条收悉。经研究，采纳 0 条、部分采纳 0 条、不采纳 2 条');
});

test('the summary tells of each unit on a row whether it was answered', async () => {
  for (const unit of ['道河镇', '绥阳镇']) unwrap(await asked.answer(unit, { rows: { 0: AGAINST } }));
  refuse(opinions().map(({ id }) => id));
  await put('replies', 'one', '道河镇');
  const [part] = await put('summary', 'part');
  expect(part).toContain('道河镇、绥阳镇');
  expect(part).toMatch(/法定职责\\n道河镇 \d{4}-\d\d-\d\d 复函\\n绥阳镇未复函/);
  await put('replies', 'other', '绥阳镇');
  const [whole] = await put('summary', 'whole');
  expect(whole).toMatch(/法定职责\\n\d{4}-\d\d-\d\d 复函/);
});

test('two units that became one get one letter of reply, with the opinions of both', async () => {
  for (const unit of ['道河镇', '绥阳镇']) unwrap(await asked.answer(unit, { rows: { 0: AGAINST } }));
  unwrap(mergeUnits(asked.project, { unitId: unitId('道河镇'), intoId: unitId('绥阳镇') }));
  refuse(opinions().map(({ id }) => id));
  const letters = await put('replies', 'replies');
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('所提意见 2 条收悉');
});
