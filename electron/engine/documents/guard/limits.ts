/** The sizes beyond which a stranger's file is not read. */

const MiB = 1024 * 1024;

export const limits = {
  fileBytes: 100 * MiB,
  zipEntries: 2000,
  partBytes: 256 * MiB,
  totalBytes: 512 * MiB,
  /** Inflated to deflated size, asked of parts above `ratioFrom` bytes. */
  ratio: 200,
  ratioFrom: 1 * MiB,
  xmlDepth: 256,
  sheetRows: 200_000,
  sheetCells: 2_000_000,
  /** Texts a workbook keeps for its cells to share. */
  sharedTexts: 2_000_000,
  merges: 50_000,
  /** Excel's own limit for one cell. */
  cellCharacters: 32_767,
  /** For text and Word files, which know no limit of their own. */
  textCellCharacters: 1_000_000,
  /** Cells of a grid, empty ones to the left of the last used column included. */
  gridCells: 8_000_000,
  lastColumn: 16_384,
  lastRow: 1_048_576,
  /** A longer run of empty rows is left out of the grid and told in a remark. */
  blankRun: 500,
  /** Control and private-use characters to all characters, above which a file is taken for rubbish. */
  rubbishShare: 0.05,
} as const;
