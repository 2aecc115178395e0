/** Every method between window and engine: name, kind, validated input, output type. The only boundary; one file per area in `contract/`. */
import { z } from 'zod';
import { agreementMethods } from './contract/agreementMethods';
import { basisMethods } from './contract/basisMethods';
import { checkMethods } from './contract/checkMethods';
import { copyMethods } from './contract/copyMethods';
import { editionMethods } from './contract/editionMethods';
import { lawMethods } from './contract/lawMethods';
import { ledgerMethods } from './contract/ledgerMethods';
import { mergeMethods } from './contract/mergeMethods';
import type { Method } from './contract/method';
import { opinionMethods } from './contract/opinionMethods';
import { poolMethods } from './contract/poolMethods';
import { projectMethods } from './contract/projectMethods';
import { requestMethods } from './contract/requestMethods';
import { roundMethods } from './contract/roundMethods';
import { schemeMethods } from './contract/schemeMethods';
import { sourceMethods } from './contract/sourceMethods';
import { townshipMethods } from './contract/townshipMethods';
import { trustMethods } from './contract/trustMethods';
import { unitMethods } from './contract/unitMethods';
import type { TextSize } from './model/program';

export const contract = {
  ...projectMethods,
  ...unitMethods,
  ...sourceMethods,
  ...mergeMethods,
  ...poolMethods,
  ...roundMethods,
  ...requestMethods,
  ...ledgerMethods,
  ...townshipMethods,
  ...checkMethods,
  ...basisMethods,
  ...schemeMethods,
  ...lawMethods,
  ...trustMethods,
  ...editionMethods,
  ...opinionMethods,
  ...agreementMethods,
  ...copyMethods,
} as const satisfies Record<string, Method<z.ZodType, unknown>>;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** As the window sends it: defaults may be left out. */
export type Input<M extends MethodName> = z.input<Contract[M]['input']>;
/** As a service receives it. */
export type Parsed<M extends MethodName> = z.output<Contract[M]['input']>;
export type Output<M extends MethodName> = NonNullable<Contract[M]['output']> | Extract<Contract[M]['output'], null>;

export const requestSchema = z.union([
  z.object({ id: z.number().int(), method: z.string(), input: z.unknown() }),
  z.object({ cancel: z.number().int() }),
]);
export type Request = z.infer<typeof requestSchema>;

/** What the preload gives the window (`window.shuangshu`): native dialogs whose paths never reach the page. */
export interface Grant {
  readonly token: string;
  /** File or folder names to show. */
  readonly names: readonly string[];
}

export interface Shell {
  chooseFiles(purpose: 'project' | 'sources' | 'template' | 'anchor' | 'package'): Promise<Grant | null>;
  /** `original`: any file, under the suggested name and extension. */
  chooseSave(purpose: 'project' | 'original' | 'anchor' | 'package', suggestedName: string): Promise<Grant | null>;
  chooseFolder(purpose?: 'export' | 'backup' | 'sources'): Promise<Grant | null>;
  grantDropped(files: File[]): Promise<Grant | null>;
  reveal(token: string): Promise<boolean>;
  /** Puts plain text on the clipboard; the page itself has no permission to. */
  copyText(text: string): Promise<void>;
  /** 字号: the page at its own size, or one size larger. */
  setTextSize(size: TextSize): Promise<void>;
  startup(): Promise<{ sample: boolean; project: Grant | null }>;
  onEngine(listener: (state: 'ready' | 'restarting' | 'failed') => void): () => void;
}
