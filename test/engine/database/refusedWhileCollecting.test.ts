/** The database module as it was built: SQLite refuses statements while garbage is collected, and the process lives on. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const program = `
  const database = new (require('better-sqlite3'))(':memory:');
  let refused = 0;
  for (let round = 0; round < 2_000; round += 1) {
    for (let number = 0; number < 20; number += 1) {
      database.prepare('SELECT ' + number);
      try { database.prepare('SELECT * FROM absent' + number); } catch { refused += 1; }
      try { database.exec('SELECT'); } catch { refused += 1; }
    }
  }
  console.log(refused);
`;

test('a refusal thrown while dead statements are freed does not end the process', () => {
  // A small room for young objects has them collected often.
  const { status, signal, stdout } = spawnSync(process.execPath, ['--max-semi-space-size=1', '-e', program], {
    encoding: 'utf8',
  });
  expect({ status, signal, stdout: stdout.trim() }).toEqual({ status: 0, signal: null, stdout: '80000' });
});
