/** The rules of the house, each as a function from a source tree to the sentences that name what breaks it. */
import { codeOnly } from './scanImports';
import { type Edge, edgesOf, findCycles, isCode, type SourceTree } from './sourceTree';

export type Rule = (tree: SourceTree) => string[];

const engine = 'electron/engine';
const layers = ['database', 'repositories', 'services', 'documents', 'laws', 'parser', 'workers'].map(
  (name) => `${engine}/${name}`,
);

/** The part of the house a file lives in; `electron/engine` and `electron` are the files directly in those folders. */
export function zoneOf(path: string): string {
  const zones = [...layers, engine, 'electron', 'shared', 'renderer', 'test', 'scripts'];
  return zones.find((zone) => path.startsWith(`${zone}/`)) ?? '';
}

/** Zone → zones it may import besides its own files. Services are the exception: not even each other. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  renderer: ['shared'],
  electron: ['shared'],
  [engine]: ['shared', ...layers],
  [`${engine}/database`]: ['shared'],
  [`${engine}/repositories`]: ['shared', `${engine}/database`],
  [`${engine}/services`]: ['shared', ...layers.filter((layer) => layer !== `${engine}/services`)],
  [`${engine}/documents`]: ['shared'],
  [`${engine}/parser`]: ['shared', `${engine}/documents`],
  [`${engine}/laws`]: ['shared', `${engine}/documents`],
  [`${engine}/workers`]: ['shared', `${engine}/documents`, `${engine}/laws`],
};

/** Types of the messages between main and the engine, and its helpers' hosts; and what backups, lock notes and exports share: the rename, and whether a program still runs. */
const openToAll = new Set([`${engine}/hostMessages.ts`, `${engine}/renameSoon.ts`, `${engine}/isRunning.ts`]);

/** Imports go down the layers only. */
export const directions: Rule = (tree) =>
  edgesOf(tree).flatMap((edge) => {
    const from = zoneOf(edge.source);
    const allowed = mayImport[from];
    if (edge.target === null || allowed === undefined || openToAll.has(edge.target)) return [];
    const to = zoneOf(edge.target);
    if (from === `${engine}/services` && to === from) return [`${tell(edge)}: a service imports a service`];
    return to === from || allowed.includes(to) || edge.target.startsWith('resources/') ? [] : [tell(edge)];
  });

/** A screen knows its own files, never another screen. */
export const screensApart: Rule = (tree) =>
  edgesOf(tree)
    .filter((edge) => {
      const from = screenOf(edge.source);
      const to = edge.target === null ? null : screenOf(edge.target);
      return from !== null && to !== null && from !== to;
    })
    .map(tell);

function screenOf(path: string): string | null {
  return /^renderer\/screens\/([^/]+)/.exec(path)?.[1]?.replace(/\.tsx?$/, '') ?? null;
}

/** Package → zones that may import it; what is not listed here may be imported outside `shared` and `renderer`. */
const packageHomes: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron'],
  'better-sqlite3': [`${engine}/database`, `${engine}/laws`],
  exceljs: [`${engine}/documents`],
  xlsx: [`${engine}/documents`],
  docx: [`${engine}/documents`],
  jszip: [`${engine}/documents`],
  'fast-xml-parser': [`${engine}/documents`],
};

/** Packages stay where they belong: shared has zod only, the window nothing of Node. */
export const packages: Rule = (tree) =>
  edgesOf(tree).flatMap((edge) => {
    const zone = zoneOf(edge.source);
    if (edge.from.startsWith('.') || zone === 'test' || zone === 'scripts' || zone === '') return [];
    if (zone === 'shared') return edge.from === 'zod' ? [] : [tell(edge)];
    const name = edge.from.startsWith('@') ? edge.from : (edge.from.split('/')[0] ?? '');
    if (zone === 'renderer') return name.startsWith('node:') || name in packageHomes ? [tell(edge)] : [];
    return packageHomes[name]?.includes(zone) === false ? [tell(edge)] : [];
  });

/** Only renderer/api.ts knows that there is a port. */
export const onePort: Rule = (tree) =>
  textRule(tree, (path) => path.startsWith('renderer/') && path !== 'renderer/api.ts', [
    [/\bMessagePort\b/, 'MessagePort'],
    [/\bPORT_MESSAGE\b/, 'PORT_MESSAGE'],
    [/\bwindow\s*\??\.\s*shuangshu\b/, 'window.shuangshu'],
  ]);

/** No import cycles, not even of types. */
export const noCycles: Rule = (tree) => findCycles(edgesOf(tree));

/** Whoever needs a thing imports it where it is made. */
export const noBarrels: Rule = (tree) => [
  ...edgesOf(tree)
    .filter((edge) => edge.reexport)
    .map((edge) => `${tell(edge)}: re-export`),
  ...[...tree.keys()].filter((path) => /(^|\/)index\.(ts|tsx|mts|mjs)$/.test(path)),
];

export const noDefaultExports: Rule = (tree) =>
  textRule(tree, (path) => isCode(path) && !/\.config\.m?ts$/.test(path), [
    [/(?<![\w$.])export\s+default\b/, 'export default'],
    [/\bexport\s*\{[^}]*\bas\s+default\b/, 'as default'],
  ]);

const EXPORTED = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;

/** What a file exports is used in another one. */
export const noNeedlessExports: Rule = (tree) => {
  const files = new Map<string, number>();
  for (const [path, text] of tree) {
    if (!isCode(path)) continue;
    for (const word of new Set(codeOnly(text).match(/\w+/g))) files.set(word, (files.get(word) ?? 0) + 1);
  }
  return [...tree].flatMap(([path, text]) => {
    if (!/^(electron|renderer|shared)\//.test(path) || !isCode(path)) return [];
    const names = [...codeOnly(text).matchAll(EXPORTED)].map((found) => found[1] ?? '');
    return names.filter((name) => files.get(name) === 1).map((name) => `${path}: nobody else uses ${name}`);
  });
};

/** Paths are written without extension, except for data and style sheets. */
export const noExtensions: Rule = (tree) =>
  edgesOf(tree)
    .filter(({ source, from }) => /\.tsx?$/.test(source) && /^\..*\.(ts|tsx|js|jsx)$/.test(from))
    .map(tell);

/** No file has two jobs. Migrations only grow and resources are data, so both may be long. */
export const shortFiles: Rule = (tree) =>
  [...tree].flatMap(([path, text]) => {
    if (!isCode(path) || path.includes('/migrations/')) return [];
    const limit = path.startsWith('test/') ? 600 : 400;
    const lines = countLines(text);
    return lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : [];
  });

/** Folders whose files are all of one shape: a type, a part of the contract. */
const ofOneShape = new Set(['shared/contract', 'shared/model']);

/** A folder can be taken in at a look; what grows beyond that gets rooms. */
export const smallFolders: Rule = (tree) => {
  const files = new Map<string, number>();
  for (const path of tree.keys()) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    if (/^(electron|renderer|shared)(\/|$)/.test(folder)) files.set(folder, (files.get(folder) ?? 0) + 1);
  }
  return [...files].flatMap(([folder, count]) =>
    count > 25 && !ofOneShape.has(folder) ? [`${folder}: ${count} files, at most 25`] : [],
  );
};

const bannedNames = /^(utils?|helpers?|manager|common|misc|data|info)$/i;
const bannedParts = /(Utils?|Helpers?|Manager|Misc)$/;

export const tellingNames: Rule = (tree) =>
  [...tree.keys()].filter((path) =>
    path.split('/').some((part) => {
      const name = part.split('.')[0] ?? '';
      return bannedNames.test(name) || bannedParts.test(name);
    }),
  );

/** The first thing in a file is the sentence that says what it is for. */
export const purposeFirst: Rule = (tree) =>
  [...tree].filter(([path, text]) => isCode(path) && !/^\/\*\*\s+\S/.test(text)).map(([path]) => path);

/** Cell text of strangers' files becomes text nodes and nothing else. */
export const safeWindow: Rule = (tree) =>
  textRule(tree, (path) => path.startsWith('renderer/'), [
    [/\bdangerouslySetInnerHTML\b/, 'dangerouslySetInnerHTML'],
    [/\b(inner|outer)HTML\b/, 'innerHTML'],
    [/\binsertAdjacentHTML\b/, 'insertAdjacentHTML'],
    [/\beval\s*\(/, 'eval'],
    [/\bnew\s+Function\b/, 'new Function'],
    [/\bdocument\s*\.\s*write\b/, 'document.write'],
  ]);

/** The same input gives the same output, today and tomorrow. */
export const pureShared: Rule = (tree) =>
  textRule(tree, (path) => path.startsWith('shared/'), [
    [/\bDate\s*\.\s*now\b/, 'Date.now'],
    [/\bnew\s+Date\s*(\(\s*\)|(?!\s*\())/, 'new Date()'],
    [/\bMath\s*\.\s*random\b/, 'Math.random'],
    [/\bperformance\s*\.\s*now\b/, 'performance.now'],
    [/\brandomUUID\b/, 'randomUUID'],
    [/\bprocess\s*\.\s*(env|argv|cwd|platform)\b/, 'process'],
    [/\b(document|window|localStorage)\.[a-zA-Z]/, 'DOM'],
  ]);

/** Types are not argued away. */
export const noSilencing: Rule = (tree) =>
  [...tree].flatMap(([path, text]) =>
    isCode(path) && /@ts-(ignore|nocheck)\b/.test(text) ? [`${path}: @ts-ignore`] : [],
  );

function textRule(
  tree: SourceTree,
  applies: (path: string) => boolean,
  banned: readonly (readonly [RegExp, string])[],
): string[] {
  return [...tree].flatMap(([path, text]) => {
    if (!isCode(path) || !applies(path)) return [];
    const code = codeOnly(text);
    return banned.filter(([pattern]) => pattern.test(code)).map(([, name]) => `${path}: ${name}`);
  });
}

function tell(edge: Edge): string {
  return `${edge.source} imports ${edge.target ?? edge.from}`;
}

export function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
