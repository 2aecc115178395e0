/** Gathers what the reconciliation rules look at, each figure from its own rows. */
import { buildTownshipList } from '../../../shared/logic/buildTownshipList';
import type { CheckFacts, NumberedList, NumberedSection } from '../../../shared/logic/checks/facts';
import { layOutList } from '../../../shared/logic/layOutList';
import type { ItemContent } from '../../../shared/model/item';
import type { Scheme } from '../../../shared/model/scheme';
import type { PageDescription } from '../../../shared/model/townshipList';
import type { ReadHandle } from '../database/handles';
import { readSourceLinks } from './entryRepository';
import { readContents, readItemNames } from './itemRepository';
import { readLedger } from './ledgerRepository';
import { readProject } from './projectRepository';
import { listAllChanges } from './roundRepository';
import { listSnapshots } from './snapshotRepository';
import { listSourceLists } from './sourceListRepository';
import { listUnits } from './unitRepository';
import { listWaivers } from './waiverRepository';

export function readCheckFacts(read: ReadHandle): CheckFacts {
  const { scheme, name, effectiveDate } = readProject(read);
  const items = readContents(read);
  const townships = listUnits(read, 'township').map((unit) => unit.name);
  return {
    ledger: readLedger(read).rounds,
    changes: listAllChanges(read),
    items,
    itemNames: readItemNames(read),
    sealed: listSnapshots(read).map(({ round, items: frozen }) => ({ round, categories: countCategories(frozen) })),
    lists: listSourceLists(read).filter(({ withdrawn }) => !withdrawn),
    ...readSourceLinks(read),
    townships,
    numbered: townships.flatMap((township) =>
      numberLists(items, scheme, township, { place: name, date: effectiveDate }),
    ),
    numbering: scheme.lists[0]?.numbering ?? 'continuous',
    waivers: listWaivers(read),
  };
}

function countCategories(items: readonly ItemContent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { category } of items) counts.set(category, (counts.get(category) ?? 0) + 1);
  return counts;
}

/** Serials and headings as they would be printed, read back from the laid-out page. */
function numberLists(
  items: readonly ItemContent[],
  scheme: Scheme,
  township: string,
  { place, date }: { place: string; date: string },
): NumberedList[] {
  return scheme.lists.map((list) => {
    const page = layOutList(buildTownshipList(items, list, township, { place, stage: '', round: '', date }), scheme);
    return { township, ...numberingOf(page) };
  });
}

function numberingOf(page: PageDescription): Omit<NumberedList, 'township'> {
  const serialColumn = page.columns.findIndex(({ source }) => source === 'serial');
  const serials: string[] = [];
  const sections: { category: string; stated: number; rows: number }[] = [];
  for (const row of page.rows) {
    if (row.kind === 'section') {
      sections.push({ category: row.text, stated: row.count, rows: 0 });
      continue;
    }
    serials.push(row.cells[serialColumn]?.text ?? '');
    const section = sections.at(-1);
    if (section) section.rows += 1;
  }
  return { rows: page.itemCount, serials, sections: sections satisfies NumberedSection[] };
}
