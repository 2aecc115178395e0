/** Charts of a Word document as the office programs' own charts: they take the fonts of the machine and can be edited. */
import type { Chart, ChartSeries } from '../../../../shared/model/chart';
import type { PaperDocument } from '../../../../shared/model/paperDocument';
import { escapeXml } from './escapeXml';
import { partAsText } from './packageBytes';
import { STYLE } from './wordStyles';

/** English metric units: 12,700 to a point, 635 to a twip. */
const EMU_PER_POINT = 12_700;
const EMU_PER_TWIP = 635;
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
/** Stands for the number of a chart until the whole body is there. */
const NUMBER = '#chart#';

/** The paragraph of a chart; width in twips, height in points. */
export function chartParagraph(width: number, height: number): string {
  const extent = `cx="${width * EMU_PER_TWIP}" cy="${Math.round(height * EMU_PER_POINT)}"`;
  const chart = `<c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONS}" r:id="chart${NUMBER}"/>`;
  const graphic = `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/chart">${chart}</a:graphicData></a:graphic>`;
  const inline = `<wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${NUMBER}" name="图"/>${graphic}</wp:inline>`;
  return `<w:p><w:pPr><w:pStyle w:val="${STYLE.gap}"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>${inline}</w:drawing></w:r></w:p>`;
}

/** The package with a part for every chart, numbered in the order of the document. */
export function withCharts(
  parts: ReadonlyMap<string, string | Uint8Array>,
  document: PaperDocument,
): Map<string, string | Uint8Array> {
  const charts = document.parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'gap' && block.chart ? [block.chart] : [])),
  );
  if (charts.length === 0) return new Map(parts);
  const place = (index: number): string => `charts/chart${index + 1}.xml`;
  const types = charts.map((_, index) => `<Override PartName="/word/${place(index)}" ContentType="${CHART_TYPE}"/>`);
  const links = charts.map(
    (_, index) => `<Relationship Id="chart${index + 1}" Type="${RELATIONS}/chart" Target="${place(index)}"/>`,
  );
  const rels = 'word/_rels/document.xml.rels';
  return new Map<string, string | Uint8Array>([
    ...parts,
    ['word/document.xml', numberCharts(partAsText(parts, 'word/document.xml'))],
    ['[Content_Types].xml', insertBefore(partAsText(parts, '[Content_Types].xml'), '</Types>', types)],
    [rels, insertBefore(partAsText(parts, rels), '</Relationships>', links)],
    ...charts.map((chart, index) => [`word/${place(index)}`, chartXml(chart)] as const),
  ]);
}

function numberCharts(xml: string): string {
  return xml
    .split(/(?=<wp:docPr id="#chart#")|(?<=r:id="chart#chart#"\/>)/)
    .reduce(
      ({ text, number }, piece) =>
        piece.includes(NUMBER)
          ? { text: text + piece.replaceAll(NUMBER, String(number)), number: number + 1 }
          : { text: text + piece, number },
      { text: '', number: 1 },
    ).text;
}

function insertBefore(xml: string, end: string, pieces: readonly string[]): string {
  if (!xml.includes(end)) throw new Error(`no ${end} in a part of the package`);
  return xml.replace(end, () => `${pieces.join('')}${end}`);
}

/** What is counted has no halves: a low axis goes up by ones. */
function wholeSteps(labels: Chart['labels'], series: Chart['series'], from: number): string {
  const heights = labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  return Math.max(0, ...heights) - from <= 5 ? '<c:majorUnit val="1"/>' : '';
}

function chartXml({ title, labels, series, from }: Chart): string {
  const stacked = `<c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>`;
  const drawn = series.map((one, index) => seriesXml(one, index, labels)).join('');
  const bars = `<c:barChart>${stacked}${drawn}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`;
  const bottom = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textXml(900)}<c:crossAx val="2"/></c:catAx>`;
  const lines = `<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9DEE3"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>`;
  const left = `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="${from}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>${lines}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${textXml(900)}<c:crossAx val="1"/>${wholeSteps(labels, series, from)}</c:valAx>`;
  const heading = `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const hidden = series.flatMap(({ color }, index) =>
    color === null ? [`<c:legendEntry><c:idx val="${index}"/><c:delete val="1"/></c:legendEntry>`] : [],
  );
  const legend = `<c:legend><c:legendPos val="b"/>${hidden.join('')}<c:overlay val="0"/>${textXml(900)}</c:legend>`;
  const plot = `<c:plotArea><c:layout/>${bars}${bottom}${left}</c:plotArea>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/><c:chart>${heading}<c:autoTitleDeleted val="0"/>${plot}${legend}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;
}

function textXml(size: number): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

function seriesXml({ name, values, color }: ChartSeries, index: number, labels: readonly string[]): string {
  const points = (texts: readonly string[], kind: 'str' | 'num'): string => {
    const format = kind === 'num' ? '<c:formatCode>General</c:formatCode>' : '';
    const each = texts.map((text, at) => `<c:pt idx="${at}"><c:v>${escapeXml(text)}</c:v></c:pt>`).join('');
    return `<c:${kind}Lit>${format}<c:ptCount val="${texts.length}"/>${each}</c:${kind}Lit>`;
  };
  const fill = color === null ? '<a:noFill/>' : `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
  // Nothing is written on a column that is not there.
  const empty = values.flatMap((value, at) =>
    color !== null && value === 0 ? [`<c:dLbl><c:idx val="${at}"/><c:delete val="1"/></c:dLbl>`] : [],
  );
  const shown = color === null ? 0 : 1;
  const words = `<c:dLbls>${empty.join('')}${color === null ? '' : textXml(900)}<c:showLegendKey val="0"/><c:showVal val="${shown}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
  const data = `<c:cat>${points(labels, 'str')}</c:cat><c:val>${points(values.map(String), 'num')}</c:val>`;
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(name)}</c:v></c:tx><c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>${words}${data}</c:ser>`;
}
