/** 变更通知: what an edition changes for each unit, on screen and as files for each township and department. */
import type { Parsed } from '../../../../shared/contract';
import { draftNotice, type NoticeReason } from '../../../../shared/logic/editions/draftNotice';
import { departmentNotices, type NoticeSide, townshipNotices } from '../../../../shared/logic/editions/editionNotices';
import { editionName, nameAmong } from '../../../../shared/logic/editions/editionWords';
import { changeWords, joinWords } from '../../../../shared/logic/ledger/changeWords';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { documentName } from '../../../../shared/logic/paper/planExport';
import { lateFillings } from '../../../../shared/logic/schemes/newFields';
import { renameScheme, renameSections, renamesBetween } from '../../../../shared/logic/schemes/sectionRenames';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { localDay } from '../../../../shared/logic/text/localDay';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import { EDITION_STAGE_WORDS, type EditionHead } from '../../../../shared/model/edition';
import type { UnitNotice } from '../../../../shared/model/editionNotice';
import type { SectionRename } from '../../../../shared/model/sectionRename';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { recordExport } from '../../database/log/recordExport';
import { rememberUntilNextAction } from '../../database/memo';
import { changesBetween, type NumberedChange } from '../../repositories/editions/changesBetween';
import { type FrozenEdition, listEditions, openEdition } from '../../repositories/editions/editionRepository';
import { actionThatMade } from '../../repositories/project/madeBy';
import { readSigningOfficeThen } from '../../repositories/project/optionRepository';
import { listRenamesSince } from '../../repositories/rounds/sectionRenameRepository';
import { listAbolitions } from '../../repositories/units/abolitionRepository';
import { nameUnitsThen } from '../../repositories/units/namesOfThen';
import { namesIn, namesOfToday } from '../../repositories/units/unitSuccession';
import { inFormats, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

interface Pair {
  readonly before: FrozenEdition;
  readonly after: FrozenEdition;
  readonly notices: readonly UnitNotice[];
}

/** Every township, and every department something changes for. Errors: EDITION_UNKNOWN, EDITION_WITHDRAWN, BAD_INPUT in the wrong order. */
export function readNotices(project: ProjectFile, input: Parsed<'editionNotices'>): Result<readonly UnitNotice[]> {
  const pair = readPair(project, input);
  return pair.ok ? ok(pair.value.notices) : pair;
}

function readPair(project: ProjectFile, { beforeId, afterId }: Parsed<'editionNotices'>): Result<Pair> {
  return rememberUntilNextAction(project, `notices ${beforeId} ${afterId}`, () => {
    const before = openEdition(project, beforeId);
    const after = openEdition(project, afterId);
    if (!before || !after) return fail('EDITION_UNKNOWN');
    const withdrawn = [before.head, after.head].find(({ withdrawal }) => withdrawal !== null);
    if (withdrawn) return fail('EDITION_WITHDRAWN', { edition: editionName(withdrawn) });
    const [from, to] = [before.head.round, after.head.round];
    if (from > to || (from === to && beforeId >= afterId))
      return fail('BAD_INPUT', { field: '请选较早的一版和较晚的一版' });
    const { read } = project;
    const calledIn = namesBeside(project, after);
    const now = namesOfToday(read, before.frame.units);
    const names = new Map(before.frame.units.map(({ id, name }) => [name, calledIn(id, now.get(name) ?? name)]));
    const old = sideOf(before, names, renamesOf(read, before, after));
    const late = lateFillings(between(project, before, after));
    const fresh = { ...sideOf(after, new Map(), []), late };
    const abolished = listAbolitions(read).map(({ unitId, unit, intoId, into, ...one }) => ({
      ...one,
      unit: calledIn(unitId, unit),
      into: calledIn(intoId, into),
    }));
    const today = namesOfToday(read, after.frame.units);
    const notices = [...townshipNotices(old, fresh, abolished), ...departmentNotices(old, fresh)];
    return ok({ before, after, notices: notices.map((one) => ({ ...one, today: today.get(one.unit) ?? '' })) });
  });
}

/**
 * What units were called when an edition was made: a notice printed again years later reads as it went out. One that was
 * no more by then by its last name.
 */
function namesBeside(project: ProjectFile, { frame, head }: FrozenEdition): (unitId: number, today: string) => string {
  const own = new Map(frame.units.map(({ id, name }) => [id, name]));
  const then = namesIn(project.read, frame.units);
  const named = nameUnitsThen(project);
  return (unitId, today) => own.get(unitId) ?? then.get(today) ?? named({ unitId, name: today }, head.at);
}

/** With the given names of units and categories, so that one renamed between the two editions is one. */
function sideOf(
  { frame, items }: FrozenEdition,
  names: ReadonlyMap<string, string>,
  renames: readonly SectionRename[],
): NoticeSide {
  const townships = frame.units.filter(({ kind }) => kind === 'township').map(({ name }) => names.get(name) ?? name);
  return {
    items: renameSections(renameUnits(items, names), renames),
    scheme: renameScheme(frame.scheme, renames),
    townships: [...new Set(townships)],
  };
}

export interface NoticeRequest extends Parsed<'editionNotices'>, PutOutRun {
  readonly formats: readonly ('docx' | 'xlsx')[];
  /** Names of the units, of then or of today; all when left out. */
  readonly units?: readonly string[];
}

/** Errors: those of `readNotices` and `putOutFiles`; UNIT_UNKNOWN when none of the units has a notice. */
export async function exportNotices(
  project: ProjectFile,
  tasks: Tasks,
  { formats, units, beforeId, afterId, ...run }: NoticeRequest,
): Promise<Result<WrittenFile[]>> {
  const pair = readPair(project, { beforeId, afterId });
  if (!pair.ok) return pair;
  const { before, after, notices } = pair.value;
  const wanted = notices.filter(({ unit, today }) => !units || units.includes(unit) || units.includes(today));
  if (wanted.length === 0) return fail('UNIT_UNKNOWN', { unit: units?.join('、') });
  const { head, frame } = after;
  const stage = head.stage === 'issued' ? '' : EDITION_STAGE_WORDS[head.stage];
  const editions = listEditions(project.read);
  const changes = between(project, before, after);
  const meta = {
    place: frame.place,
    title: documentName(frame.scheme),
    before: { name: nameAmong(editions, before.head), docNumber: before.head.docNumber },
    after: { ...head, name: nameAmong(editions, head), issuedOn: givenOn(head), stage },
    office: readSigningOfficeThen(project.read, actionThatMade(project.read, 'edition', afterId)),
    renamed: renamedWords(renamesOf(project.read, before, after)),
    orders: changes.filter(({ basis }) => basis !== ''),
    reasons: reasonsOf(changes),
  };
  const date = head.stage === 'issued' ? head.effectiveOn : givenOn(head);
  return putOutFiles(tasks, {
    ...run,
    files: wanted.flatMap((notice) =>
      inFormats(
        formats,
        { place: frame.place, township: notice.unit, listName: '变更通知', date, round: `第${head.number}版`, stage },
        () => layOutDocument(draftNotice({ ...meta, notice }, frame.scheme.paper), frame.scheme.paper),
      ),
    ),
    note: (files) =>
      recordExport(
        project,
        'exportNotices',
        files,
        `导出${meta.after.name}变更通知 ${groupDigits(files.length)} 个文件`,
      ),
  });
}

function renamesOf(read: ReadHandle, before: FrozenEdition, after: FrozenEdition): readonly SectionRename[] {
  return renamesBetween(listRenamesSince(read, before.snapshotId), listRenamesSince(read, after.snapshotId));
}

/** “平安法治”改名“平安建设” */
function renamedWords(renames: readonly SectionRename[]): string[] {
  return [...new Set(renames.map(({ category, toCategory }) => `“${category}”改名“${toCategory}”`))];
}

/** The day a notice of it is given: of a draft, for which nobody has issued anything, the one it was made on. */
function givenOn({ stage, issuedOn, at }: EditionHead): string {
  return stage === 'issued' ? issuedOn : issuedOn || localDay(at);
}

/** What was decided of each item between the two: the change, what it rests on, and who decided. */
function reasonsOf(changes: readonly NumberedChange[]): Map<number, NoticeReason[]> {
  const reasons = new Map<number, NoticeReason[]>();
  for (const change of changes) {
    const decided = change.decider === '' ? '' : `决定：${change.decider}`;
    const rests = change.basis === '' || change.reason.includes(change.basis) ? '' : `依据：${change.basis}`;
    const said = { kind: change.reasonKind, words: joinWords([changeWords(change), rests, decided]) };
    reasons.set(change.itemId, [...(reasons.get(change.itemId) ?? []), said]);
  }
  return reasons;
}

function between({ read }: ProjectFile, before: FrozenEdition, after: FrozenEdition): NumberedChange[] {
  const state = ({ head }: FrozenEdition) => ({ kind: 'edition' as const, editionId: head.id });
  return changesBetween(read, state(before), state(after));
}
