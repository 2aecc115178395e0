/** Starts the built program in the real Electron under Playwright, with its own user data and answered dialogs. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { onTestFinished, TestRunner } from 'vitest';
import { answerDialogs } from '../../scripts/answer-dialogs.mjs';

const root = resolve(import.meta.dirname, '../..');

/** The packed program to drive instead of the development runtime (`npm run packed`). */
export const packedProgram: string | null = process.env.SHUANGSHU_PACKED ?? null;

/** A packed program is connected within 3 s even at four times the load the processors take. */
const PACKED_START = 25_000;
const PACKED_STARTS = 4;

/** Answers of the native dialogs; a missing one means that the user cancelled. */
export interface DialogAnswers {
  readonly files?: readonly string[];
  readonly save?: string;
  readonly folder?: string;
}

export interface LaunchOptions {
  /** Arguments after the program, such as `--sample` or a project file. */
  readonly args?: readonly string[];
  /** What the runtime itself is told, before the program. */
  readonly switches?: readonly string[];
  readonly dialogs?: DialogAnswers;
  /** Reuse an earlier launch's folder to test what survives a restart; then it is not removed. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The test tries what the content policy refuses; everywhere else a refusal is a fault of ours, told at `close`. */
  readonly triesRefused?: boolean;
}

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Everything the page and its processes complained about so far. */
  readonly complaints: readonly string[];
  /** Changes what the next native dialog answers. */
  setDialogs(answers: DialogAnswers): void;
  /** Quits in order, once; kills the program when it does not end within 15 s, and then throws. */
  close(): Promise<void>;
}

/** Starts the program and waits for its first window. The test must call `close`. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  // The electron package finds the runtime by this variable. Naming the executable to Playwright instead would make it
  // start without its loader, which holds the program until the debugger is connected: one launch in forty then hangs.
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH) throw new Error('run this through the e2e project of vitest');
  const folder = mkdtempSync(join(tmpdir(), 'shuangshu-e2e-'));
  const userData = options.userData ?? join(folder, 'userData');
  const dialogFile = join(folder, 'dialogs.json');
  const setDialogs = (answers: DialogAnswers): void => writeFileSync(dialogFile, JSON.stringify(answers));
  setDialogs(options.dialogs ?? {});

  const app = await startProgram({
    args: [
      ...sandboxSwitches(),
      '--disable-gpu',
      ...(options.switches ?? []),
      ...(packedProgram === null ? [root] : []),
      ...(options.args ?? []),
    ],
    cwd: root,
    env: { ...inheritedEnvironment(), SHUANGSHU_USER_DATA: userData, ...options.env },
  });
  const complaints: string[] = [];
  // Kept: of a program that was killed Playwright knows no process any more.
  const program = app.process();
  program.stderr?.on('data', (bytes: Buffer) => complaints.push(bytes.toString('utf8')));
  const page = await app.firstWindow({ timeout: 60_000 });
  await answerDialogs(app, dialogFile);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));

  const end = async (): Promise<void> => {
    const test = TestRunner.getCurrentTest();
    if (test?.result?.state === 'fail') await keepPicture(page, test.name);
    try {
      await closeWithin(app, program, 15_000);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    const refused = complaints.filter((words) => words.includes('Content Security Policy'));
    if (refused.length > 0 && !options.triesRefused) throw new Error(`the content policy refused: ${refused[0]}`);
  };
  let ended: Promise<void> | null = null;
  const close = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  return { app, page, userData, complaints, setDialogs, close };
}

type Start = Parameters<typeof _electron.launch>[0];

/**
 * Playwright holds the development runtime until it is connected. It cannot hold a packed program, and when it connects
 * just while the window loads its page it waits for that loading for ever: about one start in ten on a busy machine.
 */
async function startProgram(how: Start): Promise<ElectronApplication> {
  if (packedProgram === null) return _electron.launch({ ...how, timeout: 60_000 });
  const start = () => _electron.launch({ ...how, executablePath: packedProgram, timeout: PACKED_START });
  for (let missed = 0; missed < PACKED_STARTS - 1; missed += 1) {
    try {
      return await start();
    } catch (error) {
      process.stderr.write(`the packed program is started again: ${String(error).split('\n')[0]}\n`);
    }
  }
  return start();
}

/** What a window showed when its test failed, for who has to find out why. */
async function keepPicture(page: Page, test: string): Promise<void> {
  try {
    const path = join(tmpdir(), `shuangshu-failed-${Date.now()}.png`);
    await page.screenshot({ path, timeout: 5_000 });
    const dialogs = await page.locator('[role=dialog]:visible .ant-modal-title').allInnerTexts();
    const focus = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160));
    process.stderr.write(`${test}\n  picture ${path}\n  dialogs ${dialogs.join(' / ')}\n  focus ${focus}\n`);
  } catch (error) {
    // The window may be what failed.
    process.stderr.write(`${test}: no picture, ${String(error).split('\n')[0]}\n`);
  }
}

/** `launch` inside a test: closed when the test ends, if the test has not done so. */
export async function launchInTest(options: LaunchOptions = {}): Promise<Launched> {
  const launched = await launch(options);
  onTestFinished(() => launched.close());
  return launched;
}

/** A folder of the test's own, gone when the test ends; take it before the window that works in it. */
export function testFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `shuangshu-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Root cannot use Chromium's sandbox. */
function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // Vitest's own settings would reach the engine's Node and its workers.
  return Object.fromEntries(
    entries.filter(([name]) => !/^(VITEST|NODE_OPTIONS|NODE_ENV|ELECTRON_RUN_AS_NODE)/.test(name)),
  );
}

async function closeWithin(app: ElectronApplication, program: ChildProcess, milliseconds: number): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), milliseconds);
  });
  const outcome = await Promise.race([app.close(), late]);
  clearTimeout(timer);
  if (outcome !== 'late') return;
  program.kill('SIGKILL');
  throw new Error(`the program did not end within ${milliseconds} ms`);
}
