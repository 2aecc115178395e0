/** Looks into the parts of a written office file. */
import JSZip from 'jszip';

/** Texts of all XML parts by name, in the order of the package. */
export async function partTexts(bytes: Uint8Array): Promise<Map<string, string>> {
  const archive = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const [name, entry] of Object.entries(archive.files)) parts.set(name, await entry.async('text'));
  return parts;
}

export async function partText(bytes: Uint8Array, name: string): Promise<string> {
  const text = (await partTexts(bytes)).get(name);
  if (text === undefined) throw new Error(`no part ${name}`);
  return text;
}

/** Dates of all entries, as the zip holds them. */
export async function entryDates(bytes: Uint8Array): Promise<Set<string>> {
  const archive = await JSZip.loadAsync(bytes);
  return new Set(Object.values(archive.files).map((entry) => entry.date.toISOString()));
}

export function allMatches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

/** Waits until the clock's second has turned, so that a file carrying the time would differ. */
export async function nextSecond(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1100));
}
