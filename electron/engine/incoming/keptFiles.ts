/** Files a person looks at before they are taken in, under tokens: what was seen is what is written. */
import { randomUUID } from 'node:crypto';

export class KeptFiles<T> {
  private readonly files = new Map<string, T>();

  constructor(private readonly name: string) {}

  /** The window may outlive the engine: no token is ever given twice. */
  keep(file: T): string {
    const token = `${this.name}-${randomUUID()}`;
    this.files.set(token, file);
    return token;
  }

  get(token: string): T | undefined {
    return this.files.get(token);
  }

  get size(): number {
    return this.files.size;
  }

  drop(token: string): void {
    this.files.delete(token);
  }

  clear(): void {
    this.files.clear();
  }
}
