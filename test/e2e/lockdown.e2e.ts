/** Tries what a hostile cell text or page script could try in the real window: nothing of it may work. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Launched, launch } from './launch';

let started: Launched;
let server: Server;
let requests = 0;
let address = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuangshu-lockdown-'));
  server = createServer((_request, response) => {
    requests += 1;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('reached');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${bound.port}/`;
  started = await launch({ triesRefused: true });
  await started.page.waitForLoadState('load');
});

afterAll(async () => {
  await started?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page', () => {
  it('is the one page of the program and has no Node in it', async () => {
    expect(started.page.url()).toBe('app://main/');
    const found = await started.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter((n) => n in window),
    );
    expect(found).toEqual([]);
  });

  it('runs sandboxed, isolated, without webviews and with web security', async () => {
    const found = await started.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return contents.getLastWebPreferences();
    });
    expect(found).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
    expect(found).toMatchObject({ webviewTag: false, allowRunningInsecureContent: false });
    const spelling = await started.app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled());
    expect(spelling).toBe(false);
  });

  it('sees only the shell of the contract', async () => {
    const names = await started.page.evaluate(() =>
      Object.keys((window as unknown as { shuangshu: object }).shuangshu),
    );
    const expected = [
      'chooseFiles',
      'chooseSave',
      'chooseFolder',
      'grantDropped',
      'reveal',
      'startup',
      'onEngine',
      'copyText',
      'setTextSize',
    ];
    expect(names.toSorted()).toEqual(expected.toSorted());
  });

  it('cannot compile text into code', async () => {
    // Later, because the debugger that runs this function lifts the policy while it runs.
    const outcome = await started.page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 50));
      return new Promise<string>((done) => {
        setTimeout(() => {
          try {
            done(String(new Function('return 1')()));
          } catch (error) {
            done(error instanceof EvalError ? 'refused' : 'other');
          }
        });
      });
    });
    expect(outcome).toBe('refused');
  });

  it('ignores scripts and event handlers written into it', async () => {
    const ran = await started.page.evaluate(async () => {
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="data:," onerror="window.attacked = true"><a href="javascript:void 0">x</a>';
      const script = document.createElement('script');
      script.textContent = 'window.attacked = true';
      holder.append(script);
      document.body.append(holder);
      await new Promise((done) => setTimeout(done, 300));
      holder.remove();
      return 'attacked' in window;
    });
    expect(ran).toBe(false);
  });
});

describe('the network', () => {
  it('is out of reach for requests, pictures, sockets and frames', async () => {
    const outcome = await started.page.evaluate(async (target) => {
      const fetched = await fetch(target).then(
        () => 'reached',
        () => 'refused',
      );
      const picture = await new Promise((done) => {
        const image = new Image();
        image.onload = () => done('reached');
        image.onerror = () => done('refused');
        image.src = `${target}picture.png`;
      });
      const frame = document.createElement('iframe');
      frame.src = target;
      document.body.append(frame);
      const socket = await new Promise((done) => {
        try {
          const opened = new WebSocket(target.replace('http', 'ws'));
          opened.onopen = () => done('reached');
          opened.onerror = () => done('refused');
        } catch {
          done('refused');
        }
      });
      await new Promise((done) => setTimeout(done, 300));
      frame.remove();
      return { fetched, picture, socket };
    }, address);
    expect(outcome).toEqual({ fetched: 'refused', picture: 'refused', socket: 'refused' });
    expect(requests).toBe(0);
  });

  it('is out of reach for WebRTC too, which no content policy stops', async () => {
    const candidates = await started.page.evaluate(async () => {
      const found: string[] = [];
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:1.2.3.4:3478' }] });
      peer.onicecandidate = (event) => {
        if (event.candidate) found.push(event.candidate.candidate);
      };
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((done) => setTimeout(done, 1_500));
      peer.close();
      return found;
    });
    expect(candidates).toEqual([]);
  });

  it('is out of reach for a webview, which is not even an element here', async () => {
    const outcome = await started.page.evaluate(async (target) => {
      const view = document.createElement('webview');
      view.setAttribute('src', target);
      document.body.append(view);
      await new Promise((done) => setTimeout(done, 500));
      const found = 'executeJavaScript' in view || 'loadURL' in view;
      view.remove();
      return found ? 'alive' : 'dead';
    }, address);
    const contents = await started.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    expect({ outcome, contents, requests }).toEqual({ outcome: 'dead', contents: 1, requests: 0 });
  });

  it('is out of reach for the main process of Chromium', async () => {
    const outcome = await started.app.evaluate(async ({ net }, target) => {
      try {
        await net.fetch(target);
        return 'reached';
      } catch {
        return 'refused';
      }
    }, address);
    expect(outcome).toBe('refused');
    expect(requests).toBe(0);
  });
});

describe('windows and files', () => {
  it('opens no second window and goes nowhere else', async () => {
    const opened = await started.page.evaluate(() => window.open('https://example.invalid/') === null);
    await started.page.evaluate((target) => {
      location.href = target;
    }, address);
    await started.page.evaluate(() => {
      location.href = 'file:///etc/passwd';
    });
    await started.page.waitForTimeout(300);
    expect(opened).toBe(true);
    expect(started.app.windows().length).toBe(1);
    expect(started.page.url()).toBe('app://main/');
  });

  it('reads no file of the computer', async () => {
    const outcomes = await started.page.evaluate(async () => {
      const targets = [
        'file:///etc/passwd',
        'app://main/../../package.json',
        'app://main/..%2f..%2fpackage.json',
        'app://other/',
      ];
      return Promise.all(
        targets.map((target) =>
          fetch(target).then(
            () => 'reached',
            () => 'refused',
          ),
        ),
      );
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  it('serves nothing outside the list of built files', async () => {
    const statuses = await started.app.evaluate(async ({ session }) => {
      const ask = async (url: string): Promise<number | string> =>
        session.defaultSession.fetch(url).then(
          (answer) => answer.status,
          () => 'refused',
        );
      return Promise.all(['app://main/', 'app://main/..%2fmain%2fmain.js', 'app://main/stamp.json'].map(ask));
    });
    expect(statuses).toEqual([200, 404, 404]);
  });

  it('grants no permission', async () => {
    const outcome = await started.page.evaluate(async () => ({
      notification: await Notification.requestPermission(),
      place: await new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => done('granted'),
          () => done('denied'),
        );
      }),
      camera: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'denied',
      ),
    }));
    expect(outcome).toEqual({ notification: 'denied', place: 'denied', camera: 'denied' });
  });
});

describe('messages to the shell', () => {
  it('are refused from a frame inside our own page, which has no bridge either', async () => {
    const bridged = await started.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      await new Promise((done) => setTimeout(done, 100));
      const found = frame.contentWindow !== null && 'shuangshu' in frame.contentWindow;
      frame.remove();
      return found;
    });
    expect(bridged).toBe(false);
  });

  it('are refused from another window, even one with our bridge and an address like ours', async () => {
    const answers = await started.app.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/preload.js`;
      const forged = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      const asked: string[] = [];
      for (const address of ['about:blank', 'app://main/']) {
        await forged.loadURL(address);
        const ask = `shuangshu.startup().then(() => 'answered', (error) => String(error))`;
        asked.push(await forged.webContents.executeJavaScript(ask));
      }
      forged.destroy();
      return asked;
    });
    expect(answers.map((answer) => answer.includes('refused: not our page'))).toEqual([true, true]);
  });
});

// The packed program knows no answers from outside: there the system's own dialogs would open and wait.
describe('native dialogs', () => {
  it('give the page a token and names, never a path', async () => {
    const file = join(folder, '道河镇.xlsx');
    writeFileSync(file, 'x');
    started.setDialogs({ files: [file] });
    const grant = await started.page.evaluate(() => window.shuangshu?.chooseFiles('sources'));
    expect(grant?.names).toEqual(['道河镇.xlsx']);
    expect(JSON.stringify(grant)).not.toContain(folder);
  });

  it('say null when the user cancels', async () => {
    started.setDialogs({});
    const grants = await started.page.evaluate(async () => [
      await window.shuangshu?.chooseFiles('project'),
      await window.shuangshu?.chooseSave('project', '东宁市'),
      await window.shuangshu?.chooseFolder(),
    ]);
    expect(grants).toEqual([null, null, null]);
  });

  it('add the extension of project files', async () => {
    mkdirSync(join(folder, '项目'), { recursive: true });
    started.setDialogs({ save: join(folder, '项目', '东宁市') });
    const grant = await started.page.evaluate(() => window.shuangshu?.chooseSave('project', '东宁市'));
    expect(grant?.names).toEqual(['东宁市.shuangshu']);
  });

  it('grant nothing for files that script made up', async () => {
    const grant = await started.page.evaluate(() => window.shuangshu?.grantDropped([new File(['x'], '/etc/passwd')]));
    expect(grant).toBeNull();
  });

  it('show nothing for an unknown token', async () => {
    expect(await started.page.evaluate(() => window.shuangshu?.reveal('nobody'))).toBe(false);
  });
});
