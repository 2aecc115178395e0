/** Proofs: papers of opinions, new proposals. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { OPINION_SOURCES } from '../../electron/engine/handlers/opinionHandlers';
import { findEntry } from '../../electron/engine/repositories/merge/entryRepository';
import { listUnits } from '../../electron/engine/repositories/units/unitRepository';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { exportOpinionPapers } from '../../electron/engine/services/opinions/exportOpinionPapers';
import { readOpinions, readPackDetail } from '../../electron/engine/services/opinions/readOpinions';
import { reopenOpinions } from '../../electron/engine/services/opinions/reopenOpinions';
import { takeReturns, withdrawReturn } from '../../electron/engine/services/opinions/takeReturns';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { type Asked, askedProject } from '../builders/askedProject';
import { temporaryFolder, unwrap } from '../builders/project';

let folder: { path: string; remove(): void };
let asked: Asked;
beforeEach(() => {
  folder = temporaryFolder();
  asked = askedProject(folder.path);
});
afterEach(() => {
  asked.project.close();
  folder.remove();
});
const unitId = (name: string) => listUnits(asked.project.read).find((one) => one.name === name)?.id ?? 0;
describe('papers', () => {
  const put = async (what: 'replies' | 'summary', unit?: string) => {
    const dir = join(folder.path, `${what}${unit ?? ''}`);
    const consultationId = readOpinions(asked.project, {})[0]?.consultationId ?? 0;
    const more = unit ? { unitIds: [unitId(unit)] } : {};
    const request = { consultationId, what, formats: ['docx'] as 'docx'[], folder: dir, mustBeEmpty: false, ...more };
    unwrap(await exportOpinionPapers(asked.project, inlineTasks(), OPINION_SOURCES, request));
    return readdirSync(dir)
      .map((name) => JSON.stringify(unwrap(readDocument(readFileSync(join(dir, name)), name)).grids))
      .join('\n');
  };
  const TWO = {
    rows: {
      0: { kind: '修改', proposal: '由部门承担', reason: '没有执法权' },
      1: { kind: '删除', reason: '力量不足' },
    },
  };

  test('a letter of reply says how many opinions the unit sent, not how many are handled', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', TWO));
    const [first] = readOpinions(asked.project, {});
    unwrap(asked.handle([first?.id ?? 0], 'refused', '法定职责', []));
    expect(await put('replies', '道河镇')).not.toContain('所提意见 1 条收悉');
  });

  test('the summary does not say that a unit was answered which was not', async () => {
    unwrap(await asked.send());
    const same = { rows: { 0: { kind: '修改', proposal: '由部门承担', reason: '没有执法权' } } };
    unwrap(await asked.answer('道河镇', same));
    unwrap(await asked.answer('绥阳镇', same));
    unwrap(
      asked.handle(
        readOpinions(asked.project, {}).map(({ id }) => id),
        'refused',
        '法定职责',
        [],
      ),
    );
    await put('replies', '道河镇');
    const summary = await put('summary');
    expect(summary).toContain('道河镇、绥阳镇');
    expect(readOpinions(asked.project, {}).map(({ unit, repliedOn }) => [unit, repliedOn !== ''])).toEqual([
      ['道河镇', true],
      ['绥阳镇', false],
    ]);
    // One row for both: the day of the letter to the one is not that of the other.
    expect(summary).not.toMatch(/法定职责\\n\d{4}-\d\d-\d\d 复函/);
  });
});

describe('new proposals', () => {
  const propose = {
    rows: { 0: { kind: '无意见' } },
    added: [{ list: '公共服务', name: '校车站点看护', proposal: '上下学看护。', reason: '群众要求' }],
  };
  const added = () => readOpinions(asked.project, {}).find(({ kind }) => kind === 'add');

  test('rejected at the bench before: reopening the opinion leaves the bench’s own decision', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', propose));
    const { id = 0, entryId = 0 } = added() ?? {};
    unwrap(rejectEntry(asked.project, { entryId: entryId ?? 0, reasonKind: '其他', reason: '专班审核：不属乡镇' }));
    unwrap(asked.handle([id], 'refused', '不属乡镇', []));
    unwrap(reopenOpinions(asked.project, { opinionIds: [id], reason: '理由要改写' }));
    expect(findEntry(asked.project.read, entryId ?? 0)?.disposition.kind).toBe('reject');
  });

  test('refused, handed in again, the second one withdrawn: the opinion that counts again and its entry agree', async () => {
    unwrap(await asked.send());
    unwrap(await asked.answer('道河镇', propose));
    unwrap(asked.handle([added()?.id ?? 0], 'refused', '不属乡镇', []));
    const more = { ...propose, rows: { 0: { kind: '修改', proposal: '由部门承担', reason: '没有执法权' } } };
    const path = await asked.fill('道河镇', more);
    unwrap(takeReturns(asked.project, [{ file: asked.look(path, '再报.xlsx'), receivedOn: '2025-06-07' }]));
    const again = added();
    unwrap(reopenOpinions(asked.project, { opinionIds: [again?.id ?? 0], reason: '要撤回第二份' }));
    const wrong = unwrap(readPackDetail(asked.project, { packId: asked.packOf('道河镇').id })).returns.at(-1)?.id ?? 0;
    unwrap(withdrawReturn(asked.project, { returnId: wrong, reason: '误收' }));
    const now = added();
    const entry = findEntry(asked.project.read, now?.entryId ?? 0);
    expect([now?.handling?.outcome ?? 'open', entry?.disposition.kind]).toEqual(
      now?.handling ? ['refused', 'reject'] : ['open', 'pending'],
    );
  });
});
