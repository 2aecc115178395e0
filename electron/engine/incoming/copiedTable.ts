/** A table copied from another program, as the bytes of a file: cells with their merges where the clipboard has them. */

export function copiedTable({ html, text }: { readonly html: string; readonly text: string }): Uint8Array {
  return new TextEncoder().encode(/<table[\s>]/i.test(html) ? html : text);
}
