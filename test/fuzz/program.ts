/** The fuzzing program behind `npm run fuzz`: prints its seed and figures, keeps what it finds, fails on any finding. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CommandContext } from '../../electron/engine/commands/command';
import { dryRun } from '../../electron/engine/commands/dryRun';
import { childParserHost } from '../../electron/engine/parser/childParserHost';
import { type FileReader, openFileReader } from '../../electron/engine/parser/readFile';
import { loadSchemes } from '../../electron/engine/schemes';
import { createProject } from '../../electron/engine/services/project/createProject';
import { inlineTasks } from '../../electron/engine/workers/inlineTasks';
import { type FuzzReport, fuzzFiles } from './fuzzFiles';
import { fuzzSources } from './fuzzSources';

function figures({ mutants, formats, same, refused, other, ended, slowestMs, findings }: FuzzReport): string {
  const shares = [...formats].map(([format, count]) => `${format} ${count}`).join('，');
  const ends = [...ended].map(([reason, count]) => `${reason} ${count}`).join('，') || '0';
  return `变异 ${mutants}（${shares}），内容相同 ${same}，拒绝 ${refused}，无从比较 ${other}，进程终止 ${ends}，最慢 ${Math.round(slowestMs)} 毫秒，发现 ${findings.length}`;
}

function keep(report: FuzzReport, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, number, kind, what, bytes } of report.findings) {
    process.stdout.write(`第 ${number} 个 ${file}（${kind}）：${what}\n`);
    writeFileSync(join(folder, `${number}-${file}`), bytes);
  }
}

/** The same mutants through the command's own dry run, on a real project: every file answered, not a byte written. */
async function tryOnProject(root: string, reader: FileReader, report: FuzzReport): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    const session = { operator: '测试', computer: '测试', now: () => '2025-06-03T00:00:00.000Z' };
    const path = join(folder, '项目.shuangshu');
    const [scheme] = loadSchemes(join(root, 'resources'));
    if (!scheme) throw new Error('no scheme');
    const input = { name: '项目', scheme, effectiveDate: '2025-06-03' };
    const made = createProject(path, input, { session, backups: null });
    if (!made.ok) throw new Error(made.code);
    made.value.close();
    const before = readFileSync(path);
    const files = report.kept.map(({ name, bytes }) => {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      return file;
    });
    const answers: unknown[] = [];
    const context: CommandContext = {
      session,
      place: folder,
      resources: join(root, 'resources'),
      tasks: inlineTasks(),
      reader: () => reader,
      say: (line) => process.stderr.write(`${line}\n`),
      answer: (value) => answers.push(value),
    };
    const done = await dryRun({ project: path, files, unit: undefined, direction: undefined }, context);
    if (!done.ok || answers.length !== files.length) throw new Error('a file was not answered');
    if (!readFileSync(path).equals(before)) throw new Error('a dry run changed the project');
    process.stdout.write(`试导入 ${files.length} 个，项目文件未变\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(root: string, parser: string, argv: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const options = { minutes: text, seconds: text, seed: text, count: text };
  const { values } = parseArgs({ args: [...argv], options });
  const mutants = values.count ? Number(values.count) : undefined;
  const seconds = values.minutes ? Number(values.minutes) * 60 : Number(values.seconds ?? (mutants ? 36_000 : 50));
  const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
  process.stdout.write(`种子 ${seed}，${mutants ? `${mutants} 个` : `${seconds} 秒`}\n`);
  const reader = openFileReader(childParserHost(parser));
  try {
    const sources = fuzzSources(root);
    let shown = 0;
    const onProgress = (report: FuzzReport): void => {
      if (performance.now() - shown < 10_000) return;
      shown = performance.now();
      process.stderr.write(`${figures(report)}\n`);
    };
    const report = await fuzzFiles({
      seed,
      milliseconds: seconds * 1000,
      ...(mutants ? { mutants } : {}),
      reader,
      sources,
      onProgress,
    });
    process.stdout.write(`${figures(report)}\n`);
    keep(report, join(tmpdir(), `fuzz-findings-${seed}`));
    await tryOnProject(root, reader, report);
    return report.findings.length === 0 ? 0 : 1;
  } finally {
    await reader.close();
  }
}

const [root = '', parser = '', ...rest] = process.argv.slice(2);
main(root, parser, rest).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  },
);
