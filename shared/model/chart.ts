/** 图: columns stacked on one another, drawn by the office program itself, so that they can be edited and need no picture file. */

export interface ChartSeries {
  readonly name: string;
  /** One per label; 0 draws nothing. */
  readonly values: readonly number[];
  /** RRGGBB; null is not drawn: it only lifts what stands on it. */
  readonly color: string | null;
}

export interface Chart {
  readonly title: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Where the axis begins. */
  readonly from: number;
}
