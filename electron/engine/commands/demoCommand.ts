/** demo: the whole job from the office files with the recorded decisions, every figure computed and compared. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CampaignTotals, compareTotals, countReverse } from '../../../shared/logic/ledger/compareTotals';
import { fail, ok, type Result } from '../../../shared/result';
import type { ExportedFile, Summary } from '../../../shared/views';
import { buildDemo, type DemoProject } from '../demo/demo';
import { readLedger } from '../repositories/ledger/ledgerRepository';
import { loadSchemes } from '../schemes';
import { checkProject } from '../services/checks/checkProject';
import { summarizeProject } from '../services/project/summarizeProject';
import { exportTownshipLists } from '../services/townships/exportTownshipLists';
import type { Command, CommandContext, CommandOutcome } from './command';
import { presentChecks } from './present';

export const demoCommand: Command = {
  options: ['out', 'files', 'decisions'],
  required: ['out'],
  async run({ out = '', files, decisions }, context) {
    const sample = join(context.resources, 'sample', 'dongning');
    const folder = resolve(files ?? sample);
    const scheme = loadSchemes(context.resources).find(({ id }) => id === 'six-category');
    if (!scheme) return fail('UNKNOWN_SCHEME', { scheme: 'six-category' });
    mkdirSync(resolve(out), { recursive: true });
    const built = await buildDemo({
      projectPath: join(resolve(out), '东宁市.shuangshu'),
      scheme,
      files: folder,
      decisions: resolve(decisions ?? join(sample, 'decisions.json')),
      reader: context.reader(),
      options: { session: context.session, backups: null },
      onProgress: (done, total, what) => context.say(`读入 ${done} / ${total} 个${what}`),
    });
    if (!built.ok) return built;
    try {
      return await finish(built.value, join(resolve(out), '一镇一单'), context);
    } finally {
      built.value.project.close();
    }
  },
};

async function finish(
  { project, decisions, leftovers }: DemoProject,
  folder: string,
  context: CommandContext,
): Promise<Result<CommandOutcome>> {
  const exported = await exportTownshipLists(project, context.tasks, {
    folder,
    mustBeEmpty: true,
    formats: ['docx', 'xlsx'],
    onProgress: (done, total) => context.say(`导出 ${done} / ${total} 个文件`),
  });
  if (!exported.ok) return exported;
  const summary = summarizeProject(project, { fileName: '', operator: '', backupAt: null });
  const { rounds } = readLedger(project.read);
  const totals = totalsOf(summary);
  const checks = presentChecks(checkProject(project));
  const mismatches = compareTotals(decisions, totals, rounds);
  const inOrder = leftovers.length === 0 && mismatches.length === 0 && checks.every((check) => check.ok);
  const value = {
    ok: inOrder,
    project: project.path,
    ledger: rounds,
    totals,
    dispositions: { down: summary.sources.down, up: summary.sources.up },
    checks,
    leftovers,
    mismatches,
    files: exported.value.map(presentFile),
  };
  return ok({ value, inOrder });
}

function presentFile({ path, township, rows, sha256 }: ExportedFile) {
  return { path, township, rows, sha256 };
}

function totalsOf({ pool, sources, townships, townTimes }: Summary): CampaignTotals {
  return {
    roundOne: pool.first,
    added: pool.added,
    subtracted: pool.subtracted,
    final: pool.live,
    ...countReverse(sources.up),
    finalByCategory: Object.fromEntries(pool.categories.map(({ category, live }) => [category, live])),
    finalByTown: Object.fromEntries(townships.map(({ name, listed }) => [name, listed])),
    townTimes,
  };
}
