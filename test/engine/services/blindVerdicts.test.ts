/** 首次表态互不可见: what is kept back in the window is kept back on paper, in figures and in checks. */
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { exportAgreement } from '../../../electron/engine/services/agreement/exportAgreement';
import { giveVerdicts } from '../../../electron/engine/services/agreement/giveVerdicts';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import {
  listAgreementItems,
  readAgreement,
  readAgreementItem,
  readTalks,
} from '../../../electron/engine/services/agreement/readAgreement';
import { checkProject } from '../../../electron/engine/services/checks/checkProject';
import { readReport } from '../../../electron/engine/services/ledger/readReport';
import { setProjectOptions } from '../../../electron/engine/services/project/projectOptions';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import type { AgreementRequest } from '../../../shared/model/agreementRequest';
import type { Position } from '../../../shared/model/verdict';
import { adoptedInTest } from '../../builders/adoptedProject';
import { unwrap } from '../../builders/project';

let project: ProjectFile;
let folder: string;
beforeEach(() => {
  ({ project, folder } = adoptedInTest());
  unwrap(setProjectOptions(project, { blindVerdicts: true }));
  say('市委组织部', 'disagree', '不归我们管');
  say('道河镇', 'reserve', '先放一放');
});

const idOf = (name: string) => listUnits(project.read).find((unit) => unit.name === name)?.id ?? null;
const say = (unit: string, position: Position, words = '') =>
  unwrap(giveVerdicts(project, { unitId: idOf(unit), itemIds: [1], position, words, person: '' }));
const meeting = () =>
  unwrap(
    keepTalk(project, { itemIds: [1], date: '2025-06-01', title: '第一次会商', people: '', minutes: '会上议过。' }),
  ).talkId;

async function papers(what: AgreementRequest): Promise<string> {
  const files = unwrap(
    await exportAgreement(project, inlineTasks(), { folder: `${folder}/out`, formats: ['docx'], what }),
  );
  const read = await Promise.all(files.map(({ path }) => rereadDocument(readFileSync(path), 'docx')));
  return read.flatMap((rows) => rows.map((row) => row.join('｜'))).join('\n');
}

test('no paper says what anybody said, nor that somebody is against', async () => {
  const talkId = meeting();
  const conflicts = await papers({ kind: 'conflicts' });
  const minutes = await papers({ kind: 'minutes', talkId });
  for (const text of [conflicts, minutes]) expect(text).not.toMatch(/不归我们管|先放一放|不同意：|保留：/);
  expect(conflicts).toContain('（分歧 0 项 ＝ 协商一致 0 ＋ 裁定 0 ＋ 未了结 0；另有 1 项首次表态没有齐，还不公开）');
  const other = await papers({ kind: 'forms', unitId: idOf('绥阳镇') ?? 0 });
  expect(other).not.toContain('分歧');
  // What it said itself it may read.
  const own = await papers({ kind: 'forms', unitId: idOf('道河镇') ?? 0 });
  expect(own).toContain('先放一放');
  expect(own).not.toMatch(/｜分歧/);
});

test('whoever spoke is told as having spoken, and no more of it', () => {
  const parties = () => readAgreementItem(project, { itemId: 1 })?.parties ?? [];
  const kept = () => parties().flatMap(({ unit, kept }) => (kept ? [unit] : []));
  expect(kept()).toEqual(['市委组织部', '道河镇']);
  expect(parties().filter(({ verdict, position }) => verdict !== null || position !== 'none')).toEqual([]);
  for (const { unit } of parties().filter(({ kept }) => !kept)) say(unit, 'agree');
  expect(kept()).toEqual([]);
});

test('the report counts as the overview does, the check and the talks name nobody', () => {
  meeting();
  const figure = readReport(project).figures.find(({ name }) => name === '分歧')?.text;
  expect([figure, String(readAgreement(project).conflict)]).toEqual(['0', '0']);
  const rule = checkProject(project).find(({ id }) => id === '19');
  expect(rule?.detail).not.toMatch(/分歧|市委组织部|道河镇/);
  expect(rule?.detail).toContain('“抓好党员发展”还有 3 方没有表态');
  expect(readTalks(project)[0]?.items[0]?.state).toBe('waiting');
});

test('no unit is told apart by what it said', () => {
  const of = (own: 'disagree' | 'reserve', unit: string) =>
    listAgreementItems(project, { state: 'all', unitId: idOf(unit), own, words: '', offset: 0, limit: 10 }).itemIds;
  expect([of('disagree', '市委组织部'), of('reserve', '道河镇')]).toEqual([[], []]);
  const party = readAgreement(project).parties.find(({ unit }) => unit === '市委组织部');
  expect(party).toMatchObject({ items: 4, disagree: 0, silent: 3, hidden: 1 });
});

test('once all have spoken everything is public', async () => {
  for (const unit of ['绥阳镇', '老黑山镇', '']) say(unit, 'agree');
  expect(await papers({ kind: 'conflicts' })).toContain('市委组织部不同意：不归我们管');
  expect(readReport(project).figures.find(({ name }) => name === '分歧')?.text).toBe('1');
});
