/** Finds what a TypeScript source imports and re-exports, by pattern: TypeScript 7 has no programming interface. */

export interface ImportedModule {
  /** As written, such as `../model/item` or `node:fs`. */
  readonly from: string;
  /** True for `export … from`. */
  readonly reexport: boolean;
  readonly typeOnly: boolean;
}

const statement =
  /(?<![\w$.])(import|export)\s+(type\s+)?(?:[\w$*{}\s,]|\bas\b)*?\bfrom\s*(['"])([^'"\n]+)\3|(?<![\w$.])import\s*(['"])([^'"\n]+)\5|(?<![\w$.])import\s*\(\s*(['"`])([^'"`\n]+)\7\s*\)/g;

/** Every static import, re-export and dynamic import of a literal path, in order. */
export function scanImports(source: string): ImportedModule[] {
  return [...withoutComments(source).matchAll(statement)].map((match) => ({
    from: match[4] ?? match[6] ?? match[8] ?? '',
    reexport: match[1] === 'export',
    typeOnly: match[2] !== undefined,
  }));
}

/** The source with comments blanked out; strings stay, since import paths are strings. */
export function withoutComments(source: string): string {
  let result = '';
  let at = 0;
  while (at < source.length) {
    const two = source.slice(at, at + 2);
    const quote = source.charAt(at);
    let end = at + 1;
    if (two === '//') {
      end = indexOrEnd(source, '\n', at);
    } else if (two === '/*') {
      end = indexOrEnd(source, '*/', at + 2) + 2;
      result += ' ';
    } else if (quote === '"' || quote === "'" || quote === '`') {
      end = endOfString(source, at, quote);
      result += source.slice(at, end);
    } else {
      result += quote;
    }
    at = end;
  }
  return result;
}

function indexOrEnd(source: string, text: string, from: number): number {
  const found = source.indexOf(text, from);
  return found === -1 ? source.length : found;
}

/** Plain strings end at the line's end at the latest, so that a quote inside a regular expression does no harm. */
function endOfString(source: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '\\') at += 2;
    else if (character === quote || (character === '\n' && quote !== '`')) return at + 1;
    else at += 1;
  }
  return at;
}

/** The source without comments and with the inside of strings removed: for rules about code, not about words. */
export function codeOnly(source: string): string {
  return withoutComments(source).replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}
