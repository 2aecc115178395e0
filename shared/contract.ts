/** Every method between window and engine: name, kind, validated input, output type. The only boundary. */
import { z } from 'zod';
import { citationSchema } from './model/basis';
import { WAIVABLE_RULES } from './model/check';
import { itemDraftSchema, itemScopeSchema, townshipRoleSchema } from './model/item';
import { itemIdsSchema, poolEditSchema } from './model/poolEdit';
import { poolFilterSchema, poolViewSchema } from './model/poolView';
import { backupSourceSchema, type TextSize, textSizeSchema } from './model/program';
import { type ProjectOptions, projectOptionsSchema } from './model/projectOptions';
import { readingCorrectionsSchema } from './model/readingCorrections';
import { changeEffectSchema, roundKindSchema } from './model/round';
import { directionSchema } from './model/sourceEntry';
import { unitKindSchema } from './model/unit';
import { MOST_UNITS, unitDraftSchema } from './model/unitDraft';
import type * as view from './views';
import type * as importing from './views/importing';
import type * as matching from './views/matching';
import type * as matrix from './views/matrix';
import type * as pool from './views/pool';
import type * as programView from './views/program';
import type * as searchView from './views/search';

/** read: answers at once, changes nothing; write: one recorded action; job: runs off the engine's loop, reports progress, can be cancelled. */
export type MethodKind = 'read' | 'write' | 'job';

interface Method<I extends z.ZodType, O> {
  readonly kind: MethodKind;
  readonly input: I;
  /** Type only. */
  readonly output?: O;
}

function read<O>() {
  return <I extends z.ZodType>(input: I): Method<I, O> => ({ kind: 'read', input });
}
function write<O>() {
  return <I extends z.ZodType>(input: I): Method<I, O> => ({ kind: 'write', input });
}
function job<O>() {
  return <I extends z.ZodType>(input: I): Method<I, O> => ({ kind: 'job', input });
}

const nothing = z.object({});
const id = z.number().int().positive();
const text = z.string().max(32_767);
const reason = z.string().trim().min(1).max(2_000);
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) };
const people = { proposer: z.string().max(200), decider: z.string().max(200) };
/** A path a native dialog gave: the window only ever holds the token. */
const grant = z.string().min(1);

export const contract = {
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
  updateProject: write<null>()(z.object({ name: z.string().trim().min(1).max(100), effectiveDate: z.iso.date() })),
  setOperator: write<null>()(z.object({ name: z.string().trim().min(1).max(50) })),
  backups: read<view.BackupRow[]>()(nothing),
  verify: job<view.Verification>()(nothing),
  forgetMissing: write<null>()(nothing),
  restorableBackups: read<programView.RestorableProject[]>()(nothing),
  restoreBackup: job<view.OpenedProject>()(z.object({ source: backupSourceSchema, grant })),
  verifyFile: job<programView.VerifiedFile>()(z.object({ grant })),
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

  // units
  units: read<view.UnitRow[]>()(nothing),
  addUnits: write<{ added: number; existing: string[] }>()(
    z.object({ kind: unitKindSchema, names: z.array(z.string().trim().min(1).max(100)).min(1).max(5_000) }),
  ),
  setAliases: write<null>()(z.object({ unitId: id, aliases: z.array(z.string().trim().min(1)) })),
  registerUnits: write<{ added: number; existing: string[] }>()(
    z.object({ kind: unitKindSchema, units: z.array(unitDraftSchema).min(1).max(MOST_UNITS) }),
  ),
  updateUnit: write<null>()(unitDraftSchema.extend({ unitId: id })),
  orderUnits: write<null>()(z.object({ kind: unitKindSchema, unitIds: z.array(id).min(1).max(MOST_UNITS) })),
  mergeUnits: write<null>()(z.object({ unitId: id, intoId: id })),
  removeUnit: write<null>()(z.object({ unitId: id })),

  // source lists and entries
  previewImport: job<importing.ImportPreviews>()(z.object({ grant })),
  previewPaste: job<importing.ImportPreviews>()(
    z.object({ html: z.string().max(20_000_000), text: z.string().max(20_000_000) }),
  ),
  rereadPreview: read<importing.ImportPreview>()(
    z.object({ preview: z.string(), corrections: readingCorrectionsSchema }),
  ),
  previewRows: read<{ total: number; rows: importing.PreviewRow[] }>()(
    z.object({ preview: z.string(), sheet: z.string(), ...page }),
  ),
  previewEntries: read<{ total: number; rows: importing.PreviewEntry[] }>()(
    z.object({ preview: z.string(), doubtsOnly: z.boolean(), ...page }),
  ),
  earlierLists: read<importing.EarlierList[]>()(z.object({ preview: z.string(), unit: z.string().trim().max(100) })),
  submissionDifference: read<{ total: number; rows: importing.DifferenceRow[] }>()(
    z.object({
      preview: z.string(),
      sourceListId: id,
      kind: z.enum(['unchanged', 'reworded', 'added', 'gone']),
      ...page,
    }),
  ),
  dropPreviews: read<null>()(z.object({ previews: z.array(z.string()).max(10_000) })),
  confirmImport: write<view.ImportedList>()(
    z.object({
      preview: z.string(),
      unit: z.string().trim().min(1).max(100),
      direction: directionSchema,
      /** The list of the same unit whose place it takes. */
      replaces: id.nullable().default(null),
      /** Whether the corrections hold for the unit's next table of this shape. */
      remember: z.boolean().default(false),
    }),
  ),
  sourceLists: read<view.SourceListRow[]>()(nothing),
  sourceRows: read<{ total: number; rows: view.SourceRowView[] }>()(
    z.object({ sourceListId: id, sheet: z.string().optional(), ...page }),
  ),
  sourceSheet: read<importing.SourceSheet>()(
    z.object({ sourceListId: id, sheet: z.string().default(''), row: z.number().int().default(0) }),
  ),
  saveOriginal: job<importing.SavedFile>()(z.object({ sourceListId: id, grant })),
  makeTemplate: job<importing.SavedFile>()(z.object({ grant, unit: unitKindSchema, listId: z.string().default('') })),
  makeReturnForm: job<importing.SavedFile>()(z.object({ grant, sourceListId: id })),
  withdrawSourceList: write<null>()(z.object({ sourceListId: id, reason })),
  entries: read<{ total: number; rows: view.EntryRow[] }>()(
    z.object({
      unitId: id.optional(),
      sourceListId: id.optional(),
      direction: directionSchema.optional(),
      fate: z.enum(['all', 'pending', 'decided', 'adopt', 'attach', 'split', 'reject', 'return']).default('all'),
      search: z.string().default(''),
      ...page,
    }),
  ),
  suggest: job<view.Suggestion>()(z.object({ entryId: id, top: z.number().int().min(1).max(20).default(5) })),

  // merge bench
  suggestMany: job<matching.PlaceSuggestions>()(z.object({ unitId: id.nullable() })),
  suggestParts: job<matching.PartSuggestion[]>()(
    z.object({ entryId: id, parts: z.array(z.string().trim().min(1).max(2_000)).min(1).max(6) }),
  ),
  confirmRows: read<matching.ConfirmRow[]>()(z.object({ entryIds: z.array(id).max(200) })),
  entryIds: read<matching.EntryIds>()(z.object({ unitId: id.nullable() })),
  entryRows: read<view.EntryRow[]>()(z.object({ ids: z.array(id).max(500) })),
  entryContext: read<matching.EntryContext>()(z.object({ entryId: id })),
  originalRows: read<matching.OriginalRows>()(
    z.object({ entryId: id, around: z.number().int().min(1).max(50).default(8) }),
  ),
  attachMany: write<{ attached: number }>()(
    z.object({
      rows: z
        .array(z.object({ entryId: id, itemIds: z.array(id).min(1).max(20) }))
        .min(1)
        .max(5_000),
      reason: text.default(''),
    }),
  ),
  refuseMatch: write<null>()(z.object({ entryId: id, itemId: id })),
  allowMatch: write<null>()(z.object({ entryId: id, itemId: id })),
  noteEntry: write<null>()(z.object({ entryId: id, text: reason })),

  // dispositions
  adoptEntries: write<{ adopted: number }>()(z.object({ entryIds: z.array(id).min(1).max(50_000), ...people })),
  adoptEntry: write<{ itemId: number }>()(z.object({ entryId: id, item: itemDraftSchema, reason: text, ...people })),
  attachEntry: write<null>()(z.object({ entryId: id, itemId: id, reason: text.default('') })),
  splitEntry: write<null>()(z.object({ entryId: id, itemIds: z.array(id).min(2).max(20), reason: text.default('') })),
  rejectEntry: write<null>()(z.object({ entryId: id, reasonKind: z.string().max(50).default(''), reason })),
  returnEntry: write<null>()(z.object({ entryId: id, reason })),
  detachEntry: write<null>()(z.object({ entryId: id, reason: text.default('') })),

  // pool
  itemIds: read<view.ItemIds>()(poolFilterSchema),
  itemRows: read<view.ItemRow[]>()(z.object({ ids: z.array(id).max(500) })),
  item: read<view.ItemDetail>()(z.object({ itemId: id })),
  itemActions: read<view.ActionRow[]>()(z.object({ itemId: id })),
  previewEdit: read<pool.EditPreview>()(
    z.object({ itemIds: itemIdsSchema, edit: poolEditSchema, limit: z.number().int().min(1).max(5_000).default(500) }),
  ),
  editItems: write<{ changed: number }>()(
    z.object({ itemIds: itemIdsSchema, edit: poolEditSchema, reason, ...people }),
  ),
  savedViews: read<pool.SavedView[]>()(nothing),
  saveView: write<{ viewId: number }>()(z.object({ name: z.string().trim().min(1).max(30), view: poolViewSchema })),
  removeView: write<null>()(z.object({ viewId: id })),

  // rounds and changes
  ledger: read<view.LedgerView>()(nothing),
  sealedItems: read<{ total: number; rows: pool.SealedItem[] }>()(
    z.object({ round: z.number().int().positive(), category: z.string().optional(), ...page }),
  ),
  changes: read<{ total: number; rows: view.ChangeRow[] }>()(
    z.object({
      round: z.number().int().optional(),
      category: z.string().optional(),
      effect: changeEffectSchema.default('all'),
      ...page,
    }),
  ),
  openRound: write<{ roundId: number }>()(
    z.object({ kind: roundKindSchema, title: z.string().max(100).default(''), date: z.iso.date() }),
  ),
  sealRound: write<{ snapshotHash: string }>()(nothing),
  reopenRound: write<null>()(z.object({ reason })),
  addItem: write<{ itemId: number }>()(z.object({ item: itemDraftSchema, reason, ...people })),
  subtractItems: write<{ subtracted: number }>()(
    z.object({
      itemIds: z.array(id).min(1).max(5_000),
      reasonKind: z.string().min(1),
      reason,
      targetItemId: id.nullable().default(null),
      ...people,
    }),
  ),
  restoreItem: write<null>()(z.object({ itemId: id, reason, ...people })),
  amendItem: write<null>()(
    z.object({
      itemId: id,
      name: z.string().trim().min(1).max(500),
      text,
      townshipRole: townshipRoleSchema,
      bases: z.array(citationSchema),
      remark: text,
      reason,
      ...people,
    }),
  ),
  moveItem: write<null>()(z.object({ itemId: id, category: z.string().min(1), reason, ...people })),

  // townships
  setApplicability: write<null>()(z.object({ itemId: id, scope: itemScopeSchema, townshipIds: z.array(id), reason })),
  setApplicabilityMany: write<{ cells: number }>()(
    z.object({
      cells: z
        .array(z.object({ itemId: id, townshipIds: z.array(id).min(1).max(500), applies: z.boolean() }))
        .min(1)
        .max(10_000),
      reason,
    }),
  ),
  matrix: read<matrix.MatrixOutline>()(nothing),
  matrixRows: read<matrix.MatrixRow[]>()(z.object({ ids: z.array(id).max(500) })),
  cellStory: read<matrix.CellStory>()(z.object({ itemId: id, unitId: id })),
  townshipPage: read<view.TownshipPage>()(
    z.object({ unitId: id, source: z.enum(['current', 'sealed']).default('current') }),
  ),
  exportTownshipLists: job<view.ExportedFile[]>()(
    z.object({ grant, formats: z.array(z.enum(['docx', 'xlsx'])).min(1), unitIds: z.array(id).optional() }),
  ),

  // checks and log
  checks: read<view.CheckView[]>()(nothing),
  addWaiver: write<null>()(
    z.object({
      rule: z.enum(WAIVABLE_RULES),
      itemId: id.nullable().default(null),
      reason,
      decider: z.string().trim().min(1),
    }),
  ),
  revokeWaiver: write<null>()(z.object({ waiverId: id, reason })),
  actions: read<{ total: number; rows: view.ActionRow[] }>()(
    z.object({ operator: z.string().optional(), command: z.string().optional(), ...page }),
  ),
  actionFacets: read<pool.ActionFacets>()(nothing),
  actionDetail: read<pool.ActionDetail>()(z.object({ seq: id })),
  undoTo: job<{ undone: number }>()(z.object({ seq: id })),
  undo: write<{ summary: string }>()(nothing),
  redo: write<{ summary: string }>()(nothing),
} as const satisfies Record<string, Method<z.ZodType, unknown>>;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** As the window sends it: defaults may be left out. */
export type Input<M extends MethodName> = z.input<Contract[M]['input']>;
/** As a service receives it. */
export type Parsed<M extends MethodName> = z.output<Contract[M]['input']>;
export type Output<M extends MethodName> = NonNullable<Contract[M]['output']> | Extract<Contract[M]['output'], null>;

/** Counts real things: 行, 文件, 镇. `total` is 0 while unknown. */
export const progressSchema = z.object({ done: z.number(), total: z.number(), what: z.string() });
export type Progress = z.infer<typeof progressSchema>;

export const requestSchema = z.union([
  z.object({ id: z.number().int(), method: z.string(), input: z.unknown() }),
  z.object({ cancel: z.number().int() }),
]);
export type Request = z.infer<typeof requestSchema>;

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.undefined()]));
/** Answers, progress of jobs, and the broadcast after each write or when the project changes hands. */
export const replySchema = z.union([
  z.object({ id: z.number().int(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.number().int(), ok: z.literal(false), code: z.string(), detail: detailSchema }),
  z.object({ id: z.number().int(), progress: progressSchema }),
  z.object({ event: z.literal('changed'), seq: z.number().int() }),
]);
export type Reply = z.infer<typeof replySchema>;

/** What the preload gives the window (`window.shuangshu`): native dialogs whose paths never reach the page. */
export interface Grant {
  readonly token: string;
  /** File or folder names to show. */
  readonly names: readonly string[];
}

export interface Shell {
  chooseFiles(purpose: 'project' | 'sources'): Promise<Grant | null>;
  /** `original`: any file, under the suggested name and extension. */
  chooseSave(purpose: 'project' | 'original', suggestedName: string): Promise<Grant | null>;
  chooseFolder(purpose?: 'export' | 'backup' | 'sources'): Promise<Grant | null>;
  grantDropped(files: File[]): Promise<Grant | null>;
  reveal(token: string): Promise<boolean>;
  /** Puts plain text on the clipboard; the page itself has no permission to. */
  copyText(text: string): Promise<void>;
  /** 字号: the page at its own size, or one size larger. */
  setTextSize(size: TextSize): Promise<void>;
  startup(): Promise<{ sample: boolean; project: Grant | null }>;
  onEngine(listener: (state: 'ready' | 'restarting' | 'failed') => void): () => void;
}

/** Name of the window message that brings a fresh MessagePort, at load and after each restart of the engine. */
export const PORT_MESSAGE = 'shuangshu:port';
