/** Expected failures are values: a Result with a code of one closed union, never an exception. */

/** Every expected failure of the engine. `shared/errorText.ts` says each in Chinese. */
export type ErrorCode =
  | 'BAD_INPUT'
  | 'UNKNOWN_METHOD'
  | 'CANCELLED'
  | 'INTERNAL'
  // project file
  | 'PROJECT_NOT_OPEN'
  | 'PROJECT_MISSING'
  | 'PROJECT_MOVED'
  | 'PROJECT_EXISTS'
  | 'PROJECT_LOCKED'
  | 'PROJECT_WRITTEN'
  | 'PROJECT_NEWER'
  | 'PROJECT_DAMAGED'
  | 'NOT_A_PROJECT'
  | 'READ_ONLY'
  | 'NOT_WRITABLE'
  | 'DISK_FULL'
  | 'DISK_ERROR'
  | 'NO_PERMISSION'
  | 'FILE_BUSY'
  | 'GRANT_UNKNOWN'
  | 'ORIGIN_UNKNOWN'
  | 'ORIGIN_AWAY'
  | 'ORIGIN_NEWER'
  | 'ORIGIN_PARTED'
  | 'ORIGIN_OTHER'
  | 'ANCHOR_BROKEN'
  | 'ANCHOR_KEY_BROKEN'
  | 'PRINTED_UNREADABLE'
  // transfer packages
  | 'PASSPHRASE_SHORT'
  | 'PACKAGE_REFUSED'
  | 'PACKAGE_VERSION'
  // files in
  | 'FILE_MISSING'
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_DAMAGED'
  | 'FILE_ENCRYPTED'
  | 'FILE_UNSUPPORTED'
  | 'FILE_UNREADABLE'
  | 'NO_TABLE'
  | 'NO_HEADER'
  | 'TABLE_SIDEWAYS'
  | 'LIST_UNCLEAR'
  | 'ALREADY_IMPORTED'
  | 'FILE_TWICE'
  | 'LIST_REPLACED_TWICE'
  | 'PREVIEW_GONE'
  // the office's rules
  | 'UNKNOWN_SCHEME'
  | 'UNIT_UNKNOWN'
  | 'UNIT_KIND'
  | 'UNIT_TWO_KINDS'
  | 'UNIT_PERHAPS'
  | 'TOWNS_UNKNOWN'
  | 'UNIT_EXISTS'
  | 'UNIT_IN_USE'
  | 'UNIT_NAME_SEALED'
  | 'SOURCE_LIST_UNKNOWN'
  | 'ENTRY_UNKNOWN'
  | 'ENTRY_DECIDED'
  | 'ENTRY_UNDECIDED'
  | 'ITEM_UNKNOWN'
  | 'ITEM_SUBTRACTED'
  | 'ITEM_LIVE'
  | 'ITEM_NOWHERE'
  | 'UNITS_BOTH_ISSUED'
  | 'NOT_APPLYING'
  | 'SECTION_UNMAPPED'
  | 'CATEGORY_UNKNOWN'
  | 'BACKUP_FAILED'
  | 'CATEGORIES_UNKNOWN'
  | 'ROUND_UNKNOWN'
  | 'ROUND_OPEN'
  | 'NO_OPEN_ROUND'
  | 'NO_SEALED_ROUND'
  | 'ROUND_NOT_SEALED'
  | 'PREPARED_SETTLED'
  | 'ENTRIES_PENDING'
  | 'REASON_MISSING'
  | 'SAME_ITEM'
  | 'LIST_IN_USE'
  | 'LIST_OF_RETURN'
  | 'NOTHING_TO_UNDO'
  | 'NOTHING_TO_REDO'
  | 'UNDO_BARRIER'
  | 'ACTION_UNKNOWN'
  | 'EDIT_REFUSED'
  | 'NOTHING_CHANGED'
  | 'WAIVER_SIGNED'
  | 'VIEW_UNKNOWN'
  | 'BASIS_UNKNOWN'
  | 'BASIS_EXISTS'
  | 'BASIS_IN_USE'
  | 'CITATION_UNKNOWN'
  | 'CITED_ALREADY'
  | 'CITATIONS_SEVERAL'
  | 'NO_LAWS'
  | 'NOTE_UNKNOWN'
  | 'REQUEST_UNKNOWN'
  | 'REQUEST_EXISTS'
  | 'REQUEST_STEP'
  | 'REGISTER_UNFIT'
  | 'ROUND_NOT_ADJUSTMENT'
  | 'NO_QUESTIONS'
  // editions
  | 'EDITION_UNKNOWN'
  | 'EDITION_ALONE'
  | 'EDITION_BLOCKED'
  | 'EDITION_DATES'
  | 'EDITION_NOT_FIRST'
  | 'EDITION_TOO_SOON'
  | 'ABOLITION_ISSUED'
  | 'EDITION_STALE'
  | 'EDITION_RESTS'
  | 'EDITION_WITHDRAWN'
  | 'EDITION_IN_FORCE'
  | 'EDITION_FOLLOWED'
  | 'NO_EDITION_IN_FORCE'
  // opinions
  | 'NO_UNITS_ASKED'
  | 'DUE_BEFORE_SENT'
  | 'PACK_UNKNOWN'
  | 'PACK_WITHDRAWN'
  | 'PRINTED_PAPER'
  | 'RETURN_UNKNOWN'
  | 'RETURN_TAKEN'
  | 'RETURN_UNCLEAR'
  | 'RETURN_EMPTY'
  | 'PACK_IN_USE'
  | 'RETURN_IN_USE'
  | 'PROPOSALS_DECIDED'
  | 'OPINION_UNKNOWN'
  | 'OPINION_HANDLED'
  | 'OPINION_MIXED'
  | 'OPINION_NO_CHANGE'
  | 'NOTHING_TO_PRINT'
  // opinions and agreement
  | 'NOT_A_PARTY'
  | 'WORDS_MISSING'
  | 'TALK_UNKNOWN'
  | 'MINUTES_MISSING'
  | 'MINUTES_IN_USE'
  | 'RULING_DAY'
  | 'ITEM_AGREED'
  | 'CONFLICTS_OPEN'
  // files out
  | 'FOLDER_NOT_EMPTY'
  | 'NO_FOLDER'
  | 'NO_TOWNSHIPS'
  | 'EXPORT_MISMATCH'
  | 'PDF_UNAVAILABLE'
  | 'TEMPLATE_UNFIT'
  | 'DECISIONS_UNREADABLE';

/** What a message needs to name: file, sheet, row, unit, figures. Only plain values. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Failure {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export type Result<T> = Success<T> | Failure;

export function ok<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, detail: ErrorDetail = {}): Failure {
  return { ok: false, code, detail };
}

/** For the `default` of a switch over a closed union: a new member becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
