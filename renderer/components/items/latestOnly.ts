/** Answers of the engine that come in another order than they were asked for: only that to the last question counts. */

/** What it gives back answers undefined, for a failure too, where something else was asked meanwhile. */
export function latestOnly(): <T>(answer: Promise<T>) => Promise<T | undefined> {
  let asked = 0;
  return async (answer) => {
    asked += 1;
    const own = asked;
    try {
      const value = await answer;
      return own === asked ? value : undefined;
    } catch (error) {
      if (own === asked) throw error;
      return undefined;
    }
  };
}
