/** Ids of the lists and fields an office sets up for its scheme. */
const OWN_FIELD = 'own';

/** Id of a new field of a list: one that no field had before, or what items hold of a dropped one would show under the new name. */
export function freshFieldId(): string {
  return OWN_FIELD + letters();
}

/** Apart from the fields its scheme came with. */
export function isOwnField({ id }: { readonly id: string }): boolean {
  return id.startsWith(OWN_FIELD);
}

/** Id of a new list: rounds and editions know one that was dropped by its own. */
export function freshListId(): string {
  return `list${letters()}`;
}

function letters(): string {
  const values = crypto.getRandomValues(new Uint8Array(12));
  return [...values].map((value) => String.fromCharCode(97 + (value % 26))).join('');
}
