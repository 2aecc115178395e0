/** Contract → service, one line per method: the pool of items: looking through it and changing many at once. */

import type { poolMethods } from '../../../shared/contract/poolMethods';
import { fail, ok } from '../../../shared/result';
import { previewPastedItems } from '../pasteItems';
import { listItemActions } from '../repositories/actionRepository';
import { listItemIds } from '../repositories/poolFilter';
import { readItemDetail, readItemRows } from '../repositories/poolRepository';
import { readProject } from '../repositories/projectRepository';
import { listDistinct } from '../repositories/refusalRepository';
import { addItems } from '../services/changeItems';
import { editItems, previewEdit } from '../services/editItems';
import { allowDuplicate, findDuplicates, refuseDuplicate } from '../services/findDuplicates';
import { readViews, removeView, saveView } from '../services/keepViews';
import { placeItem } from '../services/placeItem';
import { agreementStates } from '../services/readAgreement';
import { type Handlers, matching, onProject, reading } from './handling';

export const poolHandlers: Handlers<keyof typeof poolMethods> = {
  itemIds: reading((project, input) => listItemIds(project, input, readProject(project.read).scheme)),
  itemRows: reading((project, { ids }) => {
    const states = agreementStates(project);
    return readItemRows(project.read, ids).map((row) => {
      const agreement = states.get(row.id);
      return agreement ? { ...row, agreement } : row;
    });
  }),
  item: onProject(({ read }, { itemId }) => {
    const item = readItemDetail(read, itemId);
    return item ? ok(item) : fail('ITEM_UNKNOWN', { item: itemId });
  }),
  itemActions: reading(({ read }, { itemId }) => listItemActions(read, itemId)),
  previewEdit: reading(previewEdit),
  editItems: onProject(editItems),
  duplicates: matching(findDuplicates),
  distinctPairs: reading(({ read }) => listDistinct(read)),
  allowDuplicate: onProject(allowDuplicate),
  refuseDuplicate: onProject(refuseDuplicate),
  previewPastedItems,
  addItems: onProject(addItems),
  placeItem: onProject(placeItem),
  savedViews: reading((project) => readViews(project)),
  saveView: onProject(saveView),
  removeView: onProject(removeView),
};
