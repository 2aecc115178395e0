/** 作废通知: what was withdrawn, why, what holds since; to those who had it, and the same whenever it is printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadWord } from '../../../electron/engine/documents/rereading/rereadWord';
import { listEditions } from '../../../electron/engine/repositories/editions/editionRepository';
import { listActions } from '../../../electron/engine/repositories/project/actionRepository';
import { findUnitByName } from '../../../electron/engine/repositories/units/unitRepository';
import { exportWithdrawal } from '../../../electron/engine/services/editions/exportWithdrawal';
import { withdrawEdition } from '../../../electron/engine/services/editions/issueEdition';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { abolishTownship } from '../../../electron/engine/services/units/abolishTownship';
import { describeUnit } from '../../../electron/engine/services/units/describeUnit';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { contract } from '../../../shared/contract';
import { errorText } from '../../../shared/errorText';
import { adjust, anlanWithFirstEdition, issue, issueSecond, SECOND } from '../../builders/editions';
import { failureOf, temporaryFolder, testOptions, testSession, unwrap } from '../../builders/project';

let folder: { path: string; remove(): void };
let project: ProjectFile;
beforeEach(() => {
  folder = temporaryFolder();
  project = anlanWithFirstEdition(join(folder.path, '安澜县.shuangshu'));
  issueSecond(project);
});
afterEach(() => {
  project.close();
  folder.remove();
});

/** Goes on working on that day. */
function on(day: string): void {
  const { path } = project;
  project.close();
  const session = testSession({ start: `${day}T02:00:00.000Z` });
  project = unwrap(openProjectFile(path, testOptions({ session })));
}

const withdraw = (editionId: number) =>
  unwrap(withdrawEdition(project, { editionId, reason: '文号写错', decider: '县委编委第3次会议' }));

async function print(editionId: number, into: string): Promise<{ bytes: Uint8Array; lines: string[] }> {
  const request = { editionId, folder: join(folder.path, into), formats: ['docx'] as const };
  const [file] = unwrap(await exportWithdrawal(project, inlineTasks(), request));
  const bytes = readFileSync(file?.path ?? '');
  return { bytes, lines: (await rereadWord(bytes)).map((cells) => cells.join('｜')) };
}

test('says which edition, since when, why, by whose decision and what holds, with figures of both', async () => {
  on('2026-02-10');
  withdraw(2);
  const { lines } = await print(2, '通知');
  const copied = lines.at(-1) ?? '';
  expect(lines.slice(0, -1)).toEqual([
    '关于作废《安澜县乡镇（街道）',
    '履职事项清单》第2版的通知',
    '临江镇、竹溪乡、城南街道，各有关部门：',
    '《安澜县乡镇（街道）履职事项清单》第2版（安办发〔2026〕3号，2026年1月15日印发，自2026年1月15日起施行），经县委编委第3次会议决定，自2026年2月10日起作废。理由：文号写错。',
    '自作废之日起，第2版不再作为履职、考核和问责的依据；已经收到的第2版清单和变更通知停止使用，不再翻印、引用。',
    '现行的是第1版（安办发〔2025〕12号，2025年6月18日印发，自2025年6月18日起施行），继续执行，直到新的一版施行。2026年1月15日至2026年2月10日的履职情况，按第1版认定。',
    '各乡镇（街道）清单的事项数如下：',
    '乡镇（街道）｜第2版（作废）｜第1版（现行）',
    '临江镇｜343｜344',
    '竹溪乡｜333｜333',
    '城南街道｜330｜332',
    '特此通知。',
    '中共安澜县委机构编制委员会办公室',
    '2026年2月10日',
  ]);
  expect(copied).toMatch(/^抄送｜.*县公安局/);
  expect(listActions(project.read, 0, 1).rows[0]).toMatchObject({
    command: 'exportWithdrawal',
    summary: expect.stringContaining('导出第2版的作废通知'),
  });
});

test('goes to those who had it as they were called that day, to the one a township had gone into, and is the same years later', async () => {
  on('2026-02-10');
  const ids = new Map(
    ['竹溪乡', '城南街道', '临江镇'].map((name) => [name, findUnitByName(project.read, name)?.id ?? 0]),
  );
  const rename = (was: string, name: string) =>
    describeUnit(
      project,
      contract.updateUnit.input.parse({ unitId: ids.get(was), name, aliases: [], formerNames: [was], profile: {} }),
    );
  unwrap(rename('竹溪乡', '竹溪镇'));
  adjust(project, () =>
    unwrap(
      abolishTownship(
        project,
        contract.abolishTownship.input.parse({
          ...{ unitId: ids.get('城南街道'), intoId: ids.get('临江镇') },
          ...{ day: '2026-02-01', reason: '省民复〔2026〕1号', decider: '县委、县政府' },
        }),
      ),
    ),
  );
  withdraw(2);
  const first = await print(2, '当天');
  expect(first.lines[2]).toBe('临江镇、竹溪镇，各有关部门：');
  unwrap(rename('临江镇', '临江街道'));
  adjust(project, () => undefined, '2026-02-20');
  unwrap(
    issue(project, { ...SECOND, docNumber: '安办发〔2026〕8号', issuedOn: '2026-03-01', effectiveOn: '2026-03-01' }),
  );
  unwrap(setProjectOptions(project, { office: '安澜县机构编制事务中心' }));
  const again = await print(2, '几年以后');
  expect(again.lines).toEqual(first.lines);
  expect(Buffer.from(again.bytes).equals(first.bytes)).toBe(true);
});

test('a draft leaves what is in force as it is; one that was never in force says so; without another nothing holds', async () => {
  unwrap(issue(project, { stage: 'review', effectiveOn: '2026-05-01' }));
  withdraw(3);
  const draft = (await print(3, '稿本')).lines;
  expect(draft.slice(0, 2).join('')).toBe('关于作废《安澜县乡镇（街道）履职事项清单》第3版送审稿的通知');
  expect(draft).toContain('第2版（安办发〔2026〕3号，2026年1月15日印发，自2026年1月15日起施行）不受影响，继续施行。');
  const later = { docNumber: '安办发〔2026〕9号', issuedOn: '2026-02-01', effectiveOn: '2027-01-01' };
  unwrap(issue(project, { ...SECOND, ...later }));
  const newest = listEditions(project.read).at(-1)?.id ?? 0;
  withdraw(newest);
  expect((await print(newest, '未施行')).lines.join('')).toContain('第3版尚未施行，不再施行。');
  withdraw(2);
  withdraw(1);
  const last = (await print(1, '唯一')).lines.join('\n');
  expect(last).toContain('新的清单印发以前，没有其他版本施行；第1版重新印发的，以重新印发的为准。');
  expect(last).not.toContain('（现行）');
});

test('what was issued and does not hold yet is not called 现行的', async () => {
  const first = { docNumber: '安办发〔2026〕9号', issuedOn: '2026-02-01', effectiveOn: '2027-01-01' };
  unwrap(issue(project, { ...SECOND, ...first }));
  adjust(project, () => undefined, '2026-02-20');
  unwrap(
    issue(project, { ...SECOND, docNumber: '安办发〔2026〕10号', issuedOn: '2026-03-01', effectiveOn: '2028-01-01' }),
  );
  withdraw(4);
  const { lines } = await print(4, '将来');
  expect(lines).toContain(
    '现行的是第2版（安办发〔2026〕3号，2026年1月15日印发，自2026年1月15日起施行），继续执行，直到第3版（安办发〔2026〕9号，2026年2月1日印发，自2027年1月1日起施行）施行。第4版尚未施行，不再施行。',
  );
  expect(lines).toContain('乡镇（街道）｜第4版（作废）｜第2版（现行）');
});

test('an edition that holds has no such notice', async () => {
  const request = { editionId: 2, folder: folder.path, formats: ['docx'] as const };
  const failure = failureOf(await exportWithdrawal(project, inlineTasks(), request));
  expect(errorText(failure.code, failure.detail)).toMatch(/^第2版没有作废/);
});
