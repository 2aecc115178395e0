/** A program: writes the project file of the present schema, with a little of everything in it, to the path it is given. */
import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { adoptEntries } from '../../electron/engine/services/merge/adoptEntries';
import { attachEntry } from '../../electron/engine/services/merge/attachEntries';
import { openRound, sealRound } from '../../electron/engine/services/rounds/runRound';
import { PEOPLE, smallProject, unwrap } from './project';

const path = process.argv[2] ?? '';
const { project, down, up } = smallProject(dirname(path));
unwrap(adoptEntries(project, { entryIds: [...down], ...PEOPLE }));
unwrap(sealRound(project));
unwrap(openRound(project, { kind: 'review', title: '', date: '2025-06-10' }));
unwrap(attachEntry(project, { entryId: up[0] ?? 0, itemId: 2, reason: '' }));
project.close();
renameSync(project.path, path);
