/** Working here on a project that lies on a stick, a share or in a synced folder, bringing the work back, and other files of it. */
import type * as view from '../views';
import type * as programView from '../views/program';
import { job, nothing, read } from './method';

export const copyMethods = {
  workHere: job<view.OpenedProject>()(nothing),
  workingCopy: read<programView.WorkingCopy | null>()(nothing),
  bringBack: job<programView.BroughtBack>()(nothing),
  otherCopies: job<programView.OtherCopy[]>()(nothing),
} as const;
