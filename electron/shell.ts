/** Native dialogs for the page: the paths go to the engine, the page gets a token and the names. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  type FileFilter,
  type IpcMainInvokeEvent,
  ipcMain,
  shell,
} from 'electron';
import { z } from 'zod';
import type { Grant } from '../shared/contract';
import { textSizeSchema } from '../shared/model/program';
import { PAGE_ORIGIN } from './lockdown';

const projectFilter: FileFilter = { name: '双梳项目', extensions: ['shuangshu'] };
const templateFilter: FileFilter = { name: 'Word 文档', extensions: ['docx'] };
const sourceFilters: FileFilter[] = [
  { name: '表格和文档', extensions: ['xlsx', 'xls', 'xlsm', 'et', 'csv', 'docx', 'doc', 'wps'] },
  { name: '所有文件', extensions: ['*'] },
];

const anchorFilter: FileFilter = { name: '双梳存照', extensions: ['anchor'] };
const packageFilter: FileFilter = { name: '双梳加密移交包', extensions: ['sspack'] };

const purposeSchema = z.enum(['project', 'sources', 'template', 'anchor', 'package']);
const OPEN_TITLES = {
  project: '打开项目文件',
  sources: '选择报送文件（可多选）',
  template: '选择版式模板',
  anchor: '选择存照文件',
  package: '打开移交包',
} as const;
const savePurposeSchema = z.enum(['project', 'original', 'anchor', 'package']);
const folderTitles = { export: '选择导出文件夹', backup: '选择第二个备份位置', sources: '选择报送文件夹' } as const;
const folderPurposeSchema = z.enum(['export', 'backup', 'sources']);
/** A whole list may be copied, a book not. */
const LONGEST_COPY = 5_000_000;
/** One size of type (14 instead of 13 pixels) everywhere. */
const ZOOM = { standard: 1, large: 14 / 13 } as const;
const pathsSchema = z.array(z.string().min(1)).max(1_000);
/** Sends the paths behind a token to the engine; resolves when it has them. */
export type SendGrant = (token: string, paths: readonly string[]) => Promise<void>;

/** Registers the page's requests; `attach` says whose they are and over which window dialogs open. */
export function installShell(send: SendGrant): { attach(window: BrowserWindow): void } {
  const granted = new Map<string, readonly string[]>();
  let owner: BrowserWindow | null = null;

  const grant = async (paths: readonly string[]): Promise<Grant | null> => {
    if (paths.length === 0) return null;
    const token = randomUUID();
    granted.set(token, paths);
    await send(token, paths);
    return { token, names: paths.map((path) => basename(path)) };
  };

  const on = (channel: string, answer: (window: BrowserWindow, ...args: unknown[]) => unknown): void => {
    ipcMain.handle(`shell:${channel}`, (event, ...args: unknown[]) => {
      if (owner === null || !isFromPage(event, owner)) throw new Error('refused: not our page');
      return answer(owner, ...args);
    });
  };

  on('chooseFiles', async (window, purpose) => grant(await chooseFiles(window, purposeSchema.parse(purpose))));
  on('chooseSave', async (window, purpose, name) => {
    const suggested = z.string().max(200).parse(name);
    return grant(await chooseSave(window, savePurposeSchema.parse(purpose), suggested));
  });
  on('chooseFolder', async (window, purpose) => grant(await chooseFolder(window, folderPurposeSchema.parse(purpose))));
  on('grantPaths', (_window, paths) => grant(pathsSchema.parse(paths).filter(isFileOrFolder)));
  on('reveal', (_window, token) => reveal(granted.get(z.string().parse(token))?.[0]));
  on('copyText', (_window, text) => clipboard.writeText(z.string().max(LONGEST_COPY).parse(text)));
  on('setTextSize', (window, size) => window.webContents.setZoomFactor(ZOOM[textSizeSchema.parse(size)]));
  on('startup', async () => ({
    sample: process.argv.includes('--sample'),
    project: await grant(projectArgument()),
  }));

  return {
    attach: (window) => {
      owner = window;
    },
  };
}

/** Only the top frame of our own window, showing our own page, may ask. */
function isFromPage(event: IpcMainInvokeEvent, owner: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === owner.webContents.mainFrame && frame.url.startsWith(`${PAGE_ORIGIN}/`);
}

async function chooseFiles(window: BrowserWindow, purpose: z.infer<typeof purposeSchema>): Promise<string[]> {
  const chosen = await dialog.showOpenDialog(window, {
    title: OPEN_TITLES[purpose],
    defaultPath: app.getPath('documents'),
    filters: {
      project: [projectFilter],
      sources: sourceFilters,
      template: [templateFilter],
      anchor: [anchorFilter],
      package: [packageFilter],
    }[purpose],
    properties: purpose === 'sources' ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  return chosen.canceled ? [] : chosen.filePaths;
}

async function chooseSave(
  window: BrowserWindow,
  purpose: z.infer<typeof savePurposeSchema>,
  suggestedName: string,
): Promise<string[]> {
  // The suggested name carries the extension, and what comes without one is given it by the engine.
  if (purpose !== 'project') return chooseCopy(window, suggestedName);
  const chosen = await dialog.showSaveDialog(window, {
    title: '项目文件存放位置',
    defaultPath: join(app.getPath('documents'), withExtension(basename(suggestedName))),
    filters: [projectFilter],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return chosen.canceled || chosen.filePath === '' ? [] : [withExtension(chosen.filePath)];
}

/** Where a file goes that is handed out as it is. */
async function chooseCopy(window: BrowserWindow, suggestedName: string): Promise<string[]> {
  const name = basename(suggestedName);
  const extension = extname(name).slice(1);
  const chosen = await dialog.showSaveDialog(window, {
    title: '另存为',
    defaultPath: join(app.getPath('documents'), name),
    ...(extension === '' ? {} : { filters: [{ name: extension, extensions: [extension] }] }),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return chosen.canceled || chosen.filePath === '' ? [] : [chosen.filePath];
}

async function chooseFolder(window: BrowserWindow, purpose: keyof typeof folderTitles): Promise<string[]> {
  const chosen = await dialog.showOpenDialog(window, {
    title: folderTitles[purpose],
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  });
  return chosen.canceled ? [] : chosen.filePaths;
}

function withExtension(path: string): string {
  return path.endsWith('.shuangshu') ? path : `${path}.shuangshu`;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFileOrFolder(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true || stat?.isDirectory() === true;
}

/** A folder is opened, a file is shown in its folder. */
async function reveal(path: string | undefined): Promise<boolean> {
  const stat = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  if (path === undefined || !stat) return false;
  if (stat.isDirectory()) return (await shell.openPath(path)) === '';
  shell.showItemInFolder(path);
  return true;
}

/** Whether the program was started with a project file or for the sample. */
export function hasSomethingToOpen(): boolean {
  return process.argv.includes('--sample') || projectArgument().length > 0;
}

/** The project file the program was started with (double click, command line). */
function projectArgument(): string[] {
  const named = process.argv.slice(1).filter((argument) => argument.endsWith('.shuangshu'));
  return named
    .map((argument) => resolve(argument))
    .filter(isFile)
    .slice(0, 1);
}
