/** The engine may die at any time: the window is told, and gets a new port; also after refused navigations and crashes. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Launched, launch } from './launch';

let started: Launched;

beforeEach(async () => {
  started = await launch();
  await watch();
});
afterEach(async () => {
  await started?.close();
});

/** Records in the page what arrives from now on: engine states, and "port" for each port. */
async function watch(): Promise<void> {
  await started.page.waitForLoadState('load');
  await started.page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    window.addEventListener('message', (event) => {
      if (event.data === 'shuangshu:port' && event.ports.length === 1) seen.push('port');
    });
    window.shuangshu?.onEngine((state) => seen.push(state));
  });
  // A slow machine may still be starting its first engine.
  await until(async () => ((await seen()).includes('ready') ? true : null));
}

function seen(): Promise<string[]> {
  return started.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
}

/** Process id of the engine, or null while there is none. */
function enginePid(): Promise<number | null> {
  return started.app.evaluate(({ app }) => {
    const engine = app.getAppMetrics().find((metric) => metric.name === 'shuangshu-engine');
    return engine?.pid ?? null;
  });
}

async function killEngine(): Promise<void> {
  const pid = await until(enginePid);
  process.kill(pid, 'SIGKILL');
}

async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('did not happen within 20 s');
}

it('tells the window that the engine restarts and hands it a new port', async () => {
  const before = (await seen()).length;
  await killEngine();
  await until(async () => ((await seen()).slice(before).includes('port') ? true : null));
  await until(async () => ((await seen()).slice(before).includes('ready') ? true : null));
  // The port comes as a message of the page, the state by the bridge: either may be heard first.
  const [first, ...rest] = (await seen()).slice(before);
  expect(first).toBe('restarting');
  expect(rest.sort()).toEqual(['port', 'ready']);
});

it('hands over a new port after a navigation that was refused', async () => {
  await started.page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  await started.page.waitForTimeout(300);
  const before = (await seen()).length;
  await killEngine();
  await until(async () => ((await seen()).slice(before).includes('port') ? true : null));
});

it('gives up after the sixth death within a minute and says so', async () => {
  for (let death = 1; death <= 6; death += 1) {
    const before = (await seen()).length;
    await killEngine();
    const after = death <= 5 ? 'ready' : 'failed';
    await until(async () => ((await seen()).slice(before).includes(after) ? true : null));
  }
  expect((await seen()).at(-1)).toBe('failed');
});

it('loads a crashed page again, with a port', async () => {
  // Playwright gives up on a crashed page, so the window itself is asked.
  const state = await started.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) return 'no window';
    const loaded = new Promise((done) => contents.once('did-finish-load', () => done(null)));
    contents.forcefullyCrashRenderer();
    await loaded;
    const script = `new Promise((done) => window.shuangshu.onEngine((state) => state === 'ready' && done(state)))`;
    return contents.executeJavaScript(script);
  });
  expect(state).toBe('ready');
});

it('gives the page no token of a folder before the engine knows the folder', async () => {
  started.setDialogs({ folder: started.userData });
  const choose = () =>
    started.page.evaluate(() => {
      Object.assign(window, { chosen: false });
      void window.shuangshu?.chooseFolder().then(() => Object.assign(window, { chosen: true }));
    });
  const chosen = () => started.page.evaluate(() => (window as unknown as { chosen: boolean }).chosen);
  const answered = () => until(async () => ((await chosen()) ? true : null));
  await choose();
  await answered();

  const engine = await until(enginePid);
  process.kill(engine, 'SIGSTOP');
  try {
    await choose();
    await started.page.waitForTimeout(1_000);
    expect(await chosen()).toBe(false);
  } finally {
    process.kill(engine, 'SIGCONT');
  }
  await answered();
});

it('gives the page its token also when the engine dies before it has answered', async () => {
  started.setDialogs({ folder: started.userData });
  const engine = await until(enginePid);
  process.kill(engine, 'SIGSTOP');
  const asked = started.page.evaluate(async () => (await window.shuangshu?.chooseFolder())?.token ?? '');
  await started.page.waitForTimeout(300);
  process.kill(engine, 'SIGKILL');
  expect(await asked).not.toBe('');
});
