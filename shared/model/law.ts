/** 法规文库: a law or document as its text was split, one version of it by date, and its articles. */
import type { BasisLevel } from './basis';

/** One article, or one heading of a document without articles, with everything below it. */
export interface LawArticle {
  /** As citations code it: 39, 133-1, #2.3; '#0' for a text without any such parts, or what stands in front of them. */
  readonly place: string;
  /** 第三十九条, 二、（三）, 全文. */
  readonly label: string;
  /** 第三章 监督管理 › 第一节 …; '' when there is none. */
  readonly heading: string;
  readonly text: string;
}

export interface LawText {
  readonly title: string;
  readonly docNumber: string;
  readonly level: BasisLevel;
  /** Of this version: the last date of adoption, amendment or publication it tells; '' when it tells none. */
  readonly date: string;
  /** From which day it applies; '' when it does not say. */
  readonly effectiveOn: string;
  readonly articles: readonly LawArticle[];
}
