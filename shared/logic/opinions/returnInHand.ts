/** A file that came back, with what it was understood to say, before it is taken in. */
import type { ReadReturn } from './readPackForm';

export interface ReturnInHand {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** '' where it could not be read as a table. */
  readonly format: string;
  /** Null: a scan, a letter, a file nobody recognised. */
  readonly known: {
    readonly packId: number;
    readonly read: ReadReturn;
    /** The pack the unit was asked with since: a person says which of the two it answers. */
    readonly newer: { readonly packId: number; readonly read: ReadReturn } | null;
    readonly byPrintedNumber: boolean;
    /** No form but a list printed here and written over: of which 稿. */
    readonly printed?: string;
    /** A superior's own table instead of the form. */
    readonly ownTable?: boolean;
  } | null;
}
