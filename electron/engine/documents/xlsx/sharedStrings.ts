/** The table of texts a workbook's cells point into: rich text joined, phonetic guides left out. */
import { ok, type Result } from '../../../../shared/result';
import { limits } from '../guard/limits';
import { asBuffer, type TagListener, walkXml } from '../guard/walkXml';
import { textFrom } from '../guard/xmlText';

/** Excel writes characters XML cannot hold as _x000D_, and the mark itself as _x005F_. */
export function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Collects the text of `<t>` elements that belong to the cell, not to its reading aid. */
export class TextCollector {
  text = '';
  private phonetic = 0;

  constructor(private readonly xml: Buffer) {}

  clear(): void {
    this.text = '';
    this.phonetic = 0;
  }

  open(name: string, to: number, selfClosed: boolean): void {
    if (name === 'rPh') this.phonetic += 1;
    else if (name === 't' && !selfClosed && this.phonetic === 0) {
      const text = unescapeExcel(textFrom(this.xml, to + 1));
      this.text = this.text === '' ? text : this.text + text;
    }
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
  }
}

class StringsListener implements TagListener {
  readonly texts: string[] = [];
  private readonly collector: TextCollector;

  constructor(xml: Buffer) {
    this.collector = new TextCollector(xml);
  }

  open(name: string, _from: number, to: number, selfClosed: boolean): string {
    if (name === 'si') this.collector.clear();
    else this.collector.open(name, to, selfClosed);
    return this.texts.length > limits.sharedTexts ? '文字过多' : '';
  }

  close(name: string): string {
    if (name === 'si') this.texts.push(this.collector.text);
    else this.collector.close(name);
    return '';
  }
}

/** Every text in order, empty ones included. Errors as `walkXml`; FILE_UNREADABLE for more texts than cells allowed. */
export function readSharedStrings(part: string, bytes: Uint8Array): Result<readonly string[]> {
  const listener = new StringsListener(asBuffer(bytes));
  const walked = walkXml(part, bytes, listener);
  return walked.ok ? ok(listener.texts) : walked;
}
