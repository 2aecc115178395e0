/** A figure of the report: a way to its rows, where it has one. */
import type { ReactNode } from 'react';
import type { ReportFigure } from '../../../shared/model/report';

interface FigureLinkProps {
  readonly figure: ReportFigure;
  readonly onOpen: (figure: ReportFigure) => void;
}

export function FigureLink({ figure, onOpen }: FigureLinkProps): ReactNode {
  if (figure.text === '0' || (!figure.link && !figure.entries)) return figure.text;
  return (
    <button type="button" className="link" title={figure.label} onClick={() => onOpen(figure)}>
      {figure.text}
    </button>
  );
}
