/** Blank forms for departments and townships that come back without any mapping. */
import { draftForms, formInstructions } from '../../../../shared/logic/paper/drafts/draftForms';
import type { Scheme } from '../../../../shared/model/scheme';
import type { OwnKind } from '../../../../shared/model/unit';
import type { Form } from '../../documents/writeForm';

/** Rows ready to be filled in; Excel lets the sender add more. */
const BLANK_ROWS = 200;

/** One sheet per list of the scheme. `listId` '' means all lists. */
export function makeTemplate(scheme: Scheme, kind: OwnKind, listId: string): Form {
  const wanted = scheme.lists.filter(({ id }) => listId === '' || id === listId);
  const forms = draftForms({ ...scheme, lists: wanted }, kind);
  return {
    sheets: forms.map(({ name, title, columns }) => ({
      name,
      columns,
      rows: [
        { cells: [title], look: 'title' },
        { cells: ['填报单位：'], look: 'title' },
        { cells: columns.map(({ heading }) => heading), look: 'header' },
      ],
      blankRows: BLANK_ROWS,
      marks: [],
    })),
    instructions: formInstructions(kind),
  };
}
