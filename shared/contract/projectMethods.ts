/** The project as a file, this computer, the project’s options, and looking things up. */
import { z } from 'zod';
import { daySchema } from '../model/day';
import { backupSourceSchema, textSizeSchema } from '../model/program';
import { type ProjectOptions, projectOptionsSchema } from '../model/projectOptions';
import { MOST_UNITS, unitDraftSchema } from '../model/unitDraft';
import type * as view from '../views';
import type * as programView from '../views/program';
import type * as searchView from '../views/search';
import { grant, id, job, nothing, read, write } from './method';

export const projectMethods = {
  // project
  recentProjects: read<programView.RecentProject[]>()(nothing),
  schemes: read<view.SchemeChoice[]>()(nothing),
  createProject: write<view.OpenedProject>()(
    z.object({
      grant,
      name: z.string().trim().min(1).max(100),
      scheme: z.string(),
      office: z.string().trim().max(100).default(''),
      townships: z.array(unitDraftSchema).max(MOST_UNITS).default([]),
      departments: z.array(unitDraftSchema).max(MOST_UNITS).default([]),
    }),
  ),
  openProject: write<view.OpenedProject>()(
    z.object({ grant, readOnly: z.boolean().default(false), takeOver: z.boolean().default(false) }),
  ),
  openSample: job<view.OpenedProject>()(nothing),
  closeProject: write<null>()(nothing),
  summary: read<view.Summary>()(nothing),
  updateProject: write<null>()(z.object({ name: z.string().trim().min(1).max(100), effectiveDate: daySchema })),
  setOperator: write<null>()(z.object({ name: z.string().trim().min(1).max(50) })),
  backups: read<view.BackupRow[]>()(nothing),
  forgetMissing: write<null>()(nothing),
  restorableBackups: read<programView.RestorableProject[]>()(nothing),
  restoreBackup: job<view.OpenedProject>()(z.object({ source: backupSourceSchema, grant })),
  saveCopy: job<programView.SavedCopy>()(z.object({ grant })),
  backUpNow: job<programView.BackedUp>()(nothing),

  // this computer's settings
  programSettings: read<programView.ProgramSettings>()(nothing),
  setTextSize: write<null>()(z.object({ textSize: textSizeSchema })),
  setBackupPlace: write<null>()(z.object({ grant: grant.nullable() })),

  // project options
  projectOptions: read<ProjectOptions>()(nothing),
  setProjectOptions: write<null>()(projectOptionsSchema.partial()),
  operators: read<programView.OperatorRow[]>()(nothing),
  refusals: read<programView.RefusalRow[]>()(nothing),
  revokeRefusal: write<null>()(z.object({ refusalId: id })),

  // search
  search: read<searchView.SearchAnswer>()(z.object({ query: z.string().max(200) })),
  citingItems: read<searchView.CitingItem[]>()(z.object({ basisId: id })),
} as const;
