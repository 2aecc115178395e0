/** Inputs somebody would send who wrote the page's code anew: of the right shape with hostile values, and of no shape at all. */
import { z } from 'zod';
import type { Chance } from '../faults/random';

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

const TEXTS: readonly string[] = [
  '',
  '抓好党员发展',
  '../../../../etc/passwd',
  '..\\..\\Windows\\win.ini',
  '/etc/passwd',
  'C:\\Windows\\System32\\config\\SAM',
  '\\\\host\\share\\x',
  'file:///etc/passwd',
  "'; DROP TABLE action; --",
  '" OR 1=1 --',
  '%',
  '*" NEAR(',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e反向\u202c',
  "=cmd|' /C calc'!A0",
  '<img src=x onerror=alert(1)>',
  '$&{{7*7}}%s%n',
  '(((((((((((((((((((((((((a+)+)+)+)+)+$',
  'CON',
  '9'.repeat(400),
  '汉'.repeat(2_000),
  '\n\r\t',
];
const NUMBERS: readonly number[] = [0, 1, 2, 3, 5, 8, -1, 1.5, 2 ** 31, 2 ** 53 - 1, -(2 ** 53), 1e308];
const DATES: readonly string[] = ['2025-06-30', '0001-01-01', '9999-12-31', '2024-02-29'];
const SHAPELESS: readonly unknown[] = [
  null,
  undefined,
  0,
  Number.NaN,
  '',
  '/etc/passwd',
  [],
  [[[[]]]],
  true,
  JSON.parse('{"__proto__":{"polluted":"yes"}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":"yes"}}}'),
  { toString: 'x', valueOf: 1 },
  new Map([['grant', '/etc/passwd']]),
  new Uint8Array(8),
  new Date(Number.NaN),
  { grant: ['/etc/passwd'] },
  { grant: { path: '/etc/passwd' } },
];

/** `grants` are tokens that lead somewhere, so that hostile words reach what lies behind them. */
export class HostileInputs {
  constructor(
    private readonly chance: Chance,
    private readonly grants: readonly string[],
    private readonly words: readonly string[] = [],
  ) {}

  shapeless(): unknown {
    return this.pick(SHAPELESS);
  }

  /** Fits the schema as far as its form tells; what it still refuses is refused by the contract. */
  fitting(schema: z.ZodType): unknown {
    return this.valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, '', 0);
  }

  private pick<T>(values: readonly T[]): T {
    return values[this.chance.below(values.length)] as T;
  }

  private valueOf(shape: Shape, name: string, depth: number): unknown {
    if (shape.const !== undefined) return shape.const;
    if (shape.enum) return this.pick(shape.enum);
    const choices = shape.anyOf ?? shape.oneOf;
    if (choices) return this.valueOf(this.pick(choices), name, depth);
    if (shape.allOf) return this.valueOf(this.pick(shape.allOf), name, depth);
    switch (shape.type) {
      case 'object':
        return this.objectOf(shape, depth);
      case 'array':
        return this.arrayOf(shape, name, depth);
      case 'string':
        return this.textOf(shape, name);
      case 'integer':
      case 'number':
        return this.numberOf(shape);
      case 'boolean':
        return this.chance.below(2) === 0;
      case 'null':
        return null;
      default:
        return this.shapeless();
    }
  }

  private objectOf({ properties = {}, required = [], additionalProperties }: Shape, depth: number): unknown {
    const made: [string, unknown][] = [];
    for (const [key, shape] of Object.entries(properties)) {
      if (required.includes(key) || this.chance.below(2) === 0) made.push([key, this.valueOf(shape, key, depth + 1)]);
    }
    if (typeof additionalProperties === 'object' && additionalProperties !== null) {
      for (let more = this.chance.below(3); more > 0; more -= 1) {
        made.push([this.pick(TEXTS), this.valueOf(additionalProperties, '', depth + 1)]);
      }
    }
    if (this.chance.below(4) === 0) made.push(['path', '/etc/passwd'], ['__proto__', { polluted: 'yes' }]);
    // As JSON would bring it, a name such as __proto__ is a property of its own.
    return Object.fromEntries(made);
  }

  private arrayOf({ items = {}, minItems = 0 }: Shape, name: string, depth: number): unknown[] {
    const length = minItems + (depth > 6 ? 0 : this.chance.below(4));
    return Array.from({ length }, () => this.valueOf(items, name, depth + 1));
  }

  private textOf({ format, maxLength = Number.POSITIVE_INFINITY }: Shape, name: string): string {
    if (format === 'date') return this.pick(DATES);
    if (/grant|source|target|token/i.test(name) && this.chance.below(4) > 0) return this.pick(this.grants);
    return this.pick([...TEXTS, ...this.words]).slice(0, maxLength);
  }

  private numberOf({ type, minimum, maximum, exclusiveMinimum }: Shape): number {
    const least = minimum ?? (exclusiveMinimum === undefined ? Number.NEGATIVE_INFINITY : exclusiveMinimum + 1);
    const fitting = NUMBERS.filter(
      (value) =>
        value >= least &&
        value <= (maximum ?? Number.POSITIVE_INFINITY) &&
        (type === 'number' || Number.isInteger(value)),
    );
    return fitting.length > 0 ? this.pick(fitting) : 0;
  }
}
