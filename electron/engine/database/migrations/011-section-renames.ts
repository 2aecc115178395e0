/** Schema 11: 类别改名: a category that is called otherwise from a moment on and is the same category before and after. */
import type { Migration } from './migration';

export const sectionRenames: Migration = {
  version: 11,
  name: 'section-renames',
  sql: `
CREATE TABLE sectionRename (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  listId TEXT NOT NULL,
  category TEXT NOT NULL,
  toCategory TEXT NOT NULL,
  -- The round it was done in, or the next one where none was open: what was sealed before bears the old name.
  round INTEGER NOT NULL,
  -- Changes up to this one name the old category.
  afterChange INTEGER NOT NULL,
  -- Live items it was about.
  items INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;
`,
};
