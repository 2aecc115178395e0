/** How one list of a unit grew and shrank: before ＋ added − subtracted ＋ movedIn − movedOut ＝ after. */
export interface ListGrowth {
  /** Its short name. */
  readonly list: string;
  readonly before: number;
  /** Items that stood on none of the lists, and those that stand on none now. */
  readonly added: number;
  readonly subtracted: number;
  /** Items that came from another list, and went to one. */
  readonly movedIn: number;
  readonly movedOut: number;
  readonly after: number;
}
