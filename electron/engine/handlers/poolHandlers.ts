/** Contract → service, one line per method: the pool of items: looking through it and changing many at once. */

import type { poolMethods } from '../../../shared/contract/poolMethods';
import { fail, ok } from '../../../shared/result';
import { previewPastedItems } from '../incoming/pasteItems';
import { listDistinct } from '../repositories/merge/refusalRepository';
import { listItemIds } from '../repositories/pool/poolFilter';
import { readItemDetail, readItemRows } from '../repositories/pool/poolRepository';
import { listItemActions } from '../repositories/project/actionRepository';
import { readProject } from '../repositories/project/projectRepository';
import { agreementStates } from '../services/agreement/readAgreement';
import { editItems, previewEdit } from '../services/pool/editItems';
import { allowDuplicate, findDuplicates, refuseDuplicate } from '../services/pool/findDuplicates';
import { readViews, removeView, saveView } from '../services/pool/keepViews';
import { placeItem } from '../services/pool/placeItem';
import { addItems } from '../services/rounds/changeItems';
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
