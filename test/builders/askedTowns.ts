/** A county whose first draft was sent out: two townships and a department answer 删除 of the same item, each for its own reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { findUnitByName } from '../../electron/engine/repositories/units/unitRepository';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { understandReturn } from '../../electron/engine/services/opinions/previewReturn';
import { readPacks } from '../../electron/engine/services/opinions/readOpinions';
import { sendPacks } from '../../electron/engine/services/opinions/sendPacks';
import { takeReturns } from '../../electron/engine/services/opinions/takeReturns';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { fillForm } from './filledForms';
import { smallProject, unwrap } from './project';

const SAID = { 道河镇: '没有农村党员', 绥阳镇: '由园区承担', 市委组织部: '属部门职责' };

interface Asking {
  /** Who answers 删除 of item 1, and why. */
  readonly said?: Readonly<Record<string, string>>;
  /** The township whose own draft is asked about; '': everybody's. */
  readonly draftOf?: string;
}

/** Item 1, 抓好党员发展, stands on all three lists; round 2 is open for what comes of the opinions. */
export async function askedTowns(folder: string, { said = SAID, draftOf = '' }: Asking = {}): Promise<ProjectFile> {
  const { project, down, up } = smallProject(folder);
  unwrap(adoptEntries(project, { entryIds: [...down], proposer: '', decider: '' }));
  for (const entryId of up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  const townshipId = findUnitByName(project.read, draftOf)?.id ?? null;
  const asked = { source: 'sealed', townshipId, title: '', remark: '', empties: true } as const;
  const days = { sentOn: '2025-06-02', dueOn: '2025-06-10' };
  const out = join(folder, 'out');
  const sent = await sendPacks(project, inlineTasks(), { ...asked, ...days, folder: out, mustBeEmpty: false });
  const packs = readPacks(project, { consultationId: unwrap(sent).consultationId });
  for (const [unit, reason] of Object.entries(said)) {
    const form = readdirSync(join(out, unit)).find((name) => name.endsWith('.xlsx')) ?? '';
    const fileName = `${unit}反馈.xlsx`;
    const target = join(folder, fileName);
    const items = packs.find((pack) => pack.unit === unit)?.items ?? 0;
    await fillForm(join(out, unit, form), target, items, { rows: { 0: { kind: '删除', reason } } });
    const bytes = readFileSync(target);
    const file = understandReturn(project, { fileName, bytes, ...unwrap(readDocument(bytes, fileName)) });
    if (!file) throw new Error(`${fileName} is not recognised`);
    unwrap(takeReturns(project, [{ file, receivedOn: '2025-06-05' }]));
  }
  return project;
}
