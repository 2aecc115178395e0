/** A calendar day as people write it down here, 2025-06-30; within the years this work knows, so that counting days always ends. */
import { z } from 'zod';

const FIRST_YEAR = 1949;
const LAST_YEAR = 2199;

/** How a day is to be written, for whoever wrote another thing. */
export const DAY_WANTED = `应写成 2025-06-30 这样，是 ${FIRST_YEAR} 年到 ${LAST_YEAR} 年之间日历上有的一天`;

export const daySchema = z.iso.date().refine(
  (day) => {
    const year = Number(day.slice(0, 4));
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  },
  { message: DAY_WANTED },
);

/** The longest limit in days anybody may set: ten years. */
export const MOST_DAYS = 3_650;
