/** Draws the manual's blocks as elements; text stays text. */
import type { ReactNode } from 'react';
import { linkedChapter, pictureUrl } from './manual';
import { type Block, type Inline, readMarkdown } from './readMarkdown';

interface MarkdownProps {
  readonly text: string;
  readonly onChapter: (name: string) => void;
}

export function Markdown({ text, onChapter }: MarkdownProps): ReactNode {
  const blocks = readMarkdown(text);
  // biome-ignore lint/suspicious/noArrayIndexKey: a chapter's blocks never change places
  return blocks.map((block, index) => <BlockView key={index} block={block} onChapter={onChapter} />);
}

function BlockView({ block, onChapter }: { block: Block; onChapter: MarkdownProps['onChapter'] }): ReactNode {
  const line = (content: readonly Inline[]): ReactNode => <Line content={content} onChapter={onChapter} />;
  switch (block.kind) {
    case 'heading': {
      const Tag = block.level === 1 ? 'h2' : block.level === 2 ? 'h3' : 'h4';
      return <Tag>{block.text}</Tag>;
    }
    case 'paragraph':
      return <p>{line(block.content)}</p>;
    case 'quote':
      return <div className="note">{line(block.content)}</div>;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index}>{line(item)}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table className="table help-table">
          <thead>
            <tr>
              {block.head.map((cell) => (
                <th key={cell}>{cell}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <tr key={index}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={column}>{line(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function Line({
  content,
  onChapter,
}: {
  content: readonly Inline[];
  onChapter: MarkdownProps['onChapter'];
}): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never change places
  return content.map((piece, index) => <Piece key={index} piece={piece} onChapter={onChapter} />);
}

function Piece({ piece, onChapter }: { piece: Inline; onChapter: MarkdownProps['onChapter'] }): ReactNode {
  if (piece.kind === 'strong') return <b>{piece.text}</b>;
  if (piece.kind === 'key') return <kbd>{piece.text}</kbd>;
  if (piece.kind === 'picture') {
    const url = pictureUrl(piece.target);
    return url === undefined ? null : <img src={url} alt={piece.text} className="help-picture" />;
  }
  if (piece.kind === 'link') {
    const chapter = linkedChapter(piece.target);
    if (chapter === null) return piece.text;
    return (
      <button type="button" className="link" onClick={() => onChapter(chapter)}>
        {piece.text}
      </button>
    );
  }
  return piece.text;
}
