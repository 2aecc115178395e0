/** The project's own row: name, scheme copy, effective date. */
import type { Heading } from '../../../../shared/logic/schemes/ownFields';
import { type Scheme, schemeSchema } from '../../../../shared/model/scheme';
import type { ReadHandle, WriteHandle } from '../../database/file/handles';

export interface ProjectRow {
  readonly uuid: string;
  readonly name: string;
  readonly scheme: Scheme;
  readonly effectiveDate: string;
  readonly sample: boolean;
}

interface StoredProject {
  readonly uuid: string;
  readonly name: string;
  readonly scheme: string;
  readonly effectiveDate: string;
  readonly sample: number;
}

/** 白鹿县: what units need not carry before their names. */
export function readProjectName(read: ReadHandle): string {
  return read.value<string>('SELECT name FROM project') ?? '';
}

export function readProject(read: ReadHandle): ProjectRow {
  const row = read.get<StoredProject>('SELECT uuid, name, scheme, effectiveDate, sample FROM project');
  if (!row) throw new Error('the project row is missing');
  return { ...row, scheme: schemeSchema.parse(JSON.parse(row.scheme)), sample: row.sample === 1 };
}

export function insertProject(write: WriteHandle, project: ProjectRow, createdAt: string): void {
  write.run(
    `INSERT INTO project (id, uuid, name, schemeId, scheme, effectiveDate, sample, createdAt)
     VALUES (1, @uuid, @name, @schemeId, @scheme, @effectiveDate, @sample, @createdAt)`,
    {
      uuid: project.uuid,
      name: project.name,
      schemeId: project.scheme.id,
      scheme: JSON.stringify(project.scheme),
      effectiveDate: project.effectiveDate,
      sample: project.sample ? 1 : 0,
      createdAt,
    },
  );
}

export function updateProject(write: WriteHandle, name: string, effectiveDate: string): void {
  write.run('UPDATE project SET name = ?, effectiveDate = ?', [name, effectiveDate]);
}

/** Headings of own columns in schemes the project has had, as the log kept them. */
export function listHeadings(read: ReadHandle): Heading[] {
  return read.all<Heading>(
    `SELECT DISTINCT field.value ->> 'id' AS id, field.value ->> 'label' AS label
     FROM (SELECT DISTINCT before ->> 'scheme' AS scheme FROM actionRow
           WHERE tableName = 'project' AND before ->> 'scheme' <> after ->> 'scheme') AS had,
       json_each(had.scheme, '$.lists') AS list, json_each(list.value, '$.fields') AS field ORDER BY id, label`,
  );
}

/** The project's own copy of the scheme; the preset it came from stays as it is. */
export function replaceScheme(write: WriteHandle, scheme: Scheme): void {
  write.run('UPDATE project SET scheme = ?', [JSON.stringify(schemeSchema.parse(scheme))]);
}
