/** What a migration is: a numbered, append-only step from one schema version to the next. */
export interface Migration {
  /** The `user_version` the file has afterwards; numbers run on without gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
