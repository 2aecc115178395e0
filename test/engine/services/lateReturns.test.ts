/** 逾期 n 天: by the day an answer came back, in register, figures, table and equation. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../../electron/engine/handlers/opinionHandlers';
import { exportOpinionPapers } from '../../../electron/engine/services/opinions/exportOpinionPapers';
import { postponePacks } from '../../../electron/engine/services/opinions/packRegister';
import { readConsultations } from '../../../electron/engine/services/opinions/readOpinions';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { packsEquation } from '../../../renderer/screens/opinions/opinionWords';
import { packStateSaid } from '../../../shared/logic/opinions/lateness';
import { type Asked, askedInTest } from '../../builders/askedProject';
import { unwrap } from '../../builders/project';

let asked: Asked;
beforeEach(async () => {
  asked = askedInTest();
  // Due on 10 June; the project's clock stands on 3 June.
  unwrap(await asked.send());
});

const AGREED = { overall: '全部无意见' };
const OPINION = { rows: { 0: { kind: '删除', reason: '属部门职责' } } };
const said = (unit: string): string => packStateSaid(asked.packOf(unit));

async function wordsOf(what: 'register' | 'figures', format: 'docx' | 'xlsx'): Promise<string> {
  const into = join(asked.folder, `${what}-${format}`);
  const consultationId = readConsultations(asked.project)[0]?.id ?? 0;
  const request = { consultationId, what, formats: [format], folder: into };
  unwrap(await exportOpinionPapers(asked.project, inlineTasks(), OPINION_SOURCES, request));
  return readdirSync(into)
    .flatMap((name) => unwrap(readDocument(readFileSync(join(into, name)), name)).grids)
    .flatMap(({ rows, above = [] }) => [...above, ...rows.map(({ cells }) => cells.join('｜'))])
    .join('\n');
}

test('an answer of a later day says by how many days, one of the last day nothing', async () => {
  unwrap(await asked.answer('市委组织部', OPINION, '2025-06-13'));
  unwrap(await asked.answer('道河镇', AGREED, '2025-06-11'));
  unwrap(await asked.answer('绥阳镇', AGREED, '2025-06-10'));
  expect(['市委组织部', '道河镇', '绥阳镇', '老黑山镇'].map(said)).toEqual([
    ...['有意见，逾期 3 天', '无意见，逾期 1 天', '无意见', '未反馈'],
  ]);
  const [consultation] = readConsultations(asked.project);
  expect(consultation?.packs).toMatchObject({ agreed: 2, returned: 1, late: 2, outstanding: 2, overdue: 0 });
  expect(consultation && packsEquation(consultation.packs)).toBe(
    '发出 5 ＝ 无意见 2 ＋ 有意见 1 ＋ 未反馈 2；逾期报回 2',
  );
});

test.each(['docx', 'xlsx'] as const)('register and figures write it, as .%s', async (format) => {
  unwrap(await asked.answer('市委组织部', OPINION, '2025-06-13'));
  expect(await wordsOf('register', format)).toContain('2025-06-13｜有意见，逾期 3 天');
  const figures = await wordsOf('figures', format);
  expect(figures).toContain('有意见，逾期 3 天');
  expect(figures).toContain('发出 5＝无意见 0＋有意见 1＋未反馈 4；逾期报回 1');
});

test('who was in time and sent another later was in time; a day put off is counted from then', async () => {
  unwrap(await asked.answer('道河镇', OPINION, '2025-06-09'));
  unwrap(await asked.answer('道河镇', AGREED, '2025-06-14'));
  expect(said('道河镇')).toBe('无意见');
  unwrap(await asked.answer('绥阳镇', AGREED, '2025-06-14'));
  unwrap(postponePacks(asked.project, { packIds: [asked.packOf('绥阳镇').id], dueOn: '2025-06-12', reason: '防汛' }));
  expect(said('绥阳镇')).toBe('无意见，逾期 2 天');
});

test('who has not answered is late by the days gone', async () => {
  unwrap(await asked.send({ sentOn: '2025-05-01', dueOn: '2025-05-20', title: '再' }, 'again'));
  expect(said('道河镇')).toMatch(/^逾期未反馈 \d+ 天$/);
});
