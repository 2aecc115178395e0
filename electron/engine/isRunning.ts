/** Whether a program of this computer still runs. */
import { systemCode } from '../../shared/logic/program/diskFailure';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
