/** One entry or item prepared for comparing: pieces of its name and of the whole, department, bases, kinds. */
import type { Matchable } from '../../model/match';
import { departmentFunctions } from '../departmentNames';
import { normalizeText, withoutBoilerplate } from '../normalizeText';
import { basisTitles } from './basisTitles';
import { type Contrasts, type Kinds, kindsOf } from './contrasts';
import { addGrams, conceptPiece, type Pieces } from './pieces';
import { type ConceptHit, findConcepts, isGeneralConcept, type Thesaurus } from './thesaurus';

/** A concept weighs like a few n-grams of its rarity; a related word half, a word of every duty less still. */
const CONCEPT = { strong: 3.2, related: 1.4, general: 1 } as const;

const LAW = /(?:法|条例|规定|办法|细则|规则|准则|章程)$/u;
/** How a town tells that others hand their own work to it: 让镇里派人去清, 替供电所收电费. Such an entry is often no duty of it. */
const HANDED_DOWN =
  /(?:让|叫|要求|推给|压给|甩给|派给)(?:我们|咱)?(?:镇|乡|街道|社区|村)(?!民)|(?:镇|乡|街道)里?(?:垫|掏)钱/u;
const FOR_OTHERS = /^(?:替|代替|帮(?![扶困带教助办村民]))/u;
const SPOKEN = /口头|电话|微信|工作群|群里|短信|会上|会议要求|会议布置|领导交办|临时|布置|交办|安排|通知$/u;

export interface Profile {
  /** Normalised, without boilerplate, words parted by spaces. */
  readonly name: string;
  readonly text: string;
  readonly nameHits: readonly ConceptHit[];
  readonly textHits: readonly ConceptHit[];
  readonly namePieces: Pieces;
  /** Name and text together. */
  readonly allPieces: Pieces;
  /** N-grams of name and text as written, punctuation and boilerplate included: what a plain comparison sees. */
  readonly plainPieces: Pieces;
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
}

/** A row once its vectors are made. */
export type KnownProfile = Omit<Profile, 'namePieces' | 'allPieces' | 'plainPieces'>;

/** What preparing needs beside the row itself. */
export interface Knowledge {
  readonly thesaurus: Thesaurus;
  readonly contrasts: Contrasts;
}

function addConcepts(pieces: Pieces, hits: readonly ConceptHit[], thesaurus: Thesaurus): void {
  const best = new Map<number, number>();
  for (const hit of hits) {
    const value = isGeneralConcept(hit.concept, thesaurus)
      ? CONCEPT.general
      : hit.strong
        ? CONCEPT.strong
        : CONCEPT.related;
    best.set(hit.concept, Math.max(best.get(hit.concept) ?? 0, value));
  }
  for (const [concept, value] of best) {
    const piece = conceptPiece(concept);
    pieces.set(piece, Math.max(pieces.get(piece) ?? 0, value));
  }
}

/** Prepares one row; empty fields stay empty and are never compared. */
export function profileOf(row: Matchable, knowledge: Knowledge): Profile {
  const normalName = normalizeText(row.name);
  const normalText = normalizeText(row.text ?? '');
  const name = withoutBoilerplate(normalName);
  const text = normalText === '' ? '' : withoutBoilerplate(normalText);
  const nameHits = findConcepts(normalName, knowledge.thesaurus);
  const textHits = findConcepts(normalText, knowledge.thesaurus);
  const namePieces: Pieces = new Map();
  addGrams(namePieces, name);
  addConcepts(namePieces, nameHits, knowledge.thesaurus);
  const allPieces: Pieces = new Map();
  addGrams(allPieces, name);
  addGrams(allPieces, text);
  addConcepts(allPieces, textHits, knowledge.thesaurus);
  addConcepts(allPieces, nameHits, knowledge.thesaurus);
  const plainPieces: Pieces = new Map();
  addGrams(plainPieces, `${row.name}\n${row.text ?? ''}`.normalize('NFKC').toLowerCase());
  const titles = (row.bases ?? []).flatMap((basis) => basisTitles(basis));
  return {
    name,
    text,
    nameHits,
    textHits,
    namePieces,
    allPieces,
    plainPieces,
    department: row.department ?? '',
    functions: departmentFunctions(row.department ?? ''),
    category: normalizeText(row.category ?? ''),
    titles,
    citesLaw: titles.some((title) => LAW.test(title)),
    spokenBasis: titles.length > 0 && titles.every((title) => SPOKEN.test(title) && !LAW.test(title)),
    handedDown: FOR_OTHERS.test(normalName) || HANDED_DOWN.test(`${normalName} ${normalText}`),
    nameKinds: kindsOf(normalName, nameHits, knowledge.contrasts),
    allKinds: kindsOf(`${normalName} ${normalText}`, [...nameHits, ...textHits], knowledge.contrasts),
  };
}
