/** Blank forms for departments and townships that come back without any mapping. */
import { draftForms, formInstructions } from '../../../shared/logic/draftForms';
import type { Scheme } from '../../../shared/model/scheme';
import type { UnitKind } from '../../../shared/model/unit';
import { writeForm } from '../documents/writeForm';

/** Rows ready to be filled in; Excel lets the sender add more. */
const BLANK_ROWS = 200;

/** The .xlsx with one sheet per list of the scheme. `listId` '' means all lists. */
export function makeTemplate(scheme: Scheme, kind: UnitKind, listId: string): Promise<Uint8Array> {
  const wanted = scheme.lists.filter(({ id }) => listId === '' || id === listId);
  const forms = draftForms({ ...scheme, lists: wanted }, kind);
  return writeForm({
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
  });
}
