/**
 * `npm run offline [-- TEST…]`: the proof that nothing goes out. Window tests run in a network namespace that has only
 * itself, under strace; every address anything was sent to is counted. Needs root, unshare, ip and strace.
 */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './cache.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureNative } from './native.mjs';
import { findProgram, Refusal, run, runMain, say } from './run.mjs';

const TESTS = ['lockdown', 'merge', 'journey'];
const SENDING = 'connect,sendto,sendmsg,sendmmsg';

/** Address families that leave the machine's own sockets; what goes to loopback is the debugger that drives the test. */
function addressOf(line) {
  const [, address, port] =
    line.match(/sin_port=htons\(\d+\), sin_addr=inet_addr\("([^"]+)"\)/) ??
    line.match(/inet_pton\(AF_INET6, "([^"]+)"/) ??
    [];
  return address === undefined ? null : `${address}${port ?? ''}`;
}

function isLoopback(address) {
  return address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.');
}

/** @returns addresses outside this machine: tried by connect only, and sent to */
function readTraces(folder) {
  const found = { lines: 0, connected: new Map(), sent: new Map() };
  for (const name of fs.readdirSync(folder)) {
    for (const line of fs.readFileSync(join(folder, name), 'latin1').split('\n')) {
      if (line === '') continue;
      found.lines += 1;
      const address = addressOf(line);
      if (address === null || isLoopback(address)) continue;
      // A connect of a datagram socket sends nothing: Chromium asks the kernel so which way it would go.
      const probe = /^connect\(\d+<UDP/.test(line);
      const into = probe ? found.connected : found.sent;
      into.set(address, (into.get(address) ?? 0) + 1);
    }
  }
  return found;
}

await runMain(async () => {
  if (process.platform !== 'linux' || process.getuid() !== 0) throw new Refusal('请以 root 在 Linux 上运行');
  for (const name of ['unshare', 'ip', 'strace']) if (!findProgram(name)) throw new Refusal(`缺少 ${name}`);
  await ensureNative();
  await ensureElectron();
  await ensureBuilt();
  const names = process.argv.slice(2);
  const tests = (names.length > 0 ? names : TESTS).map((name) => join('test', 'e2e', `${name}.e2e.ts`));
  const folder = fs.mkdtempSync(join(tmpdir(), 'shuangshu-offline-'));
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const traced = `ip link set lo up && exec strace -ff -qq -yy --seccomp-bpf -e trace=${SENDING} -o ${folder}/t "$0" "$@"`;
  try {
    const done = await run(
      'unshare',
      ['--net', 'sh', '-c', traced, process.execPath, vitest, 'run', '--project', 'e2e', ...tests],
      { cwd: root, output: 'inherit' },
    );
    const { lines, connected, sent } = readTraces(folder);
    say(
      `发送类系统调用 ${lines} 次；发往本机以外 ${sent.size} 个地址；只探路不发送的 connect ${connected.size} 个地址`,
    );
    for (const [address, count] of [...connected, ...sent]) say(`  ${address}：${count} 次`);
    if (lines === 0) throw new Refusal('一次也没有记到，说明没有跟踪上');
    if (sent.size > 0) throw new Refusal('有内容发往本机以外');
    return done.code;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
