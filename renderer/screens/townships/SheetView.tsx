/** One sheet drawn as it will be printed: margins, title, table, page number; millimetres and points as named. */
import { type CSSProperties, memo, type ReactNode } from 'react';
import type { PaperFont } from '../../../shared/model/schemePaper';
import type { PageDescription } from '../../../shared/model/townshipList';
import { type Sheet, type SheetSize, titleHeight } from './paginate';
import { paperFontFamily } from './paperFonts';

interface SheetViewProps {
  readonly page: PageDescription;
  readonly sheet: Sheet;
  readonly size: SheetSize;
  readonly onItem: (itemId: number) => void;
}

/** Drawing a sheet is dear: it is done again only for another page. */
export const SheetView = memo(SheetBody);

function SheetBody({ page, sheet, size, onItem }: SheetViewProps): ReactNode {
  const { margins } = page.paper;
  const font = (part: PaperFont): CSSProperties => ({
    fontFamily: paperFontFamily(part.family, page.paper.digitsFamily),
    fontSize: `${part.size}pt`,
    fontWeight: part.bold ? 700 : 400,
  });
  const columns = page.columns.map((column) => `${column.width}mm`).join(' ');
  return (
    <article
      className="sheet"
      aria-label={`第 ${sheet.number} 页`}
      data-testid="sheet"
      style={{
        width: `${size.width}mm`,
        height: `${size.height}mm`,
        padding: `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`,
      }}
    >
      {sheet.number === 1 ? (
        <header className="sheet-title" style={{ height: `${titleHeight(page)}mm` }}>
          <h2 style={font(page.fonts.title)}>{page.title}</h2>
          {page.subtitle === '' ? null : <div style={font(page.fonts.subtitle)}>{page.subtitle}</div>}
          <div className="sheet-headline" style={font(page.fonts.body)}>
            <span>{page.headLine.left}</span>
            <span>{page.headLine.right}</span>
          </div>
        </header>
      ) : null}
      <table className="sheet-table" aria-label={page.title} style={{ lineHeight: `${page.paper.lineHeight}pt` }}>
        <thead>
          <tr
            className="sheet-row"
            style={{ gridTemplateColumns: columns, height: `${page.headerHeight}pt`, ...font(page.fonts.header) }}
          >
            {page.columns.map((column) => (
              <th key={column.source} scope="col" className="sheet-cell center">
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) =>
            row.kind === 'section' ? (
              <tr
                key={row.text}
                className="sheet-section"
                style={{ height: `${row.height}pt`, ...font(page.fonts.section) }}
              >
                <td colSpan={page.columns.length}>{row.text}</td>
              </tr>
            ) : (
              <tr
                key={row.itemId}
                className="sheet-row item"
                title="双击看事项"
                style={{ gridTemplateColumns: columns, height: `${row.height}pt`, ...font(page.fonts.body) }}
                onDoubleClick={() => onItem(row.itemId)}
              >
                {row.cells.map((cell, at) => (
                  <td key={page.columns[at]?.source ?? at} className={`sheet-cell ${cell.align}`}>
                    {cell.text}
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
      <footer className="sheet-number" style={{ height: `${margins.bottom}mm` }}>
        — {sheet.number} —
      </footer>
    </article>
  );
}
