/** The whole job of the sample county, and that its figures are computed: a perturbed copy ends at its own. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { rereadDocument } from '../../../electron/engine/documents/rereadDocument';
import { decisionsSchema } from '../../../shared/model/decisions';
import { itemsAmong } from '../../builders/townshipLists';
import { runCliJson, SAMPLE } from './runCli';

interface Category {
  category: string;
  closing: number;
}

interface DemoAnswer {
  ok: boolean;
  project: string;
  ledger: {
    round: number;
    opening: number;
    added: number;
    subtracted: number;
    closing: number;
    categories: Category[];
  }[];
  totals: Record<string, unknown> & { final: number; roundOne: number; subtracted: number };
  dispositions: { down: Record<string, number>; up: Record<string, number> };
  checks: { id: string; ok: boolean; state: string; figure: string; detail: string }[];
  leftovers: string[];
  mismatches: { figure: string; recorded: number; computed: number }[];
  files: { path: string; township: string; rows: number; sha256: string }[];
}

const work = mkdtempSync(join(tmpdir(), 'shuangshu-demo-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const recorded = decisionsSchema.parse(JSON.parse(readFileSync(join(SAMPLE, 'decisions.json'), 'utf8')));

function demo(name: string, files = SAMPLE) {
  const decisions = join(files, 'decisions.json');
  return runCliJson<DemoAnswer>('demo', '--out', join(work, name), '--files', files, '--decisions', decisions);
}

function copySample(name: string): string {
  const folder = join(work, `${name}-files`);
  cpSync(SAMPLE, folder, { recursive: true });
  return folder;
}

describe('the sample county', () => {
  let code: number | null;
  let answer: DemoAnswer;
  beforeAll(async () => {
    ({ code, value: answer } = await demo('sample'));
  }, 120_000);

  it('ends in order, with nothing left over and nothing that does not tie', () => {
    expect(code).toBe(0);
    expect(answer.ok).toBe(true);
    expect(answer.leftovers).toEqual([]);
    expect(answer.mismatches).toEqual([]);
  });

  it('reaches the recorded totals, per category and per town', () => {
    expect(answer.totals).toEqual(recorded.totals);
    expect(answer.totals.final).toBe(417);
  });

  it('closes every round as recorded', () => {
    const rounds = answer.ledger
      .slice(1)
      .map(({ round, opening, added, subtracted, closing }) => ({ round, opening, added, subtracted, closing }));
    expect(rounds).toEqual(recorded.ledger);
    expect(answer.ledger[0]).toMatchObject({ round: 1, opening: 528, closing: 528 });
  });

  it('gives every entry its fate: 144 attached, 18 split, 15 adopted, 35 rejected', () => {
    expect(answer.dispositions.up).toEqual({ attach: 144, split: 18, adopt: 15, reject: 35, return: 0, pending: 0 });
    expect(answer.dispositions.down).toEqual({ attach: 0, split: 0, adopt: 528, reject: 0, return: 0, pending: 0 });
  });

  it('passes every check, the basis rule by its waiver', () => {
    const rules = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '17', '18', '19', '20', '23'];
    expect(answer.checks.map(({ id }) => id)).toEqual(rules);
    expect(answer.checks.filter(({ state }) => state !== 'passed').map(({ id, state }) => [id, state])).toEqual([
      ['7', 'waived'],
    ]);
  });

  it('writes six Word and six Excel files whose rows, read back, are those of the towns', async () => {
    expect(answer.files).toHaveLength(12);
    for (const file of answer.files) {
      const format = file.path.endsWith('.docx') ? 'docx' : 'xlsx';
      const rows = itemsAmong(await rereadDocument(readFileSync(file.path), format));
      expect(rows).toHaveLength(file.rows);
      expect(file.rows).toBe((recorded.totals as { finalByTown: Record<string, number> }).finalByTown[file.township]);
    }
  });

  it('leaves a project that verifies and answers entries, ledger and checks', async () => {
    const verification = await runCliJson<{ ok: boolean; snapshots: { count: number } }>(
      'verify',
      '--project',
      answer.project,
    );
    expect(verification).toMatchObject({ code: 0, value: { ok: true, snapshots: { count: 7 } } });
    const entries = await runCliJson<{ name: string; disposition: { kind: string; items: number[] } }[]>(
      'entries',
      '--project',
      answer.project,
      '--unit',
      '道河镇',
    );
    expect(entries.value).toHaveLength(34);
    expect(entries.value.every(({ disposition }) => disposition.kind !== 'pending')).toBe(true);
    const ledger = await runCliJson<{ totals: Record<string, number> }>('ledger', '--project', answer.project);
    expect(ledger.value.totals).toEqual({ first: 528, added: 15, subtracted: 126, live: 417 });
    const check = await runCliJson<{ ok: boolean }>('check', '--project', answer.project);
    expect(check).toMatchObject({ code: 0, value: { ok: true } });
  }, 60_000);
});

describe('a perturbed copy', () => {
  it('with one subtraction dropped and one attachment turned into a rejection ends at its own figures and names what no longer ties', async () => {
    const files = copySample('flipped');
    const path = join(files, 'decisions.json');
    const decisions = JSON.parse(readFileSync(path, 'utf8'));
    const flipped = decisions.townshipEntries.find((entry: { gold: unknown }) => typeof entry.gold === 'string');
    flipped.gold = null;
    decisions.changes.rejected.push({ entry: flipped.id, round: 3, reason: '改判' });
    const [dropped] = decisions.changes.subtractions.splice(0, 1);
    writeFileSync(path, JSON.stringify(decisions));
    const { code, value } = await demo('flipped', files);
    expect(code).toBe(2);
    expect(value.ok).toBe(false);
    expect(value.totals).toMatchObject({ roundOne: 528, subtracted: 125, final: 418, attached: 161, rejected: 36 });
    expect(value.mismatches).toContainEqual({ figure: 'final', recorded: 417, computed: 418 });
    expect(value.mismatches).toContainEqual({
      figure: `ledger.${dropped.round}.subtracted`,
      recorded: 32,
      computed: 31,
    });
    expect(value.checks.find(({ id }) => id === '2')).toMatchObject({ ok: true, figure: '528 ＋ 15 − 125 ＝ 418' });
  }, 120_000);

  it('with one row removed from a file starts from 527 and names the decision that lost its entry', async () => {
    const files = copySample('shorter');
    const name = readdirSync(join(files, 'departments')).find((file) => file.startsWith('25'));
    const path = join(files, 'departments', name ?? '');
    const removed = removeLastRow(path);
    const { code, value } = await demo('shorter', files);
    expect(code).toBe(2);
    expect(value.totals.roundOne).toBe(527);
    expect(value.leftovers.some((sentence) => sentence.includes(removed))).toBe(true);
    expect(value.mismatches).toContainEqual({ figure: 'roundOne', recorded: 528, computed: 527 });
    const { roundOne, added, subtracted, final } = value.totals;
    expect(roundOne + Number(added) - subtracted).toBe(final);
  }, 120_000);

  it('with a contradiction leaves the entry pending and says so', async () => {
    const files = copySample('contradiction');
    const path = join(files, 'decisions.json');
    const decisions = JSON.parse(readFileSync(path, 'utf8'));
    const doubled = decisions.townshipEntries.find((entry: { gold: unknown }) => typeof entry.gold === 'string');
    decisions.changes.rejected.push({ entry: doubled.id, round: 2, reason: '矛盾' });
    writeFileSync(path, JSON.stringify(decisions));
    const { code, value } = await demo('contradiction', files);
    expect(code).toBe(2);
    expect(value.leftovers.join()).toContain('互相矛盾');
    expect(value.dispositions.up.pending).toBe(1);
    expect(value.checks.find(({ id }) => id === '4')?.ok).toBe(false);
  }, 120_000);
});

describe('decisions that cannot be read', () => {
  it.each([
    ['no JSON', '{"place":'],
    ['a field that is missing', JSON.stringify({ ...recorded, place: undefined })],
  ])('%s: a refusal that names the file, and no project', async (name, content) => {
    const files = join(work, `${name}-files`);
    mkdirSync(files);
    writeFileSync(join(files, 'decisions.json'), content);
    const { code, value } = await runCliJson<{ error: { code: string; message: string } }>(
      ...['demo', '--out', join(work, name), '--files', files, '--decisions', join(files, 'decisions.json')],
    );
    expect([code, value.error.code]).toEqual([1, 'DECISIONS_UNREADABLE']);
    expect(value.error.message).toContain('“decisions.json”读不懂');
    expect(existsSync(join(work, name)) ? readdirSync(join(work, name)) : []).toEqual([]);
  });
});

/** Rewrites the workbook without its last row; answers that row's duty. */
function removeLastRow(path: string): string {
  const sheet = XLSX.read(readFileSync(path)).Sheets;
  const [first] = Object.values(sheet);
  if (!first) throw new Error('no sheet');
  const rows = XLSX.utils.sheet_to_json<string[]>(first, { header: 1, raw: false, defval: '' });
  let category = '';
  const filled = rows.map((row, index) => {
    if (index < 3) return row;
    category = row[1] || category;
    return row.map((cell, column) => (column === 1 ? category : cell));
  });
  const last = filled.pop();
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(filled), '清单');
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
  return last?.[2] ?? '';
}
