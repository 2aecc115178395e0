/** Holds the counts a table states, in section rows and totals, against the entries that are there. */
import type { Section, Total } from './rowWords';

/** below: it sums what stands above; group: it heads what follows; above: it sums the whole table from its top. */
export type TotalPlace = 'below' | 'group' | 'above';

export class StatedCounts {
  private section: { readonly row: number; readonly count: number; entries: number } | null = null;
  private announced: { readonly row: number; readonly count: number } | null = null;
  private sincePartial = 0;
  private inTable = 0;
  private inSheet = 0;

  constructor(private readonly mismatch: (row: number, message: string) => void) {}

  openTable(): void {
    this.sincePartial = 0;
    this.inTable = 0;
  }

  entry(): void {
    this.sincePartial += 1;
    this.inTable += 1;
    this.inSheet += 1;
    if (this.section) this.section.entries += 1;
  }

  openSection(row: number, section: Section): void {
    // A section inside a counted one (（一） under 一、) is counted by the outer one as well.
    if (section.count === null && section.meaning === 'department') return;
    this.closeSection();
    if (section.count !== null) this.section = { row, count: section.count, entries: 0 };
  }

  private closeSection(): void {
    if (this.section && this.section.entries !== this.section.count) {
      const { row, count, entries } = this.section;
      this.mismatch(row, `标题写明${count}项，实际${entries}项。`);
    }
    this.section = null;
  }

  total(row: number, { count, partial, label }: Total): TotalPlace {
    if (partial && this.sincePartial === 0 && label !== '' && !label.startsWith('本页')) return 'group';
    if (!partial && this.inTable === 0 && this.inSheet === 0) {
      if (count !== null) this.announced = { row, count };
      return 'above';
    }
    const actual = partial ? [this.sincePartial] : [this.inTable, this.inSheet];
    if (count !== null && !actual.includes(count))
      this.mismatch(row, `${partial ? '小计' : '合计'}写明${count}项，实际${actual[0]}项。`);
    if (partial) this.sincePartial = 0;
    return 'below';
  }

  closeTable(): void {
    this.closeSection();
    if (this.announced && this.announced.count !== this.inTable && this.inTable > 0) {
      const { row, count } = this.announced;
      this.mismatch(row, `合计写明${count}项，实际${this.inTable}项。`);
    }
    if (this.inTable > 0) this.announced = null;
  }
}
