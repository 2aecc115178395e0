/** Ids of the fields an office sets up for its lists, apart from those its scheme came with. */
const OWN = 'own';

/** Id of a new field of a list: one that no field had before, or what items hold of a dropped one would show under the new name. */
export function freshFieldId(): string {
  const letters = crypto.getRandomValues(new Uint8Array(12));
  return `${OWN}${[...letters].map((value) => String.fromCharCode(97 + (value % 26))).join('')}`;
}

export function isOwnField({ id }: { readonly id: string }): boolean {
  return id.startsWith(OWN);
}
