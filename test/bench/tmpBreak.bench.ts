/** Scratch. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { it } from 'vitest';
const root = resolve(import.meta.dirname, '../..');
it('x', async () => {
  const folder = mkdtempSync('/tmp/v/br-');
  mkdirSync(join(folder, 'bare'));
  writeFileSync(join(folder, 'bare', 'package.json'), '{"name":"bare","main":"main.js"}');
  writeFileSync(join(folder, 'bare', 'main.js'), `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => { global.__ready = Date.now();
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } });
  window.loadFile(require('node:path').join(__dirname, 'page.html'));
});`);
  writeFileSync(join(folder, 'bare', 'page.html'), '<!doctype html><title>bare</title><button id="ready">好</button>');
  for (let i = 0; i < 8; i += 1) for (const [name, program, sel] of [['bare', join(folder, 'bare'), '#ready'], ['ours', root, '[data-testid="start-new"]']] as const) {
    const env = Object.fromEntries(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined && !/^(VITEST|NODE_OPTIONS|NODE_ENV|ELECTRON_RUN_AS_NODE)/.test(e[0])));
    const t0 = Date.now();
    const app = await _electron.launch({ args: ['--no-sandbox', '--disable-gpu', `--user-data-dir=${join(folder, 'd' + name)}`, program], env: { ...env, SHUANGSHU_USER_DATA: join(folder, 'u' + name) } });
    const t1 = Date.now();
    const page = await app.firstWindow();
    const t2 = Date.now();
    await page.locator(sel).click({ trial: true });
    const t3 = Date.now();
    const r = await page.evaluate(() => { const n = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming; return { o: performance.timeOrigin, rs: n.responseEnd, di: n.domInteractive, dcl: n.domContentLoadedEventEnd, fp: performance.getEntriesByType('paint')[0]?.startTime ?? -1, marks: performance.getEntriesByType('mark').map((m) => `${m.name} ${Math.round(m.startTime)}`) }; });
    console.log(name, 'launch', t1 - t0, 'firstWindow', t2 - t0, 'usable', t3 - t0, 'navStart', Math.round(r.o - t0), 'resp', Math.round(r.rs), 'interactive', Math.round(r.di), 'dcl', Math.round(r.dcl), 'paint', Math.round(r.fp), r.marks.join(' '));
    await app.close();
  }
});
