/** The landscape sheet that documents print on unless a scheme states another: GB/T 9704 turned on its side. */
import { type Paper, paperSchema } from './schemePaper';

export const STANDARD_PAPER: Paper = paperSchema.parse({});
