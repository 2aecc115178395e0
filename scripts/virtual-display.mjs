/** Starts an Xvfb of our own for tests on machines without a display, and ends exactly that one. */
import { spawn } from 'node:child_process';
import { Refusal } from './run.mjs';

/**
 * Starts Xvfb on a free display number it chooses itself.
 *
 * Returns `{ display, stop }`; `display` is like ":99". Throws `Refusal` when it does not come up within 20 s.
 */
export function startVirtualDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  // Also when this process is interrupted: an abandoned Xvfb would stay for good.
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Refusal('虚拟显示 Xvfb 20 秒内没有启动'));
    }, 20_000);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new Refusal(`虚拟显示 Xvfb 不能启动：${error.message}`));
    });
    let number = '';
    child.stdio[3].setEncoding('utf8').on('data', (text) => {
      number += text;
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      resolve({ display: `:${number.trim()}`, stop });
    });
  });
}
