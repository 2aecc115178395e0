/** A look at a file that came back: which pack it answers, what it says, how it differs from the one that counted. */

import { findPack } from '../../../../shared/logic/opinions/findPack';
import { opinionKey, staysHandled } from '../../../../shared/logic/opinions/groupOpinions';
import { type ReadReturn, readPackForm } from '../../../../shared/logic/opinions/readPackForm';
import { readSuperiorTable } from '../../../../shared/logic/opinions/readSuperiorTable';
import type { ReturnInHand } from '../../../../shared/logic/opinions/returnInHand';
import { wordsAbove } from '../../../../shared/logic/opinions/superiorTable';
import { guessUnitName } from '../../../../shared/logic/reading/senders/guessUnitName';
import { recognizeUnit } from '../../../../shared/logic/reading/senders/recognizeUnit';
import { unitsPerhapsMeant } from '../../../../shared/logic/units/unitMeant';
import {
  FOOTNOTES_UNREAD,
  type Grid,
  HIDDEN_UNREAD,
  NOTES_UNREADABLE,
  NUMBERS_UNREADABLE,
  STYLES_UNREADABLE,
  SYMBOLS_UNREADABLE,
} from '../../../../shared/model/grid';
import { OPINION_OFFICE_WORDS, OUTCOME_WORDS, type ReturnedOpinion } from '../../../../shared/model/opinion';
import type { FormerReturn, KnownReturn, NewerAsking } from '../../../../shared/views/opinions';
import type { ReadHandle } from '../../database/file/handles';
import type { ProjectFile } from '../../database/file/projectFile';
import { sha256 } from '../../database/log/canonicalJson';
import {
  findConsultation,
  findPackById,
  findPackByUid,
  listPackRows,
  newerPackOf,
  newestPacksUp,
} from '../../repositories/opinions/consultationRepository';
import { findHandling } from '../../repositories/opinions/handlingRepository';
import { countingReturn, listReturns, opinionsOfReturn } from '../../repositories/opinions/returnRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { listUnits } from '../../repositories/units/unitRepository';

interface ReadFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly grids: readonly Grid[];
  readonly remarks: readonly string[];
}

/** Null when the file answers no pack of this project. Not `expected`: it lay among lists, and has to say that it is an answer. */
export function understandReturn(
  { read }: ProjectFile,
  { grids, remarks, ...file }: ReadFile,
  expected = true,
): ReturnInHand | null {
  const found = findPack(grids);
  const pack = found ? findPackByUid(read, found.uid) : undefined;
  if (!found || !pack) return found ? null : understandSuperior(read, { grids, remarks, ...file }, expected);
  const rows = listPackRows(read, pack.id);
  const answers = readPackForm(grids, rows);
  if (!answers) return null;
  const again = newerPackOf(read, pack);
  const against = again && readPackForm(grids, listPackRows(read, again.id), rows);
  const newer = again && against ? { packId: again.id, read: withNotes(against, remarks) } : null;
  const byPrintedNumber = found.contentHash === '';
  return { ...file, known: { packId: pack.id, read: withNotes(answers, remarks), newer, byPrintedNumber } };
}

/** What the file holds besides texts in cells, and what may be said there. */
function withNotes(answers: ReadReturn, remarks: readonly string[]): ReadReturn {
  const words = [
    ...remarks.filter((remark) => TOLD.some((words) => remark.startsWith(words))),
    ...(remarks.some((remark) => remark.startsWith('文件带有图片')) ? [PICTURE_UNREAD] : []),
  ];
  const noted = words.map((said) => ({ kind: 'unread', row: 0, itemId: null, words: said }) as const);
  return noted.length > 0 ? { ...answers, findings: [...noted, ...answers.findings] } : answers;
}

const TOLD = [
  NOTES_UNREADABLE,
  SYMBOLS_UNREADABLE,
  NUMBERS_UNREADABLE,
  STYLES_UNREADABLE,
  HIDDEN_UNREAD,
  FOOTNOTES_UNREAD,
];

const PICTURE_UNREAD = '表里贴有图片（或画了图形），图里写的没有读，请看原表';

/** 上级反馈 in a table of its own: of the superior that is named, else of the one asked last; none that names a unit of the county. */
function understandSuperior(
  read: ReadHandle,
  { grids, remarks, ...file }: ReadFile,
  expected: boolean,
): ReturnInHand | null {
  const packs = newestPacksUp(read);
  const said = `${file.fileName}\n${wordsAbove(grids)}`;
  const units = listUnits(read, 'superior');
  const named = packs.find(({ unitId }) => {
    const unit = units.find(({ id }) => id === unitId);
    return [unit?.name ?? '', ...(unit?.aliases ?? [])].some((name) => name !== '' && said.includes(name));
  });
  const nobodys = (expected || /反馈|审核|意见/.test(said)) && unitInName({ read }, file.fileName) === '';
  const pack = named ?? (nobodys ? packs[0] : undefined);
  const answers = pack && readSuperiorTable(grids, listPackRows(read, pack.id));
  if (!answers) return null;
  const known = {
    packId: pack.id,
    read: withNotes(answers, remarks),
    newer: null,
    byPrintedNumber: false,
    ownTable: true,
  };
  return { ...file, known };
}

/** What the window shows; null for a file that answers no pack. */
export function presentReturn(project: ProjectFile, preview: string, file: ReturnInHand): KnownReturn | null {
  const { read } = project;
  const pack = file.known && findPackById(read, file.known.packId);
  if (!file.known || !pack) return null;
  const hash = sha256(file.bytes);
  return {
    known: true,
    preview,
    fileName: file.fileName,
    unit: pack.unit,
    byPrintedNumber: file.known.byPrintedNumber,
    printed: file.known.printed ?? '',
    ownTable: file.known.ownTable ?? false,
    unitKind: pack.unitKind,
    ...answering(read, file.known, hash),
    newer: file.known.newer && newerAsking(read, file.known.newer, hash),
  };
}

type Answering = Pick<KnownReturn, 'packId' | 'consultation' | 'dueOn' | 'sameBytes' | 'read' | 'former'>;

/** As an answer to that pack. */
function answering(db: ReadHandle, { packId, read }: { packId: number; read: ReadReturn }, hash: string): Answering {
  const pack = findPackById(db, packId);
  return {
    ...{ packId, read, dueOn: pack?.dueOn ?? '' },
    consultation: findConsultation(db, pack?.consultationId ?? 0)?.title ?? '',
    sameBytes: listReturns(db, packId).some((one) => one.sha256 === hash && one.withdrawnReason === null),
    former: compareWithFormer(db, packId, read),
  };
}

function newerAsking(db: ReadHandle, newer: { packId: number; read: ReadReturn }, hash: string): NewerAsking {
  return { ...answering(db, newer, hash), answered: countingReturn(db, newer.packId) !== undefined };
}

/** 同一份稿又报回: the later one counts, the former is kept. */
function compareWithFormer(read: ReadHandle, packId: number, { opinions, questions }: ReadReturn): FormerReturn | null {
  const former = countingReturn(read, packId);
  if (!former) return null;
  const before = new Map(
    opinionsOfReturn(read, former.id)
      .filter(({ kind }) => kind !== 'none')
      .map((opinion) => [opinionKey({ ...opinion, consultationId: 0 }), opinion]),
  );
  const said = [...opinions, ...questions.map(({ opinion }) => opinion)].filter(({ kind }) => kind !== 'none');
  const after = new Map(said.map((opinion) => [opinionKey({ ...opinion, consultationId: 0 }), opinion]));
  const repeated = [...after].flatMap(([key, now]) => {
    const was = before.get(key);
    const outcome = was && findHandling(read, was.handlingId)?.outcome;
    return was ? [{ now, outcome, holds: outcome === undefined || staysHandled(outcome, was, now) }] : [];
  });
  return {
    fileName: former.fileName,
    receivedOn: former.receivedOn,
    same: repeated.filter(({ holds }) => holds).length,
    again: repeated.flatMap(({ now, outcome, holds }) =>
      holds || !outcome ? [] : [`${words(now)}（前一份${OUTCOME_WORDS[outcome]}）`],
    ),
    added: [...after].filter(([key]) => !before.has(key)).map(([, opinion]) => words(opinion)),
    gone: [...before].filter(([key]) => !after.has(key)).map(([, opinion]) => words(opinion)),
  };
}

function words({ kind, name, proposal }: Pick<ReturnedOpinion, 'kind' | 'name' | 'proposal'>): string {
  const what = `“${name}”${OPINION_OFFICE_WORDS[kind]}`;
  return proposal === '' ? what : `${what}：${proposal}`;
}

/** Whose a file seems to be by its name, for a person to say; '' for none. */
export function unitInName({ read }: Pick<ProjectFile, 'read'>, fileName: string): string {
  const units = listUnits(read);
  const { name: place } = readProject(read);
  const known = recognizeUnit(fileName, '', units, place);
  if (known !== null) return known;
  const [only, ...others] = unitsPerhapsMeant(guessUnitName(fileName, '') ?? '', units, place);
  return only && others.length === 0 ? only.name : '';
}
