/** What was decided between two editions with a day of its own. */
import type { InterimStep } from '../../../shared/logic/inForce';
import type { ItemContent } from '../../../shared/model/item';
import type { ProjectFile } from '../database/projectFile';

export function readInterimSteps(_project: ProjectFile): InterimStep<ItemContent>[] {
  return [];
}
