/** 依据变动: a law was amended or repealed; each item that rests on it gets a request, ready to be filled in and handled. */

import type { Parsed } from '../../../../shared/contract';
import { citedTitle } from '../../../../shared/logic/bases/parseCitation';
import { appliesTo } from '../../../../shared/logic/schemes/appliesTo';
import { groupDigits } from '../../../../shared/logic/text/groupDigits';
import { BASIS_EVENT_WORDS } from '../../../../shared/model/basis';
import { requestDraftSchema } from '../../../../shared/model/request';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { record } from '../../database/log/record';
import { findBasis, listBasisEvents, listCitations } from '../../repositories/bases/basisLibrary';
import { readContents } from '../../repositories/pool/itemContents';
import { readSigningOffice } from '../../repositories/project/optionRepository';
import { enterRequest } from '../../repositories/requests/requestEntry';
import { listOpenAbout } from '../../repositories/requests/requestRepository';
import { listUnits } from '../../repositories/units/unitRepository';

/** Items that already have an open request are left out. Errors: BASIS_UNKNOWN; NOTHING_CHANGED when none is left. */
export function prepareByBasis(project: ProjectFile, input: Parsed<'prepareByBasis'>): Result<{ prepared: number }> {
  const { basisId, itemIds, date } = input;
  return record(project, { name: 'prepareByBasis', input, effect: 'undoable' }, (write) => {
    const basis = findBasis(write, basisId);
    if (!basis) return fail('BASIS_UNKNOWN');
    const event = listBasisEvents(write, basisId).at(-1);
    const said = `${citedTitle(basis.title)}${event ? `自 ${event.since} ${BASIS_EVENT_WORDS[event.kind]}` : ''}`;
    const open = listOpenAbout(write);
    const cited = [...new Set(listCitations(write, { basisId }).map(({ itemId }) => itemId))];
    const wanted = cited.filter((id) => !open.has(id) && (itemIds === undefined || itemIds.includes(id)));
    if (wanted.length === 0) return fail('NOTHING_CHANGED');
    const towns = listUnits(write, 'township').map(({ name }) => name);
    const office = readSigningOffice(write);
    for (const item of readContents(write, wanted)) {
      const lead = item.responsibilities.find(({ role }) => role !== 'cooperate') ?? item.responsibilities[0];
      const entered = enterRequest(
        write,
        project.session,
        requestDraftSchema.parse({
          ...{ kind: 'adjustment', cause: 'law', title: within(item.name, 300), date, aboutItemId: item.id },
          basis: within(`${said}${event?.note ? `；${event.note}` : ''}`, 2_000),
          reason: within(`${said}，本事项以其为依据，须对照新规定修改、保留或核减。`, 5_000),
          applicant: lead?.unit ?? office,
          townships: towns.filter((town) => appliesTo(item.scope, item.townships, town)),
        }),
      );
      if (!entered.ok) return entered;
    }
    return ok({ value: { prepared: wanted.length }, summary: `${said}，预备申请 ${groupDigits(wanted.length)} 件` });
  });
}

/** A duty may be called longer than a request may; it names the item it is about all the same. */
function within(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
}
