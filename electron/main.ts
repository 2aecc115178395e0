/** Life of the program: one instance, the engine beside it, one window on top, and an orderly end. */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { startEngine } from './engineHost';
import { denyByDefault, setSwitches } from './lockdown';
import { installMenu } from './menu';
import { declarePageScheme, servePage } from './page';
import { hasSomethingToOpen, installShell } from './shell';
import { createWindow } from './window';

/** Tests and portable installations keep their settings apart. */
function chooseUserData(): void {
  const chosen = process.env.SHUANGSHU_USER_DATA;
  if (chosen) app.setPath('userData', chosen);
}

function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/**
 * The engine starts at once when there is something to open. Otherwise the page is drawn first: on two processor cores
 * both at the same time would make a person wait longer for the window.
 */
function whenToStart(window: BrowserWindow): Promise<unknown> {
  if (hasSomethingToOpen()) return Promise.resolve();
  return new Promise((resolve) => window.webContents.once('dom-ready', () => resolve(null)));
}

async function open(): Promise<void> {
  denyByDefault();
  servePage(join(app.getAppPath(), 'out', 'renderer'));
  installMenu();
  const window = createWindow(join(app.getAppPath(), 'out', 'preload', 'preload.js'));
  const engine = startEngine(join(__dirname, 'engine.js'), join(__dirname, 'parser.js'), whenToStart(window));
  const shell = installShell(engine.grant);
  shell.attach(window);
  engine.attach(window);
  app.on('second-instance', () => focus(window));

  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    // The engine first closes the project (lock note, last backup); then we really go.
    event.preventDefault();
    void engine.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

chooseUserData();
if (app.requestSingleInstanceLock()) {
  setSwitches();
  declarePageScheme();
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      dialog.showErrorBox('双梳不能启动', error instanceof Error ? (error.stack ?? error.message) : String(error));
      app.exit(1);
    });
} else {
  app.quit();
}
