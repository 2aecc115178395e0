/** Serves the built page as app://main/ from a fixed list of files, with its content security policy as a header. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { protocol } from 'electron';
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

/** Answers app://main/… out of `folder`. Files added later are not served. */
export function servePage(folder: string): void {
  const files = listFiles(folder);
  protocol.handle('app', async (request) => {
    const address = new URL(request.url);
    const name = address.pathname === '/' ? '/index.html' : decodeURIComponent(address.pathname);
    const file = files.get(name);
    if (
      request.method !== 'GET' ||
      address.origin !== new URL(PAGE_ORIGIN).origin ||
      address.host !== 'main' ||
      !file
    ) {
      return new Response(null, { status: 404 });
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    if (!type.startsWith('text/html')) return new Response(await readFile(file), { headers: headers(type) });
    const nonce = randomBytes(18).toString('base64');
    return new Response(withNonce(await readFile(file, 'utf8'), nonce), { headers: headers(type, nonce) });
  });
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
