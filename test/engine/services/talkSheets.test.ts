/** Talk sheets: one Word file per unit with open questions, and none for answered ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ProjectFile } from '../../../electron/engine/database/file/projectFile';
import { listOpenQuestions } from '../../../electron/engine/repositories/merge/noteRepository';
import { readContents } from '../../../electron/engine/repositories/pool/itemContents';
import { listUnits } from '../../../electron/engine/repositories/units/unitRepository';
import { exportTalkSheets } from '../../../electron/engine/services/merge/exportTalkSheets';
import { answerNote, noteEntry, noteItem } from '../../../electron/engine/services/merge/keepNotes';
import { inlineTasks } from '../../../electron/engine/workers/inlineTasks';
import { adoptedInTest } from '../../builders/adoptedProject';
import { codeOf, unwrap } from '../../builders/project';
import { partText } from '../documents/officePackage';

let folder: string;
let project: ProjectFile;
let up: readonly number[];

beforeEach(() => {
  ({ folder, project, up } = adoptedInTest());
});

function unitId(name: string): number {
  return listUnits(project.read).find((unit) => unit.name === name)?.id ?? 0;
}

test('nothing asked is a refusal that says so', async () => {
  expect(codeOf(await exportTalkSheets(project, inlineTasks(), { folder: folder }))).toBe('NO_QUESTIONS');
});

test('every unit asked gets its own sheet with its own questions, until they are answered', async () => {
  const itemId = readContents(project.read)[0]?.id ?? 0;
  const ask = { person: '', question: true } as const;
  unwrap(noteItem(project, { itemId, unitId: unitId('老黑山镇'), text: '是否也承担党员发展？', ...ask }));
  unwrap(noteEntry(project, { entryId: up[2] ?? 0, text: '庙会由谁批准？', ...ask }));
  unwrap(noteEntry(project, { entryId: up[1] ?? 0, text: '只是一句话', person: '', question: false }));
  const out = join(folder, '沟通单');
  unwrap(await exportTalkSheets(project, inlineTasks(), { folder: out }));
  const names = readdirSync(out).sort();
  expect(names).toHaveLength(2);
  const texts = await Promise.all(names.map((name) => partText(readFileSync(join(out, name)), 'word/document.xml')));
  const of = (unit: string) => texts[names.findIndex((name) => name.includes(unit))] ?? '';
  expect(of('老黑山镇')).toContain('是否也承担党员发展？');
  expect(of('老黑山镇')).not.toContain('庙会由谁批准？');
  expect(of('道河镇')).toContain('庙会由谁批准？');
  expect(of('道河镇')).not.toContain('只是一句话');

  for (const { id } of listOpenQuestions(project.read)) unwrap(answerNote(project, { noteId: id, answer: '是' }));
  expect(codeOf(await exportTalkSheets(project, inlineTasks(), { folder: out }))).toBe('NO_QUESTIONS');
});

test('what is no question cannot be answered, nor one that is not there', () => {
  const noted = unwrap(noteEntry(project, { entryId: up[1] ?? 0, text: '只是一句话', person: '', question: false }));
  expect(noted).toBeNull();
  for (const noteId of [1, 99]) expect(codeOf(answerNote(project, { noteId, answer: '是' }))).toBe('NOTE_UNKNOWN');
});
