/** 征求意见: packs out, returns in, opinions and how they are handled. */
import { z } from 'zod';
import { daySchema } from '../model/day';
import { deedSchema } from '../model/deed';
import { outcomeSchema, paperKindSchema, returnedOpinionSchema } from '../model/opinion';
import type * as importing from '../views/importing';
import type * as view from '../views/opinions';
import { grant, id, job, nothing, read, reason, write } from './method';

/** Which draft is asked about. */
const packSelection = {
  /** The last sealed round, or the pool as it stands now. */
  source: z.enum(['sealed', 'current']).default('sealed'),
  listIds: z.array(z.string()).optional(),
  categories: z.array(z.string()).optional(),
  itemIds: z.array(id).max(100_000).optional(),
  /** 再次征求: only what is neither agreed nor ruled yet. */
  undecided: z.boolean().optional(),
  /** 乡镇自拟稿: departments answer on what stands on this township's list. */
  townshipId: id.nullable().default(null),
  /** 报上级审核: the whole draft goes to this one, by its name; left out: to the county's own units. */
  superior: z.string().trim().min(1).max(100).optional(),
};

const packSending = {
  ...packSelection,
  /** 第n次征求意见 when ''. */
  title: z.string().trim().max(100).default(''),
  sentOn: daySchema,
  dueOn: daySchema,
  /** A further paragraph of the letter. */
  remark: z.string().trim().max(2_000).default(''),
  /** All units when left out. */
  unitIds: z.array(id).max(10_000).optional(),
  /** Also to units that no item concerns: the form then says so. */
  empties: z.boolean().default(true),
};

const day = daySchema;
/** 文号 of what came back; left out: none. */
const docNumber = z.string().trim().max(100).optional();
const filter = { consultationId: id.optional(), unitId: id.optional(), itemId: id.optional() };

export const opinionMethods = {
  consultations: read<view.ConsultationView[]>()(nothing),
  planPacks: read<view.PackPlan>()(z.object(packSelection)),
  sendPacks: job<view.SentPacks>()(z.object({ grant, ...packSending })),
  opinionPacks: read<view.PackView[]>()(z.object({ consultationId: id })),
  packDetail: read<view.PackDetail>()(z.object({ packId: id })),
  /** 作废: it no longer counts as issued. */
  withdrawPack: write<null>()(z.object({ packId: id, reason })),
  /** 延期, for the packs named. */
  postponePacks: write<null>()(z.object({ packIds: z.array(id).min(1), dueOn: day, reason })),
  previewReturns: job<view.ReturnPreviews>()(z.object({ grant })),
  dropReturns: read<null>()(z.object({ previews: z.array(z.string()).max(10_000) })),
  takeReturns: write<view.TakenReturns>()(
    z.object({
      returns: z
        .array(
          z.object({
            preview: z.string(),
            receivedOn: day,
            /** A form of an earlier asking: the pack it counts for; left out: its own. */
            packId: id.optional(),
            /** As a person settled the questions; left out: there were none. */
            opinions: z.array(returnedOpinionSchema).max(20_000).optional(),
            allAgreed: z.boolean().optional(),
            docNumber,
          }),
        )
        .min(1)
        .max(5_000),
    }),
  ),
  /** A free answer: the file is kept, its opinions are written down by hand. */
  takeLetter: write<view.TakenReturns>()(
    z.object({
      preview: z.string(),
      packId: id,
      receivedOn: day,
      person: z.string().trim().max(200).default(''),
      phone: z.string().trim().max(50).default(''),
      allAgreed: z.boolean().default(false),
      docNumber,
      opinions: z.array(returnedOpinionSchema).max(20_000),
    }),
  ),
  /** A scan of the signed page and the like; the bytes are kept in the project. */
  attachPaper: write<null>()(z.object({ preview: z.string(), packId: id, kind: paperKindSchema })),
  savePaper: job<importing.SavedFile>()(z.object({ paperId: id, grant })),
  saveReturn: job<importing.SavedFile>()(z.object({ returnId: id, grant })),
  withdrawReturn: write<null>()(z.object({ returnId: id, reason })),
  opinions: read<view.OpinionView[]>()(z.object(filter)),
  opinionGroups: read<view.OpinionGroup[]>()(z.object(filter)),
  handleOpinions: write<view.HandledOpinions>()(
    z.object({
      opinionIds: z.array(id).min(1).max(5_000),
      outcome: outcomeSchema,
      reason: z.string().trim().max(2_000).default(''),
      /** 处理后内容; '' for what the changes say. */
      result: z.string().trim().max(20_000).default(''),
      decider: z.string().trim().max(200).default(''),
      /** Changes it comes to, in the open round. */
      deeds: z.array(deedSchema).max(200).default([]),
      /** Changes made already that it comes to. */
      changeIds: z.array(id).max(200).default([]),
      /** What townships' lists with words of their own are to read; no deed on the item. */
      ownWords: z
        .array(z.object({ township: z.string().min(1), wording: z.string().trim().max(20_000) }))
        .max(200)
        .default([]),
      /** 拟办: prepared, to be decided in this round or a later one. */
      prepare: z.boolean().default(false),
      /** 新增 that says what an item says already: the proposal goes into it. */
      attachTo: id.nullable().default(null),
    }),
  ),
  /** 逐条采纳: each just as it was written. */
  adoptOpinions: write<view.HandledOpinions>()(
    z.object({
      opinionIds: z.array(id).min(1).max(5_000),
      /** 核减缘由; '' while none is among them. */
      reasonKind: z.string().trim().max(100).default(''),
      decider: z.string().trim().max(200).default(''),
    }),
  ),
  /** 重新处理: the handling no longer counts, with the reason; changes made stay facts. */
  reopenOpinions: write<null>()(z.object({ opinionIds: z.array(id).min(1).max(5_000), reason })),
  exportOpinionPapers: job<{ path: string; rows: number; sha256: string }[]>()(
    z.object({
      grant,
      consultationId: id,
      what: z.enum(['reminders', 'replies', 'summary', 'figures', 'register']),
      formats: z.array(z.enum(['docx', 'xlsx'])).min(1),
      /** Reply letters of these units only. */
      unitIds: z.array(id).optional(),
    }),
  ),
} as const;
