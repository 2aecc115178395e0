/** 法规文库: folders of law and document texts on this computer, indexed; what they say of the project's citations. */
import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { citedTitle, formatCitation } from '../../../shared/logic/bases/parseCitation';
import type { IndexedLaws, MovedCitation } from '../../../shared/views/laws';
import { shell } from '../../api';
import { Tag, type TagTone } from '../../components/figures/Tags';
import { figure, momentText } from '../../format';
import { tell, useJob, useRead } from '../../hooks';
import { useNavigation } from '../../navigation';

export function LawsTab({ tabs }: { tabs: ReactNode }): ReactNode {
  const library = useRead('lawLibrary', {}).data;
  const index = useJob('indexLaws');
  const drop = useJob('dropLawFolder');
  const [indexed, setIndexed] = useState<IndexedLaws | null>(null);
  const choose = async (): Promise<void> => {
    const grant = await shell().chooseFolder('sources');
    if (!grant) return;
    setIndexed(null);
    setIndexed(await index.start({ grant: grant.token }));
  };
  const empty = library !== undefined && library.documents === 0;
  return (
    <div className="page">
      <div className="page-head">
        {tabs}
        <span className="push" />
        <Button
          type="primary"
          loading={index.running}
          data-testid="laws-index"
          onClick={() => void choose().catch(tell)}
        >
          选文件夹建索引…
        </Button>
      </div>
      <div className="page-body laws-body">
        <section className="card" aria-label="文库">
          <div className="card-head">
            文库
            <span className="muted small" data-testid="laws-count">
              {library ? `${figure(library.documents)} 件　${figure(library.articles)} 条` : ''}
              {library && library.indexedAt !== '' ? `　${momentText(library.indexedAt, new Date())} 建索引` : ''}
            </span>
          </div>
          <div className="card-body laws-card">
            {index.running ? (
              <div data-testid="laws-progress">
                正在建索引{' '}
                {index.progress ? `${figure(index.progress.done)} / ${figure(index.progress.total)} 份` : '…'}
                <Progress percent={percent(index.progress)} showInfo={false} />
              </div>
            ) : null}
            {empty && !index.running ? (
              <div className="muted">
                把本单位的法律、法规、规章和文件（.docx、.txt、.md，一件一个文件）放进一个文件夹，选它建索引。
                文库放在这台电脑上，各项目共用，不进项目文件；条文只在核对时摘进项目。
              </div>
            ) : null}
            {library?.folders.map((folder) => (
              <div key={folder.folder} className="laws-folder" data-testid="laws-folder">
                <span className="cut" title={folder.folder}>
                  {folder.name}
                </span>
                <span className="muted">{figure(folder.documents)} 件</span>
                <button type="button" className="link small" onClick={() => void drop.start({ folder: folder.folder })}>
                  从文库去掉
                </button>
              </div>
            ))}
            {indexed ? (
              <div className="note" role="status" data-testid="laws-done">
                ✓ {figure(indexed.documents)} 件、{figure(indexed.articles)} 条已可检索。
                {indexed.twice > 0 ? `内容相同的 ${figure(indexed.twice)} 件只留一件。` : ''}
                {indexed.renewed.length > 0
                  ? `来了新版本：${indexed.renewed.map((title) => citedTitle(title)).join('、')}，见“新旧版本”。`
                  : ''}
              </div>
            ) : null}
            {library && library.unread.length > 0 ? (
              <details>
                <summary>{figure(library.unread.length)} 份没有读成</summary>
                <ul className="laws-unread">
                  {library.unread.map(({ fileName, why }) => (
                    <li key={fileName}>
                      {fileName}：<span className="muted">{why}</span>
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </div>
        </section>
        {empty ? null : (
          <>
            <CitationTotals />
            <Moved />
          </>
        )}
      </div>
    </div>
  );
}

function percent(progress: { done: number; total: number } | null): number {
  return progress && progress.total > 0 ? Math.round((100 * progress.done) / progress.total) : 0;
}

/** What the library says of all citations; those at an article that does not exist are listed. */
function CitationTotals(): ReactNode {
  const { go } = useNavigation();
  const totals = useRead('citationTotals', {}).data;
  if (!totals) return null;
  return (
    <section className="card" aria-label="引用核对" data-testid="laws-totals">
      <div className="card-head">现有引用</div>
      <div className="card-body laws-card">
        <div>
          找到条文 <b>{figure(totals.found)}</b>　没有这一条{' '}
          <b className={totals.noArticle > 0 ? 'minus' : ''}>{figure(totals.noArticle)}</b>　未写到条{' '}
          {figure(totals.noPlace)}　文库里没有 {figure(totals.noLaw)}
        </div>
        {totals.wrong.map((citation) => (
          <div key={citation.id}>
            <Tag tone="sub">✕ 没有这一条</Tag> {formatCitation(citation)}
            {'　'}
            <button type="button" className="link" onClick={() => go('pool', { itemId: citation.itemId })}>
              {citation.itemName}
            </button>
          </div>
        ))}
      </div>
    </section>
  );
}

const MOVES: Readonly<Record<MovedCitation['kind'], readonly [tone: TagTone, words: string]>> = {
  same: ['merged', '✓ 条文未变'],
  changed: ['basis', '! 条文有改动'],
  moved: ['amend', '改 换了条'],
  gone: ['sub', '✕ 新版没有'],
};

const ORIGINS: Readonly<Record<MovedCitation['by'], string>> = {
  named: '引用写明',
  excerpt: '摘录所在',
  force: '清单日期时有效',
  words: '按字词推断',
};

/** 新旧版本: where each cited article stands in the newest version. */
function Moved(): ReactNode {
  const { go } = useNavigation();
  const moved = useRead('movedCitations', {}).data ?? [];
  if (moved.length === 0) return null;
  return (
    <section className="card" aria-label="新旧版本" data-testid="laws-moved">
      <div className="card-head">
        新旧版本 <span className="muted small">引的不是最新版本的：引用的条文在最新版本里的去处</span>
      </div>
      <div className="table-scroll">
        <table className="table laws-moved">
          <thead>
            <tr>
              <th>事项</th>
              <th>引用</th>
              <th>所引版本</th>
              <th>最新版本</th>
              <th>去处</th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ citation, from, by, to, kind, before, after }) => (
              <tr key={`${citation.id} ${before.place}`} data-testid="moved-row" data-kind={kind}>
                <td className="wrap">
                  <button type="button" className="link" onClick={() => go('pool', { itemId: citation.itemId })}>
                    {citation.itemName}
                  </button>
                </td>
                <td className="wrap">{citedTitle(citation.title)}</td>
                <td title={before.text}>
                  {from.date || '较早'} {before.label}
                  <div className="muted small">{ORIGINS[by]}</div>
                </td>
                <td title={after?.text ?? ''}>
                  {to.date} {after?.label ?? '—'}
                </td>
                <td>
                  <Tag tone={MOVES[kind][0]}>{MOVES[kind][1]}</Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
