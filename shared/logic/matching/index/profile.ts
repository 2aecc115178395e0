/** One entry or item prepared for comparing: its words levelled, what they name, department, bases, kinds. */
import type { Matchable } from '../../../model/match';
import { normalizeText, withoutBoilerplate } from '../../text/normalizeText';
import { basisTitles } from '../knowledge/basisTitles';
import { type Claims, type Contrasts, claimsOf, joinKinds, type Kinds, kindsOf } from '../knowledge/contrasts';
import { departmentFunctions } from '../knowledge/departmentNames';
import { remembered } from '../knowledge/remembered';
import { addMeanings, FoundWords, findWords, type Meaning, type Thesaurus } from '../knowledge/thesaurus';
import type { Wording } from './rows';
import type { Senses } from './senses';

const LAW = /(?:法|条例|规定|办法|细则|规则|准则|章程)$/u;
/** How a town tells that others hand their own work to it: 让镇里派人去清, 替供电所收电费. Such an entry is often no duty of it. */
const HANDED_DOWN =
  /(?:让|叫|要求|推给|压给|甩给|派给)(?:我们|咱)?(?:镇|乡|街道|社区|村)(?!民)|(?:镇|乡|街道)里?(?:垫|掏)钱|(?:给|帮|替)[^，。、；]{0,10}(?:公司|银行|运营商|法院)/u;
const FOR_OTHERS = /^(?:替|代替|代[收征扣]|帮(?![扶困带教助办村民]))/u;
const SPOKEN = /口头|电话|微信|工作群|群里|短信|会上|会议要求|会议布置|领导交办|临时|布置|交办|安排|通知$/u;

/** One of these is in every text with `HANDED_DOWN` in it, and in few others. */
const HANDS_DOWN = /[让叫求给派垫掏帮替]/u;

function isHandedDown(name: string, text: string): boolean {
  if (FOR_OTHERS.test(name)) return true;
  return (HANDS_DOWN.test(name) || HANDS_DOWN.test(text)) && HANDED_DOWN.test(`${name} ${text}`);
}

/** What is kept of a row once its pieces are counted. */
export interface KnownProfile {
  /** Normalised, without boilerplate, words parted by spaces. */
  readonly name: string;
  readonly text: string;
  /** Normalised only: where the thesaurus is looked up. */
  readonly wholeName: string;
  readonly wholeText: string;
  /** The township that sent it; '' for items and for what departments sent. */
  readonly unit: string;
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

/** Of what is kept, what hangs on the name. */
type OfName = 'name' | 'wholeName' | 'handedDown' | 'nameKinds' | 'allKinds' | 'claims';

/** What a row says beside its name. */
interface Nameless extends Omit<KnownProfile, OfName> {
  readonly written: string;
  readonly textMeanings: readonly Meaning[];
  readonly textKinds: Kinds;
}

/** A row prepared, its pieces still to be counted. */
export interface Profile extends Wording {
  readonly known: KnownProfile;
  readonly nameless: Nameless;
}

/** What preparing needs beside the row itself. */
export interface Knowledge {
  readonly thesaurus: Thesaurus;
  readonly contrasts: Contrasts;
  readonly senses: Senses;
}

const found = new FoundWords();

/** What the words of the thesaurus in a text mean. */
function meaningsIn(normalized: string, thesaurus: Thesaurus): readonly Meaning[] {
  findWords(normalized, thesaurus, found);
  const meanings: Meaning[] = [];
  for (let at = 0; at < found.size; at += 1) addMeanings(meanings, found.words[at] ?? 0, thesaurus);
  return meanings;
}

/** What one written basis cites, and whether no more than word of mouth. */
interface Cited {
  readonly titles: readonly string[];
  readonly citesLaw: boolean;
  readonly spoken: boolean;
}

/** What few texts say over and over in thousands of rows. */
const functionsOf = remembered(departmentFunctions);
const citedIn = remembered((basis): Cited => {
  const titles = basisTitles(basis);
  const law = titles.map((title) => LAW.test(title));
  return {
    titles,
    citesLaw: law.includes(true),
    spoken: titles.every((title, place) => SPOKEN.test(title) && !law[place]),
  };
});
const levelledCategory = remembered(normalizeText);

/** Prepares one row; empty fields stay empty and are never compared. */
export function profileOf(row: Matchable, knowledge: Knowledge): Profile {
  return named(row.name, namelessOf(row, knowledge), knowledge);
}

/** The same row under another name: nothing but the name is read. */
export function renamed({ nameless }: Profile, name: string, knowledge: Knowledge): Profile {
  return named(name, nameless, knowledge);
}

function namelessOf(row: Matchable, { thesaurus, contrasts }: Knowledge): Nameless {
  const written = row.text ?? '';
  const wholeText = normalizeText(written);
  const textMeanings = meaningsIn(wholeText, thesaurus);
  const cited = (row.bases ?? []).map((basis) => citedIn(typeof basis === 'string' ? basis : basis.title));
  const titles = cited.length === 1 ? (cited[0]?.titles ?? []) : cited.flatMap((basis) => basis.titles);
  return {
    written,
    text: withoutBoilerplate(wholeText),
    wholeText,
    textMeanings,
    textKinds: kindsOf(wholeText, textMeanings, contrasts),
    unit: row.unit ?? '',
    department: row.department ?? '',
    functions: functionsOf(row.department ?? ''),
    category: levelledCategory(row.category ?? ''),
    titles,
    citesLaw: cited.some(({ citesLaw }) => citesLaw),
    spokenBasis: titles.length > 0 && cited.every(({ spoken }) => spoken),
  };
}

function named(written: string, nameless: Nameless, { thesaurus, contrasts }: Knowledge): Profile {
  const wholeName = normalizeText(written);
  const name = withoutBoilerplate(wholeName);
  const nameMeanings = meaningsIn(wholeName, thesaurus);
  const nameKinds = kindsOf(wholeName, nameMeanings, contrasts);
  const { text, wholeText, textMeanings, textKinds } = nameless;
  return {
    // Spelled out: spreading makes objects of many kinds.
    known: {
      name,
      text,
      wholeName,
      wholeText,
      unit: nameless.unit,
      department: nameless.department,
      functions: nameless.functions,
      category: nameless.category,
      titles: nameless.titles,
      citesLaw: nameless.citesLaw,
      spokenBasis: nameless.spokenBasis,
      handedDown: isHandedDown(wholeName, wholeText),
      nameKinds,
      allKinds: joinKinds(nameKinds, textKinds),
      claims: claimsOf(name),
    },
    nameMeanings,
    textMeanings,
    written: { name: written, text: nameless.written },
    nameless,
  };
}
