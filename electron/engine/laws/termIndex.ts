/** Collects which article holds which pair of characters, and gives the lists in the order of the pairs. */
import { eachPair } from '../../../shared/logic/laws/lawTerms';
import { packIds } from './postings';

export class TermIndex {
  private readonly numbers = new Map<number, number>();
  private readonly codes: number[] = [];
  private readonly counts: number[] = [];
  private readonly lastSeen: number[] = [];
  private terms = new Uint32Array(1 << 20);
  private articles = new Uint32Array(1 << 20);
  private length = 0;

  /** `article` ids rise from call to call. */
  add(article: number, text: string): void {
    eachPair(text, (code) => {
      let number = this.numbers.get(code);
      if (number === undefined) {
        number = this.codes.length;
        this.numbers.set(code, number);
        this.codes.push(code);
        this.counts.push(0);
        this.lastSeen.push(0);
      }
      if (this.lastSeen[number] === article) return;
      this.lastSeen[number] = article;
      this.counts[number] = (this.counts[number] ?? 0) + 1;
      if (this.length === this.terms.length) this.grow();
      this.terms[this.length] = number;
      this.articles[this.length] = article;
      this.length += 1;
    });
  }

  private grow(): void {
    const grown = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.terms = grown(this.terms);
    this.articles = grown(this.articles);
  }

  /** Every pair with its articles, by counting sort: ids stay in rising order. */
  *lists(): Iterable<{ readonly code: number; readonly articles: number; readonly postings: Uint8Array }> {
    const starts = new Uint32Array(this.codes.length + 1);
    for (let number = 0; number < this.codes.length; number += 1)
      starts[number + 1] = (starts[number] ?? 0) + (this.counts[number] ?? 0);
    const next = starts.slice();
    const sorted = new Uint32Array(this.length);
    for (let at = 0; at < this.length; at += 1) {
      const number = this.terms[at] ?? 0;
      sorted[next[number] ?? 0] = this.articles[at] ?? 0;
      next[number] = (next[number] ?? 0) + 1;
    }
    const order = this.codes.map((code, number) => ({ code, number })).sort((a, b) => a.code - b.code);
    for (const { code, number } of order) {
      const from = starts[number] ?? 0;
      const to = starts[number + 1] ?? 0;
      yield { code, articles: to - from, postings: packIds(sorted, from, to) };
    }
  }
}
