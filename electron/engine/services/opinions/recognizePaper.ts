/** One's own printed list among files that come in: whose it is, of which 稿 or edition, and what was written over in it. */
import { askOfPaper } from '../../../../shared/logic/opinions/printed/askOfPaper';
import { anchorIn, levelWord } from '../../../../shared/logic/opinions/printed/findPrinted';
import {
  comparePaper,
  countDifferences,
  isThatPaper,
  type PaperDifferences,
  type PaperTable,
  type ReadPaper,
} from '../../../../shared/logic/opinions/printed/readPrintedPaper';
import type { ReturnInHand } from '../../../../shared/logic/opinions/returnInHand';
import { buildTownshipList } from '../../../../shared/logic/paper/buildTownshipList';
import { titleOfPaper } from '../../../../shared/logic/paper/layout/layOutList';
import type { PrintedNote } from '../../../../shared/views/importing';
import type { ProjectFile } from '../../database/file/projectFile';
import { findConsultation, listPackRows, newestPackOf } from '../../repositories/opinions/consultationRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { type ListState, type PrintedState, printedStates } from '../../repositories/townships/listStates';
import { listUnits } from '../../repositories/units/unitRepository';

interface Recognized {
  readonly township: string;
  readonly unitId: number;
  readonly from: PrintedState;
  readonly differences: PaperDifferences;
}

/** （征求意见稿）, （印发稿 安办发〔2026〕3号） */
const STAGE_MARK = /^\((征求意见稿|送审稿|审定稿|印发稿).{0,60}\)$/;

/**
 * Null for what was not printed here. 存照 is proof; a title or a mark under it only together with the rows: half of
 * what was printed must be in the file, and where the title is all there is, word for word.
 */
function recognize(project: ProjectFile, { beside, table }: ReadPaper): Recognized | null {
  const { name: place, scheme } = readProject(project.read);
  const townships = listUnits(project.read, 'township');
  const said = { stage: beside.find((word) => STAGE_MARK.test(word)) ?? '', anchor: anchorIn(beside) };
  const titled = townships.filter(({ name }) =>
    beside.includes(levelWord(titleOfPaper({ place, township: name }, scheme))),
  );
  const named = titled.length > 0 ? titled : townships.filter(({ name }) => isOwner(`${place}${name}`, beside));
  const [town, another] = named;
  if (!town || another || (said.stage === '' && said.anchor === '' && titled.length === 0)) return null;
  const marked = said.stage !== '' || said.anchor !== '';
  const candidates = printedStates(project, said.anchor).filter(
    ({ stage }) => said.stage === '' || levelWord(stage) === said.stage,
  );
  let best: Recognized | null = null;
  for (const from of candidates) {
    const state = from.open();
    const differences = state.ok ? compareWith(state.value, town.id, table) : null;
    if (!differences || !isThatPaper(differences, marked)) continue;
    if (!best || differences.same > best.differences.same)
      best = { township: town.name, unitId: town.id, from, differences };
  }
  return best;
}

/** 单位：安澜县临江镇 2025年6月30日 */
function isOwner(owner: string, beside: readonly string[]): boolean {
  const line = `单位:${levelWord(owner)}`;
  return beside.some((word) => word.startsWith(line) && !/^\p{Script=Han}/u.test(word.slice(line.length)));
}

function compareWith({ items, scheme, head, townships }: ListState, unitId: number, table: PaperTable) {
  const township = townships.find(({ id }) => id === unitId)?.name;
  if (township === undefined) return null;
  const lists = scheme.lists.map((list) => ({ list, rows: buildTownshipList(items, list, township, head).rows }));
  return comparePaper(lists, table);
}

/** What the office is told of such a file; null for any other. */
export function noteOfPaper(project: ProjectFile, paper: ReadPaper): PrintedNote | null {
  const found = recognize(project, paper);
  if (!found) return null;
  const { township, from, differences, unitId } = found;
  const pack = newestPackOf(project.read, unitId);
  return {
    ...{ unit: township, unitKind: 'township', from: from.name },
    ...countDifferences(differences),
    asked: pack ? (findConsultation(project.read, pack.consultationId)?.title ?? '') : '',
  };
}

interface FileOfPaper extends ReadPaper {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly format: string;
}

/** The file as an answer of the township to what it was asked last; a sentence where it was asked nothing, null for other files. */
export function returnOfPaper(project: ProjectFile, file: FileOfPaper): ReturnInHand | string | null {
  const found = recognize(project, file);
  if (!found) return null;
  const { township, from, differences, unitId } = found;
  const pack = newestPackOf(project.read, unitId);
  if (!pack)
    return `这是本项目印给${township}的${from.name}。没有向${township}发过反馈表：先在“发放与收回”发出，再收这一份。`;
  const { fileName, bytes, format } = file;
  const asked = new Set(listPackRows(project.read, pack.id).map(({ itemId }) => itemId));
  const read = askOfPaper(differences, file.table.issues, asked);
  return {
    fileName,
    bytes,
    format,
    known: { packId: pack.id, read, newer: null, byPrintedNumber: false, printed: from.name },
  };
}
