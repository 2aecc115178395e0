/** Texts cut into words for saying reasons; comparing itself never depends on where words end. */

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const JOINTS = new Set([...'和与及的等地了在对为把给跟是有到从向按各这那就都也要得']);

/** Words of a normalised text, a space (as its own word) where punctuation stood. */
export function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].map((part) => part.segment);
}

/** Runs of neighbouring words that satisfy `fits` as one string, as long as possible; at least two characters each. */
export function runsOf(words: readonly string[], fits: (run: string) => boolean): string[] {
  const runs: string[] = [];
  let at = 0;
  while (at < words.length) {
    let run = '';
    let next = at;
    while (next < words.length && words[next] !== ' ' && fits(run + words[next])) {
      run += words[next];
      next += 1;
    }
    const word = withoutJoints(words.slice(at, next));
    if (word.length >= 2) runs.push(word);
    at = Math.max(at + 1, next);
  }
  return [...new Set(runs)];
}

/** Takes 和, 的, 在 … off both ends where they are words: the 地 of 地质 and of 耕地 stays. */
function withoutJoints(run: readonly string[]): string {
  const isWord = (word: string): boolean => !JOINTS.has(word);
  const start = run.findIndex(isWord);
  return start < 0 ? '' : run.slice(start, run.findLastIndex(isWord) + 1).join('');
}
