/** Whatever is recorded is told in the office's words: deeds in the log, tables in the traces of an action. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { TABLES } from '../../electron/engine/database/log/tables';
import { GROWN_WORDS } from '../../electron/engine/repositories/project/actionTraces';
import { TRACE_WORDS } from '../../shared/logic/ledger/traceWords';
import { commandWords } from '../../shared/logic/program/commandWords';

const engine = resolve(import.meta.dirname, '../../electron/engine');

/** Names of commands as the sources write them. */
function recorded(): string[] {
  const names = new Set<string>();
  for (const file of readdirSync(engine, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(engine, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/\bname: '([a-zA-Z]+)', input/g)) names.add(name);
    for (const [, name = ''] of text.matchAll(/\b(?:inRound|recordExport)\(\s*project,\s*'([a-zA-Z]+)'/g))
      names.add(name);
  }
  return [...names].sort();
}

test('every deed that is recorded has a word', () => {
  const names = recorded();
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => commandWords(name) === name)).toEqual([]);
});

test('every table that is recorded has words', () => {
  const tables = Object.entries(TABLES).map(([table, treatment]) => ({ table, grown: treatment === 'grown' }));
  const told = ({ table, grown }: (typeof tables)[number]): boolean => table in (grown ? GROWN_WORDS : TRACE_WORDS);
  expect(tables.filter((one) => !told(one)).map(({ table }) => table)).toEqual([]);
});
