/** Why a cell of the matrix is as it is, who decided it, and what the town is like. */

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { quoted } from '../../../shared/logic/text/nestQuotes';
import type { CellState, MatrixOutline, MatrixRow } from '../../../shared/views/matrix';
import { figure, momentText } from '../../format';
import { useRead } from '../../hooks';
import { OwnStandingDialog } from './OwnStandingDialog';

const NOW: Readonly<Record<CellState, string>> = { applies: '适用', out: '不适用', check: '不适用（请核）' };

interface MatrixPaneProps {
  readonly outline: MatrixOutline;
  readonly row: MatrixRow | undefined;
  readonly town: number;
  readonly serial: number | undefined;
  readonly canWrite: boolean;
  readonly onToggle: () => void;
  readonly onReason: () => void;
  readonly onOpen: (itemId: number) => void;
}

export function MatrixPane(props: MatrixPaneProps): ReactNode {
  const { outline, row, town: place, canWrite } = props;
  const town = outline.towns[place];
  const [owning, setOwning] = useState(false);
  const read = useRead(
    'cellStory',
    { itemId: row?.id ?? 0, unitId: town?.unitId ?? 0 },
    { enabled: row !== undefined && town !== undefined },
  );
  const story = row && !read.isPlaceholderData ? read.data : undefined;
  const state = row?.cells[place] ?? 'out';
  return (
    <aside className="matrix-pane" aria-label="这一格" data-testid="matrix-pane">
      {row && town ? (
        <section className="card">
          <div className="card-head">
            {town.name} · 第 {props.serial} 项
          </div>
          <div className="card-body matrix-story">
            <button type="button" className="link matrix-item" onClick={() => props.onOpen(row.id)}>
              {row.name}
            </button>
            <dl className="facts">
              <dt>现在</dt>
              <dd data-testid="matrix-now">{NOW[state]}</dd>
              <dt>为何</dt>
              <dd>
                {row.scope === 'common'
                  ? story?.rule
                    ? `共性：按镇情只适用${story.rule}`
                    : '共性：各镇都适用，例外的另写'
                  : `差异化：指定 ${story?.applying.join('、') ?? '…'}`}
                {story?.reason ? <div data-testid="matrix-reason">缘由{quoted(story.reason)}</div> : null}
              </dd>
              {story && (story.place.own || story.wording !== null || story.printed.length > 0) ? (
                <>
                  <dt>本镇另定</dt>
                  <dd data-testid="matrix-own">
                    {story.place.own ? `列入${story.place.list}“${story.place.category}”` : ''}
                    {story.wording !== null ? <div className="matrix-wording">{story.wording}</div> : null}
                    {story.printed.map((line) => (
                      <div key={line} className="matrix-wording">
                        {line}
                      </div>
                    ))}
                  </dd>
                </>
              ) : null}
              <dt>谁定的</dt>
              <dd>
                {story?.decisions.map((one) => (
                  <div key={one.at} className="small">
                    {one.operator}，{momentText(one.at, new Date())}：{one.summary}
                  </div>
                ))}
                <div className="small muted">{story?.origin}</div>
              </dd>
            </dl>
            {story?.statedClass ? (
              <div className="note warn">
                {town.name}镇情也是<b>{story.statedClass}</b>，此项却不适用。请核：确实没有的写明缘由，有的改为适用。
              </div>
            ) : null}
            {canWrite ? (
              <div className="matrix-deeds">
                <Button type="primary" onClick={props.onToggle} data-testid="matrix-toggle">
                  {state === 'applies' ? '改为不适用' : '改为适用'} <kbd>空格</kbd>
                </Button>
                <Button onClick={props.onReason} data-testid="matrix-write-reason">
                  写缘由 <kbd>F2</kbd>
                </Button>
                {state === 'applies' && story ? (
                  <Button onClick={() => setOwning(true)} data-testid="matrix-own-open">
                    本镇另定…
                  </Button>
                ) : null}
              </div>
            ) : null}
          </div>
        </section>
      ) : (
        <section className="card">
          <div className="card-body muted">选一格，这里说明它为何适用或不适用、谁定的。</div>
        </section>
      )}
      {owning && row && town && story ? (
        <OwnStandingDialog item={row} town={town} story={story} onClose={() => setOwning(false)} />
      ) : null}
      {town ? <TownCard unitId={town.unitId} outline={outline} place={place} /> : null}
    </aside>
  );
}

function TownCard({ unitId, outline, place }: { unitId: number; outline: MatrixOutline; place: number }): ReactNode {
  const units = useRead('units', {});
  const profile = units.data?.find((unit) => unit.id === unitId)?.profile;
  const town = outline.towns[place];
  if (!town) return null;
  const facts: readonly (readonly [string, string])[] = [
    ['类别', town.classes.join('、')],
    ['人口', profile?.population ? `${figure(profile.population)} 人` : ''],
    ['区位', profile?.location ?? ''],
    ['资源', profile?.resources.join('、') ?? ''],
    ['产业', profile?.industries.join('、') ?? ''],
  ];
  return (
    <section className="card">
      <div className="card-head">{town.name}</div>
      <dl className="card-body facts">
        {facts
          .filter(([, words]) => words !== '')
          .map(([name, words]) => (
            <div key={name} className="matrix-fact">
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        <div className="matrix-fact">
          <dt>本镇清单</dt>
          <dd>
            <b>{figure(town.listed)}</b> ＝ 共性 {figure(town.listed - town.particular)} ＋ 差异化{' '}
            {figure(town.particular)}
          </dd>
        </div>
      </dl>
    </section>
  );
}
