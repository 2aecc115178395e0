/**
 * `npm run try-deb`: installs the .deb of `npm run dist` in a bare Debian, starts it there as an ordinary user with the
 * sandbox on, opens the sample in it and ends it. Needs root and debootstrap; changes nothing outside its folder.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { cacheRoot, readJson, root } from './cache.mjs';
import { findProgram, Refusal, run, runMain, say } from './run.mjs';

const SUITE = 'bookworm';
const USER = 'office';
const PORT = 9333;
/** Beside the program: a screen and Chinese letters, which every desktop has. */
const DESKTOP = ['xvfb', 'fonts-noto-cjk'];

/** A bare system, made once and copied for every try. */
async function bareSystem(folder) {
  const kept = join(cacheRoot(), `debian-${SUITE}`);
  if (!fs.existsSync(join(kept, 'etc', 'debian_version'))) {
    fs.rmSync(kept, { recursive: true, force: true });
    const making = `${kept}.new`;
    fs.rmSync(making, { recursive: true, force: true });
    const made = await run('debootstrap', ['--variant=minbase', SUITE, making], { output: 'stderr' });
    if (made.code !== 0) throw new Refusal('做不出干净的系统：以上是 debootstrap 的输出');
    fs.renameSync(making, kept);
  }
  const copied = await run('cp', ['-a', kept, folder]);
  if (copied.code !== 0) throw new Refusal(`复制干净的系统失败：${copied.stderr.trim()}`);
}

/** Runs a command inside, with mounts of its own that vanish with it. */
function inside(folder, command) {
  const mounts = [
    `mount -t proc proc ${folder}/proc`,
    `mount --rbind /dev ${folder}/dev`,
    `mount -t tmpfs tmpfs ${folder}/dev/shm`,
    `mount -t tmpfs -o mode=1777 tmpfs ${folder}/tmp`,
  ];
  const script = `set -e; ${mounts.join('; ')}; exec chroot ${folder} ${command}`;
  return ['unshare', ['--mount', '--propagation', 'private', 'sh', '-c', script]];
}

async function install(folder, deb) {
  fs.copyFileSync(deb, join(folder, 'opt', 'shuangshu.deb'));
  const steps = [
    'apt-get update -qq',
    `apt-get install -y -qq --no-install-recommends ${DESKTOP.join(' ')}`,
    'apt-get install -y -qq --no-install-recommends /opt/shuangshu.deb',
    `useradd -m ${USER}`,
  ];
  const [program, args] = inside(folder, `sh -c '${steps.join(' && ')}'`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const done = await run(program, args, { env, output: 'stderr' });
  if (done.code !== 0) throw new Refusal('安装 .deb 失败：以上是 apt 的输出');
  say('已在干净的系统里装好 .deb（依赖由 apt 补齐）');
}

/** Starts the program as the user; `ended` resolves with its exit code. */
function start(folder) {
  const program = `DISPLAY=:78 LANG=C.UTF-8 shuangshu --disable-gpu --remote-debugging-port=${PORT} --sample`;
  const line = `cd; Xvfb :78 -screen 0 1366x768x24 & screen=$!; sleep 2; ${program}; code=$?; kill $screen; exit $code`;
  const [command, args] = inside(folder, `su ${USER} -c '${line}'`);
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let spoken = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    spoken += text;
  });
  // Not 'close': helpers of the display may hold the pipe a little longer.
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  return { ended, spoken: () => spoken };
}

async function connect(started) {
  for (let tries = 0; tries < 60; tries++) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${PORT}`);
    } catch {
      await wait(500);
    }
  }
  throw new Refusal(`程序没有启动：\n${started.spoken()}`);
}

/** Processes of the program with what the kernel says of them. */
function processes() {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        if (!line.includes('/opt/shuangshu/shuangshu') && !line.startsWith('shuangshu')) return [];
        const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
        const read = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1]);
        return [{ pid: Number(pid), line, user: read('Uid'), seccomp: read('Seccomp') }];
      } catch {
        return [];
      }
    });
}

function sandboxFindings() {
  const found = processes();
  const renderers = found.filter(({ line }) => line.includes('--type=renderer'));
  if (renderers.length === 0) throw new Refusal('没有找到页面进程');
  const wrong = [
    ...found.filter(({ line }) => line.includes('--no-sandbox')).map(({ pid }) => `进程 ${pid} 关了沙箱`),
    ...found
      .filter(({ user, line }) => user === 0 && line.includes('shuangshu --type'))
      .map(({ pid }) => `进程 ${pid} 以 root 运行`),
    ...renderers.filter(({ seccomp }) => seccomp !== 2).map(({ pid }) => `页面进程 ${pid} 没有系统调用过滤`),
  ];
  if (wrong.length > 0) throw new Refusal(wrong.join('；'));
  say(`沙箱：${renderers.length} 个页面进程有系统调用过滤，没有进程以 root 运行`);
}

async function use(browser, picture) {
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Refusal('窗口里没有页面');
  // The sample's equation in the status bar: engine, database, worker and page are all alive.
  await page.getByText('417', { exact: false }).first().waitFor({ timeout: 120_000 });
  await page.screenshot({ path: picture });
  say(`示例项目已在窗口里打开，画面：${picture}`);
  return page;
}

await runMain(async () => {
  if (process.platform !== 'linux' || process.getuid() !== 0) throw new Refusal('请以 root 在 Linux 上运行');
  for (const name of ['debootstrap', 'unshare']) if (!findProgram(name)) throw new Refusal(`缺少 ${name}`);
  const { version } = readJson(join(root, 'package.json'));
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const deb = join(root, 'release', `shuangshu_${version}_${architecture}.deb`);
  if (!fs.existsSync(deb)) throw new Refusal('还没有 .deb：请先运行 npm run dist');
  const work = fs.mkdtempSync('/var/tmp/shuangshu-try-');
  const system = join(work, 'system');
  try {
    await bareSystem(system);
    await install(system, deb);
    const started = start(system);
    const browser = await connect(started);
    const page = await use(browser, join(root, 'release', 'try-deb.png'));
    sandboxFindings();
    await page.close();
    await browser.close();
    const code = await Promise.race([started.ended, wait(20_000).then(() => 'late')]);
    if (code !== 0) throw new Refusal(`程序没有正常结束（${code}）：\n${started.spoken()}`);
    say('窗口关闭后程序正常结束');
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
});
