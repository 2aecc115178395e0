/** Proving and handing over the project: 存照, 校验 and 加密移交包. */
import { z } from 'zod';
import type * as view from '../views';
import type * as programView from '../views/program';
import type * as trustView from '../views/trust';
import { grant, job } from './method';

/** A signed file, or the words printed on an issued list. */
const witness = { anchor: grant.optional(), printed: z.string().max(100).optional() };
const passphrase = z.string().max(500);

export const trustMethods = {
  verify: job<view.Verification>()(z.object(witness)),
  verifyFile: job<programView.VerifiedFile>()(z.object({ grant, ...witness })),
  saveAnchor: job<trustView.AnchorSaved>()(z.object({ grant })),
  packProject: job<trustView.PackedProject>()(z.object({ grant, passphrase })),
  unpackProject: job<view.OpenedProject>()(z.object({ source: grant, grant, passphrase })),
} as const;
