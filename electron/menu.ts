/** A short Chinese menu, hidden until Alt: without it Electron would add an English one whose keys clash with ours. */
import { app, type BaseWindow, BrowserWindow, dialog, Menu, type MenuItemConstructorOptions } from 'electron';

/** Replaces the default menu. Undo, reload and the number keys belong to the page, so no entry here claims them. */
export function installMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([fileMenu(), editMenu(), viewMenu(), helpMenu()]));
}

function fileMenu(): MenuItemConstructorOptions {
  return { label: '文件', submenu: [{ label: '退出', click: (_item, window) => window?.close() }] };
}

/** Text fields handle these keys themselves; only macOS needs them in a menu. */
function editMenu(): MenuItemConstructorOptions {
  const registerAccelerator = process.platform === 'darwin';
  return {
    label: '编辑',
    submenu: [
      { label: '剪切', role: 'cut', registerAccelerator },
      { label: '复制', role: 'copy', registerAccelerator },
      { label: '粘贴', role: 'paste', registerAccelerator },
      { label: '全选', role: 'selectAll', registerAccelerator },
    ],
  };
}

function viewMenu(): MenuItemConstructorOptions {
  const entries: MenuItemConstructorOptions[] = [
    { label: '放大', role: 'zoomIn' },
    { label: '缩小', role: 'zoomOut' },
    // The usual Ctrl+0 opens a page of ours, so this one has no key. A role would bring its key along.
    { label: '实际大小', click: (_item, window) => resetZoom(window) },
    { type: 'separator' },
    { label: '全屏', role: 'togglefullscreen', accelerator: 'F11' },
  ];
  if (!app.isPackaged) entries.push({ label: '开发者工具', role: 'toggleDevTools' });
  return { label: '视图', submenu: entries };
}

function resetZoom(window: BaseWindow | undefined): void {
  if (window instanceof BrowserWindow) window.webContents.setZoomLevel(0);
}

function helpMenu(): MenuItemConstructorOptions {
  return { label: '帮助', submenu: [{ label: '关于双梳', click: () => void tellVersion() }] };
}

async function tellVersion(): Promise<void> {
  await dialog.showMessageBox({
    type: 'info',
    title: '关于双梳',
    message: `双梳 ${app.getVersion()}`,
    detail: `县级编办的清单工作台。不联网，数据只在本机。\nElectron ${process.versions.electron}`,
    buttons: ['确定'],
  });
}
