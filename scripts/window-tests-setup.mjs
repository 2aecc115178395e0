/** Before the window tests: the runtime, a fresh build and a display; so that one test file can be run by itself too. */
import { ensureBuilt } from './build.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { hasDisplay } from './system-packages.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** Leaves `ELECTRON_EXEC_PATH` and `DISPLAY` for the tests; returns what takes the display down again. */
export async function setup() {
  process.env.ELECTRON_EXEC_PATH = await ensureElectron();
  await ensureBuilt();
  if (hasDisplay()) return undefined;
  const screen = await startVirtualDisplay();
  process.env.DISPLAY = screen.display;
  return screen.stop;
}
