/** A small project that asks for opinions: packs sent, forms filled in and taken in, opinions handled. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ProjectFile } from '../../electron/engine/database/file/projectFile';
import { readDocument } from '../../electron/engine/documents/readDocument';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { rejectEntry } from '../../electron/engine/services/merge/leaveOutEntry';
import { handleOpinions } from '../../electron/engine/services/opinions/handleOpinions';
import { understandReturn } from '../../electron/engine/services/opinions/previewReturn';
import { readConsultations, readPacks } from '../../electron/engine/services/opinions/readOpinions';
import { sendPacks } from '../../electron/engine/services/opinions/sendPacks';
import { takeReturns } from '../../electron/engine/services/opinions/takeReturns';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import type { ReturnInHand } from '../../shared/logic/opinions/returnInHand';
import type { Deed } from '../../shared/model/deed';
import type { Outcome } from '../../shared/model/opinion';
import type { PackView } from '../../shared/views/opinions';
import { type FormFilling, fillForm } from './filledForms';
import { smallProject, temporaryFolder, unwrap } from './project';

export type Asked = ReturnType<typeof askedProject>;

/** `askedProject` in a folder of its own, both gone when the test ends; to be called in `beforeEach` or in a test. */
export function askedInTest(): Asked {
  const folder = temporaryFolder();
  const asked = askedProject(folder.path);
  onTestFinished(() => {
    asked.project.close();
    folder.remove();
  });
  return asked;
}

/** The first round sealed, a round for opinions open; nothing sent yet. */
export function askedProject(folder: string) {
  const small = smallProject(folder);
  const { project } = small;
  unwrap(adoptEntries(project, { entryIds: [...small.down], proposer: '', decider: '' }));
  for (const entryId of small.up) unwrap(rejectEntry(project, { entryId, reasonKind: '其他', reason: '试验' }));
  unwrap(sealRound(project));
  unwrap(openRound(project, { kind: 'opinions', title: '', date: '2025-06-03' }));
  return { folder, project, ...sending(project, folder), handle: handling(project) };
}

const SENDING: Omit<Parameters<typeof sendPacks>[2], 'folder'> = {
  ...{ source: 'sealed', townshipId: null, title: '', remark: '', empties: true, mustBeEmpty: false },
  ...{ sentOn: '2025-06-02', dueOn: '2025-06-10' },
};

function sending(project: ProjectFile, folder: string) {
  const packOf = (unit: string): PackView => {
    const consultationId = readConsultations(project).at(-1)?.id ?? 0;
    const pack = readPacks(project, { consultationId }).find((one) => one.unit === unit);
    if (!pack) throw new Error(`no pack for ${unit}`);
    return pack;
  };
  const look = (path: string, fileName: string): ReturnInHand => {
    const bytes = readFileSync(path);
    const file = understandReturn(project, { fileName, bytes, ...unwrap(readDocument(bytes, fileName)) });
    if (!file) throw new Error(`${fileName} is not recognised`);
    return file;
  };
  /** Of the asking that stands in that folder. */
  const fill = async (unit: string, filling: FormFilling, of = 'out', name = `${unit}回复.xlsx`): Promise<string> => {
    const form = readdirSync(join(folder, of, unit)).find((file) => file.endsWith('.xlsx')) ?? '';
    const target = join(folder, name);
    await fillForm(join(folder, of, unit, form), target, packOf(unit).items, filling);
    return target;
  };
  return {
    packOf,
    look,
    fill,
    send: (changes: Partial<Parameters<typeof sendPacks>[2]> = {}, into = 'out') =>
      sendPacks(project, inlineTasks(), { ...SENDING, folder: join(folder, into), ...changes }),
    answer: async (unit: string, filling: FormFilling, receivedOn = '2025-06-05') => {
      const path = await fill(unit, filling);
      return takeReturns(project, [{ file: look(path, `${unit}回复.xlsx`), receivedOn }]);
    },
  };
}

function handling(project: ProjectFile) {
  return (
    opinionIds: number[],
    outcome: Outcome,
    reason: string,
    deeds: Deed[],
    more: { prepare?: boolean; changeIds?: number[]; ownWords?: { township: string; wording: string }[] } = {},
  ) =>
    handleOpinions(project, {
      ...{ opinionIds, outcome, reason, deeds, result: '', decider: '领导小组', attachTo: null },
      ...{ prepare: false, changeIds: [], ...more },
    });
}
