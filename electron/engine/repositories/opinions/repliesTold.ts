/** What letters of reply said of each opinion: as it was decided, or that it was not carried out. Told by the log of exports. */
import { z } from 'zod';
import type { ReadHandle } from '../../database/file/handles';

const saidSchema = z.object({ told: z.array(z.number()), unmet: z.array(z.number()) });

/** Opinions whose last letter says 未落实. */
export function toldUnmet(read: ReadHandle): Set<number> {
  const unmet = new Set<number>();
  const letters = read.all<{ input: string }>(
    `SELECT input FROM action WHERE command = 'exportOpinionPapers' AND kind = 'do' AND input ->> 'told' IS NOT NULL
       AND NOT coalesce((SELECT later.kind = 'undo' FROM action AS later WHERE later.target = action.seq ORDER BY later.seq DESC LIMIT 1), 0)
     ORDER BY seq`,
  );
  for (const { input } of letters) {
    const said = saidSchema.parse(JSON.parse(input));
    for (const id of said.told) unmet.delete(id);
    for (const id of said.unmet) unmet.add(id);
  }
  return unmet;
}
