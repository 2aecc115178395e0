/** 版式模板: an office's own .docx, filled in instead of the built-in layout. */

/** The placeholders a template may hold, without their 〔〕. */
export interface TemplateWords {
  /** Anywhere: 〔单位〕〔日期〕. */
  readonly document: readonly string[];
  /** In the row of a category: 〔类别〕〔类别项数〕. */
  readonly section: readonly string[];
  /** In the row to repeat, for each list of the scheme in order. */
  readonly lists: readonly {
    readonly name: string;
    /** Serial and name, without which a row cannot be told from another. */
    readonly needed: readonly string[];
    readonly columns: readonly string[];
  }[];
}

/** Placeholder → text. */
export type TemplateValues = Readonly<Record<string, string>>;

export interface TemplateSection {
  readonly values: TemplateValues;
  readonly rows: readonly TemplateValues[];
}

/** What one township's document says. */
export interface TemplateContent {
  readonly document: TemplateValues;
  /** For each list the sections that have rows. */
  readonly lists: readonly (readonly TemplateSection[])[];
}

export interface LayoutTemplate {
  readonly name: string;
  readonly sha256: string;
}
