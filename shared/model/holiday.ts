/** 节假日表: days off besides the weekend, and weekend days worked in exchange (调休). */
import { z } from 'zod';
import { daySchema } from './day';

const holidaySchema = z.object({
  date: daySchema,
  /** off: nobody works; work: a Saturday or Sunday that is worked. */
  kind: z.enum(['off', 'work']),
  name: z.string().trim().max(50),
});
export type Holiday = z.infer<typeof holidaySchema>;

/** A year a limit runs through of which the table says nothing, or not all. */
export interface CalendarGap {
  readonly year: string;
  readonly words: string;
}

export const holidayTableSchema = z
  .array(holidaySchema)
  .max(2_000)
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, { message: '同一天只能写一行' });
