/** A process of its own for tests of locks and kills: `write` acts until killed, `hold` keeps a project open, `race` fights for it. */
import { existsSync, fsyncSync, mkdirSync, openSync, rmdirSync, writeSync } from 'node:fs';
import { openProjectFile } from '../../../../electron/engine/database/file/open';
import { lastSeq } from '../../../../electron/engine/database/log/record';
import { undo } from '../../../../electron/engine/database/log/undo';
import { addUnits } from '../../../../electron/engine/services/units/manageUnits';

const [, , mode = '', path = '', extra = '', rounds = '1'] = process.argv;

const session = { operator: '李红', computer: '编办-03', now: () => new Date().toISOString() };

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function open() {
  return openProjectFile(path, { session, backups: null });
}

/** Acts without end and notes each acknowledged action's number in the file `extra`. */
function writeOn(): void {
  const opened = open();
  if (!opened.ok) throw new Error(opened.code);
  const project = opened.value;
  const ack = openSync(extra, 'a');
  for (let count = 0; ; count += 1) {
    // Three kinds of size: a bulk one, a small one, an undo.
    const names = Array.from(
      { length: count % 5 === 0 ? 200 : 1 },
      (_, index) => `单位${lastSeq(project.read)}之${index}`,
    );
    const done = count % 7 === 6 ? undo(project) : addUnits(project, { kind: 'department', names });
    if (!done.ok) throw new Error(done.code);
    writeSync(ack, `${lastSeq(project.read)}\n`);
    fsyncSync(ack);
    if (count === 0) say('first');
  }
}

function hold(): void {
  const opened = open();
  say(opened.ok ? 'open' : opened.code);
  if (!opened.ok) return;
  process.stdin.on('data', () => {
    opened.value.close();
    process.exit(0);
  });
}

/** Opens as fast as it can; the folder `extra` can be made only by one at a time, so two writers would be seen. */
function race(): void {
  while (!existsSync(`${extra}.start`)) {
    // All wait for the same moment.
  }
  const told: Record<string, number> = {};
  for (let round = 0; round < Number(rounds); round += 1) {
    const opened = open();
    let outcome = opened.ok ? 'won' : opened.code;
    if (opened.ok) {
      try {
        mkdirSync(extra);
        const added = addUnits(opened.value, { kind: 'department', names: [`${process.pid}之${round}`] });
        if (!added.ok) outcome = added.code;
        rmdirSync(extra);
      } catch (error) {
        outcome = `TWO WRITERS ${String(error)}`;
      }
      opened.value.close();
    }
    told[outcome] = (told[outcome] ?? 0) + 1;
  }
  say(JSON.stringify(told));
}

if (mode === 'write') writeOn();
else if (mode === 'hold') hold();
else if (mode === 'race') race();
else throw new Error(`no such mode: ${mode}`);
