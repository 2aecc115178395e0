/** What the program of the long day is told, and what it tells. */

export interface DayOrder {
  /** Holds the counties, user data and what is exported. */
  readonly folder: string;
  readonly counties: readonly string[];
  readonly parser: string;
  readonly worker: string;
  readonly resources: string;
  readonly seed: number;
  readonly seconds: number;
}

/** One line every few seconds: counts since the program started, and how it feels. */
export interface DayLine {
  readonly second: number;
  readonly actions: number;
  readonly imports: number;
  readonly exports: number;
  /** Requests answered with a failure nobody expects, as `method: CODE`. */
  readonly errors: readonly string[];
  /** Proportional set size of the process, and of its threads with it, in bytes. */
  readonly pss: number;
  readonly fileHandles: number;
  /** Milliseconds of each change of the pool since the last line. */
  readonly milliseconds: readonly number[];
}
