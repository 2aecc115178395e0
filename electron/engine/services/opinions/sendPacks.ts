/** 发出征求意见稿: one asking, a form and a letter for every unit, all files or none, and the register of what went out. */
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Parsed } from '../../../../shared/contract';
import { draftPackForm, type PackForm } from '../../../../shared/logic/opinions/draftPackForm';
import { draftPackLetter } from '../../../../shared/logic/opinions/draftPackLetter';
import { draftReport, draftReportedLists } from '../../../../shared/logic/opinions/draftReport';
import { type PackRow, packRows } from '../../../../shared/logic/opinions/packRows';
import { exportFileName, exportFolderName } from '../../../../shared/logic/paper/exportFileName';
import { layOutDocument } from '../../../../shared/logic/paper/layout/layOutDocument';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import type { ItemContent } from '../../../../shared/model/item';
import type { DocumentDraft } from '../../../../shared/model/paperDocument';
import type { Scheme } from '../../../../shared/model/scheme';
import { UNIT_KIND_WORDS, type Unit } from '../../../../shared/model/unit';
import { fail, ok, type Result } from '../../../../shared/result';
import type { PackPlan, SentPacks } from '../../../../shared/views/opinions';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { canonicalJson, sha256 } from '../../database/log/canonicalJson';
import { record } from '../../database/log/record';
import { readAgreements } from '../../repositories/agreement/agreementRepository';
import {
  countConsultations,
  insertConsultation,
  insertPack,
  insertPackRow,
} from '../../repositories/opinions/consultationRepository';
import { readContents } from '../../repositories/pool/itemContents';
import { readSigningOffice } from '../../repositories/project/optionRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { lastRound } from '../../repositories/rounds/roundRepository';
import { lastSnapshot, lastSnapshotHead, schemeOfSnapshot } from '../../repositories/rounds/snapshotRepository';
import { findUnit, findUnitByName, insertUnit, listUnits } from '../../repositories/units/unitRepository';
import { aliasesOf } from '../../repositories/units/unitSuccession';
import { type PlannedFile, type PutOutRun, putOutFiles, type WrittenFile } from '../../workers/putOutFiles';
import type { Tasks } from '../../workers/tasks';

type Selection = Parsed<'planPacks'>;

interface Draft {
  readonly items: readonly ItemContent[];
  /** 第6轮; 第7轮（未封存） */
  readonly words: string;
  readonly roundId: number;
  readonly snapshotId: number | null;
  readonly township: Unit | null;
  /** 报上级审核: not registered yet where the id is 0. */
  readonly superior: AskedBy | null;
  /** Of that round: it may have been changed since. */
  readonly scheme: Scheme;
}

type AskedBy = Pick<Unit, 'id' | 'name' | 'kind'>;

/** What each unit would be asked about. Errors: NO_SEALED_ROUND, ROUND_UNKNOWN without a round, UNIT_UNKNOWN. */
export function planPacks(project: ProjectFile, selection: Selection): Result<PackPlan> {
  const draft = readDraft(project, selection);
  if (!draft.ok) return draft;
  const { words, items, snapshotId, scheme } = draft.value;
  const units = unitsAsked(project.read, draft.value).map((unit) => ({
    unitId: unit.id,
    unit: unit.name,
    unitKind: unit.kind,
    items: packRows(items, unit, scheme).length,
  }));
  const categories = [...new Set(scheme.lists.flatMap((list) => list.categories))];
  return ok({ draft: words, sealed: snapshotId !== null, categories, units });
}

function readDraft(project: ProjectFile, selection: Selection): Result<Draft> {
  const { source, listIds, categories, itemIds, undecided, townshipId } = selection;
  const { read } = project;
  const superior = selection.superior === undefined ? null : superiorCalled(read, selection.superior);
  if (superior && superior.kind !== 'superior')
    return fail('UNIT_EXISTS', {
      unit: selection.superior,
      other: superior.name,
      kind: UNIT_KIND_WORDS[superior.kind],
    });
  const round = lastRound(read);
  if (!round) return fail('ROUND_UNKNOWN');
  const snapshot = source === 'sealed' ? lastSnapshot(read) : undefined;
  const head = source === 'sealed' ? lastSnapshotHead(read) : undefined;
  if (source === 'sealed' && (!snapshot || !head)) return fail('NO_SEALED_ROUND');
  const township = townshipId === null ? null : findUnit(read, townshipId);
  if (townshipId !== null && township?.kind !== 'township') return fail('UNIT_UNKNOWN', { unit: townshipId });
  // A department is asked by the name it bears now.
  const all = snapshot ? renameUnits(snapshot.items, aliasesOf(read)) : readContents(read);
  const wanted = itemIds && new Set(itemIds);
  const scheme = head ? schemeOfSnapshot(read, head.id) : readProject(read).scheme;
  const own = township
    ? new Set(packRows(all, { name: township.name, kind: 'township' }, scheme).map((row) => row.itemId))
    : null;
  const settled = undecided ? settledIds(project) : null;
  const items = all.filter(
    ({ id, listId, category }) =>
      !settled?.has(id) &&
      (!wanted || wanted.has(id)) &&
      (!own || own.has(id)) &&
      (!listIds || listIds.includes(listId)) &&
      (!categories || categories.includes(category)),
  );
  const roundId = head ? read.value<number>('SELECT roundId FROM snapshot WHERE id = ?', [head.id]) : round.id;
  const words = head ? `第${head.round}轮` : `第${round.number}轮${round.state === 'open' ? '（未封存）' : ''}`;
  return ok({ items, words, roundId: roundId ?? round.id, snapshotId: head?.id ?? null, township, superior, scheme });
}

/** Agreed or ruled: nobody has to be asked again. */
function settledIds(project: ProjectFile): Set<number> {
  return new Set(
    readAgreements(project)
      .filter(({ state }) => state === 'agreed' || state === 'ruled')
      .map(({ itemId }) => itemId),
  );
}

function superiorCalled(read: ReadHandle, name: string): AskedBy {
  return findUnitByName(read, name) ?? { id: 0, name, kind: 'superior' };
}

/** A township's own draft is asked of departments; the county's of everybody, or it goes up. */
function unitsAsked(read: ReadHandle, { township, superior }: Draft): AskedBy[] {
  if (superior) return [superior];
  return township ? listUnits(read, 'department') : listUnits(read);
}

interface PlannedPack {
  readonly unit: AskedBy;
  readonly rows: readonly PackRow[];
  readonly form: PackForm;
}

export type SendRequest = Omit<Parsed<'sendPacks'>, 'grant'> & PutOutRun;

/**
 * Writes a folder for each unit and enters what went out, with hashes, in the register; from then on it is a fact, not a
 * step to undo. Errors: those of `planPacks`, UNIT_EXISTS for a superior of the name of another unit, NO_UNITS_ASKED, EDITION_DATES when due before sent, and those of `putOutFiles`.
 */
export async function sendPacks(project: ProjectFile, tasks: Tasks, request: SendRequest): Promise<Result<SentPacks>> {
  const { title, sentOn, dueOn, remark, unitIds, empties } = request;
  const draft = readDraft(project, request);
  if (!draft.ok) return draft;
  if (dueOn < sentOn) return fail('DUE_BEFORE_SENT', { date: dueOn, after: sentOn });
  const { scheme } = draft.value;
  const { name: place } = readProject(project.read);
  const office = readSigningOffice(project.read);
  const said = title || usualTitle(project.read, draft.value);
  const packs = unitsAsked(project.read, draft.value)
    .filter(({ id }) => !unitIds || unitIds.includes(id))
    .map((unit): PlannedPack => {
      const rows = packRows(draft.value.items, unit, scheme);
      const uid = newUid();
      const contentHash = sha256(canonicalJson(rows));
      const form = {
        place,
        unit: unit.name,
        unitKind: unit.kind,
        title: said,
        uid,
        contentHash,
        dueOn,
        draft: draft.value.words,
        rows,
        scheme,
      };
      return { unit, rows, form };
    })
    .filter(({ rows }) => empties || rows.length > 0);
  if (packs.length === 0) return fail('NO_UNITS_ASKED');
  const { items, township } = draft.value;
  const townships = listUnits(project.read, 'township').map(({ name }) => name);
  const papersOf = ({ form, rows }: PlannedPack): PlannedPapers => {
    const { unitKind } = form;
    if (unitKind !== 'superior') {
      const asked = { ...form, office, unitKind, items: rows.length, sentOn, remark, township: township?.name ?? null };
      return { name: '征求意见函和签章页', sentOn, letter: () => draftPackLetter(asked) };
    }
    const report = { ...form, office, sentOn, remark, items, townships };
    return { name: '报送函和清单', sentOn, letter: () => draftReport(report), lists: () => draftReportedLists(report) };
  };
  let consultationId = 0;
  const written = await putOutFiles(tasks, {
    ...request,
    files: packs.flatMap((pack) => filesOf(pack, papersOf(pack))),
    note: (files) => {
      const noted = register(project, draft.value, { ...request, title: said }, packs, files);
      if (noted.ok) consultationId = noted.value;
      return noted.ok ? ok(null) : noted;
    },
  });
  if (!written.ok) return written;
  const rows = packs.reduce((sum, pack) => sum + pack.rows.length, 0);
  return ok({ consultationId, packs: packs.length, files: written.value.length, rows });
}

/** Letters and figures nobody takes for each other, in three groups: can be read out on the telephone. */
const UID_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function newUid(): string {
  const letters = [...randomBytes(12)].map((byte) => UID_LETTERS[byte % UID_LETTERS.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
}

/** 第2次征求意见; 报市委编办审核, 第2次报市委编办审核 */
function usualTitle(read: ReadHandle, { superior }: Draft): string {
  const number = countConsultations(read, superior?.id ?? null) + 1;
  if (!superior) return `第${number}次征求意见`;
  return `${number > 1 ? `第${number}次` : ''}报${superior.name}审核`;
}

interface PlannedPapers {
  /** What the letter's file is called. */
  readonly name: string;
  readonly sentOn: string;
  letter(): DocumentDraft;
  /** The list that goes up, as a workbook, too. */
  lists?(): DocumentDraft;
}

/** The form first, then the letter: these two the register names. */
function filesOf(
  { unit, form }: PlannedPack,
  { name: letterName, sentOn, letter, lists }: PlannedPapers,
): PlannedFile[] {
  const laidOut = (draft: () => DocumentDraft) => () => layOutDocument(draft(), form.scheme.paper);
  const name = (what: string, extension: 'xlsx' | 'docx'): string =>
    exportFileName({
      place: form.place,
      township: unit.name,
      listName: what,
      date: unit.kind === 'superior' ? sentOn : form.dueOn,
      round: form.draft,
      stage: form.title,
      extension,
    });
  const subfolder = exportFolderName(unit.name);
  return [
    {
      name: name(unit.kind === 'superior' ? '审核反馈表' : '征求意见反馈表', 'xlsx'),
      subfolder,
      format: 'form',
      form: () => draftPackForm(form),
      rows: form.rows.length,
    },
    { name: name(letterName, 'docx'), subfolder, format: 'docx', document: laidOut(letter) },
    ...(lists ? [{ name: name('清单', 'xlsx'), subfolder, format: 'xlsx' as const, document: laidOut(lists) }] : []),
  ];
}

function register(
  project: ProjectFile,
  draft: Draft,
  request: SendRequest,
  packs: readonly PlannedPack[],
  files: readonly WrittenFile[],
): Result<number> {
  const { title, sentOn, dueOn, remark } = request;
  const sent = packs.map(({ unit }, index) => ({
    unit: unit.name,
    form: files[index * 2]?.sha256 ?? '',
    letter: files[index * 2 + 1]?.sha256 ?? '',
  }));
  return record(project, { name: 'sendPacks', input: { title, sentOn, dueOn, sent }, effect: 'barrier' }, (write) => {
    const consultationId = insertConsultation(write, {
      ...{ title, sentOn, dueOn, remark },
      roundId: draft.roundId,
      snapshotId: draft.snapshotId,
      townshipId: draft.township?.id ?? null,
      operator: project.session.operator,
      at: project.session.now(),
    });
    packs.forEach(({ unit, rows, form }, index) => {
      const [formFile, letterFile] = [files[index * 2], files[index * 2 + 1]];
      const packId = insertPack(write, {
        // A superior is registered by the first list that goes up to it.
        ...{
          consultationId,
          unitId: unit.id || insertUnit(write, unit.name, unit.kind),
          uid: form.uid,
          contentHash: form.contentHash,
          sentOn,
          dueOn,
        },
        formName: basename(formFile?.path ?? ''),
        formHash: formFile?.sha256 ?? '',
        letterName: basename(letterFile?.path ?? ''),
        letterHash: letterFile?.sha256 ?? '',
      });
      // No seal keeps what went up otherwise.
      const kept = new Map(
        draft.superior && draft.snapshotId === null ? draft.items.map((item) => [item.id, item]) : [],
      );
      rows.forEach((row, position) => {
        insertPackRow(write, packId, position, row, kept.get(row.itemId));
      });
    });
    const rows = packs.reduce((sum, pack) => sum + pack.rows.length, 0);
    const summary = draft.superior
      ? `${title}：${draft.words}稿 ${groupDigits(rows)} 项，${sentOn} 报送`
      : `${title}发出 ${groupDigits(packs.length)} 个单位、${groupDigits(rows)} 项次，${dueOn} 截止`;
    return ok({ value: consultationId, summary });
  });
}
