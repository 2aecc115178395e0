/** `npm run dist`: packs the program, reads its fuses back, and on Linux makes a .deb of it; offline. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { readJson, root } from './cache.mjs';
import { findProgram, Refusal, run, runMain, say } from './run.mjs';

/** A fuse in the program is a character: '1' on, '0' off. */
const [ENABLE, DISABLE] = [49, 48];
/** As after-pack.cjs sets them; asar integrity exists on Windows and macOS only. */
const FUSES = {
  RunAsNode: DISABLE,
  EnableCookieEncryption: ENABLE,
  EnableNodeOptionsEnvironmentVariable: DISABLE,
  EnableNodeCliInspectArguments: DISABLE,
  EnableEmbeddedAsarIntegrityValidation: process.platform === 'linux' ? DISABLE : ENABLE,
  OnlyLoadAppFromAsar: ENABLE,
  LoadBrowserProcessSpecificV8Snapshot: DISABLE,
  GrantFileProtocolExtraPrivileges: DISABLE,
};

/** What a bare Debian or Ubuntu lacks; either name where t64 renamed a library. */
const DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libsecret-1-0',
  'xdg-utils',
];

async function readFusesBack(program) {
  const wire = await getCurrentFuseWire(program);
  const wrong = Object.entries(FUSES).filter(([name, state]) => wire[FuseV1Options[name]] !== state);
  if (wrong.length > 0) throw new Refusal(`打包后的程序开关不对：${wrong.map(([name]) => name).join('、')}`);
  say(`程序开关读回相符：${Object.keys(FUSES).length} 项`);
}

const desktop = `[Desktop Entry]
Type=Application
Name=双梳
Comment=职责清单编制：双向梳理、共同认定、一镇一单
Exec=/opt/shuangshu/shuangshu %f
Terminal=false
Categories=Office;
MimeType=application/x-shuangshu;
`;

const mime = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-shuangshu">
    <comment>双梳项目文件</comment>
    <glob pattern="*.shuangshu"/>
  </mime-type>
</mime-info>
`;

function control({ version, author, description }, architecture, kilobytes) {
  return `Package: shuangshu
Version: ${version}
Architecture: ${architecture}
Maintainer: ${author} contributors <nobody@localhost>
Installed-Size: ${kilobytes}
Section: editors
Priority: optional
Depends: ${DEPENDS.join(', ')}
Description: ${description}
 不联网；项目是本机上的一个文件。
`;
}

function write(folder, path, text, mode = 0o644) {
  const file = join(folder, path);
  fs.mkdirSync(join(file, '..'), { recursive: true });
  fs.writeFileSync(file, text);
  fs.chmodSync(file, mode);
}

/** Chromium's own sandbox helper must belong to root with the s bit where user namespaces are off. */
async function buildDeb(unpacked, release) {
  for (const name of ['fakeroot', 'dpkg-deb']) {
    if (!findProgram(name)) throw new Refusal(`缺少 ${name}，没有制作 .deb；目录版已在 release/`);
  }
  const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch] ?? process.arch;
  const manifest = readJson(join(root, 'package.json'));
  const stage = join(release, 'deb');
  const deb = join(release, `shuangshu_${manifest.version}_${architecture}.deb`);
  fs.rmSync(stage, { recursive: true, force: true });
  fs.mkdirSync(join(stage, 'usr', 'bin'), { recursive: true });
  fs.cpSync(unpacked, join(stage, 'opt', 'shuangshu'), { recursive: true });
  fs.chmodSync(join(stage, 'opt', 'shuangshu', 'chrome-sandbox'), 0o4755);
  fs.symlinkSync('/opt/shuangshu/shuangshu', join(stage, 'usr', 'bin', 'shuangshu'));
  write(stage, 'usr/share/applications/shuangshu.desktop', desktop);
  write(stage, 'usr/share/mime/packages/shuangshu.xml', mime);
  fs.mkdirSync(join(stage, 'usr', 'share', 'doc', 'shuangshu'), { recursive: true });
  fs.copyFileSync(join(root, 'LICENSE'), join(stage, 'usr', 'share', 'doc', 'shuangshu', 'copyright'));
  const size = await run('du', ['-sk', join(stage, 'opt')]);
  write(stage, 'DEBIAN/control', control(manifest, architecture, Number.parseInt(size.stdout, 10)));
  const built = await run('fakeroot', ['dpkg-deb', '-Zxz', '-z1', '--build', '--root-owner-group', stage, deb], {
    output: 'stderr',
  });
  fs.rmSync(stage, { recursive: true, force: true });
  if (built.code !== 0) throw new Refusal('制作 .deb 失败：以上是 dpkg-deb 的输出');
  say(`${deb}：${(fs.statSync(deb).size / 1024 / 1024).toFixed(0)} MB`);
}

await runMain(async () => {
  const packed = await run(process.execPath, [join(root, 'scripts', 'package.mjs'), ...process.argv.slice(2)], {
    cwd: root,
    output: 'stderr',
  });
  if (packed.code !== 0) return packed.code;
  if (process.platform !== 'linux') return 0;
  const release = join(root, 'release');
  const unpacked = join(release, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  await readFusesBack(join(unpacked, 'shuangshu'));
  await buildDeb(unpacked, release);
  return 0;
});
