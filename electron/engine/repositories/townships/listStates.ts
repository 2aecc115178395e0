/** What lists are printed from: the pool as it is, the last sealed round, or an edition as it was. */

import { editionCitation, editionName } from '../../../../shared/logic/editions/editionWords';
import type { TownshipListHead } from '../../../../shared/logic/paper/buildTownshipList';
import { DRAFT_STAGE } from '../../../../shared/logic/paper/drafts/draftStage';
import { exceptionSentences, stageWords } from '../../../../shared/logic/paper/printedEdition';
import { sealedOnPaper } from '../../../../shared/logic/schemes/sealedOnPaper';
import { EDITION_STAGE_WORDS } from '../../../../shared/model/edition';
import type { ItemContent } from '../../../../shared/model/item';
import type { LayoutTemplate } from '../../../../shared/model/layoutTemplate';
import type { Scheme } from '../../../../shared/model/scheme';
import { fail, ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { listEditions, openEdition } from '../editions/editionRepository';
import { readContents } from '../pool/itemContents';
import { readProject } from '../project/projectRepository';
import { lastRound } from '../rounds/roundRepository';
import {
  lastSnapshotHead,
  listSnapshots,
  openSnapshot,
  printedAnchor,
  schemeOfSnapshot,
  snapshotOfAnchor,
} from '../rounds/snapshotRepository';
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
  if (source === 'current') {
    const { scheme } = readProject(read);
    return ok(draftState(project, { round: lastRound(read)?.number ?? 1, items: readContents(read), scheme }));
  }
  const snapshot = lastSnapshotHead(read);
  if (!snapshot) return fail('NO_SEALED_ROUND');
  const state = sealedState(project, snapshot);
  return ok({ ...state, head: { ...state.head, anchor: printedAnchor(read, snapshot.id) } });
}

/** By the names of today: a draft that is asked for again goes to those who are there. */
function sealedState(project: ProjectFile, sealed: { readonly id: number; readonly round: number }): ListState {
  const { read } = project;
  const scheme = sealedOnPaper(schemeOfSnapshot(read, sealed.id), readProject(read).scheme);
  return draftState(project, { round: sealed.round, items: openSnapshot(read, sealed.id), scheme });
}

function draftState(
  { read }: ProjectFile,
  { round, ...state }: Pick<ListState, 'items' | 'scheme'> & { readonly round: number },
): ListState {
  const { name: place, effectiveDate: date } = readProject(read);
  return {
    head: { place, stage: DRAFT_STAGE, round: `第${round}轮`, date },
    ...state,
    townships: listUnits(read, 'township').map(({ id, name }) => ({ id, name })),
    template: readLayoutTemplate(read),
  };
}

/** A state lists were, or may have been, printed from. */
export interface PrintedState {
  /** 第5轮征求意见稿, 第2版（安办发〔2026〕3号） */
  readonly name: string;
  /** The mark under the title. */
  readonly stage: string;
  open(): Result<ListState>;
}

/** Newest first; by what a paper's 存照 says the very one alone, where it is of this project. */
export function printedStates(project: ProjectFile, anchor: string): PrintedState[] {
  const { read } = project;
  const sealed = anchor === '' ? undefined : snapshotOfAnchor(read, anchor);
  const rounds = listSnapshots(read).map(({ id, round }): PrintedState & { readonly id: number } => ({
    id,
    name: `第${round}轮${DRAFT_STAGE}`,
    stage: stageWords({ stage: DRAFT_STAGE }),
    open: () => ok(sealedState(project, { id, round })),
  }));
  const editions = listEditions(read).flatMap((edition): (PrintedState & { readonly anchor: string })[] => {
    const frozen = openEdition(project, edition.id);
    if (!frozen) return [];
    const { stage, docNumber } = edition;
    const printed = { name: '', issuer: '', issuedOn: '', effectiveOn: '', exceptions: [] };
    return [
      {
        anchor: frozen.frame.anchor,
        name: editionCitation(edition),
        stage: stageWords({ stage: EDITION_STAGE_WORDS[stage], edition: { ...printed, docNumber } }),
        open: () => readListState(project, { editionId: edition.id }),
      },
    ];
  });
  editions.reverse();
  const told = [
    ...editions.filter((one) => anchor !== '' && one.anchor === anchor),
    ...rounds.filter(({ id }) => id === sealed),
  ];
  return told.length > 0 ? told : [...editions, ...rounds];
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
