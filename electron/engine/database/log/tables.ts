/** How the log treats each table: what is recorded row by row, what only ever grows, what is never deleted. */

/**
 * recorded: before and after of every row go into the log; undo restores them.
 * kept: recorded too, but undoing an insert marks the row `withdrawn` instead of deleting it, as rows that
 *       can't be deleted hang on it.
 * grown: insert only (triggers refuse the rest); the log keeps the range of ids and a hash, not copies.
 */
export type Treatment = 'recorded' | 'kept' | 'grown';

export const TABLES: Readonly<Record<string, Treatment>> = {
  project: 'recorded',
  unit: 'recorded',
  unitAlias: 'recorded',
  abolition: 'recorded',
  basis: 'recorded',
  basisEvent: 'recorded',
  sourceFile: 'grown',
  sourceList: 'kept',
  sourceRow: 'grown',
  sourceEntry: 'grown',
  disposition: 'recorded',
  item: 'recorded',
  itemVersion: 'recorded',
  itemBasis: 'recorded',
  argument: 'recorded',
  responsibility: 'recorded',
  applicability: 'recorded',
  ownPrint: 'recorded',
  sectionRename: 'recorded',
  round: 'recorded',
  preparedChange: 'recorded',
  change: 'recorded',
  joining: 'recorded',
  snapshot: 'grown',
  edition: 'grown',
  editionWithdrawal: 'grown',
  waiver: 'recorded',
  waiverItem: 'recorded',
  matchRefusal: 'recorded',
  distinctPair: 'recorded',
  note: 'recorded',
  request: 'recorded',
  requestTown: 'recorded',
  requestStep: 'recorded',
  requestPaper: 'recorded',
  requestChange: 'recorded',
  changeContent: 'recorded',
  rebound: 'recorded',
  readLayout: 'recorded',
  savedView: 'recorded',
  projectOption: 'recorded',
  statedVersion: 'grown',
  verdict: 'recorded',
  talk: 'recorded',
  talkItem: 'recorded',
  ruling: 'recorded',
  consultation: 'recorded',
  opinionPack: 'recorded',
  packRow: 'grown',
  packReturn: 'recorded',
  packPaper: 'recorded',
  returnNumber: 'recorded',
  handling: 'recorded',
  opinion: 'recorded',
  handlingChange: 'recorded',
};

export function tablesOf(...treatments: Treatment[]): string[] {
  return Object.entries(TABLES)
    .filter(([, treatment]) => treatments.includes(treatment))
    .map(([table]) => table);
}
