/** 建议条文: articles of the office's law library that share words with the duty, those naming townships first. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { excerptOf } from '../../../shared/logic/laws/excerptOf';
import type { GateRow } from '../../../shared/views/bases';
import type { ArticleSuggestion } from '../../../shared/views/laws';
import { LevelTag } from '../../components/bases/BasisTags';
import { Tag } from '../../components/figures/Tags';
import { MarkedText } from '../../components/texts/MarkedText';
import { useRead, useWrite } from '../../hooks';

interface SuggestionsProps {
  readonly row: GateRow;
  readonly canWrite: boolean;
  readonly onLaws: () => void;
}

const FIRST = 5;

export function Suggestions({ row, canWrite, onLaws }: SuggestionsProps): ReactNode {
  const library = useRead('lawLibrary', {});
  const found = useRead('suggestArticles', { itemId: row.itemId });
  const cite = useWrite('addCitations');
  const [all, setAll] = useState(false);
  if (library.data && library.data.documents === 0) {
    return (
      <div className="note suggestions-none">
        把本单位的法规和文件放进一个文件夹，建好索引，这里就给出条文原文和建议依据。
        <Button size="small" data-testid="go-laws" onClick={onLaws}>
          去建索引…
        </Button>
      </div>
    );
  }
  const rows = found.data ?? [];
  const shown = all ? rows : rows.slice(0, FIRST);
  const add = (one: ArticleSuggestion): void => {
    const number = one.docNumber === '' ? '' : `（${one.docNumber}）`;
    void cite.run({
      itemId: row.itemId,
      text: `《${one.title}》${number}${one.label}`,
      excerpt: excerptOf([one]),
    });
  };
  return (
    <section className="suggestions" aria-label="建议条文" data-testid="suggestions">
      <div className="duty-label">
        建议条文　<span className="muted small">按共有的字词，写到乡镇、街道的在前</span>
      </div>
      {found.data && rows.length === 0 ? <div className="muted small">文库里没有相近的条文。</div> : null}
      {shown.map((one) => (
        <article key={`${one.documentId} ${one.place}`} className="citation-card" data-testid="suggestion">
          <div className="citation-head">
            <b>
              《{one.title}》{one.label}
            </b>
            <LevelTag level={one.level} />
            {one.date === '' ? null : <span className="muted small">{one.date}</span>}
            {one.notYet ? <Tag tone="pending">{one.effectiveOn || one.date} 起施行，清单日期时尚未施行</Tag> : null}
            {one.namesTownships ? <Tag tone="merged">写到乡镇、街道</Tag> : null}
            <span className="push" />
            {canWrite ? (
              <Button size="small" data-testid="suggestion-cite" onClick={() => add(one)}>
                引用这一条
              </Button>
            ) : null}
          </div>
          <p className="article-text">
            <MarkedText text={one.text} terms={one.shared} />
          </p>
          <div className="muted small">共有：{one.shared.join('、')}</div>
        </article>
      ))}
      {rows.length > FIRST && !all ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          再看 {rows.length - FIRST} 条
        </button>
      ) : null}
    </section>
  );
}
