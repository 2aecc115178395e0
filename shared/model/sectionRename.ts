/** 类别改名: a category that is called otherwise from a moment on; it is the same category before and after. */
export interface SectionRename {
  readonly listId: string;
  readonly category: string;
  readonly toCategory: string;
  /** The round it was done in: what was sealed before it bears the old name. */
  readonly round: number;
  /** Changes up to this one name the old category. */
  readonly afterChange: number;
  /** Live items it was about. */
  readonly items: number;
  readonly reason: string;
}
