/** What a method of the contract is, and the inputs many of them share. */
import { z } from 'zod';

/** read: answers at once, changes nothing; write: one recorded action; job: runs off the engine's loop, reports progress, can be cancelled. */
export type MethodKind = 'read' | 'write' | 'job';

export interface Method<I extends z.ZodType, O> {
  readonly kind: MethodKind;
  readonly input: I;
  /** Type only. */
  readonly output?: O;
}

export function read<O>() {
  return <I extends z.ZodType>(input: I): Method<I, O> => ({ kind: 'read', input });
}
export function write<O>() {
  return <I extends z.ZodType>(input: I): Method<I, O> => ({ kind: 'write', input });
}
export function job<O>() {
  return <I extends z.ZodType>(input: I): Method<I, O> => ({ kind: 'job', input });
}

export const nothing = z.object({});
export const id = z.number().int().positive();
export const text = z.string().max(32_767);
export const reason = z.string().trim().min(1).max(2_000);
export const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) };
export const people = { proposer: z.string().max(200), decider: z.string().max(200) };
/** What every change of the pool states: why, on what basis, and by whom. */
export const grounds = { reason, basis: z.string().trim().max(500).optional(), ...people };
/** A path a native dialog gave: the window only ever holds the token. */
export const grant = z.string().min(1);
