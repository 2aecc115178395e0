/** The bridge: gives the page native dialogs without paths, and hands it the port to the engine. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Grant, Shell } from '../shared/contract';
import type { PORT_MESSAGE } from '../shared/contract/envelope';

// Only the type is imported: the contract itself would drag its whole schema library into this file.
const portMessage: typeof PORT_MESSAGE = 'shuangshu:port';

type EngineState = Parameters<Parameters<Shell['onEngine']>[0]>[0];
const listeners = new Set<(state: EngineState) => void>();
let present: EngineState | null = null;

ipcRenderer.on(portMessage, (event) => {
  const [port] = event.ports;
  if (port) window.postMessage(portMessage, '*', [port]);
});

ipcRenderer.on('shell:engine', (_event, state: EngineState) => {
  present = state;
  for (const listener of listeners) listener(state);
});

const shell: Shell = {
  chooseFiles: (purpose) => ipcRenderer.invoke('shell:chooseFiles', purpose),
  chooseSave: (purpose, suggestedName) => ipcRenderer.invoke('shell:chooseSave', purpose, suggestedName),
  chooseFolder: (purpose = 'export') => ipcRenderer.invoke('shell:chooseFolder', purpose),
  grantDropped: (files) => grantPaths(files.map((file) => webUtils.getPathForFile(file))),
  reveal: (token) => ipcRenderer.invoke('shell:reveal', token),
  copyText: (text) => ipcRenderer.invoke('shell:copyText', text),
  setTextSize: (size) => ipcRenderer.invoke('shell:setTextSize', size),
  startup: () => ipcRenderer.invoke('shell:startup'),
  onEngine: (listener) => {
    listeners.add(listener);
    if (present) listener(present);
    return () => {
      listeners.delete(listener);
    };
  },
};

/** Files made by script have no path and are left out; main checks that the others exist. */
function grantPaths(paths: readonly string[]): Promise<Grant | null> {
  return ipcRenderer.invoke(
    'shell:grantPaths',
    paths.filter((path) => path !== ''),
  );
}

contextBridge.exposeInMainWorld('shuangshu', shell);
