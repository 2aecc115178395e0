/** A small disk in memory that a test may fill or make read-only; mounting one needs root and a kernel that lets it. */
import { execFileSync } from 'node:child_process';
import { temporaryFolder } from '../builders/project';

/** Elsewhere says so on the console and answers false, so that the tests are left out in the open. */
export function mayMount(what: string): boolean {
  const trial = temporaryFolder('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', trial.path], { stdio: 'pipe' });
    execFileSync('umount', ['-l', trial.path]);
    return true;
  } catch (error) {
    console.log(`${what}: left out, a small disk cannot be mounted here (${String(error).split('\n')[0]})`);
    return false;
  } finally {
    trial.remove();
  }
}

export function mountDisk(folder: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
}

/** `options` as mount takes them: `size=16m`, `ro`, `rw`. */
export function remountDisk(folder: string, options: string): void {
  execFileSync('mount', ['-o', `remount,${options}`, folder]);
}

export function unmountDisk(folder: string): void {
  execFileSync('umount', ['-l', folder]);
}
