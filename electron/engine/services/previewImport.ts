/** A look at a file before it is written: understood, corrected by a person, understood again; nothing is stored. */
import type { Parsed } from '../../../shared/contract';
import { comparingSubmissions, countPairs, type EntryPair } from '../../../shared/logic/reading/compareSubmissions';
import {
  countDoubt,
  DEPARTMENT_EMPTY,
  describeEntries,
  describeParts,
  describeRows,
  describeSheets,
  indexReading,
  type ReadingIndex,
} from '../../../shared/logic/reading/describeReading';
import { weightOf } from '../../../shared/logic/reading/issueWeight';
import {
  fittingSignatures,
  layoutsOf,
  recallLayouts,
  type SignedLayout,
} from '../../../shared/logic/reading/rememberLayout';
import { findSender, type Sender } from '../../../shared/logic/reading/understandDocument';
import type { FileReading } from '../../../shared/model/fileReading';
import type { Grid } from '../../../shared/model/grid';
import type { ReadingCorrections } from '../../../shared/model/readingCorrections';
import type { ReadTable } from '../../../shared/model/sourceEntry';
import type {
  DifferenceRow,
  EarlierList,
  PreviewEntry,
  PreviewRow,
  UnderstoodPreview,
} from '../../../shared/views/importing';
import { hashOfFile } from '../database/fileHashes';
import type { Pieces } from '../database/pieces';
import type { ProjectFile } from '../database/projectFile';
import { lastSeq } from '../database/record';
import { readProject } from '../repositories/projectRepository';
import { readLayouts } from '../repositories/readLayoutRepository';
import { listInForce, readingSubmission, type SubmittedEntry } from '../repositories/submissionRepository';
import { findUnitByName, listUnits } from '../repositories/unitRepository';

/** A file as the parser read it, and what a person or a remembered layout had corrected. */
export interface ReadSource {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly reading: FileReading;
  readonly corrections: ReadingCorrections;
  /** Whether the corrections come from the unit's last submission. */
  readonly remembered: boolean;
}

/** A file a person looks at, with the corrections made so far. */
export interface PreviewedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly format: string;
  /** The sheets as they are read. */
  readonly grids: readonly Grid[];
  readonly corrections: ReadingCorrections;
  readonly remembered: boolean;
  readonly headerMissing: boolean;
  /** 表号 of a 征求意见 form in it. */
  readonly packUid: string | undefined;
  readonly table: ReadTable;
  readonly sender: Sender;
  readonly index: ReadingIndex;
  /** Comparisons with lists in force, by their id. */
  readonly comparisons: Map<number, Comparison>;
}

interface Comparison {
  /** The newest action when it was made: decisions about the entries before may change with every one. */
  readonly seq: number;
  readonly before: readonly SubmittedEntry[];
  readonly pairs: readonly EntryPair[];
}

const MOST_ISSUES = 200;

function senderOf(project: ProjectFile, fileName: string, table: ReadTable): Sender {
  return findSender(fileName, table, listUnits(project.read), readProject(project.read).name);
}

/** The corrections the unit's last submission asks for, if this file looks like it; empty when not. */
export function recalledCorrections(
  project: ProjectFile,
  fileName: string,
  { grids, table }: FileReading,
): ReadingCorrections {
  const unit = findUnitByName(project.read, senderOf(project, fileName, table).name);
  return unit ? recallLayouts(grids, readLayouts(project.read, unit.id)) : [];
}

export function previewFile(project: ProjectFile, source: ReadSource): PreviewedFile {
  const { fileName, bytes, reading, corrections, remembered } = source;
  const { format, grids, table, headerMissing, packUid } = reading;
  const sender = senderOf(project, fileName, table);
  const index = indexReading(grids, table);
  const kept = { fileName, bytes, format, grids, corrections, remembered, headerMissing, packUid };
  return { ...kept, table, sender, index, comparisons: new Map() };
}

/** What the window shows of it at once; rows and entries it asks for in pages. */
export function presentPreview(project: ProjectFile, preview: string, previewed: PreviewedFile): UnderstoodPreview {
  const { table, sender, index } = previewed;
  const unit = findUnitByName(project.read, sender.name);
  return {
    ok: true,
    fileName: previewed.fileName,
    preview,
    unit: sender.name,
    direction: sender.direction,
    rows: table.rows.length,
    entries: table.entries.length,
    parts: describeParts(table),
    sheets: describeSheets(index),
    columns: table.columns,
    issues: table.issues.filter((issue) => weightOf(issue) !== 'remark').slice(0, MOST_ISSUES),
    questions: table.issues.filter((issue) => weightOf(issue) === 'question').length,
    departmentEmpty: countDoubt(index, DEPARTMENT_EMPTY),
    twoDuties: table.issues.filter(({ code }) => code === 'TWO_DUTIES').length,
    corrections: previewed.corrections,
    remembered: previewed.remembered,
    earlier: unit ? listInForce(project.read, unit.id).length : 0,
    headerMissing: previewed.headerMissing,
  };
}

export function pageOfRows(
  { index }: PreviewedFile,
  { sheet, offset, limit }: Parsed<'previewRows'>,
): { total: number; rows: PreviewRow[] } {
  return { total: index.rows.get(sheet)?.length ?? 0, rows: describeRows(index, sheet, offset, limit) };
}

export function pageOfEntries(
  { index }: PreviewedFile,
  { doubtsOnly, offset, limit }: Parsed<'previewEntries'>,
): { total: number; rows: PreviewEntry[] } {
  return describeEntries(index, doubtsOnly, offset, limit);
}

/** Layouts to remember when the file is confirmed, and those of the last time that no longer hold. */
export function layoutsToKeep(
  project: ProjectFile,
  { grids, corrections, table }: PreviewedFile,
  unit: string,
): { layouts: SignedLayout[]; droppedLayouts: string[] } {
  const layouts = layoutsOf(grids, corrections, table);
  const known = findUnitByName(project.read, unit);
  const before = known ? readLayouts(project.read, known.id) : new Map();
  const kept = new Set(layouts.map(({ signature }) => signature));
  const dropped = fittingSignatures(grids, before).filter((signature) => !kept.has(signature));
  return { layouts, droppedLayouts: dropped };
}

/** Lists of the unit already in force, each compared with this file; the one most like it first. */
export function* earlierLists(project: ProjectFile, previewed: PreviewedFile, unit: string): Pieces<EarlierList[]> {
  const known = findUnitByName(project.read, unit);
  if (!known) return [];
  const hash = hashOfFile(previewed.bytes);
  const lists: EarlierList[] = [];
  for (const list of listInForce(project.read, known.id)) {
    const { before, pairs } = yield* compareWith(project, previewed, list.id);
    lists.push({
      sourceListId: list.id,
      fileName: list.fileName,
      importedAt: list.importedAt,
      entries: before.length,
      decided: before.filter(({ fate }) => fate !== 'pending').length,
      sameBytes: list.sha256 === hash,
      counts: countPairs(pairs),
    });
  }
  const common = ({ counts }: EarlierList): number => counts.unchanged + counts.reworded;
  return lists.sort((a, b) => common(b) - common(a));
}

/** What an entry said never changes, what was decided about it may. */
function* compareWith(project: ProjectFile, previewed: PreviewedFile, sourceListId: number): Pieces<Comparison> {
  const seq = lastSeq(project.read);
  const kept = previewed.comparisons.get(sourceListId);
  if (kept?.seq === seq) return kept;
  const before = yield* readingSubmission(project.read, sourceListId);
  const contents = before.map(({ content }) => content);
  const pairs = kept?.pairs ?? (yield* comparingSubmissions(contents, previewed.table.entries));
  const comparison = { seq, before, pairs };
  previewed.comparisons.set(sourceListId, comparison);
  return comparison;
}

/** One kind of rows of the difference to an earlier list, in pages. */
export function* pageOfDifference(
  project: ProjectFile,
  previewed: PreviewedFile,
  { sourceListId, kind, offset, limit }: Parsed<'submissionDifference'>,
): Pieces<{ total: number; rows: DifferenceRow[] }> {
  const { before, pairs: all } = yield* compareWith(project, previewed, sourceListId);
  const pairs = all.filter((pair) => pair.kind === kind);
  const rows = pairs.slice(offset, offset + limit).map((pair): DifferenceRow => {
    const old = pair.before === null ? undefined : before[pair.before];
    const fresh = pair.after === null ? undefined : previewed.table.entries[pair.after];
    return {
      kind: pair.kind,
      row: fresh?.row ?? 0,
      before: old ? { name: old.content.name, text: old.content.text } : null,
      after: fresh ? { name: fresh.name, text: fresh.text } : null,
      fate: old?.fate ?? 'pending',
      items: old?.items ?? [],
    };
  });
  return { total: pairs.length, rows };
}
