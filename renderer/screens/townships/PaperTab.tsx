/** 预览与导出: the townships with their counts, the list of one as true pages, and the export. */
import { Button, Select, Skeleton, Tooltip } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { documentTexts } from '../../../shared/logic/paper/drafts/documentTexts';
import { rareCharacters } from '../../../shared/logic/paper/rareCharacters';
import type { PaperDocument } from '../../../shared/model/paperDocument';
import { NARROW, useMedia } from '../../components/grid/useMedia';
import { PaperPreview } from '../../components/paper/PaperPreview';
import { figure } from '../../format';
import { useRead } from '../../hooks';
import { useNavigation } from '../../navigation';
import { ExportPanel } from './ExportPanel';
import { PaperDialog } from './PaperDialog';
import { type ListedTown, type PaperSource, pageSource, saysOf, sealedRound, townsOf, unchosen } from './paperSource';
import { SourceChoice } from './SourceChoice';

const ZOOMS = [
  { value: 'fit', label: '适宽' },
  { value: '1', label: '100 %' },
  { value: '1.5', label: '150 %' },
];

export function PaperTab({ tabs }: { tabs: ReactNode }): ReactNode {
  const { params, go } = useNavigation();
  const summary = useRead('summary', {});
  const narrow = useMedia(NARROW);
  const [chosen, setChosen] = useState<number | null>(typeof params.unitId === 'number' ? params.unitId : null);
  const [picked, setSource] = useState<PaperSource | null>(
    typeof params.editionId === 'number' ? params.editionId : null,
  );
  const editions = useRead('editions', {}).data ?? [];
  const [zoom, setZoom] = useState('fit');
  const [exporting, setExporting] = useState(false);
  const [setting, setSetting] = useState(false);
  const scheme = useRead('scheme', {});
  const [place, setPlace] = useState({ sheet: 1, sheets: 1 });
  const onPlace = useCallback(
    (sheet: number, sheets: number) =>
      setPlace((before) => (before.sheet === sheet && before.sheets === sheets ? before : { sheet, sheets })),
    [],
  );

  const onItem = useCallback((itemId: number) => go('pool', { itemId }), [go]);

  const sealed = sealedRound(summary.data);
  const today: readonly ListedTown[] = summary.data?.townships ?? [];
  // Between rounds what was issued is what hangs on the wall, and what an export gives.
  const hung = summary.data?.round?.state === 'sealed' ? unchosen(sealed, editions, today) : undefined;
  const source = picked ?? hung?.id ?? 'current';
  const edition = editions.find(({ id }) => id === source);
  const towns = edition ? townsOf(edition) : today;
  const town = towns.find((row) => row.unitId === chosen) ?? towns[0];
  const exported = edition ?? (source === 'current' ? unchosen(sealed, editions, towns) : undefined);
  const read = useRead(
    'townshipPage',
    { unitId: town?.unitId ?? 0, ...pageSource(sealed === null ? 'current' : source) },
    { enabled: town !== undefined },
  );

  if (!summary.data) return null;
  if (!town) return null;
  const document = read.data?.unitId === town.unitId ? read.data.document : undefined;
  const options = towns.map((row) => ({ value: row.unitId, label: `${row.name}　${row.listed} 项` }));

  return (
    <div className="page">
      <div className="page-head">
        <h1>一镇一单</h1>
        {tabs}
        {narrow ? (
          <Select
            aria-label="乡镇"
            value={town.unitId}
            options={options}
            onChange={setChosen}
            popupMatchSelectWidth={false}
          />
        ) : null}
        {sealed === null ? null : (
          <SourceChoice source={source} sealed={sealed} editions={editions} onChange={setSource} />
        )}
        <span className="push" />
        {document ? <RareCharacters document={document} /> : null}
        <span className="muted small whole" data-testid="page-place">
          第 {place.sheet} / {place.sheets} 页
        </span>
        <Select aria-label="大小" value={zoom} options={ZOOMS} onChange={setZoom} className="paper-zoom" />
        <Button data-testid="paper-settings" disabled={!scheme.data} onClick={() => setSetting(true)}>
          版式…
        </Button>
        <Button type="primary" data-testid="townships-export" onClick={() => setExporting(true)}>
          导出…
        </Button>
      </div>
      {setting && scheme.data ? <PaperDialog scheme={scheme.data} onClose={() => setSetting(false)} /> : null}
      <div className={exporting ? 'towns-body exporting' : 'towns-body'}>
        {narrow ? null : (
          <nav className="towns" aria-label="乡镇">
            <div className="towns-sum muted small">
              {towns.length} 镇 · {figure((edition ?? summary.data).townTimes)} 镇次
            </div>
            {towns.map((row) => (
              <button
                key={row.unitId}
                type="button"
                className="town"
                aria-current={row.unitId === town.unitId}
                data-testid="township-row"
                onClick={() => setChosen(row.unitId)}
              >
                <b>{row.name}</b>
                <span>
                  {figure(row.listed)} 项
                  {row.particular === undefined ? null : (
                    <span className="muted small">　其中差异化 {figure(row.particular)}</span>
                  )}
                </span>
              </button>
            ))}
          </nav>
        )}
        {document ? (
          <PaperPreview
            document={document}
            zoom={zoom === 'fit' ? 'fit' : Number(zoom)}
            onPlace={onPlace}
            onItem={onItem}
          />
        ) : (
          <div className="paper paper-wait">
            {read.error ? (
              <div className="note bad">{read.error.message}</div>
            ) : (
              <Skeleton active paragraph={{ rows: 12 }} />
            )}
          </div>
        )}
        {exporting ? (
          <ExportPanel
            readOnly={summary.data.readOnly}
            towns={exported?.townships.length ?? towns.length}
            town={town}
            blocked={sealed === null ? '还没有封存过的轮次。导出的是封存的清单，先到“轮次”封存一轮。' : null}
            editionId={exported?.id ?? null}
            says={saysOf(sealed, exported, edition === undefined, editions)}
            onClose={() => setExporting(false)}
          />
        ) : null}
      </div>
    </div>
  );
}

/** The office's machine has these characters in some other font; a printing shop's may show a box. */
function RareCharacters({ document }: { document: PaperDocument }): ReactNode {
  const rare = useMemo(() => rareCharacters(documentTexts(document).flat()), [document]);
  if (rare.length === 0) return null;
  const shown = rare.slice(0, 20).join('、');
  return (
    <Tooltip title={`${shown}：不在 GB2312 字库里，仿宋_GB2312 等字体没有，印出来会换成别的字体。付印前请核一遍。`}>
      <button type="button" className="link small" data-testid="paper-rare">
        生僻字 {figure(rare.length)}
      </button>
    </Tooltip>
  );
}
