/** The article a citation names, in the version it was made for or that is in force; what became of it; or why it cannot be shown. */
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { articlesOf, formatPlaces } from '../../../shared/logic/bases/articlePlace';
import { editionWords } from '../../../shared/logic/bases/citedEdition';
import type { CitationRow } from '../../../shared/views/bases';
import type { ArticleMoved, CheckedCitation, LawVersion, OtherVersion } from '../../../shared/views/laws';
import { Tag } from '../../components/figures/Tags';
import { MarkedText } from '../../components/texts/MarkedText';

interface ArticleBesideProps {
  readonly citation: CitationRow;
  readonly checked: CheckedCitation | undefined;
  readonly onVersion: (documentId: number) => void;
}

export function ArticleBeside({ citation, checked, onVersion }: ArticleBesideProps): ReactNode {
  if (!checked || checked.state === 'noLaw') {
    return citation.excerpt === '' ? (
      <div className="muted small">法规文库里没有这一件，请对照原文核对。</div>
    ) : (
      <p className="article-text" data-testid="article-excerpt">
        {citation.excerpt}
      </p>
    );
  }
  const { version, versions, other, articles, shared } = checked;
  return (
    <>
      {version ? (
        <div className="article-version small muted">
          {versions.length > 1 ? (
            <Select
              size="small"
              aria-label="看哪个版本"
              value={version.documentId}
              popupMatchSelectWidth={false}
              options={versions.map((one) => ({ value: one.documentId, label: versionWords(one) }))}
              onChange={onVersion}
            />
          ) : (
            `文库版本 ${version.date || '未注明日期'}`
          )}
          {checked.namesTownships ? <Tag tone="merged">写到乡镇、街道</Tag> : null}
        </div>
      ) : null}
      {other ? <OtherVersionNote other={other} /> : null}
      {checked.state === 'noPlace' ? (
        <div className="muted small">
          引用没有写到条。{checked.nearest ? '这一件里字词最相近的是：' : '文库里有这一件，没有字词相近的条文。'}
        </div>
      ) : null}
      {checked.nearest ? (
        <p className="article-text" data-testid="nearest-text">
          <b>{checked.nearest.label}</b>　<MarkedText text={checked.nearest.text} terms={shared} />
        </p>
      ) : null}
      {checked.state === 'noArticle' ? (
        <div className="note warn" data-testid="article-missing">
          ✕ 这一版没有{missingPlaces(citation, checked)}：条款号不对，或版本不对。
        </div>
      ) : null}
      {articles.map((article) => (
        <p key={article.place} className="article-text" data-testid="article-text">
          <b>{article.label}</b>　<MarkedText text={article.text} terms={shared} />
        </p>
      ))}
      {checked.state === 'found' && shared.length === 0 ? (
        <div className="note warn">？条文里没有这项职责的字样，请看一眼是否支持这项职责。</div>
      ) : null}
    </>
  );
}

function versionWords({ date, newest }: LawVersion): string {
  return `${date || '未注明日期'}${newest ? '（最新）' : ''}`;
}

function missingPlaces({ place }: CitationRow, { articles }: CheckedCitation): string {
  const there = new Set(articles.map((article) => article.place));
  return articlesOf(place)
    .filter((article) => !there.has(article))
    .map(formatPlaces)
    .join('、');
}

const DEEDS: Readonly<Record<ArticleMoved['kind'], (moved: ArticleMoved) => string>> = {
  same: ({ before }) => `${before.label}没有变`,
  changed: ({ before }) => `${before.label}有改动`,
  moved: ({ before, after }) => `${before.label}换到${after?.label ?? ''}`,
  gone: ({ before }) => `${before.label}没有了`,
};

/** 引的是2017年的版本；清单日期时有效的是2021年4月29日的版本，那一版里第五条换到第六条。 */
function OtherVersionNote({ other }: { other: OtherVersion }): ReactNode {
  const { by, edition, held, current, moves } = other;
  const notYet = current.date !== '' && edition > current.date;
  const inForce = current.date === '' ? '未注明日期' : editionWords(current.date);
  return (
    <div className="note warn" data-testid="other-version">
      {[
        `！${by === 'named' ? '引的' : '摘录的条文'}是${editionWords(edition)}的版本`,
        held ? '' : '，文库里没有',
        `；清单日期时${notYet ? '还没有施行，' : ''}有效的是${inForce}的版本`,
        moves.length > 0 ? `，那一版里${moves.map((one) => DEEDS[one.kind](one)).join('，')}` : '',
        '。请定引哪一版。',
        other.inTitle ? '版本写在依据的名称里，要换，到依据库改名称。' : '',
      ].join('')}
    </div>
  );
}
