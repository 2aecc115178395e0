/** 作废通知 as files: printed when an edition is withdrawn, and again later the same. */
import { draftWithdrawal, type WithdrawalPaper } from '../../../../shared/logic/editions/draftWithdrawal';
import { editionName } from '../../../../shared/logic/editions/editionWords';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { documentName, listsCalled } from '../../../../shared/logic/paper/planExport';
import { itemsOfTownship } from '../../../../shared/logic/schemes/appliesTo';
import { localDay } from '../../../../shared/logic/text/localDay';
import type { EditionHead, EditionWithdrawal, FrameUnit } from '../../../../shared/model/edition';
import { fail, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import {
  type FrozenEdition,
  listEditions,
  openEdition,
  withdrawalId,
} from '../../repositories/editions/editionRepository';
import { actionThatMade } from '../../repositories/project/madeBy';
import { readSigningOfficeThen } from '../../repositories/project/optionRepository';
import { successorIdOn } from '../../repositories/units/abolitionRepository';
import { nameUnitsThen } from '../../repositories/units/namesOfThen';
import { listUnitsEver } from '../../repositories/units/unitRepository';
import { namesOfToday } from '../../repositories/units/unitSuccession';
import { inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

export interface WithdrawalRequest extends PutOutRun {
  readonly editionId: number;
  readonly formats: readonly ('docx' | 'xlsx' | 'pdf')[];
}

/** Errors: EDITION_UNKNOWN, EDITION_IN_FORCE, and those of `putOutFiles`. */
export async function exportWithdrawal(
  project: ProjectFile,
  tasks: Tasks,
  { editionId, formats, ...run }: WithdrawalRequest,
): Promise<Result<WrittenFile[]>> {
  const edition = openEdition(project, editionId);
  if (!edition) return fail('EDITION_UNKNOWN');
  const { head, frame } = edition;
  const name = editionName(head);
  if (!head.withdrawal) return fail('EDITION_IN_FORCE', { edition: name });
  const { paper } = frame.scheme;
  const draft = draftWithdrawal(gather(project, edition, head.withdrawal), paper);
  return putOutFiles(tasks, {
    ...run,
    files: inFormats(formats, { place: frame.place, listName: `${name}作废通知`, date: draft.date }, () =>
      layOutDocument(draft, paper),
    ),
    note: (files) => recordExport(project, 'exportWithdrawal', files, `导出${name}的作废通知`),
  });
}

function gather(
  project: ProjectFile,
  { head, frame, items }: FrozenEdition,
  withdrawal: EditionWithdrawal,
): WithdrawalPaper {
  const { read } = project;
  const on = localDay(withdrawal.at);
  const listName = documentName(frame.scheme);
  const { call, successor } = namesOnDay(project, frame.units, withdrawal.at);
  const had = new Set(items.flatMap(({ responsibilities }) => responsibilities.map(({ unit }) => unit)));
  const { holding, coming } = heldThen(listEditions(read), head, withdrawal.at);
  const beside = holding ?? coming;
  const holds = beside && openEdition(project, beside.id);
  const [towns, departments] = (['township', 'department'] as const).map((kind) =>
    frame.units.filter((unit) => unit.kind === kind),
  );
  const listed = holds && heldBy(project, holds, withdrawal.at);
  return {
    lists: listsCalled(frame.place, listName),
    listName,
    edition: cite(head),
    on,
    reason: withdrawal.reason.trim(),
    decider: withdrawal.decider.trim(),
    holds: holding ? cite(holding) : null,
    coming: coming ? cite(coming) : null,
    // One that is no more has its notice sent where its duties went.
    townships: [...new Set((towns ?? []).map(successor))],
    departments: [...new Set((departments ?? []).filter(({ name }) => had.has(name)).map(call))],
    figures: (towns ?? []).map((unit) => {
      const township = call(unit);
      return { township, was: itemsOfTownship(items, unit.name).length, is: listed?.get(township) ?? null };
    }),
    office: readSigningOfficeThen(read, actionThatMade(read, 'editionWithdrawal', withdrawalId(read, head.id))),
  };
}

interface Called {
  readonly id: number;
  readonly name: string;
}

/** Units of an edition as they were called at a moment, whatever they became since; one that is no more by the one it had gone into, if asked. */
function namesOnDay(project: ProjectFile, units: readonly FrameUnit[], at: string) {
  const { read } = project;
  const today = namesOfToday(read, units);
  const ever = listUnitsEver(read);
  const idOf = new Map(ever.map(({ id, name }) => [name, id]));
  const nameOf = new Map(ever.map(({ id, name }) => [id, name]));
  const named = nameUnitsThen(project);
  const call = ({ id, name }: FrameUnit): Called => {
    const now = today.get(name) ?? name;
    const unitId = idOf.get(now) ?? id;
    return { id: unitId, name: named({ unitId, name: now }, at) };
  };
  const successor = (unit: FrameUnit): string => {
    const { id, name } = call(unit);
    const unitId = successorIdOn(read, id, localDay(at));
    return unitId === id ? name : named({ unitId, name: nameOf.get(unitId) ?? name }, at);
  };
  return { call: (unit: FrameUnit) => call(unit).name, successor };
}

function heldBy(project: ProjectFile, { frame, items }: FrozenEdition, at: string): Map<string, number> {
  const { call } = namesOnDay(project, frame.units, at);
  const towns = frame.units.filter(({ kind }) => kind === 'township');
  return new Map(towns.map((unit) => [call(unit), itemsOfTownship(items, unit.name).length]));
}

/** Of the 印发稿 that counted right after the withdrawal, whatever was issued or withdrawn since, the one in force that day and the next to come. */
function heldThen(
  editions: readonly EditionHead[],
  { id }: EditionHead,
  at: string,
): { holding: EditionHead | undefined; coming: EditionHead | undefined } {
  const counted = editions.filter(
    (one) =>
      one.id !== id && one.stage === 'issued' && one.at <= at && (one.withdrawal === null || one.withdrawal.at > at),
  );
  const day = localDay(at);
  return {
    holding: counted.findLast(({ effectiveOn }) => effectiveOn <= day),
    coming: counted.find(({ effectiveOn }) => effectiveOn > day),
  };
}

function cite(head: EditionHead): WithdrawalPaper['edition'] {
  const { docNumber, issuedOn, effectiveOn, stage } = head;
  return { name: editionName(head), isIssued: stage === 'issued', docNumber, issuedOn, effectiveOn };
}
