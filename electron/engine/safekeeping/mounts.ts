/** The table of mounted disks, as the system tells it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drivesAsMounts } from '../../../shared/logic/program/filePlace';

const TABLE = '/proc/mounts';
/** Asked once at each opening; a PC that does not answer by then is judged by the path alone. */
const PATIENCE = 4_000;
const ASK_FOR_DRIVES = "[System.IO.DriveInfo]::GetDrives() | ForEach-Object { $_.Name + ' ' + $_.DriveType }";

/** '' where the system does not tell: there the path alone is judged. */
export function readMounts(): string {
  if (process.platform === 'win32') return drivesAsMounts(askWindows());
  return existsSync(TABLE) ? readFileSync(TABLE, 'utf8') : '';
}

/** Node has no call that tells a stick or a mapped drive from a disk; Windows' own shell does. */
function askWindows(): string {
  const shell = join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'System32',
    'WindowsPowerShell',
    'v1.0',
    'powershell.exe',
  );
  try {
    return execFileSync(shell, ['-NoProfile', '-NonInteractive', '-Command', ASK_FOR_DRIVES], {
      encoding: 'utf8',
      timeout: PATIENCE,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    // An advice that cannot be given stops nobody's work.
    return '';
  }
}
