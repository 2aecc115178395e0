/** One sheet drawn as it will be printed: margins, title, table, page number; millimetres and points as named. */
import type { CSSProperties, ReactNode } from 'react';
import type { PaperFont } from '../../../shared/model/scheme';
import type { PageDescription } from '../../../shared/model/townshipList';
import { type Sheet, type SheetSize, titleHeight } from './paginate';
import { paperFontFamily } from './paperFonts';

interface SheetViewProps {
  readonly page: PageDescription;
  readonly sheet: Sheet;
  readonly size: SheetSize;
  readonly onItem: (itemId: number) => void;
}

export function SheetView({ page, sheet, size, onItem }: SheetViewProps): ReactNode {
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
      <div
        className="sheet-table"
        role="table"
        aria-label={page.title}
        style={{ lineHeight: `${page.paper.lineHeight}pt` }}
      >
        <div
          role="row"
          className="sheet-row"
          style={{ gridTemplateColumns: columns, height: `${page.headerHeight}pt`, ...font(page.fonts.header) }}
        >
          {page.columns.map((column) => (
            <div key={column.source} role="columnheader" className="sheet-cell center">
              {column.heading}
            </div>
          ))}
        </div>
        {sheet.rows.map((row) =>
          row.kind === 'section' ? (
            <div
              key={row.text}
              role="row"
              className="sheet-section"
              style={{ height: `${row.height}pt`, ...font(page.fonts.section) }}
            >
              <div role="cell">{row.text}</div>
            </div>
          ) : (
            // biome-ignore lint/a11y/useKeyWithClickEvents: a double click is a shortcut to the item; the pool's search leads there too
            <div
              key={row.itemId}
              role="row"
              tabIndex={-1}
              className="sheet-row item"
              title="双击看事项"
              style={{ gridTemplateColumns: columns, height: `${row.height}pt`, ...font(page.fonts.body) }}
              onDoubleClick={() => onItem(row.itemId)}
            >
              {row.cells.map((cell, at) => (
                <div key={page.columns[at]?.source ?? at} role="cell" className={`sheet-cell ${cell.align}`}>
                  {cell.text}
                </div>
              ))}
            </div>
          ),
        )}
      </div>
      <footer className="sheet-number" style={{ height: `${margins.bottom}mm` }}>
        — {sheet.number} —
      </footer>
    </article>
  );
}
