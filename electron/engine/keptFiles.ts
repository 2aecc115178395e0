/** Files a person looks at before they are taken in, under tokens: what was seen is what is written. */
export class KeptFiles<T> {
  private readonly files = new Map<string, T>();
  private last = 0;

  constructor(private readonly name: string) {}

  keep(file: T): string {
    this.last += 1;
    const token = `${this.name}-${this.last}`;
    this.files.set(token, file);
    return token;
  }

  get(token: string): T | undefined {
    return this.files.get(token);
  }

  drop(token: string): void {
    this.files.delete(token);
  }

  clear(): void {
    this.files.clear();
  }
}
