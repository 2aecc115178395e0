/** Places where projects get lost are told from ordinary folders, on Windows and Linux paths. */
import { describe, expect, test } from 'vitest';
import { drivesAsMounts, filePlace, placeAdvice } from '../../../../shared/logic/program/filePlace';

const MOUNTS = `/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/wang/KINGSTON vfat rw 0 0
/dev/sdc1 /run/media/wang/编办\\040U盘 exfat rw 0 0
//10.1.2.3/bianban /mnt/share cifs rw 0 0
server:/home /home/nfs nfs4 rw 0 0
/dev/sda2 /boot/efi vfat rw 0 0
`;

test.each([
  ['C:\\Users\\王建国\\Documents\\东宁市.shuangshu', 'local'],
  ['D:\\编办\\一镇一单（2025）\\东宁市.shuangshu', 'local'],
  ['\\\\编办-01\\共享\\东宁市.shuangshu', 'share'],
  ['\\\\?\\UNC\\bianban\\share\\东宁市.shuangshu', 'share'],
  ['\\\\?\\C:\\编办\\东宁市.shuangshu', 'local'],
  ['C:\\Users\\王建国\\OneDrive\\东宁市.shuangshu', 'synced'],
  ['C:\\Users\\王建国\\OneDrive - 东宁市\\东宁市.shuangshu', 'synced'],
  ['D:\\WPS云盘\\清单\\东宁市.shuangshu', 'synced'],
  ['E:\\BaiduSyncdisk\\东宁市.shuangshu', 'synced'],
  ['D:\\坚果云\\东宁市.shuangshu', 'synced'],
  ['D:\\编办\\OneDrive说明.shuangshu', 'local'],
  [`D:\\${'很长的文件夹名'.repeat(40)}\\东宁市.shuangshu`, 'long'],
  ['/home/wang/文档/东宁市.shuangshu', 'local'],
  ['/media/wang/KINGSTON/东宁市.shuangshu', 'stick'],
  ['/run/media/wang/编办 U盘/清单/东宁市.shuangshu', 'stick'],
  ['/media/wang/KINGSTON2/东宁市.shuangshu', 'local'],
  ['/mnt/share/东宁市.shuangshu', 'share'],
  ['/home/nfs/东宁市.shuangshu', 'share'],
  ['/boot/efi/东宁市.shuangshu', 'local'],
])('%s: %s', (path, place) => {
  expect(filePlace(path, MOUNTS)).toBe(place);
});

const DRIVES = ['C:\\ Fixed', 'D:\\ Fixed', 'E:\\ Removable', 'F:\\ CDRom', 'Z:\\ Network', ''].join('\r\n');

test.each([
  ['C:\\编办\\东宁市.shuangshu', 'local'],
  ['e:\\东宁市.shuangshu', 'stick'],
  ['E:\\清单\\东宁市.shuangshu', 'stick'],
  ['Z:\\清单\\东宁市.shuangshu', 'share'],
  ['G:\\清单\\东宁市.shuangshu', 'local'],
  ['D:\\我的坚果云\\东宁市.shuangshu', 'synced'],
  ['D:\\阿里云盘同步\\东宁市.shuangshu', 'synced'],
])('among the drives of Windows, %s: %s', (path, place) => {
  expect(filePlace(path, drivesAsMounts(DRIVES))).toBe(place);
});

describe('the sentence', () => {
  test.each(['share', 'synced', 'stick', 'long'] as const)('of %s says what to do', (place) => {
    expect(placeAdvice(place)).toMatch(/^这个项目.*请复制到本机.*编辑，做完用“带回原处”写回去。$/);
  });

  test('of an ordinary folder is none', () => expect(placeAdvice('local')).toBe(''));
});
