/** Before the window tests: the runtime, a fresh build and a display; so that one test file can be run by itself too. */
import { ensureBuilt } from './build.mjs';
import { ensureElectron, runtimeEnvironment } from './electron-runtime.mjs';
import { hasDisplay } from './system-packages.mjs';
import { startVirtualDisplay } from './virtual-display.mjs';

/** Leaves the runtime's variables and `DISPLAY` for the tests; returns what takes the display down again. */
export async function setup() {
  Object.assign(process.env, runtimeEnvironment(await ensureElectron()));
  await ensureBuilt();
  if (hasDisplay()) return undefined;
  const screen = await startVirtualDisplay();
  process.env.DISPLAY = screen.display;
  return screen.stop;
}
