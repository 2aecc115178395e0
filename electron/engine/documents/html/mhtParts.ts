/** Takes a single-file web page (.mht) apart into its HTML parts; everything else in it is left where it is. */

export interface HtmlPart {
  readonly bytes: Uint8Array;
  /** As the part's header states it; '' when it does not. */
  readonly charset: string;
}

export function isMht(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /^\s*(from|subject|date|mime-version|content-type):/i.test(head) && /content-type:\s*multipart\//i.test(head);
}

/** Headers of one part by lower-case name, folded lines joined; and where its body begins. */
function readHeaders(part: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(part);
  const head = part.slice(0, end?.index ?? part.length).replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map(
    head.split(/\r?\n/).flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
  return { headers, body: end ? part.slice(end.index + end[0].length) : '' };
}

function decodeQuotedPrintable(body: string): Buffer {
  const joined = body.replace(/[ \t]*=[ \t]*\r?\n/g, '');
  const text = joined.replace(/=([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(text, 'latin1');
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  return encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(body, 'latin1');
}

function partsWithin(text: string, boundary: string): string[] {
  return text.split(`--${boundary}`).slice(1, -1);
}

/** The HTML parts in order. Bytes are handled as Latin-1 text, one character each, so that none is lost. */
export function htmlParts(bytes: Uint8Array): HtmlPart[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { headers, body } = readHeaders(text.trimStart());
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(headers.get('content-type') ?? '');
  if (!boundary) return [];
  return partsWithin(body, boundary[1] ?? boundary[2] ?? '').flatMap((part) => {
    const inner = readHeaders(part.replace(/^\r?\n/, ''));
    const type = inner.headers.get('content-type') ?? '';
    if (!/^text\/html/i.test(type)) return [];
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(type)?.[1] ?? '';
    const encoding = (inner.headers.get('content-transfer-encoding') ?? '').toLowerCase();
    return [{ bytes: decodeBody(inner.body, encoding), charset }];
  });
}
