/** 总览: the figures of the frame and the overview in one answer, so that they always speak of the same moment. */
import { appliesTo } from '../../../shared/logic/appliesTo';
import { addCounts } from '../../../shared/logic/checks/sourceRules';
import { runChecks } from '../../../shared/logic/runChecks';
import { categoriesOf } from '../../../shared/logic/schemeLists';
import type { ItemContent } from '../../../shared/model/item';
import type { LedgerRound } from '../../../shared/model/ledger';
import type { SourceListRow, Summary } from '../../../shared/views';
import { rememberUntilNextAction } from '../database/memo';
import type { ProjectFile } from '../database/projectFile';
import { undoState } from '../database/undo';
import { lastAction } from '../repositories/actionRepository';
import { readCheckFacts } from '../repositories/checkFacts';
import { readContents } from '../repositories/itemRepository';
import { readLedger } from '../repositories/ledgerRepository';
import { readProject } from '../repositories/projectRepository';
import { lastRound } from '../repositories/roundRepository';
import { listSourceLists } from '../repositories/sourceListRepository';
import { listUnits } from '../repositories/unitRepository';

/** What only the engine's session knows. */
export interface SessionFacts {
  readonly fileName: string;
  readonly operator: string;
  readonly backupAt: string | null;
}

export function summarizeProject(project: ProjectFile, session: SessionFacts): Summary {
  const counted = rememberUntilNextAction(project, 'summary', () => countProject(project));
  return { ...counted, ...session, readOnly: project.readOnly };
}

function countProject(project: ProjectFile): Omit<Summary, keyof SessionFacts | 'readOnly'> {
  const { read } = project;
  const { name, scheme, effectiveDate, sample } = readProject(read);
  const lists = listSourceLists(read).filter(({ withdrawn }) => !withdrawn);
  const ledger = readLedger(read);
  const townships = countTownships(project, lists, readContents(read));
  const checks = runChecks(readCheckFacts(read));
  const { undo, redo } = undoState(project);
  return {
    name,
    sample,
    scheme: {
      id: scheme.id,
      name: scheme.name,
      categories: categoriesOf(scheme),
      subtractReasons: scheme.subtractReasons,
    },
    effectiveDate,
    round: lastRound(read) ?? null,
    units: { departments: listUnits(read, 'department').length, townships: townships.length },
    sources: {
      lists: lists.length,
      entries: lists.reduce((sum, { entries }) => sum + entries, 0),
      down: addCounts(lists.filter(({ direction }) => direction === 'down')),
      up: addCounts(lists.filter(({ direction }) => direction === 'up')),
    },
    pool: {
      first: ledger.first,
      added: ledger.added,
      subtracted: ledger.subtracted,
      live: ledger.live,
      categories: byCategory(ledger.rounds),
    },
    townships,
    townTimes: townships.reduce((sum, { listed }) => sum + listed, 0),
    checks: {
      total: checks.length,
      failed: checks.filter(({ state }) => state === 'failed').length,
      waived: checks.filter(({ state }) => state === 'waived').length,
    },
    undo: undo?.summary ?? null,
    redo: redo?.summary ?? null,
    savedAt: lastAction(read)?.at ?? '',
  };
}

function byCategory(rounds: readonly LedgerRound[]): Summary['pool']['categories'] {
  const last = rounds.at(-1)?.categories ?? [];
  return last.map(({ category, closing }) => {
    const rows = rounds.flatMap((round) => round.categories.filter((row) => row.category === category));
    const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + pick(row), 0);
    return {
      category,
      first: rows[0]?.opening ?? 0,
      added: sum((row) => row.added),
      subtracted: sum((row) => row.subtracted),
      moved: sum((row) => row.movedIn - row.movedOut),
      live: closing,
    };
  });
}

function countTownships(
  project: ProjectFile,
  lists: readonly SourceListRow[],
  items: readonly ItemContent[],
): Summary['townships'] {
  return listUnits(project.read, 'township').map(({ id, name }) => {
    const own = items.filter((item) => appliesTo(item.scope, item.townships, name));
    return {
      unitId: id,
      name,
      counts: addCounts(lists.filter(({ unitId }) => unitId === id)),
      listed: own.length,
      particular: own.filter(({ scope }) => scope === 'particular').length,
    };
  });
}
