/** What belongs to the program on this computer, not to a project: backups to go back to, size of type. */
import { z } from 'zod';

/** 字号: 标准, or 大 (one size larger everywhere). */
export const textSizeSchema = z.enum(['standard', 'large']);
export type TextSize = z.infer<typeof textSizeSchema>;

/** A backup out of the program's own folder, or a file a dialog gave. */
export const backupSourceSchema = z.union([
  z.object({ projectUuid: z.uuid(), fileName: z.string().min(1).max(200) }),
  z.object({ grant: z.string().min(1) }),
]);
export type BackupSource = z.infer<typeof backupSourceSchema>;
