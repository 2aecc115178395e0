/** Where a project file lies, judged by its path and the table of mounts: places where files get lost are named, with a sentence. */

export type FilePlace = 'local' | 'share' | 'synced' | 'stick' | 'long';

/** Folders that a program keeps the same on several computers; it may copy a project in the middle of a write. */
const SYNCED =
  /^(onedrive(\s*-.*)?|wps云盘|wps cloud files|wpsdrive|kingsoft cloud.*|百度网盘同步空间|baidusyncdisk|(我的)?坚果云.*|nutstore.*|dropbox|icloud drive|iclouddrive|icloud云盘|google drive|seafile|腾讯微云|微云同步助手|weiyun|天翼云盘.*|阿里云盘.*|adrive|synology ?drive|nextcloud|owncloud)$/iu;
const NETWORK =
  /^(network|nfs\d?|cifs|smb\d?|smbfs|sshfs|fuse\.sshfs|davfs\d?|9p|afpfs|ncpfs|fuse\.gvfsd-fuse|fuse\.rclone|fuse\.davfs2?|ceph|glusterfs|fuse\.glusterfs)$/;
const STICK_SYSTEM = /^(vfat|exfat|msdos|fuseblk|ntfs\d?)$/;
/** A stick by what Windows calls it; Linux only knows its file system and where it was hung in. */
const STICK_DRIVE = 'removable';
const STICK_PLACE = /^\/(media|run\/media|mnt)\//;
/** Windows counts 260 in all; the note and the journal beside the file need room too. */
const LONGEST = 240;

/** `mounts`: the table of disks as /proc/mounts has it, or as `drivesAsMounts` made it; '' where there is none. */
export function filePlace(path: string, mounts = ''): FilePlace {
  const mount = mountOf(path, mounts);
  if (/^\\\\(?!\?\\[a-z]:)/i.test(path) || path.startsWith('//') || (mount && NETWORK.test(mount.system)))
    return 'share';
  const parts = path.split(/[\\/]/).slice(0, -1);
  if (parts.some((part) => SYNCED.test(part.trim()))) return 'synced';
  if (mount && isStick(mount)) return 'stick';
  return path.length > LONGEST ? 'long' : 'local';
}

function isStick({ at, system }: Mount): boolean {
  return system === STICK_DRIVE || (STICK_SYSTEM.test(system) && STICK_PLACE.test(`${at}/`));
}

/** Lines such as `E:\\ Removable`, as Windows names its drives, in the form of /proc/mounts. */
export function drivesAsMounts(drives: string): string {
  return [...drives.matchAll(/^([A-Z]:)\\ (\w+)\s*$/gim)]
    .map(([, drive, kind]) => `${drive} ${drive} ${kind?.toLowerCase()}`)
    .join('\n');
}

const SENTENCES: Readonly<Record<FilePlace, string>> = {
  local: '',
  share:
    '这个项目在共享文件夹里。网络断开时可能写不进去，也拦不全别人同时打开。请复制到本机编辑，做完用“带回原处”写回去。',
  synced:
    '这个项目在网盘的同步文件夹里。同步程序可能占住文件或拷走半份。请复制到本机的普通文件夹编辑，做完用“带回原处”写回去。',
  stick: '这个项目在 U 盘上。编辑中途拔出会丢下没写完的一步。请复制到本机编辑，做完用“带回原处”写回去。',
  long: '这个项目的文件夹路径太长，有的程序打不开。请复制到本机短一些的文件夹编辑，做完用“带回原处”写回去。',
};

/** '' where nothing speaks against working on the file. */
export function placeAdvice(place: FilePlace): string {
  return SENTENCES[place];
}

interface Mount {
  readonly at: string;
  readonly system: string;
}

/** The deepest mount point above the file; of two on one point the later one covers the other. */
function mountOf(path: string, mounts: string): Mount | null {
  let found: Mount | null = null;
  for (const line of mounts.split('\n')) {
    const [, escaped = '', system = ''] = line.split(' ');
    const at = unescapeMount(escaped);
    const above = at !== '' && (at === '/' || path.startsWith(`${at}/`) || isOnDrive(path, at));
    if (above && at.length >= (found?.at.length ?? 0)) found = { at, system };
  }
  return found;
}

/** Drive letters are written large or small. */
function isOnDrive(path: string, drive: string): boolean {
  return /^[A-Z]:$/i.test(drive) && path.slice(0, 3).toUpperCase() === `${drive.toUpperCase()}\\`;
}

/** Blanks and the like stand there as octal figures. */
function unescapeMount(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_mark, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
