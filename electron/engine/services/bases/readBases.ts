/** 依据 as the screen and the edition ask for it: library with figures, one document, the gate queue. */
import { printedBasisState, strongestLevel } from '../../../../shared/logic/bases/basisStanding';
import { twins, waiverFor } from '../../../../shared/logic/checks/basisRules';
import { groupBy } from '../../../../shared/logic/rows/groupBy';
import { needsBasis, sectionWords } from '../../../../shared/logic/schemes/schemeLists';
import { basisLevelSchema } from '../../../../shared/model/basis';
import { fail, ok, type Result } from '../../../../shared/result';
import type { BasisDetail, BasisLibrary, BasisRow, BasisTotals, GateRow } from '../../../../shared/views/bases';
import type { ProjectFile } from '../../database/file/projectFile';
import { rememberUntilNextAction } from '../../database/memo';
import {
  listBases,
  listBasisEvents,
  listCitations,
  readBases,
  readBasesOnDay,
} from '../../repositories/bases/basisLibrary';
import { listWaivers } from '../../repositories/checks/waiverRepository';
import { readPool } from '../../repositories/pool/poolInMemory';
import { readProject } from '../../repositories/project/projectRepository';

export function readBasisLibrary(project: ProjectFile): BasisLibrary {
  return rememberUntilNextAction(project, 'basisLibrary', () => {
    const rows = readBases(project);
    return { rows, totals: totalsOf(rows), twins: twins(rows).map((group) => group.map(({ id }) => id)) };
  });
}

/** 引用部数 and its parts: cited ＝ inherited ＋ fresh. */
function totalsOf(rows: readonly BasisRow[]): BasisTotals {
  const cited = rows.filter(({ items }) => items > 0);
  const inherited = cited.filter(({ origin }) => origin === 'inherited').length;
  const sum = (count: (row: BasisRow) => number) => cited.reduce((total, row) => total + count(row), 0);
  return {
    cited: cited.length,
    inherited,
    fresh: cited.length - inherited,
    held: rows.length,
    levels: basisLevelSchema.options.flatMap((level) => {
      const count = cited.filter((row) => row.level === level).length;
      return count > 0 ? [{ level, cited: count }] : [];
    }),
    citations: sum(({ citations }) => citations),
    verified: sum(({ verified }) => verified),
  };
}

/** Errors: BASIS_UNKNOWN. */
export function readBasis(project: ProjectFile, { basisId }: { basisId: number }): Result<BasisDetail> {
  const { read } = project;
  const [basis] = listBases(read, [basisId]);
  if (!basis) return fail('BASIS_UNKNOWN');
  const titles = new Map(readBasisLibrary(project).rows.map(({ id, title }) => [id, title]));
  return ok({
    basis,
    events: listBasisEvents(read, basisId).map((event) => ({
      ...event,
      replacedBy: event.replacedById === null ? null : (titles.get(event.replacedById) ?? null),
    })),
    citations: listCitations(read, { basisId }),
  });
}

/** Every live item of a list that asks for bases, with how far they carry it, in the office's order. */
export function readGate(project: ProjectFile): GateRow[] {
  const { scheme } = readProject(project.read);
  const asked = new Set(readPool(project).live.flatMap((item) => (needsBasis(item, scheme) ? [item.id] : [])));
  return readStandings(project).filter(({ itemId }) => asked.has(itemId));
}

/** As `readGate`, for every live item: what is argued may be any of them. */
export function readStandings(project: ProjectFile): GateRow[] {
  return rememberUntilNextAction(project, 'basisStandings', () => {
    const citations = groupBy(listCitations(project.read), ({ itemId }) => itemId);
    const waivers = listWaivers(project.read);
    const onDay = readBasesOnDay(project.read);
    const { lists } = readProject(project.read).scheme;
    return readPool(project).live.map((item) => {
      const own = citations.get(item.id) ?? [];
      const waiver = waiverFor(waivers, item.basis, item.id);
      return {
        itemId: item.id,
        name: item.name,
        text: item.text,
        category: sectionWords(lists, item),
        department: item.lead,
        version: item.version,
        state: item.basis,
        towns: item.prints ? printedBasisState(item, onDay).towns : [],
        waived: waiver ? `${waiver.reason}（${waiver.decider}，${waiver.date}）` : '',
        strongest: strongestLevel(own.map(({ level }) => level)),
        citations: own.length,
        verified: own.filter(({ verified }) => verified).length,
        doubts: own.filter(({ doubt }) => doubt !== '').length,
      };
    });
  });
}

/** Items no edition may carry: no in-force, verified basis and no waiver with reason and decider. */
export function itemsBarredFromEdition(project: ProjectFile): GateRow[] {
  return readGate(project).filter(({ state, waived }) => state !== 'verified' && waived === '');
}
