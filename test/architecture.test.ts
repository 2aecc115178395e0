/** The house keeps its own rules; each rule is also shown a small broken house, to prove that it can fail. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as rules from './architecture/rules';
import { scanImports } from './architecture/scanImports';
import { isCode, readTree, type SourceTree } from './architecture/sourceTree';

const root = resolve(import.meta.dirname, '..');
const places = ['shared', 'electron', 'renderer', 'scripts', 'test', 'electron.vite.config.ts', 'vitest.config.mts'];
const house = withoutFixtures(
  readTree(
    root,
    places.filter((place) => existsSync(resolve(root, place))),
  ),
);

function withoutFixtures(tree: SourceTree): SourceTree {
  // This folder quotes what it forbids.
  const quoting = ['test/fixtures/', 'test/architecture/', 'test/architecture.test.ts'];
  return new Map([...tree].filter(([path]) => !quoting.some((start) => path.startsWith(start))));
}

function filesIn(folder: string, count: number): Broken {
  return Object.fromEntries(Array.from({ length: count }, (_, place) => [`${folder}/a${place}.ts`, '']));
}

interface Broken {
  readonly [path: string]: string;
}

/** Rule by its sentence, with houses that break it and houses that do not. */
const cases: readonly { name: string; rule: rules.Rule; bad: readonly Broken[]; good: readonly Broken[] }[] = [
  {
    name: 'imports go down the layers only',
    rule: rules.directions,
    bad: [
      { 'shared/a.ts': "import { b } from '../electron/b';", 'electron/b.ts': '' },
      { 'renderer/a.ts': "import type { b } from '../electron/b';", 'electron/b.ts': '' },
      { 'electron/a.ts': "import { b } from '../renderer/b';", 'renderer/b.ts': '' },
      { 'electron/main.ts': "import { b } from './engine/serve';", 'electron/engine/serve.ts': '' },
      { 'electron/engine/database/a.ts': "import '../repositories/b';", 'electron/engine/repositories/b.ts': '' },
      { 'electron/engine/repositories/a.ts': "export * from '../services/b';", 'electron/engine/services/b.ts': '' },
      { 'electron/engine/services/a.ts': "import { b } from './b';", 'electron/engine/services/b.ts': '' },
      { 'electron/engine/services/a.ts': "import { b } from '../serve';", 'electron/engine/serve.ts': '' },
      { 'electron/engine/workers/a.ts': "await import('../repositories/b');", 'electron/engine/repositories/b.ts': '' },
      { 'electron/engine/parser/a.ts': "import { b } from '../database/b';", 'electron/engine/database/b.ts': '' },
      { 'electron/engine/documents/a.ts': "import { b } from '../services/b';", 'electron/engine/services/b.ts': '' },
    ],
    good: [
      { 'renderer/a.ts': "import { b } from '../shared/b';", 'shared/b.ts': '' },
      { 'electron/engine/serve.ts': "import { b } from './services/b';", 'electron/engine/services/b.ts': '' },
      { 'electron/engine/services/a.ts': "import { b } from '../documents/b';", 'electron/engine/documents/b.ts': '' },
      { 'electron/main.ts': "import type { b } from './engine/hostMessages';", 'electron/engine/hostMessages.ts': '' },
      { 'shared/a.ts': "// import { b } from '../electron/b';", 'electron/b.ts': '' },
    ],
  },
  {
    name: 'screens know nothing of each other',
    rule: rules.screensApart,
    bad: [{ 'renderer/screens/pool/a.tsx': "import { b } from '../merge/b';", 'renderer/screens/merge/b.tsx': '' }],
    good: [{ 'renderer/screens/pool/a.tsx': "import { b } from './b';", 'renderer/screens/pool/b.tsx': '' }],
  },
  {
    name: 'what is exported is used elsewhere',
    rule: rules.noNeedlessExports,
    bad: [
      { 'shared/a.ts': 'export function a() {}\na();' },
      { 'shared/a.ts': 'export const a = 1;', 'shared/b.ts': '// a is not used' },
    ],
    good: [
      { 'shared/a.ts': 'export const a = 1;', 'test/a.test.ts': "import { a } from '../shared/a';" },
      { 'shared/a.ts': 'const a = 1;\nexport interface B { readonly a: typeof a }' },
    ],
  },
  {
    name: 'packages stay where they belong',
    rule: rules.packages,
    bad: [
      { 'shared/a.ts': "import { readFileSync } from 'node:fs';" },
      { 'shared/a.ts': "import { app } from 'electron';" },
      { 'renderer/a.ts': "import { join } from 'node:path';" },
      { 'renderer/a.ts': "import Database from 'better-sqlite3';" },
      { 'electron/engine/serve.ts': "import { app } from 'electron';" },
      { 'electron/engine/services/a.ts': "import Database from 'better-sqlite3';" },
      { 'electron/engine/services/a.ts': "import { Workbook } from 'exceljs';" },
    ],
    good: [
      { 'shared/a.ts': "import { z } from 'zod';", 'electron/main.ts': "import { app } from 'electron';" },
      { 'electron/engine/database/a.ts': "import Database from 'better-sqlite3';" },
    ],
  },
  {
    name: 'only renderer/api.ts knows the port',
    rule: rules.onePort,
    bad: [{ 'renderer/hooks.ts': 'window.shuangshu?.startup();' }, { 'renderer/hooks.ts': 'let port: MessagePort;' }],
    good: [{ 'renderer/api.ts': 'let port: MessagePort;' }],
  },
  {
    name: 'there are no import cycles',
    rule: rules.noCycles,
    bad: [
      { 'shared/a.ts': "import type { b } from './b';", 'shared/b.ts': "import type { a } from './a';" },
      {
        'shared/a.ts': "import { b } from './b';",
        'shared/b.ts': "import { c } from './c';",
        'shared/c.ts': "import { b } from './b';",
      },
    ],
    good: [
      {
        'shared/a.ts': "import { b } from './b';\nimport { c } from './c';",
        'shared/b.ts': "import { c } from './c';",
        'shared/c.ts': '',
      },
    ],
  },
  {
    name: 'there are no barrels',
    rule: rules.noBarrels,
    bad: [
      { 'shared/a.ts': "export * from './b';", 'shared/b.ts': '' },
      { 'shared/a.ts': "export { b } from './b';", 'shared/b.ts': '' },
      { 'shared/model/index.ts': '' },
    ],
    good: [{ 'shared/a.ts': "import { b } from './b';\nexport { c };", 'shared/b.ts': '' }],
  },
  {
    name: 'there are no default exports outside configuration',
    rule: rules.noDefaultExports,
    bad: [{ 'shared/a.ts': 'export default 1;' }, { 'shared/a.ts': 'export { a as default };' }],
    good: [{ 'vitest.config.mts': 'export default {};' }, { 'shared/a.ts': "const text = 'export default';" }],
  },
  {
    name: 'import paths have no extension',
    rule: rules.noExtensions,
    bad: [{ 'shared/a.ts': "import { b } from './b.ts';" }],
    good: [{ 'shared/a.ts': "import words from './thesaurus.json';" }],
  },
  {
    name: 'files are short',
    rule: rules.shortFiles,
    bad: [{ 'shared/a.ts': 'x\n'.repeat(401) }, { 'test/a.test.ts': 'x\n'.repeat(601) }],
    good: [
      { 'shared/a.ts': 'x\n'.repeat(400) },
      { 'test/a.test.ts': 'x\n'.repeat(600) },
      { 'electron/engine/database/migrations/0001.ts': 'x\n'.repeat(900) },
    ],
  },
  {
    name: 'folders are small',
    rule: rules.smallFolders,
    bad: [filesIn('shared/logic/paper', 26)],
    good: [filesIn('shared/logic/paper', 25), filesIn('shared/model', 26), filesIn('test/engine', 26)],
  },
  {
    name: 'names say what is inside',
    rule: rules.tellingNames,
    bad: [{ 'shared/utils.ts': '' }, { 'renderer/common/a.ts': '' }, { 'electron/windowManager.ts': '' }],
    good: [{ 'electron/engine/database/file/open.ts': '' }],
  },
  {
    name: 'files begin with their purpose',
    rule: rules.purposeFirst,
    bad: [{ 'shared/a.ts': 'export const a = 1;' }, { 'shared/a.ts': '// why\nexport const a = 1;' }],
    good: [{ 'shared/a.ts': '/** Says why. */\nexport const a = 1;' }],
  },
  {
    name: 'the window never turns text into markup or code',
    rule: rules.safeWindow,
    bad: [
      { 'renderer/a.tsx': 'return <p dangerouslySetInnerHTML={x} />;' },
      { 'renderer/a.tsx': 'node.innerHTML = x;' },
      { 'renderer/a.tsx': 'eval(x);' },
    ],
    good: [{ 'renderer/a.tsx': '// never innerHTML\nreturn <p>{evaluated(x)}</p>;' }],
  },
  {
    name: 'shared knows no clock and no chance',
    rule: rules.pureShared,
    bad: [
      { 'shared/a.ts': 'const now = Date.now();' },
      { 'shared/a.ts': 'const now = new Date();' },
      { 'shared/a.ts': 'const now = new Date;' },
      { 'shared/a.ts': 'const dice = Math.random();' },
      { 'shared/a.ts': 'const home = process.env.HOME;' },
    ],
    good: [{ 'shared/a.ts': 'const day = new Date(text);' }],
  },
  {
    name: 'types are not silenced',
    rule: rules.noSilencing,
    bad: [{ 'shared/a.ts': '// @ts-ignore\nx();' }],
    good: [{ 'shared/a.ts': 'x();' }],
  },
];

describe('the house', () => {
  for (const { name, rule } of cases) {
    it(name, () => expect(rule(house)).toEqual([]));
  }

  it('is not empty where rules apply', () => {
    for (const place of ['shared/', 'electron/', 'renderer/', 'test/']) {
      expect([...house.keys()].filter((path) => path.startsWith(place)).length).toBeGreaterThan(0);
    }
  });

  it('has files of a size to read at once (median and p90 are printed, never aimed at)', () => {
    const lines = [...house].filter(([path]) => isCode(path)).map(([, text]) => rules.countLines(text));
    const sorted = lines.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    console.log(`${sorted.length} files, median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)} lines`);
    expect(at(0.5)).toBeLessThanOrEqual(400);
  });
});

describe('the rules', () => {
  for (const { name, rule, bad, good } of cases) {
    it(`see when it is untrue that ${name}`, () => {
      for (const broken of bad) expect(rule(new Map(Object.entries(broken))), JSON.stringify(broken)).not.toEqual([]);
    });
    it(`are content when ${name}`, () => {
      for (const fine of good) expect(rule(new Map(Object.entries(fine))), JSON.stringify(fine)).toEqual([]);
    });
  }
});

describe('finding imports', () => {
  it('finds every form', () => {
    const source = [
      "import a from 'a';",
      "import { b, type B } from 'b';",
      'import * as c from "c";',
      "import type { D } from 'd';",
      "import 'e';",
      "export { f } from 'f';",
      "export * from 'g';",
      "const h = await import('h');",
      "import {\n  i,\n  j,\n} from 'i';",
    ].join('\n');
    expect(scanImports(source).map((found) => found.from)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });

  it('is not misled by comments, strings and neighbours', () => {
    const source =
      "/* import 'a' */\nconst url = 'app://main'; // import 'b'\nexport const from = 1;\nimport { c } from 'c';";
    expect(scanImports(source).map((found) => found.from)).toEqual(['c']);
  });
});
