/** After packing: removes what the development runtime brought along, turns off Electron's back doors, looks for gaps. */
const { rmSync } = require('node:fs');
const { join } = require('node:path');
const { flipFuses, FuseV1Options, FuseVersion } = require('@electron/fuses');

const leftovers = ['resources/default_app.asar', 'resources/app', 'browser_v8_context_snapshot.bin', 'ok.json'];

/** The program's file inside the packed folder. */
function executable({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName === 'darwin') return join(appOutDir, `${packager.appInfo.productFilename}.app`);
  const name = electronPlatformName === 'win32' ? `${packager.appInfo.productFilename}.exe` : packager.executableName;
  return join(appOutDir, name);
}

function resources({ appOutDir, electronPlatformName, packager }) {
  if (electronPlatformName !== 'darwin') return join(appOutDir, 'resources');
  return join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources');
}

/** @param context electron-builder's AfterPackContext */
exports.default = async function afterPack(context) {
  const { missingModules } = await import('./packed-modules.mjs');
  const missing = missingModules(join(resources(context), 'app.asar'));
  if (missing.length > 0) throw new Error(`打包不完整，缺少：${missing.join('、')}`);
  for (const name of leftovers) rmSync(join(context.appOutDir, name), { recursive: true, force: true });
  await flipFuses(executable(context), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    // Only a package made for tests can be driven from outside.
    [FuseV1Options.EnableNodeCliInspectArguments]: process.env.E2E_PACKED === '1',
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: context.electronPlatformName === 'win32',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
};
