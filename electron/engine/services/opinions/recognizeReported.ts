/** The list that went up to a superior among files that come in: to whom, of which 稿, and what was written over in it. */

import { draftInMark, keptLists, reportedLists, reportedTitle } from '../../../../shared/logic/opinions/draftReport';
import { askOfPaper, REPORTED_PAPER } from '../../../../shared/logic/opinions/printed/askOfPaper';
import { levelWord } from '../../../../shared/logic/opinions/printed/findPrinted';
import {
  comparePaper,
  countDifferences,
  isThatPaper,
  type PaperDifferences,
  type PrintedList,
  type ReadPaper,
} from '../../../../shared/logic/opinions/printed/readPrintedPaper';
import type { ReadReturn } from '../../../../shared/logic/opinions/readPackForm';
import type { ReturnInHand } from '../../../../shared/logic/opinions/returnInHand';
import { docNumberIn } from '../../../../shared/logic/opinions/superiorTable';
import { renameUnits } from '../../../../shared/logic/units/renameUnits';
import type { FrameUnit } from '../../../../shared/model/edition';
import type { ItemContent } from '../../../../shared/model/item';
import type { Scheme } from '../../../../shared/model/scheme';
import type { PrintedNote } from '../../../../shared/views/importing';
import type { SentPack } from '../../../../shared/views/opinions';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import {
  findConsultation,
  listPackRows,
  listPacksUp,
  newerPackOf,
  readKeptItems,
  type SentPackRow,
  type StoredConsultation,
} from '../../repositories/opinions/consultationRepository';
import { actionThatMade } from '../../repositories/project/madeBy';
import { readProject } from '../../repositories/project/projectRepository';
import { openSnapshot, schemeAfter, schemeOfSnapshot } from '../../repositories/rounds/snapshotRepository';
import { listUnits, listUnitsEver } from '../../repositories/units/unitRepository';
import { listUnitsThen } from '../../repositories/units/unitsThen';

export interface FileOfReport extends ReadPaper {
  readonly fileName: string;
}

interface Recognized {
  readonly pack: SentPack;
  readonly asked: StoredConsultation;
  readonly differences: PaperDifferences;
}

/**
 * Null for what never went up. The mark under the title, or the title alone; each only together with the rows: half of
 * what went up must be in the file, and where the title is all there is, word for word.
 */
function recognize({ read }: ProjectFile, file: FileOfReport): Recognized | null {
  const { beside, table } = file;
  const packs = listPacksUp(read);
  if (packs.length === 0) return null;
  const { name: place } = readProject(read);
  const marked = beside.map(draftInMark).find((draft) => draft !== '') ?? '';
  let best: Recognized | null = null;
  for (const pack of namedIn(read, packs, `${file.fileName}\n${beside.join('\n')}`)) {
    const asked = findConsultation(read, pack.consultationId);
    if (!asked || (marked !== '' && !marksOf(asked).includes(marked))) continue;
    const scheme = schemeOf(read, asked);
    const titled = scheme.lists.some((list) => beside.includes(levelWord(reportedTitle(place, scheme, list))));
    if (marked === '' && !titled) continue;
    const differences = comparePaper(sentLists(read, pack, asked), table);
    if (!isThatPaper(differences, marked !== '')) continue;
    if (!best || differences.same > best.differences.same) best = { pack, asked, differences };
  }
  return best;
}

/** Those to the superiors a file speaks of; all where it speaks of none. */
function namedIn(read: ReadHandle, packs: readonly SentPack[], said: string): readonly SentPack[] {
  const units = listUnits(read, 'superior').filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => said.includes(one)),
  );
  const named = packs.filter(({ unitId }) => units.some(({ id }) => id === unitId));
  return named.length > 0 ? named : packs;
}

/** Between two rounds what is not sealed went up under the round's name alone. */
function marksOf(asked: StoredConsultation): string[] {
  return [draftOf(asked), `第${asked.round}轮`].slice(0, asked.snapshotId === null ? 2 : 1).map(levelWord);
}

function draftOf({ round, snapshotId }: StoredConsultation): string {
  return `第${round}轮${snapshotId === null ? '（未封存）' : ''}`;
}

function schemeOf(read: ReadHandle, { id, snapshotId }: StoredConsultation): Scheme {
  return snapshotId === null
    ? schemeAfter(read, actionThatMade(read, 'consultation', id))
    : schemeOfSnapshot(read, snapshotId);
}

function sentLists(read: ReadHandle, pack: SentPack, asked: StoredConsultation): PrintedList[] {
  const scheme = schemeOf(read, asked);
  const sent = listPackRows(read, pack.id);
  const then = listUnitsThen(read, actionThatMade(read, 'consultation', asked.id));
  const items =
    asked.snapshotId === null ? readKeptItems(read, pack.id) : sealedItems(read, asked.snapshotId, sent, then);
  if (items.length === 0) return keptLists(scheme, sent);
  const townships = then.filter(({ kind }) => kind === 'township').map(({ name }) => name);
  return reportedLists({ place: readProject(read).name, scheme, items, townships });
}

/** By the names units bore when the list went up, as it was printed with them. */
function sealedItems(
  read: ReadHandle,
  snapshotId: number,
  sent: readonly SentPackRow[],
  then: readonly FrameUnit[],
): readonly ItemContent[] {
  const ids = new Set(sent.map(({ itemId }) => itemId));
  const borne = new Map(then.map(({ id, name }) => [id, name]));
  const known = new Set(borne.values());
  const names = listUnitsEver(read).flatMap(({ id, name, aliases }) => {
    const was = borne.get(id) ?? name;
    // One that has gone into another since was a unit of its own.
    const others = aliases.filter((alias) => !known.has(alias));
    return [name, ...others].filter((one) => one !== was).map((one): [string, string] => [one, was]);
  });
  return renameUnits(
    openSnapshot(read, snapshotId).filter(({ id }) => ids.has(id)),
    new Map(names),
  );
}

function readAs(read: ReadHandle, file: FileOfReport, pack: SentPack, differences: PaperDifferences): ReadReturn {
  const ids = new Set(listPackRows(read, pack.id).map(({ itemId }) => itemId));
  const docNumber = docNumberIn(file.beside);
  const answer = { ...askOfPaper(differences, file.table.issues, ids, REPORTED_PAPER), docNumber };
  if (findConsultation(read, pack.consultationId)?.snapshotId !== null || readKeptItems(read, pack.id).length > 0)
    return answer;
  const words = '报送的是没有封存的稿，只比了事项名称、工作任务和类别，其余各栏请看原件';
  return { ...answer, findings: [{ kind: 'unread', row: 0, itemId: null, words }, ...answer.findings] };
}

/** What the office is told of such a file; null for any other. */
export function noteOfReported(project: ProjectFile, file: FileOfReport): PrintedNote | null {
  const found = recognize(project, file);
  if (!found) return null;
  const { pack, asked, differences } = found;
  return {
    ...{ unit: pack.unit, unitKind: pack.unitKind, from: `${draftOf(asked)}报送稿`, asked: asked.title },
    ...countDifferences(differences),
  };
}

/** The file as an answer of the superior; null for other files. */
export function returnOfReported(
  project: ProjectFile,
  file: FileOfReport & Pick<ReturnInHand, 'bytes' | 'format'>,
): ReturnInHand | null {
  const found = recognize(project, file);
  if (!found) return null;
  const { read } = project;
  const { pack, asked, differences } = found;
  const { fileName, bytes, format } = file;
  const again = newerPackOf(read, pack);
  const asks = again && findConsultation(read, again.consultationId);
  const against = again && asks && comparePaper(sentLists(read, again, asks), file.table);
  const newer = against ? { packId: again.id, read: readAs(read, file, again, against) } : null;
  const answer = readAs(read, file, pack, differences);
  return {
    ...{ fileName, bytes, format },
    known: { packId: pack.id, read: answer, newer, byPrintedNumber: false, printed: `${draftOf(asked)}报送稿` },
  };
}
