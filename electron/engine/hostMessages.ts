/** What main and the engine say to each other over the utility process's port; the engine's outside world in types. */

import type { PaperDocument } from '../../shared/model/paperDocument';

/** Sent once, before anything else. All paths are absolute. */
export interface Configuration {
  /** Folder for settings, logs and local backups. */
  readonly userData: string;
  /** The user's documents folder, where new projects are proposed. */
  readonly documents: string;
  /** The `resources` folder of the program: schemes, sample, thesaurus. */
  readonly resources: string;
  /** Account name at this computer; recorded with every action. */
  readonly operator: string;
  readonly computer: string;
  readonly version: string;
  /** This engine follows one that died: it opens the project again that was open then. */
  readonly afterCrash: boolean;
}

/**
 * Main → engine.
 *
 * `connect` and `parser` carry exactly one MessagePort (to the window, to the parser). A second `connect` replaces the
 * first. `grant` turns a token, which the window holds, into paths a native dialog gave; it is answered by `granted`, since
 * the window's own port may be quicker than this one. After `close` the engine closes the project and exits with code 0.
 */
export type ToEngine =
  | ({ readonly type: 'configure' } & Configuration)
  | { readonly type: 'connect' }
  | { readonly type: 'grant'; readonly token: string; readonly paths: readonly string[] }
  | { readonly type: 'parser'; readonly id: number; readonly pid: number }
  | { readonly type: 'parserMemory'; readonly id: number; readonly bytes: number }
  | { readonly type: 'parserExit'; readonly id: number; readonly code: number }
  /** The PDF that was asked for, or why there is none. */
  | { readonly type: 'printed'; readonly id: number; readonly bytes?: Uint8Array; readonly error?: string }
  | { readonly type: 'close' };

/** Engine → main. `id` is chosen by the engine: it names one parser process for its whole life, or one document to print. */
export type FromEngine =
  | { readonly type: 'granted'; readonly token: string }
  | { readonly type: 'spawnParser'; readonly id: number }
  | { readonly type: 'print'; readonly id: number; readonly document: PaperDocument }
  | { readonly type: 'killParser'; readonly id: number };

/** A MessagePort of the engine's process, as far as it is used there. */
export interface HostPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** The engine's way to main. */
export interface HostLink {
  post(message: FromEngine): void;
  onMessage(listener: (message: ToEngine, ports: readonly HostPort[]) => void): void;
}

/** Host → parser; carries the port to the engine. */
export interface ToParser {
  readonly type: 'connect';
}

/** Heap limit of a parser process as V8's flag; plain Node takes it as it is, Electron wrapped in --js-flags. */
export const PARSER_HEAP = '--max-old-space-size=768';

/** Narrows what arrived from the engine; anything else is a bug there. */
export function isFromEngine(value: unknown): value is FromEngine {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'granted') return 'token' in value && typeof value.token === 'string';
  return (
    ['spawnParser', 'killParser', 'print'].includes(String(value.type)) && 'id' in value && Number.isInteger(value.id)
  );
}
