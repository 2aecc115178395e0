/** The one window: its size, its locked-down preferences, and what happens when its page dies. */
import { app, BrowserWindow, type BrowserWindowConstructorOptions, dialog, screen } from 'electron';
import { PAGE_ORIGIN } from './lockdown';

const barColour = '#173A5E';
const backgroundColour = '#F3F5F7';
const reloadsPerMinute = 3;

/** Opens the window and loads the page. */
export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    ...fittingSize(),
    title: '双梳',
    backgroundColor: backgroundColour,
    autoHideMenuBar: true,
    ...titleBar(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  // The page sets document.title; the window keeps the program's name in front for the task bar.
  window.on('page-title-updated', (event, title) => {
    event.preventDefault();
    window.setTitle(title === '' || title === '双梳' ? '双梳' : `${title} — 双梳`);
  });
  reloadDeadPage(window);
  askWhileFilesAreMade(window);
  void window.loadURL(`${PAGE_ORIGIN}/`);
  return window;
}

/** A screen of 1366 × 768 whose text is magnified one and a half times has room for 911 × 472 beside the task bar. */
function fittingSize(): BrowserWindowConstructorOptions {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return {
    width: Math.min(1366, width),
    height: Math.min(768, height),
    minWidth: Math.min(900, width),
    minHeight: Math.min(460, height),
  };
}

/** On Windows the page draws the bar and the system lays its buttons over it; elsewhere the system frame stays. */
function titleBar(): BrowserWindowConstructorOptions {
  if (process.platform !== 'win32') return {};
  return { titleBarStyle: 'hidden', titleBarOverlay: { color: barColour, symbolColor: '#FFFFFF', height: 40 } };
}

/** The page holds its window while files are made: a person says whether they are waited for or given up. */
function askWhileFilesAreMade(window: BrowserWindow): void {
  let asking = false;
  let leaving = false;
  window.webContents.on('will-prevent-unload', (event) => {
    if (leaving) event.preventDefault();
    if (leaving || asking) return;
    asking = true;
    void dialog
      .showMessageBox(window, {
        type: 'question',
        title: '双梳',
        message: '还有文件没有做完。',
        detail: '现在退出，做了一半的文件不留下；已写进项目的都在。',
        buttons: ['接着做', '不做了，退出'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => {
        asking = false;
        leaving = response === 1;
        if (leaving && !window.isDestroyed()) window.close();
      });
  });
}

/** The window holds no truth, so a page that crashed is simply loaded again, unless it keeps crashing. */
function reloadDeadPage(window: BrowserWindow): void {
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    deaths = [...deaths.filter((time) => now - time < 60_000), now];
    if (deaths.length <= reloadsPerMinute) window.webContents.reload();
  });
}
