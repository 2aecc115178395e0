/** A program: writes the senses of the shipped thesaurus to the path it is given. */
import { writeFileSync } from 'node:fs';
import { shippedKnowledge } from '../../shared/logic/matching/matchEntries';
import { learnSenses } from './learnSenses';

const { characters, vectors } = learnSenses(shippedKnowledge());
const senses = { characters, vectors: Buffer.from(vectors.buffer).toString('base64') };
writeFileSync(process.argv[2] ?? '', `${JSON.stringify(senses, undefined, 2)}\n`);
