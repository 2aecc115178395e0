/** One sheet drawn as it will be printed: texts, tables, page number; millimetres and points as the document names them. */
import { type CSSProperties, memo, type ReactNode } from 'react';
import { numberPlace, turnedNumber } from '../../../shared/logic/paper/layout/pageNumberPlace';
import type { Piece, Sheet, Slice } from '../../../shared/logic/paper/layout/paginate';
import { sheetSize } from '../../../shared/logic/paper/layout/sheetSize';
import type { PaperDocument, TableBlock, TableRow, TextStyle } from '../../../shared/model/paperDocument';
import type { Orientation, Paper } from '../../../shared/model/schemePaper';
import { paperFontFamily } from './paperFonts';

interface SheetViewProps {
  readonly document: PaperDocument;
  readonly sheet: Sheet;
  readonly onItem?: (itemId: number) => void;
}

/** Drawing a sheet is dear: it is done again only for another document. */
export const SheetView = memo(SheetBody);

function SheetBody({ document, sheet, onItem }: SheetViewProps): ReactNode {
  const { paper } = document;
  const orientation = document.parts[sheet.part]?.orientation ?? paper.orientation;
  const { width, height, margins } = sheetSize(paper, orientation);
  return (
    <article
      className={`sheet ${orientation}`}
      aria-label={sheet.printed === null ? '未编页码的一页' : `第 ${sheet.printed} 页`}
      data-testid="sheet"
      style={{
        width: `${width}mm`,
        height: `${height}mm`,
        padding: `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`,
      }}
    >
      {sheet.pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sheet never change places
        <PieceView key={index} piece={piece} paper={paper} onItem={onItem} />
      ))}
      {sheet.printed === null ? null : <PageNumber paper={paper} orientation={orientation} printed={sheet.printed} />}
    </article>
  );
}

function fontStyle(paper: Paper, style: TextStyle): CSSProperties {
  const { family, size, bold } = paper.fonts[style];
  return {
    fontFamily: paperFontFamily(family, paper.digitsFamily),
    fontSize: `${size}pt`,
    fontWeight: bold ? 700 : 400,
  };
}

interface PieceViewProps {
  readonly piece: Piece;
  readonly paper: Paper;
  readonly onItem: ((itemId: number) => void) | undefined;
}

function PieceView({ piece, paper, onItem }: PieceViewProps): ReactNode {
  switch (piece.kind) {
    case 'gap':
      return <div style={{ height: `${piece.height}pt` }} />;
    case 'ends': {
      const { left, right, toPart, height, style } = piece.ends;
      const font = fontStyle(paper, toPart === null ? 'body' : style);
      const size = toPart === null ? { fontSize: `${paper.fonts.header.size}pt` } : {};
      return (
        <div
          className={toPart === null ? 'sheet-ends' : 'sheet-ends dotted'}
          style={{ ...font, ...size, height: `${height}pt` }}
        >
          <span>{left}</span>
          <span>{right}</span>
        </div>
      );
    }
    case 'text': {
      const { of: block, from, height } = piece.text;
      const align = block.style === 'text' && block.align === 'left' ? 'justify' : block.align;
      const line: CSSProperties = {
        ...fontStyle(paper, block.style),
        lineHeight: `${block.leading}pt`,
        marginTop: `${-from}pt`,
        textAlign: align,
        textIndent: `${block.indent}pt`,
        paddingRight: `${block.rightIndent ?? 0}pt`,
      };
      return (
        <div className="sheet-text" style={{ height: `${height}pt` }}>
          <p style={line}>{block.text}</p>
        </div>
      );
    }
    case 'table':
      return <TableView table={piece.table} rows={piece.rows} paper={paper} onItem={onItem} />;
  }
}

interface TableViewProps {
  readonly table: TableBlock;
  readonly rows: readonly Slice<TableRow>[];
  readonly paper: Paper;
  readonly onItem: ((itemId: number) => void) | undefined;
}

function TableView({ table, rows, paper, onItem }: TableViewProps): ReactNode {
  const columns = table.columns.map(({ width }) => `${width}mm`).join(' ');
  const width = table.columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <table className="sheet-table" style={{ lineHeight: `${paper.lineHeight}pt`, width: `calc(${width}mm + 0.5pt)` }}>
      {table.headerHeight > 0 ? (
        <thead>
          <tr
            className="sheet-row"
            style={{ gridTemplateColumns: columns, height: `${table.headerHeight}pt`, ...fontStyle(paper, 'header') }}
          >
            {table.columns.map(({ heading }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name and never change places
              <th key={index} scope="col" className="sheet-cell center">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {rows.map((slice, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sheet never change places
          <RowView key={index} slice={slice} table={table} columns={columns} paper={paper} onItem={onItem} />
        ))}
      </tbody>
    </table>
  );
}

interface RowViewProps {
  readonly slice: Slice<TableRow>;
  readonly table: TableBlock;
  readonly columns: string;
  readonly paper: Paper;
  readonly onItem: ((itemId: number) => void) | undefined;
}

function RowView({ slice, table, columns, paper, onItem }: RowViewProps): ReactNode {
  const { of: row, from, height } = slice;
  if (row.kind === 'section') {
    return (
      <tr className="sheet-section" style={{ height: `${height}pt`, ...fontStyle(paper, 'section') }}>
        <td colSpan={table.columns.length}>{row.text}</td>
      </tr>
    );
  }
  const cut = height < row.height;
  const { itemId } = row;
  const opens = itemId !== null && onItem !== undefined;
  const strong = row.strong ? { fontWeight: 700 } : {};
  return (
    <tr
      className={`sheet-row${opens ? ' item' : ''}${cut ? ' cut' : ''}`}
      {...(opens ? { title: '双击看事项', onDoubleClick: () => onItem(itemId) } : {})}
      style={{ gridTemplateColumns: columns, height: `${height}pt`, ...fontStyle(paper, 'body'), ...strong }}
    >
      {table.columns.map(({ align }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells never change places
        <td key={index} className={`sheet-cell ${align}`}>
          {cut ? <div style={{ marginTop: `${-from}pt` }}>{row.cells[index]}</div> : row.cells[index]}
        </td>
      ))}
    </tr>
  );
}

function PageNumber({
  paper,
  orientation,
  printed,
}: {
  readonly paper: Paper;
  readonly orientation: Orientation;
  readonly printed: number;
}): ReactNode {
  const place = numberPlace(paper, orientation, printed);
  if (place === 'none') return null;
  const { family, size } = paper.pageNumber;
  const font: CSSProperties = { fontFamily: paperFontFamily(family, family), fontSize: `${size}pt` };
  const text = `— ${printed} —`;
  if (place === 'turned') {
    const box = turnedNumber(paper, printed % 2 === 1 ? 'odd' : 'even');
    const at: CSSProperties = {
      left: `${box.left}mm`,
      top: `${box.top}mm`,
      width: `${box.width}mm`,
      height: `${box.height}mm`,
      textAlign: box.end === 'foot' ? 'end' : 'start',
      lineHeight: `${box.width}mm`,
    };
    return (
      <footer className="sheet-number turned" style={{ ...font, ...at }}>
        {text}
      </footer>
    );
  }
  const { margins } = sheetSize(paper, orientation);
  const at: CSSProperties = {
    top: `calc(100% - ${margins.bottom - 7}mm)`,
    left: `calc(${margins.left}mm + ${size}pt)`,
    right: `calc(${margins.right}mm + ${size}pt)`,
    textAlign: place === 'centre' ? 'center' : place,
  };
  return (
    <footer className="sheet-number" style={{ ...font, ...at }}>
      {text}
    </footer>
  );
}
