/** What a packed program lacks: packages that its own code or its packages load and the archive does not hold. */
import { isBuiltin } from 'node:module';
import { extractFile, listPackage } from '@electron/asar';

/** Declared as dependencies and never loaded at run time: headers for the compiler. */
const NEVER_LOADED = new Set(['node-addon-api', 'electron']);

/**
 * Follows what is loaded as Node would, inside the archive only. A program that lacks one package starts, shows its
 * window, and dies in the engine; so this is asked before a package is given to anyone.
 * @param archive path of app.asar
 * @returns such as `jszip → setimmediate`; empty when nothing is missing
 */
export function missingModules(archive) {
  const files = new Set(listPackage(archive).map((name) => name.replaceAll('\\', '/').replace(/^\//, '')));
  const missing = [];
  const seen = new Set();
  const follow = (folder, from, name) => {
    if (NEVER_LOADED.has(name) || name.startsWith('@types/')) return;
    const found = lookUp(files, folder, name);
    if (found === null) missing.push(`${from} → ${name}`);
    if (found === null || seen.has(found)) return;
    seen.add(found);
    const { dependencies = {} } = JSON.parse(extractFile(archive, `${found}/package.json`));
    for (const next of Object.keys(dependencies)) follow(found, name, next);
  };
  for (const [file, name] of ownRequires(archive, files)) follow('', file, name);
  return missing;
}

function* ownRequires(archive, files) {
  for (const file of files) {
    if (!/^out\/(main|preload)\/.*\.js$/.test(file)) continue;
    const text = extractFile(archive, file).toString('utf8');
    for (const [, name] of text.matchAll(/require\("([^"./][^"]*)"\)/g)) if (!isBuiltin(name)) yield [file, name];
  }
}

/** The folder that `require(name)` in `folder` would take, from the innermost node_modules outwards. */
function lookUp(files, folder, name) {
  const steps = folder.split('/');
  for (let depth = steps.length; depth >= 0; depth--) {
    const inner = [...steps.slice(0, depth), 'node_modules', name].filter((step) => step !== '').join('/');
    if (files.has(`${inner}/package.json`)) return inner;
  }
  return null;
}
