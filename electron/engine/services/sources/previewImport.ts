/** A look at a file before it is written: understood, corrected by a person, understood again; nothing is stored. */

import type { Parsed } from '../../../../shared/contract';
import { listsOfTable, mayBeSameList } from '../../../../shared/logic/matching/listsOfTable';
import { comparingSubmissions, countPairs, type EntryPair } from '../../../../shared/logic/reading/compareSubmissions';
import type { DescribedReading } from '../../../../shared/logic/reading/describeReading';
import { weightOf } from '../../../../shared/logic/reading/issueWeight';
import { fittingSignatures, recallLayouts, type SignedLayout } from '../../../../shared/logic/reading/rememberLayout';
import { sharePlaces } from '../../../../shared/logic/reading/sharePlaces';
import { type FieldsSaid, fieldsSaid } from '../../../../shared/logic/reading/submittedFields';
import { findSender, type Sender, senderIssue } from '../../../../shared/logic/reading/understandDocument';
import type { ReadingCorrections } from '../../../../shared/model/readingCorrections';
import { directionSchema } from '../../../../shared/model/sourceEntry';
import type {
  DifferenceRow,
  EarlierList,
  PreviewEntry,
  PreviewRow,
  PrintedNote,
  UnderstoodPreview,
} from '../../../../shared/views/importing';
import { hashOfFile } from '../../database/file/fileHashes';
import type { ProjectFile } from '../../database/file/projectFile';
import { lastSeq } from '../../database/log/record';
import type { Pieces } from '../../database/pieces';
import { readProject } from '../../repositories/project/projectRepository';
import { readLayouts } from '../../repositories/sources/readLayoutRepository';
import { listInForce, readingSubmission, type SubmittedEntry } from '../../repositories/sources/submissionRepository';
import { findUnitCalled, listUnits } from '../../repositories/units/unitRepository';

/** A file as the parser read it, and what a person or a remembered layout had corrected. */
export interface ReadSource {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly reading: DescribedReading;
  readonly corrections: ReadingCorrections;
  /** Whether the corrections come from the unit's last submission. */
  readonly remembered: boolean;
  /** Of a file several units send, whose entries these are; absent: all of them. */
  readonly part?: string | undefined;
}

/** A file a person looks at, with the corrections made so far. */
export interface PreviewedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly reading: DescribedReading;
  readonly corrections: ReadingCorrections;
  readonly remembered: boolean;
  readonly part: string | undefined;
  readonly table: DescribedReading['table'];
  readonly sender: Sender;
  /** Comparisons with lists in force, by their id. */
  readonly comparisons: Map<number, Comparison>;
}

interface Comparison {
  /** The newest action when it was made: decisions about the entries before may change with every one. */
  readonly seq: number;
  readonly before: readonly SubmittedEntry[];
  readonly pairs: readonly EntryPair[];
  readonly fields: FieldsSaid;
}

const MOST_ISSUES = 200;

/** One of several senders is named by the entries alone: the file's name speaks of all of them. */
function senderOf(project: ProjectFile, { fileName, reading, part }: Named): Sender {
  const { table, titles, senders } = reading;
  const words =
    part === undefined
      ? { statedUnit: table.statedUnit, titles, senders }
      : { statedUnit: part, titles: [], beside: senders };
  return findSender(part ? '' : fileName, words, listUnits(project.read), readProject(project.read).name);
}

type Named = Pick<ReadSource, 'fileName' | 'reading' | 'part'>;

/** The corrections the unit's last submission asks for, if this file looks like it; empty when not. */
export function recalledCorrections(project: ProjectFile, read: Named): ReadingCorrections {
  const unit = findUnitCalled(project.read, senderOf(project, read).name);
  return unit ? recallLayouts(read.reading.heads, readLayouts(project.read, unit.id)) : [];
}

export function previewFile(project: ProjectFile, source: ReadSource): PreviewedFile {
  const { fileName, bytes, reading, corrections, remembered } = source;
  const { format } = reading;
  const part = reading.senders.some(({ name }) => name === source.part) ? source.part : undefined;
  const sender = senderOf(project, source);
  const asked = senderIssue(sender);
  const table = asked ? { ...reading.table, issues: [asked, ...reading.table.issues] } : reading.table;
  return { fileName, bytes, format, reading, corrections, remembered, part, table, sender, comparisons: new Map() };
}

/** What the window shows of it at once; rows and entries it asks for in pages. */
export function presentPreview(
  project: ProjectFile,
  preview: string,
  previewed: PreviewedFile,
  printed: PrintedNote | null = null,
): UnderstoodPreview {
  const { table, sender, reading } = previewed;
  const unit = findUnitCalled(project.read, sender.name);
  return {
    ok: true,
    fileName: previewed.fileName,
    preview,
    unit: sender.name,
    direction: sender.direction,
    rows: table.rows.length,
    entries: table.entries.length,
    parts: reading.parts,
    sheets: reading.sheets.map(({ first: _, ...sheet }) => sheet),
    columns: table.columns,
    issues: table.issues.filter((issue) => weightOf(issue) !== 'remark').slice(0, MOST_ISSUES),
    questions: table.issues.filter((issue) => weightOf(issue) === 'question').length,
    departmentEmpty: reading.departmentEmpty,
    twoDuties: table.issues.filter(({ code }) => code === 'TWO_DUTIES').length,
    corrections: previewed.corrections,
    remembered: previewed.remembered,
    earlier: unit ? listsBefore(project, previewed, unit.id).length : 0,
    lists: listsOfTable({ fileName: previewed.fileName, columns: table.columns }, readProject(project.read).scheme),
    headerMissing: reading.headerMissing,
    units: reading.senders.length,
    part: previewed.part === undefined ? null : hashOfFile(previewed.bytes),
    printed,
    registered: directionSchema.options.filter(
      (direction) => listUnits(project.read, direction === 'up' ? 'township' : 'department').length > 0,
    ),
  };
}

export function pageOfRows(
  { reading, table }: PreviewedFile,
  { sheet, offset, limit }: Parsed<'previewRows'>,
): { total: number; rows: PreviewRow[] } {
  const found = reading.sheets.find((one) => one.sheet === sheet);
  if (!found) return { total: 0, rows: [] };
  const from = found.first + offset;
  const rows = table.rows.slice(from, Math.min(from + limit, found.first + found.rows));
  return { total: found.rows, rows: rows.map(({ reason: _, ...row }) => row) };
}

export function pageOfEntries(
  { reading: { doubtful }, table: { entries } }: PreviewedFile,
  { doubtsOnly, offset, limit }: Parsed<'previewEntries'>,
): { total: number; rows: PreviewEntry[] } {
  const to = offset + limit;
  const some = doubtsOnly
    ? doubtful.slice(offset, to).flatMap((at) => entries.at(at) ?? [])
    : entries.slice(offset, to);
  const rows = some.map(({ sheet, row, position, name, text, department, category, doubts }) => {
    return { sheet, row, position, name, text, department, category, doubts };
  });
  return { total: doubtsOnly ? doubtful.length : entries.length, rows };
}

/** Layouts to remember when the file is confirmed, and those of the last time that no longer hold. */
export function layoutsToKeep(
  project: ProjectFile,
  { reading: { heads, layouts } }: PreviewedFile,
  unit: string,
): { layouts: SignedLayout[]; droppedLayouts: string[] } {
  const known = findUnitCalled(project.read, unit);
  const before = known ? readLayouts(project.read, known.id) : new Map();
  const kept = new Set(layouts.map(({ signature }) => signature));
  const dropped = fittingSignatures(heads, before).filter((signature) => !kept.has(signature));
  return { layouts: [...layouts], droppedLayouts: dropped };
}

/** Lists of the unit in force whose place the file may take: its 基本履职清单 is no earlier 收回清单. */
function listsBefore(project: ProjectFile, { fileName, table }: PreviewedFile, unitId: number) {
  const { scheme } = readProject(project.read);
  const own = listsOfTable({ fileName, columns: table.columns }, scheme);
  return listInForce(project.read, unitId).filter((list) => mayBeSameList(own, listsOfTable(list, scheme)));
}

/** Lists of the unit already in force that it may stand for, each compared with this file; the one most like it first. */
export function* earlierLists(project: ProjectFile, previewed: PreviewedFile, unit: string): Pieces<EarlierList[]> {
  const known = findUnitCalled(project.read, unit);
  if (!known) return [];
  const hash = hashOfFile(previewed.bytes);
  const lists: EarlierList[] = [];
  for (const list of listsBefore(project, previewed, known.id)) {
    const { before, pairs } = yield* compareWith(project, previewed, list.id);
    const counts = countPairs(pairs);
    const sameFile = list.sha256 === hash;
    const held = before.map(({ content }) => content);
    const sameRows = sameFile && sharePlaces(held, previewed.table.entries);
    lists.push({
      sourceListId: list.id,
      fileName: list.fileName,
      importedAt: list.importedAt,
      entries: before.length,
      decided: before.filter(({ fate }) => fate !== 'pending').length,
      sameRows,
      newer: sameFile ? sameRows : isNewer(counts),
      counts,
    });
  }
  const common = ({ counts }: EarlierList): number => counts.unchanged + counts.reworded;
  return lists.sort((a, b) => common(b) - common(a));
}

/** A third of what was said before is said again, or most of what is said now was: a newer version, not another part. */
function isNewer({ unchanged, reworded, added, gone }: EarlierList['counts']): boolean {
  const common = unchanged + reworded;
  return common > 0 && (common * 3 >= common + gone || common * 3 >= (common + added) * 2);
}

/** What an entry said never changes, what was decided about it may. */
function* compareWith(project: ProjectFile, previewed: PreviewedFile, sourceListId: number): Pieces<Comparison> {
  const seq = lastSeq(project.read);
  const kept = previewed.comparisons.get(sourceListId);
  if (kept?.seq === seq) return kept;
  const before = yield* readingSubmission(project.read, sourceListId);
  const contents = before.map(({ content }) => content);
  const { table } = previewed;
  const fields = kept?.fields ?? (yield* fieldsSaid(contents, table, readProject(project.read).scheme));
  const pairs = kept?.pairs ?? (yield* comparingSubmissions(contents, table.entries, fields));
  const comparison = { seq, before, pairs, fields };
  previewed.comparisons.set(sourceListId, comparison);
  return comparison;
}

/** One kind of rows of the difference to an earlier list, in pages. */
export function* pageOfDifference(
  project: ProjectFile,
  previewed: PreviewedFile,
  { sourceListId, kind, offset, limit }: Parsed<'submissionDifference'>,
): Pieces<{ total: number; rows: DifferenceRow[] }> {
  const { before, pairs: all, fields } = yield* compareWith(project, previewed, sourceListId);
  const pairs = all.filter((pair) => pair.kind === kind);
  const rows = pairs.slice(offset, offset + limit).map((pair): DifferenceRow => {
    const old = pair.before === null ? undefined : before[pair.before];
    const fresh = pair.after === null ? undefined : previewed.table.entries.at(pair.after);
    return {
      kind: pair.kind,
      row: fresh?.row ?? 0,
      before: old ? { name: old.content.name, text: old.content.text } : null,
      after: fresh ? { name: fresh.name, text: fresh.text } : null,
      fields: fieldsChanged(fields, pair),
      fate: old?.fate ?? 'pending',
      items: old?.items ?? [],
    };
  });
  return { total: pairs.length, rows };
}

function fieldsChanged({ labels, before, after }: FieldsSaid, pair: EntryPair): DifferenceRow['fields'] {
  if (pair.kind !== 'reworded') return [];
  const [was, is] = [before[pair.before ?? -1], after[pair.after ?? -1]];
  return labels.flatMap((label, at) => {
    const [old = '', fresh = ''] = [was?.[at], is?.[at]];
    return old === fresh ? [] : [{ label, before: old, after: fresh }];
  });
}
