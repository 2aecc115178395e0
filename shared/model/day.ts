/** A calendar day as people write it down here, 2025-06-30; within the years this work knows, so that counting days always ends. */
import { z } from 'zod';

const FIRST_YEAR = 1949;
const LAST_YEAR = 2199;

export const daySchema = z.iso.date().refine(
  (day) => {
    const year = Number(day.slice(0, 4));
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  },
  { message: `日期应在 ${FIRST_YEAR} 年到 ${LAST_YEAR} 年之间` },
);

/** The longest limit in days anybody may set: ten years. */
export const MOST_DAYS = 3_650;
