/** 存照: where the trail stood (seq, count, head, date), signed and kept elsewhere; it gives away a cut tail and a rewritten trail. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { diskFailure, systemCode } from '../../../../shared/logic/program/diskFailure';
import { fail, ok, type Result } from '../../../../shared/result';
import type { AnchorFinding } from '../../../../shared/views';
import type { ReadHandle } from '../file/handles';
import { canonicalJson, sha256 } from './canonicalJson';

const FORMAT = 'shuangshu-anchor-1';
/** Anchors are a few hundred bytes. */
const LARGEST = 10_000;
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const statementSchema = z.object({
  format: z.literal(FORMAT),
  project: z.string().max(100),
  name: z.string().max(200),
  seq: z.number().int().positive(),
  count: z.number().int().positive(),
  head: hex,
  at: z.iso.datetime(),
});
const anchorSchema = statementSchema.extend({ publicKey: z.base64().max(200), signature: z.base64().max(200) });
type Statement = z.infer<typeof statementSchema>;
export type Anchor = z.infer<typeof anchorSchema>;

/** What the trail is now. Null for a project without an action. */
export function stateAnchor(read: ReadHandle, at: string): Statement | null {
  const [head] = read.all<{ seq: number; hash: string }>('SELECT seq, hash FROM action ORDER BY seq DESC LIMIT 1');
  const [project] = read.all<{ uuid: string; name: string }>('SELECT uuid, name FROM project');
  const count = read.value<number>('SELECT count(*) FROM action') ?? 0;
  if (!head || !project) return null;
  return { format: FORMAT, project: project.uuid, name: project.name, seq: head.seq, count, head: head.hash, at };
}

/** This computer's key; made at the first need, readable by its user alone. Errors: NO_PERMISSION, DISK_*, ANCHOR_KEY_BROKEN. */
export function ownKey(path: string): Result<KeyObject> {
  try {
    const { privateKey } = generateKeyPairSync('ed25519');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
    return ok(privateKey);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') {
      const failure = diskFailure(error, path);
      if (failure) return failure;
      throw error;
    }
  }
  try {
    const key = createPrivateKey(readFileSync(path));
    return key.asymmetricKeyType === 'ed25519' ? ok(key) : fail('ANCHOR_KEY_BROKEN');
  } catch {
    // A key file that holds no key: the office must decide, a new key would look like another computer.
    return fail('ANCHOR_KEY_BROKEN');
  }
}

export function signAnchor(statement: Statement, key: KeyObject): Anchor {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  return { ...statement, publicKey, signature: sign(null, signedBytes(statement), key).toString('base64') };
}

/** Reads an `.anchor` file and its signature. Errors: ANCHOR_BROKEN, FILE_MISSING, NO_PERMISSION, DISK_*. */
export function readAnchor(path: string): Result<Anchor> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return fail('FILE_MISSING', { file: path });
    const failure = diskFailure(error, path);
    if (failure) return failure;
    throw error;
  }
  const broken = fail('ANCHOR_BROKEN', { file: path });
  if (bytes.length > LARGEST) return broken;
  try {
    const anchor = anchorSchema.parse(JSON.parse(bytes.toString('utf8')));
    const { publicKey, signature, ...statement } = anchor;
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    const holds =
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, signedBytes(statement), key, Buffer.from(signature, 'base64'));
    return holds ? ok(anchor) : broken;
  } catch {
    // Not JSON, not an anchor, not a key: the same answer a person can act on.
    return broken;
  }
}

function signedBytes(statement: Statement): Buffer {
  return Buffer.from(canonicalJson(statement), 'utf8');
}

/** Short name of a key, to compare by eye: four groups of four. */
export function keyName(publicKey: string): string {
  const digest = sha256(Buffer.from(publicKey, 'base64')).slice(0, 16);
  return digest.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Holds the trail against an anchor. `count` also gives away numbers left out before it. */
export function checkAnchor(read: ReadHandle, anchor: Anchor): AnchorFinding {
  const uuid = read.value<string>('SELECT uuid FROM project');
  const found = { seq: anchor.seq, at: anchor.at, key: keyName(anchor.publicKey) };
  if (uuid !== anchor.project) return { ...found, ok: false, detail: `存照属于另一个项目“${anchor.name}”` };
  const detail = compareHead(read, anchor.seq, anchor.head);
  if (detail !== '') return { ...found, ok: false, detail };
  const count = read.value<number>('SELECT count(*) FROM action WHERE seq <= ?', [anchor.seq]);
  return count === anchor.count
    ? { ...found, ok: true, detail: '' }
    : { ...found, ok: false, detail: `存照时有 ${anchor.count} 条操作记录，现在只有 ${count ?? 0} 条` };
}

/** Holds the trail against the words printed on an issued list: 123-3f2a…, the first half of the head. */
export function checkPrinted(read: ReadHandle, printed: string): AnchorFinding | null {
  const [, digits = '', head = ''] = /^(\d{1,9})-([0-9a-f]{32})$/.exec(printed.replace(/\s/g, '').toLowerCase()) ?? [];
  if (head === '') return null;
  const detail = compareHead(read, Number(digits), head);
  return { seq: Number(digits), at: null, key: null, ok: detail === '', detail };
}

function compareHead(read: ReadHandle, seq: number, head: string): string {
  const hash = read.value<string>('SELECT hash FROM action WHERE seq = ?', [seq]);
  if (hash === undefined) {
    const last = read.value<number>('SELECT max(seq) FROM action') ?? 0;
    return `存照时已有第 ${seq} 条操作记录，现在只到第 ${last} 条，后面的被截去了`;
  }
  return hash.startsWith(head) ? '' : `第 ${seq} 条操作记录与存照不同，此前的记录被改写过`;
}
