/** 版式模板: takes the office's own Word template in, or goes back to the built-in layout. */
import { templateWords } from '../../../../shared/logic/paper/templateContent';
import type { LayoutTemplate } from '../../../../shared/model/layoutTemplate';
import { ok, type Result } from '../../../../shared/result';
import type { ProjectFile } from '../../database/file/projectFile';
import { sha256 } from '../../database/log/canonicalJson';
import { record } from '../../database/log/record';
import { checkLayoutTemplate } from '../../documents/template/layoutTemplate';
import { keepFile } from '../../repositories/bases/citationRepository';
import { readProject } from '../../repositories/project/projectRepository';
import { writeLayoutTemplate } from '../../repositories/townships/layoutTemplateRepository';

/** Errors: TEMPLATE_UNFIT with a sentence for each mistake, FILE_*. */
export async function takeLayoutTemplate(
  project: ProjectFile,
  name: string,
  bytes: Uint8Array,
): Promise<Result<LayoutTemplate>> {
  const checked = await checkLayoutTemplate(bytes, templateWords(readProject(project.read).scheme));
  if (!checked.ok) return checked;
  const template = { name, sha256: sha256(bytes) };
  return record(project, { name: 'takeLayoutTemplate', input: template, effect: 'undoable' }, (write) => {
    keepFile(write, template.sha256, bytes);
    writeLayoutTemplate(write, template);
    return ok({ value: template, summary: `用本单位的版式模板“${name}”` });
  });
}

export function dropLayoutTemplate(project: ProjectFile): Result<null> {
  return record(project, { name: 'dropLayoutTemplate', input: {}, effect: 'undoable' }, (write) => {
    writeLayoutTemplate(write, null);
    return ok({ value: null, summary: '改回内置版式' });
  });
}
