/**
 * Pictures of every screen: `npm run screenshots -- FOLDER [--size=1366|150pct|1920] [--axe] [NAME…]` to look at,
 * `-- --manual [NAME…]` those the manual shows. With `--axe` each scene is judged as well.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { answerDialogs } from './answer-dialogs.mjs';
import { root } from './cache.mjs';
import { isEntry, Refusal, runMain, say } from './run.mjs';
import { MANUAL } from './scenes/manualPictures.mjs';
import { introduce, sessionsOf } from './scenes/sessions.mjs';
import { id } from './scenes/steps.mjs';
import { sizes } from './scenes/takePictures.mjs';
import { setup } from './window-tests-setup.mjs';

/** Runtime by environment, as in `test/e2e/launch.ts`: naming the executable lets one start in forty hang. */
async function launch(userData, args, dialogs) {
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const dialogFile = join(userData, '..', 'dialogs.json');
  fs.writeFileSync(dialogFile, JSON.stringify(dialogs));
  const app = await _electron.launch({
    args: [...sandbox, '--disable-gpu', root, ...args],
    cwd: root,
    env: { ...process.env, SHUANGSHU_USER_DATA: userData },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  await answerDialogs(app, dialogFile);
  page.setDefaultTimeout(15_000);
  return { app, page };
}

async function main() {
  const manual = process.argv.includes('--manual');
  const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const [target] = words;
  const wantedNames = manual ? words : words.slice(1);
  const folder = manual ? join(root, 'docs', '手册', '图') : resolve(target ?? '');
  if (!manual && target === undefined) throw new Refusal('请写明图片放到哪个文件夹，或用 --manual 更新手册的图');
  fs.mkdirSync(folder, { recursive: true });
  const stop = await setup();
  const place = fs.mkdtempSync(join(tmpdir(), 'shuangshu-pictures-'));
  const userData = join(place, 'user');
  fs.mkdirSync(userData);
  const named = ({ name }) => wantedNames.length === 0 || wantedNames.some((part) => name.includes(part));
  const picked = manual ? (scene) => MANUAL.has(scene.name) && named(scene) : named;
  const only = flags.find((flag) => flag.startsWith('--size='))?.slice('--size='.length);
  const wanted = Object.fromEntries(
    Object.entries(sizes).filter(([label]) => (manual ? label === '1366' : only === undefined || label === only)),
  );
  const axe = flags.includes('--axe');
  const packed = join(place, '东宁市.sspack');
  const options = { folder, wanted, picked, manual, axe };
  const sessions = sessionsOf(place, packed);
  let missed = 0;
  try {
    for (const { scenes, args, prepare, ready, take, named, dialogs } of sessions) {
      if (!scenes.some(picked)) continue;
      const made = await prepare?.();
      const given = made?.args ?? (made ? [made.project] : typeof args === 'function' ? args() : args);
      const started = await launch(userData, given, made ? { ...dialogs, files: made.files } : dialogs);
      await started.page.waitForSelector(id(ready), { timeout: 60_000 });
      if (named) await introduce(started.page);
      try {
        missed += await take(started, scenes, options);
      } catch (error) {
        missed += 1;
        say(String(error));
        await started.page.screenshot({ path: join(folder, '中断.png') });
      }
      await started.app.close();
    }
  } finally {
    fs.rmSync(place, { recursive: true, force: true });
    await stop?.();
  }
  if (missed > 0) throw new Refusal(`有 ${missed} 处没有拍到，或无障碍检查有发现`);
}

if (isEntry(import.meta.url)) await runMain(main);
