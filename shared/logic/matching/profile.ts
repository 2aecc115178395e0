/** One entry or item prepared for comparing: pieces of its name and of the whole, department, bases, kinds. */
import type { Matchable } from '../../model/match';
import { normalizeText, withoutBoilerplate } from '../text/normalizeText';
import { basisTitles } from './basisTitles';
import { type Claims, type Contrasts, claimsOf, joinKinds, type Kinds, kindsOf } from './contrasts';
import { departmentFunctions } from './departmentNames';
import { addGrams, conceptPiece, PieceCounter, type Pieces, Shelf } from './pieces';
import { remembered } from './remembered';
import { type ConceptHit, findConcepts, isGeneralConcept, type Thesaurus } from './thesaurus';

/** A concept weighs like a few n-grams of its rarity; a related word half, a word of every duty less still. */
const CONCEPT = { strong: 3.2, related: 1.4, general: 1 } as const;

const LAW = /(?:法|条例|规定|办法|细则|规则|准则|章程)$/u;
/** How a town tells that others hand their own work to it: 让镇里派人去清, 替供电所收电费. Such an entry is often no duty of it. */
const HANDED_DOWN =
  /(?:让|叫|要求|推给|压给|甩给|派给)(?:我们|咱)?(?:镇|乡|街道|社区|村)(?!民)|(?:镇|乡|街道)里?(?:垫|掏)钱|(?:给|帮|替)[^，。、；]{0,10}(?:公司|银行|运营商|法院)/u;
const FOR_OTHERS = /^(?:替|代替|代[收征扣]|帮(?![扶困带教助办村民]))/u;
const SPOKEN = /口头|电话|微信|工作群|群里|短信|会上|会议要求|会议布置|领导交办|临时|布置|交办|安排|通知$/u;

/** What is kept of a row once its vectors are made. */
export interface KnownProfile {
  /** Normalised, without boilerplate, words parted by spaces. */
  readonly name: string;
  readonly text: string;
  readonly nameHits: readonly ConceptHit[];
  readonly textHits: readonly ConceptHit[];
  readonly department: string;
  readonly functions: readonly string[];
  readonly category: string;
  readonly titles: readonly string[];
  /** Whether a law, regulation or rule is cited; and whether what is cited is no document at all: 电话通知, 口头布置. */
  readonly citesLaw: boolean;
  readonly spokenBasis: boolean;
  /** Whether the row tells of work that others hand down: 让镇里派人, 替供电所催收. */
  readonly handedDown: boolean;
  readonly nameKinds: Kinds;
  /** Of name and text together. */
  readonly allKinds: Kinds;
  /** What the name claims that another may deny. */
  readonly claims: Claims;
}

/** A row prepared, with its pieces. */
export interface Profile {
  readonly known: KnownProfile;
  readonly namePieces: Pieces;
  /** Name and text together. */
  readonly allPieces: Pieces;
  /** N-grams of name and text as written, punctuation and boilerplate included: what a plain comparison sees. */
  readonly plainPieces: Pieces;
}

/** What preparing needs beside the row itself. */
export interface Knowledge {
  readonly thesaurus: Thesaurus;
  readonly contrasts: Contrasts;
}

function addConcepts(pieces: PieceCounter, hits: readonly ConceptHit[], thesaurus: Thesaurus): void {
  for (const { concept, strong } of hits) {
    const value = isGeneralConcept(concept, thesaurus) ? CONCEPT.general : strong ? CONCEPT.strong : CONCEPT.related;
    pieces.raise(conceptPiece(concept), value);
  }
}

/** What few texts say over and over in thousands of rows. */
const functionsOf = remembered(departmentFunctions);
const titlesOf = remembered(basisTitles);
const levelledCategory = remembered(normalizeText);

const counter = new PieceCounter();
/** Rows stand side by side on boards that go when no row on them is used any more. */
const shelf = new Shelf();

/** Prepares one row; empty fields stay empty and are never compared. */
export function profileOf(row: Matchable, { thesaurus, contrasts }: Knowledge): Profile {
  const normalName = normalizeText(row.name);
  const normalText = normalizeText(row.text ?? '');
  const name = withoutBoilerplate(normalName);
  const text = normalText === '' ? '' : withoutBoilerplate(normalText);
  const nameHits = findConcepts(normalName, thesaurus);
  const textHits = findConcepts(normalText, thesaurus);
  addGrams(counter, name);
  addConcepts(counter, nameHits, thesaurus);
  const namePieces = counter.take(shelf);
  addGrams(counter, name);
  addGrams(counter, text);
  addConcepts(counter, textHits, thesaurus);
  addConcepts(counter, nameHits, thesaurus);
  const allPieces = counter.take(shelf);
  addGrams(counter, `${row.name}\n${row.text ?? ''}`.normalize('NFKC').toLowerCase());
  const plainPieces = counter.take(shelf);
  const titles = (row.bases ?? []).flatMap((basis) => titlesOf(typeof basis === 'string' ? basis : basis.title));
  const nameKinds = kindsOf(normalName, nameHits, contrasts);
  return {
    known: {
      name,
      text,
      nameHits,
      textHits,
      department: row.department ?? '',
      functions: functionsOf(row.department ?? ''),
      category: levelledCategory(row.category ?? ''),
      titles,
      citesLaw: titles.some((title) => LAW.test(title)),
      spokenBasis: titles.length > 0 && titles.every((title) => SPOKEN.test(title) && !LAW.test(title)),
      handedDown: FOR_OTHERS.test(normalName) || HANDED_DOWN.test(`${normalName} ${normalText}`),
      nameKinds,
      allKinds: joinKinds(nameKinds, kindsOf(normalText, textHits, contrasts)),
      claims: claimsOf(name),
    },
    namePieces,
    allPieces,
    plainPieces,
  };
}
