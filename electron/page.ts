/** Serves the built page as app://main/ from a fixed list of files, with its content security policy as a header. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { type ProtocolResponse, protocol } from 'electron';
import { PAGE_ORIGIN } from './lockdown';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready. `codeCache` lets Chromium keep compiled scripts as it does for web pages. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Answers app://main/… out of `folder`. Files added later are not served.
 *
 * `protocol.handle` would be the newer way, but its first request loads a whole HTTP client into the main process: some
 * 50 ms, a tenth of what a person waits for the window.
 */
export function servePage(folder: string): void {
  const files = listFiles(folder);
  protocol.registerBufferProtocol('app', (request, callback) => {
    const file = request.method === 'GET' ? files.get(nameOf(request.url)) : undefined;
    if (!file) {
      callback({ statusCode: 404, data: Buffer.alloc(0) });
      return;
    }
    void answer(file).then(callback, () => callback({ statusCode: 500, data: Buffer.alloc(0) }));
  });
}

/** The file asked for, as listed; '' for any other origin or host. */
function nameOf(url: string): string {
  const address = new URL(url);
  if (address.origin !== new URL(PAGE_ORIGIN).origin || address.host !== 'main') return '';
  return address.pathname === '/' ? '/index.html' : decodeURIComponent(address.pathname);
}

async function answer(file: string): Promise<ProtocolResponse> {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const [mimeType = type] = type.split(';');
  const bytes = await readFile(file);
  if (mimeType !== 'text/html') return { statusCode: 200, mimeType, headers: headers(type), data: bytes };
  const nonce = randomBytes(18).toString('base64');
  const data = Buffer.from(withNonce(bytes.toString('utf8'), nonce));
  return { statusCode: 200, mimeType, charset: 'utf-8', headers: headers(type, nonce), data };
}

function listFiles(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [`/${relative(folder, file).split(sep).join('/')}`, file];
    }),
  );
}

/** The UI kit writes its styles at run time; it reads the nonce of this load from a meta tag. */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta name="csp-nonce" content="${nonce}">`);
}

function headers(type: string, nonce?: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

function policy(nonce?: string): string {
  const style = nonce ? `'self' 'nonce-${nonce}'` : "'self'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
