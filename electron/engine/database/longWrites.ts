/** The one write of a project that is being done in pieces, so that whoever comes meanwhile can wait for it, end it or give it up. */

export interface LongWrite {
  /** Does the rest at one go: another write must not begin inside its transaction. */
  complete(): void;
  /** Takes back what was done so far. */
  abandon(): void;
  /** Never rejects. */
  readonly ended: Promise<unknown>;
}

const running = new WeakMap<object, LongWrite>();

export function registerLongWrite(project: object, write: LongWrite): void {
  running.set(project, write);
}

export function forgetLongWrite(project: object, write: LongWrite): void {
  if (running.get(project) === write) running.delete(project);
}

export function completeLongWrite(project: object): void {
  running.get(project)?.complete();
}

export function abandonLongWrite(project: object): void {
  running.get(project)?.abandon();
}

/** Resolves when no write is being done in pieces. */
export async function longWriteEnded(project: object): Promise<void> {
  for (let write = running.get(project); write; write = running.get(project)) await write.ended;
}
