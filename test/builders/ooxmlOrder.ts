/** The order in which ECMA-376 wants the children of the elements that our files use; transcribed from the standard, not from our writers. */

const PROPERTIES_OF_PARAGRAPH =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange';
const PROPERTIES_OF_RUN =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath';
const SIDES = 'top start left bottom end right insideH insideV tl2br tr2bl';
const RUN_CONTENT =
  '(br t delText instrText delInstrText noBreakHyphen softHyphen tab cr sym fldChar drawing pict footnoteReference endnoteReference footnoteRef endnoteRef separator continuationSeparator lastRenderedPageBreak pgNum ptab)';
const BLOCKS = '(p tbl bookmarkStart bookmarkEnd sdt proofErr permStart permEnd)';

/** WordprocessingML, without the prefix w. Parentheses: any of these, any number of times, in any order. */
const WORD: Readonly<Record<string, string>> = {
  document: 'background body',
  body: `${BLOCKS} sectPr`,
  p: 'pPr (r hyperlink bookmarkStart bookmarkEnd fldSimple proofErr ins del sdt)',
  pPr: PROPERTIES_OF_PARAGRAPH,
  r: `rPr ${RUN_CONTENT}`,
  rPr: PROPERTIES_OF_RUN,
  tabs: 'tab',
  tbl: '(bookmarkStart bookmarkEnd) tblPr tblGrid (tr bookmarkStart bookmarkEnd sdt)',
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  tblBorders: SIDES,
  tblCellMar: SIDES,
  tblGrid: 'gridCol',
  tr: 'tblPrEx trPr (tc sdt bookmarkStart bookmarkEnd)',
  trPr: '(cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden)',
  tc: `tcPr ${BLOCKS}`,
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  tcMar: SIDES,
  tcBorders: SIDES,
  sectPr:
    '(headerReference footerReference) footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  styles: 'docDefaults latentStyles style',
  docDefaults: 'rPrDefault pPrDefault',
  rPrDefault: 'rPr',
  pPrDefault: 'pPr',
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  settings:
    'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator',
  compat: '(compatSetting useFELayout balanceSingleByteDoubleByteWidth)',
  ftr: BLOCKS,
  hdr: BLOCKS,
  footnotes: 'footnote',
  footnote: BLOCKS,
  endnotes: 'endnote',
  endnote: BLOCKS,
  fonts: 'font',
  numbering: 'numPicBullet abstractNum num numIdMacAtCleanup',
  abstractNum: 'nsid multiLevelType tmpl name styleLink numStyleLink lvl',
  lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  num: 'abstractNumId lvlOverride',
  lvlOverride: 'startOverride lvl',
  drawing: '(wp:inline wp:anchor)',
};

const DRAWN: Readonly<Record<string, string>> = {
  'wp:inline': 'extent effectExtent docPr cNvGraphicFramePr a:graphic',
  'c:chartSpace':
    'date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst',
  'c:chart':
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst',
  'c:title': 'tx layout overlay spPr txPr extLst',
  'c:plotArea': 'layout (barChart lineChart pieChart) (catAx valAx dateAx serAx) dTable spPr extLst',
  'c:barChart': 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst',
  'c:ser': 'idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst',
  'c:dLbls':
    'dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines extLst',
  'c:dLbl':
    'idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator extLst',
  'c:cat': '(strLit strRef numRef numLit)',
  'c:val': '(numLit numRef)',
  'c:strLit': 'ptCount pt',
  'c:numLit': 'formatCode ptCount pt',
  'c:catAx':
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset noMultiLvlLbl extLst',
  'c:valAx':
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst',
  'c:scaling': 'logBase orientation max min extLst',
  'c:legend': 'legendPos legendEntry layout overlay spPr txPr extLst',
  'c:legendEntry': 'idx delete txPr extLst',
  'c:txPr': 'a:bodyPr a:lstStyle a:p',
  'c:rich': 'a:bodyPr a:lstStyle a:p',
};

/** SpreadsheetML. */
const SHEETS: Readonly<Record<string, string>> = {
  workbook:
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst',
  sheets: 'sheet',
  bookViews: 'workbookView',
  definedNames: 'definedName',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst',
  sheetPr: 'tabColor outlinePr pageSetUpPr',
  sheetViews: 'sheetView extLst',
  sheetView: 'pane selection pivotSelection extLst',
  cols: 'col',
  sheetData: 'row',
  row: 'c extLst',
  c: 'f v is extLst',
  is: 't r rPh phoneticPr',
  si: 't r rPh phoneticPr',
  r: 'rPr t',
  mergeCells: 'mergeCell',
  dataValidations: 'dataValidation',
  dataValidation: 'formula1 formula2',
  headerFooter: 'oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter',
  rowBreaks: 'brk',
  sst: 'si extLst',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  numFmts: 'numFmt',
  fonts: 'font',
  fills: 'fill',
  borders: 'border',
  border: 'start left end right top bottom diagonal vertical horizontal',
  cellStyleXfs: 'xf',
  cellXfs: 'xf',
  xf: 'alignment protection extLst',
  cellStyles: 'cellStyle extLst',
  comments: 'authors commentList',
  commentList: 'comment',
  comment: 'text',
  authors: 'author',
};

/** By prefixed name; children without a prefix have that of their parent. */
export const CHILDREN: ReadonlyMap<string, string> = new Map([
  ...Object.entries(WORD).map(([name, children]) => [`w:${name}`, children] as const),
  ...Object.entries(DRAWN),
  ...Object.entries(SHEETS),
]);

/** Runs of text in a cell may hold their properties in any order (a choice in the standard), so may fonts of a sheet. */
export const LEAVES: ReadonlySet<string> = new Set(['rPr', 'font', 'fill', 'text']);

/**
 * What is wrong with this order of children; null when it is right.
 * @param names children as they stand, with prefixes.
 */
export function findDisorder(parent: string, names: readonly string[]): string | null {
  const allowed = CHILDREN.get(parent);
  if (allowed === undefined) return null;
  const prefix = parent.includes(':') ? `${parent.split(':')[0]}:` : '';
  const ranks = new Map<string, number>();
  let rank = 0;
  let choice = false;
  for (const token of allowed.split(' ')) {
    if (!choice) rank += 1;
    if (token.startsWith('(')) choice = true;
    const name = token.replace(/[()]/g, '');
    ranks.set(name.includes(':') ? name : `${prefix}${name}`, rank);
    if (token.endsWith(')')) choice = false;
  }
  let last = 0;
  for (const name of names) {
    const own = ranks.get(name);
    if (own === undefined) return `<${parent}> holds <${name}>`;
    if (own < last) return `<${name}> stands too late in <${parent}>`;
    last = own;
  }
  return null;
}
