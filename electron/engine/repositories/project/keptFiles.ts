/** Every file the project keeps, with what it is kept for: what came in, papers, minutes, documents. */
import type { ReadHandle } from '../../database/file/handles';

export interface KeptFile {
  readonly fileId: number;
  /** Folder of the archive: 报送原件, 会议纪要 …. */
  readonly what: string;
  /** What stands before the name: the unit, the round. */
  readonly whose: string;
  readonly fileName: string;
}

/** A file kept for several things is told for each; one that is kept for none of them comes last. */
export function listKeptFiles(read: ReadHandle): KeptFile[] {
  return read.all<KeptFile>(`
    SELECT fileId, '报送原件' AS what, unit.name || CASE withdrawn WHEN 1 THEN '（已撤回）' ELSE '' END AS whose, fileName, 1 AS place
      FROM sourceList LEFT JOIN unit ON unit.id = unitId
    UNION ALL SELECT fileId, '反馈原件', unit.name, fileName, 2
      FROM packReturn JOIN opinionPack ON opinionPack.id = packId LEFT JOIN unit ON unit.id = opinionPack.unitId
    UNION ALL SELECT fileId, '反馈原件', unit.name, fileName, 2
      FROM packPaper JOIN opinionPack ON opinionPack.id = packId LEFT JOIN unit ON unit.id = opinionPack.unitId
    UNION ALL SELECT minutesFileId, '会议纪要', '第' || number || '轮', minutesFileName, 3 FROM round WHERE minutesFileId IS NOT NULL
    UNION ALL SELECT fileId, '会议纪要', '会商' || date, fileName, 3 FROM talk WHERE fileId IS NOT NULL
    UNION ALL SELECT requestPaper.fileId, '申请材料', request.code, requestPaper.name, 4
      FROM requestPaper JOIN request ON request.id = requestId
    UNION ALL SELECT fileId, '依据原件', title, fileName, 5 FROM basis WHERE fileId IS NOT NULL
    UNION ALL SELECT id, '其他附件', sha256, '', 6 FROM sourceFile
      WHERE id NOT IN (SELECT fileId FROM sourceList UNION SELECT fileId FROM packReturn UNION SELECT fileId FROM packPaper
        UNION SELECT minutesFileId FROM round WHERE minutesFileId IS NOT NULL UNION SELECT fileId FROM talk WHERE fileId IS NOT NULL
        UNION SELECT fileId FROM requestPaper UNION SELECT fileId FROM basis WHERE fileId IS NOT NULL)
    ORDER BY place, whose, fileName`);
}

export function readKeptBytes(read: ReadHandle, fileId: number): Uint8Array {
  const bytes = read.value<Uint8Array>('SELECT bytes FROM sourceFile WHERE id = ?', [fileId]);
  if (bytes === undefined) throw new Error(`no file ${fileId}`);
  return bytes;
}
