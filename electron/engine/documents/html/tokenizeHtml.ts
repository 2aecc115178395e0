/** HTML as a run of tags and texts: nothing is executed or fetched, scripts, styles and comments are passed over. */

export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: string };

/** Elements whose content is no HTML, or not shown. */
const silent = /^(script|style|textarea|title|xml|noscript|template|iframe|object|svg|math|select)$/;

/** A tag from its `<` on; quoted values may hold a `>`. */
const tagPattern = /<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y;

/** No tag an office program writes is as long; a quotation mark that never closes must not swallow the file. */
const longestTag = 20_000;

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Where a declaration or comment that begins at `at` ends. A conditional block (`<!--[if …]>`) is a comment. */
function endOfSpecial(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  return behind(text, '>', at + 2);
}

function matchTag(text: string, at: number): RegExpExecArray | null {
  const piece = text.slice(at, at + longestTag);
  tagPattern.lastIndex = 0;
  return tagPattern.exec(piece) ?? /^<(\/?)([a-zA-Z][^\s/>]*)([^>]*)>/.exec(piece);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: '\u3000',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  times: '×',
  copy: '©',
  reg: '®',
  deg: '°',
  yen: '¥',
  sect: '§',
  permil: '‰',
};

/** References replaced; an unknown one stays as it is written. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));?/gi, (whole, decimal, hexadecimal, name) => {
    const code =
      decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return Object.hasOwn(entities, name) && whole.endsWith(';') ? (entities[name] ?? whole) : whole;
  });
}

/** The attribute's value, '' when it stands without one, undefined when it is not there. */
export function htmlAttribute(attributes: string, name: string): string | undefined {
  const escaped = name.replace(/[:.]/g, '\\$&');
  const match = new RegExp(
    `(?:^|[\\s"'])${escaped}(?:\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+)))?(?=[\\s/"']|$)`,
    'i',
  ).exec(attributes);
  return match ? unescapeHtml(match[1] ?? match[2] ?? match[3] ?? '') : undefined;
}

/** Every tag and text in order, texts with references still in them. */
export function* tokenizeHtml(text: string): Iterable<HtmlToken> {
  let at = 0;
  let shown = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    if (next < 0) break;
    const special = text[next + 1] === '!' || text[next + 1] === '?';
    const tag = special ? null : matchTag(text, next);
    if (!special && !tag) {
      at = next + 1;
      continue;
    }
    if (next > shown) yield { kind: 'text', text: text.slice(shown, next) };
    at = special || !tag ? endOfSpecial(text, next) : next + tag[0].length;
    if (tag) {
      const name = (tag[2] ?? '').toLowerCase();
      const closes = tag[1] === '/';
      const selfClosed = /\/\s*$/.test(tag[3] ?? '');
      if (!closes && !selfClosed && silent.test(name)) at = endOfSilent(text, name, at);
      else yield { kind: closes ? 'close' : 'open', name, attributes: tag[3] ?? '' };
    }
    shown = at;
  }
  if (shown < text.length) yield { kind: 'text', text: text.slice(shown) };
}

function endOfSilent(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  const match = closing.exec(text);
  return match ? closing.lastIndex : text.length;
}
