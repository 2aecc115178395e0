/** A set of source files by path, and the imports between them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ImportedModule, scanImports } from './scanImports';

/** Path from the repository root with forward slashes → text. */
export type SourceTree = ReadonlyMap<string, string>;

export interface Edge extends ImportedModule {
  readonly source: string;
  /** Path of the imported file, or null for a package or a file outside the tree. */
  readonly target: string | null;
}

const extension = /\.(ts|tsx|mts|mjs|cjs|css|html|json)$/;

/** Reads every source file under the given folders and files of `root`. */
export function readTree(root: string, places: readonly string[]): SourceTree {
  const paths = places.flatMap((place) => (extension.test(place) ? [place] : listFolder(root, place)));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

function listFolder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return listFolder(root, path);
    return extension.test(entry.name) ? [path] : [];
  });
}

/** Files that hold program text. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|mts|mjs|cjs)$/.test(path);
}

/** All imports of all code files of the tree. */
export function edgesOf(tree: SourceTree): Edge[] {
  return [...tree].flatMap(([source, text]) =>
    isCode(source)
      ? scanImports(text).map((found) => ({ ...found, source, target: resolve(tree, source, found.from) }))
      : [],
  );
}

function resolve(tree: SourceTree, source: string, from: string): string | null {
  if (!from.startsWith('.')) return null;
  const base = posix.join(posix.dirname(source), from.replace(/\?.*$/, ''));
  const endings = ['', '.ts', '.tsx', '.mts', '.mjs', '/index.ts', '/index.tsx'];
  return endings.map((ending) => base + ending).find((path) => tree.has(path)) ?? null;
}

/** The shortest-found cycle through each file that lies on one, as `a → b → a`; each cycle once. */
export function findCycles(edges: readonly Edge[]): string[] {
  const next = new Map<string, string[]>();
  for (const { source, target } of edges) {
    if (target !== null) next.set(source, [...(next.get(source) ?? []), target]);
  }
  const done = new Set<string>();
  const cycles = new Map<string, string>();
  const walk = (file: string, trail: string[]): void => {
    const seen = trail.indexOf(file);
    if (seen !== -1) {
      const loop = trail.slice(seen);
      cycles.set(loop.toSorted().join('|'), [...loop, file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return [...cycles.values()];
}
