/** Closes every door that an offline program does not need: network, permissions, navigation, downloads, new windows. */
import { app, session, type WebContents } from 'electron';

/** Scheme and host of the only page there is. */
export const PAGE_ORIGIN = 'app://main';

/** Command line switches; must run before the app is ready. */
export function setSwitches(): void {
  // Date fields and the like speak Chinese whatever the system's language is.
  app.commandLine.appendSwitch('lang', 'zh-CN');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  // CSP does not stop WebRTC: without these, page script could send packets to any address.
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // enableSandbox overrides --no-sandbox, and as root every child process would then die in an endless loop.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** Session-wide refusals, and refusals for every page that will ever be created. */
export function denyByDefault(): void {
  const only = session.defaultSession;
  only.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  only.setPermissionCheckHandler(() => false);
  only.setDevicePermissionHandler(() => false);
  only.on('will-download', (event) => event.preventDefault());
  only.setSpellCheckerEnabled(false);
  // A proxy nobody listens on: what slips past everything else ends here.
  void only.setProxy({ proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' });
  const allowed = app.isPackaged ? ['app:', 'data:'] : ['app:', 'data:', 'devtools:'];
  only.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !allowed.some((scheme) => request.url.startsWith(scheme)) });
  });
  app.on('web-contents-created', (_event, contents) => denyPage(contents));
}

function denyPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
