/** What lists are printed from: the pool as it is, the last sealed round, or an edition as it was. */

import { editionName } from '../../../../shared/logic/editions/editionWords';
import type { TownshipListHead } from '../../../../shared/logic/paper/buildTownshipList';
import { DRAFT_STAGE } from '../../../../shared/logic/paper/drafts/draftStage';
import { exceptionSentences } from '../../../../shared/logic/paper/printedEdition';
import { EDITION_STAGE_WORDS } from '../../../../shared/model/edition';
import type { ItemContent } from '../../../../shared/model/item';
import type { LayoutTemplate } from '../../../../shared/model/layoutTemplate';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { printedAnchor } from '../../database/log/anchor';
import { openEdition } from '../editions/editionRepository';
import { readContents } from '../pool/itemRepository';
import { readProject } from '../project/projectRepository';
import { lastRound } from '../rounds/roundRepository';
import { lastSnapshot } from '../rounds/snapshotRepository';
import { listUnits } from '../units/unitRepository';
import { readLayoutTemplate } from './layoutTemplateRepository';

export type ListSource = 'current' | 'sealed' | { readonly editionId: number };

export interface ListState {
  readonly head: TownshipListHead;
  readonly items: readonly ItemContent[];
  readonly scheme: Scheme;
  /** In the office's order, with the names they had then. */
  readonly townships: readonly { readonly id: number; readonly name: string }[];
  readonly template: LayoutTemplate | null;
}

/** Errors: NO_SEALED_ROUND, EDITION_UNKNOWN. */
export function readListState(project: ProjectFile, source: ListSource): Result<ListState> {
  if (typeof source === 'object') return readEditionState(project, source.editionId);
  const { read } = project;
  const snapshot = source === 'sealed' ? lastSnapshot(read) : undefined;
  if (source === 'sealed' && !snapshot) return fail('NO_SEALED_ROUND');
  const { scheme, name: place, effectiveDate: date } = readProject(read);
  const round = snapshot?.round ?? lastRound(read)?.number ?? 1;
  const head = { place, stage: DRAFT_STAGE, round: `第${round}轮`, date };
  return ok({
    head: snapshot ? { ...head, anchor: printedAnchor(read) } : head,
    items: snapshot?.items ?? readContents(read),
    scheme,
    townships: listUnits(read, 'township').map(({ id, name }) => ({ id, name })),
    template: readLayoutTemplate(read),
  });
}

/** Nothing but what was frozen: the same files again, whatever has become of project, scheme and units since. */
function readEditionState(project: ProjectFile, editionId: number): Result<ListState> {
  const edition = openEdition(project, editionId);
  if (!edition) return fail('EDITION_UNKNOWN');
  const { head, frame, items, exceptions } = edition;
  const { docNumber, issuer, issuedOn, effectiveOn, number } = head;
  const printed = { docNumber, issuer, issuedOn, effectiveOn, exceptions: exceptionSentences(exceptions) };
  return ok({
    head: {
      place: frame.place,
      stage: EDITION_STAGE_WORDS[head.stage],
      round: `第${number}版`,
      date: effectiveOn,
      anchor: frame.anchor,
      edition: { name: editionName(head), ...printed },
    },
    items,
    scheme: frame.scheme,
    townships: frame.units.filter(({ kind }) => kind === 'township').map(({ id, name }) => ({ id, name })),
    template: frame.template,
  });
}
