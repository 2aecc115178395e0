/** The sample county from packs to agreement: forms out to every unit, filled in, back in one drop, taken up as verdicts, settled to 417. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProjectFile } from '../../../electron/engine/database/file/open';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { undo } from '../../../electron/engine/database/log/undo';
import { verifyProject } from '../../../electron/engine/database/log/verify';
import { readDocument } from '../../../electron/engine/documents/readDocument';
import { listPacks } from '../../../electron/engine/repositories/opinions/consultationRepository';
import { keepTalk } from '../../../electron/engine/services/agreement/holdTalks';
import {
  listAgreementItems,
  readAgreement,
  readAgreementItem,
} from '../../../electron/engine/services/agreement/readAgreement';
import { ruleItems } from '../../../electron/engine/services/agreement/ruleItems';
import { returnsToTakeUp, takeUpReturns } from '../../../electron/engine/services/agreement/takeUpReturns';
import { understandReturn } from '../../../electron/engine/services/opinions/previewReturn';
import { sendPacks } from '../../../electron/engine/services/opinions/sendPacks';
import { takeReturns } from '../../../electron/engine/services/opinions/takeReturns';
import { amendItem } from '../../../electron/engine/services/rounds/changeItems';
import { openRound, sealRound } from '../../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { agreeTo, openItems } from '../../builders/agreement';
import { type FormFilling, fillForm } from '../../builders/filledForms';
import { codeOf, PEOPLE, testOptions, unwrap } from '../../builders/project';
import { runCliJson } from '../commands/runCli';

const work = mkdtempSync(join(tmpdir(), 'shuangshu-packs-'));
const out = join(work, '征求意见');
let project: ProjectFile;
beforeAll(async () => {
  expect((await runCliJson('demo', '--out', work)).code).toBe(0);
  project = unwrap(openProjectFile(join(work, '东宁市.shuangshu'), testOptions()));
}, 240_000);
afterAll(() => {
  project?.close();
  rmSync(work, { recursive: true, force: true });
});

function figures(): number[] {
  const { total, agreed, ruled, open } = readAgreement(project);
  expect(agreed + ruled + open).toBe(total);
  return [total, agreed, ruled, open];
}

/** What a unit answers: yes to all, but for three that have something to say, and one that never answers. */
const SILENT = '绥阳镇';
const FILLINGS: Readonly<Record<string, FormFilling>> = {
  东宁镇: {
    overall: '',
    rows: {
      0: { kind: '修改', proposal: '由部门牵头，镇里配合', reason: '镇里没有执法权' },
      1: { kind: '删除', reason: '属部门职责' },
    },
  },
  市水务局: { overall: '', rows: { 0: { kind: '调类', proposal: '调到生态环境保护', reason: '更合适' } } },
};

async function comeBack(): Promise<number> {
  const returns = [];
  for (const pack of listPacks(project.read)) {
    if (pack.unit === SILENT || pack.items === 0) continue;
    const form = readdirSync(join(out, pack.unit)).find((name) => name.endsWith('.xlsx')) ?? '';
    const name = `回复${returns.length + 1}.xlsx`;
    const own = FILLINGS[pack.unit];
    const rest = Array.from({ length: pack.items }, (_, row) => [row, { kind: '无意见' }] as const);
    const filling = own ? { ...own, rows: { ...Object.fromEntries(rest), ...own.rows } } : { overall: '无意见' };
    await fillForm(join(out, pack.unit, form), join(work, name), pack.items, filling);
    const bytes = readFileSync(join(work, name));
    const { format, grids } = unwrap(readDocument(bytes, name));
    const file = understandReturn(project, { fileName: name, bytes, format, grids });
    if (!file) throw new Error(`${name} is not recognised`);
    returns.push({ file, receivedOn: '2025-06-25' });
  }
  return unwrap(takeReturns(project, returns)).returns;
}

test('what the forms say is what the units hold, silence is nobody’s consent, and all ends agreed or ruled', {
  timeout: 420_000,
}, async () => {
  const sending = { source: 'sealed', townshipId: null, title: '', sentOn: '2025-06-20', dueOn: '2025-06-30' } as const;
  const sent = unwrap(
    await sendPacks(project, inlineTasks(), {
      ...sending,
      remark: '',
      empties: false,
      folder: out,
      mustBeEmpty: false,
    }),
  );
  const parties = readAgreement(project).parties;
  expect(sent.packs).toBe(parties.length - 1);
  expect(await comeBack()).toBe(parties.length - 2);

  const rows = listPacks(project.read)
    .filter(({ unit }) => unit !== SILENT)
    .reduce((sum, { items }) => sum + items, 0);
  expect(returnsToTakeUp(project)).toEqual({ units: parties.length - 2, verdicts: rows, against: 3, outdated: 0 });
  expect(unwrap(takeUpReturns(project))).toMatchObject({ verdicts: rows, against: 3 });
  expect(codeOf(takeUpReturns(project))).toBe('NOTHING_CHANGED');
  expect(figures()).toEqual([417, 0, 0, 417]);
  const progress = new Map(readAgreement(project).parties.map((party) => [party.unit, party]));
  expect(progress.get(SILENT)).toMatchObject({ items: 393, silent: 393 });
  expect(progress.get('东宁镇')).toMatchObject({ items: 394, agree: 392, disagree: 2 });
  expect(progress.get('市水务局')).toMatchObject({ disagree: 1 });
  unwrap(undo(project));
  expect(readAgreement(project).begun).toBe(false);
  unwrap(takeUpReturns(project));

  // The office and the silent town speak; what stays is what the forms were against.
  for (const unitId of [null, progress.get(SILENT)?.unitId ?? 0]) agreeTo(project, unitId, openItems(project, unitId));
  const conflicts = listAgreementItems(project, { state: 'conflict', words: '', offset: 0, limit: 10 });
  expect(figures()).toEqual([417, 417 - conflicts.total, 0, conflicts.total]);
  expect(conflicts.rows.flatMap(({ against }) => against).sort()).toEqual(['东宁镇', '东宁镇', '市水务局'].sort());
  const words = conflicts.itemIds.map(
    (itemId) =>
      readAgreementItem(project, { itemId })?.parties.find(({ position }) => position === 'disagree')?.verdict?.words,
  );
  expect(words).toContain('修改：由部门牵头，镇里配合。理由：镇里没有执法权');

  // One is reworded after the pack went out: what the form said was about the wording before.
  unwrap(openRound(project, { kind: 'final', title: '', date: '2025-06-26' }));
  const [reworded = 0, ...others] = conflicts.itemIds;
  const item = readAgreementItem(project, { itemId: reworded })?.item;
  const wording = { itemId: reworded, name: item?.name ?? '', townshipRole: 'main' as const, bases: [], remark: '' };
  unwrap(amendItem(project, { ...wording, text: '由部门牵头，镇里配合。', reason: '采纳', ...PEOPLE }));
  expect(codeOf(takeUpReturns(project))).toBe('NOTHING_CHANGED');
  expect(readAgreementItem(project, { itemId: reworded })?.state).toBe('reopened');
  for (const { unitId } of readAgreement(project).parties)
    agreeTo(
      project,
      unitId,
      openItems(project, unitId).filter((id) => id === reworded),
    );
  const talk = { date: '2025-06-27', title: '会商会', people: '', minutes: '逐项听取意见。' };
  const { talkId } = unwrap(keepTalk(project, { itemIds: others, ...talk }));
  unwrap(ruleItems(project, { itemIds: others, talkId, decision: '', reason: '法定职责', decider: '编委会' }));
  expect(figures()).toEqual([417, 417 - others.length, others.length, 0]);
  unwrap(sealRound(project));
  expect(verifyProject(project.read).ok).toBe(true);
});
