/** Answers about the program and its files on this computer: projects to choose from, backups, copies, settings. */
import type { TextSize } from '../model/program';
import type { RoundKind } from '../model/round';
import type { BackupRow, Verification } from '../views';

/** A project's figures when it was last worked on here. */
export interface ProjectState {
  readonly scheme: string;
  readonly first: number;
  readonly added: number;
  readonly subtracted: number;
  readonly live: number;
  readonly pending: number;
  readonly round: { readonly number: number; readonly kind: RoundKind; readonly sealed: boolean } | null;
}

/** What stands in the way of opening a file, as far as a look at it from outside tells. */
export type Hindrance =
  | { readonly kind: 'missing' | 'newer' | 'damaged' | 'share' }
  | { readonly kind: 'locked'; readonly operator: string; readonly computer: string; readonly since: string };

export interface RecentProject {
  /** Grant token to open it with. */
  readonly grant: string;
  readonly name: string;
  readonly fileName: string;
  readonly folder: string;
  readonly openedAt: string;
  /** As it was left here; null before the first time, or when the file was changed elsewhere since. */
  readonly state: ProjectState | null;
  readonly hindrance: Hindrance | null;
}

export interface RestorableProject {
  readonly uuid: string;
  readonly name: string;
  /** Newest first. */
  readonly backups: readonly BackupRow[];
}

export interface VerifiedFile {
  readonly fileName: string;
  readonly verification: Verification;
}

export interface SavedCopy {
  readonly fileName: string;
  readonly folder: string;
  readonly bytes: number;
}

/** The open project as a copy of a file on a stick, a share or in a synced folder. */
export interface WorkingCopy {
  readonly originName: string;
  /** The folder of the origin, to show. */
  readonly originFolder: string;
  /** Actions the origin does not have yet. */
  readonly ahead: number;
}

/** One action of another file of the project, of those that changed something. */
export interface CopyStep {
  readonly seq: number;
  readonly at: string;
  readonly operator: string;
  readonly summary: string;
}

/** Another file of the open project, with work the open one lacks. */
export interface OtherCopy {
  readonly fileName: string;
  readonly folder: string;
  /** Actions the open one has beyond those both have; with none it is merely the older of the two. */
  readonly ours: number;
  readonly theirs: number;
  /** The first of theirs, oldest first. */
  readonly steps: readonly CopyStep[];
}

export interface BroughtBack {
  readonly originName: string;
  readonly originFolder: string;
  /** Actions that were written there; 0 when both had the same. */
  readonly actions: number;
}

/** Of the office's second place: nothing chosen, done, or why not. */
export type SecondPlaceState =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'copied'; readonly at: string; readonly fileName: string }
  | { readonly kind: 'failed'; readonly at: string; readonly message: string };

export interface BackedUp {
  readonly at: string;
  readonly second: SecondPlaceState;
}

export interface ProgramSettings {
  /** Who works here; '' before anybody said so. */
  readonly operator: string;
  readonly textSize: TextSize;
  /** The folder's full name, to show; null when none is chosen. */
  readonly secondPlace: string | null;
  readonly second: SecondPlaceState;
  /** Why the last automatic backup of the open project was not made, as a sentence; null when all is well. */
  readonly backupFailure: string | null;
  readonly version: string;
}

export interface OperatorRow {
  readonly name: string;
  /** On the project's roster; the others are known from the log only. */
  readonly listed: boolean;
  readonly actions: number;
}

/** 不再建议: a pair that is never suggested again. */
/** Two items that are not the same, so that 查重 leaves them alone. */
export interface DistinctRow {
  readonly id: number;
  readonly firstId: number;
  readonly first: string;
  readonly secondId: number;
  readonly second: string;
}

export interface RefusalRow {
  readonly id: number;
  readonly entryId: number;
  readonly entry: string;
  readonly unit: string;
  readonly itemId: number;
  readonly item: string;
}
