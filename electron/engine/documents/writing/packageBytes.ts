/** Packs an office file anew so that the same content always gives the same bytes: fixed dates, fixed order. */

/** The earliest date a zip can hold; every entry carries it. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * The zip of `bytes` with constant entry dates, and with the named text parts rewritten.
 * @param rewrite part name → its new text; a named part that is missing is a bug of the caller.
 */
export async function packAnew(
  bytes: Uint8Array,
  rewrite: Readonly<Record<string, (xml: string) => string>> = {},
): Promise<Uint8Array> {
  // Loaded when first needed: the engine starts without it.
  const { default: JSZip } = await import('jszip');
  const source = await JSZip.loadAsync(bytes);
  const target = new JSZip();
  for (const name of Object.keys(rewrite)) {
    if (source.file(name) === null) throw new Error(`no part ${name} to rewrite`);
  }
  for (const [name, entry] of Object.entries(source.files)) {
    if (entry.dir) continue;
    const change = rewrite[name];
    const content = change === undefined ? await entry.async('uint8array') : change(await entry.async('text'));
    target.file(name, content, { date: ENTRY_DATE, createFolders: false });
  }
  return target.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  });
}
