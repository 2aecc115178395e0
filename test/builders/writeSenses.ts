/** A program: writes the senses learnt from the sayings and the thesaurus, whose paths it is given, to a third. */
import { writeFileSync } from 'node:fs';
import { shippedKnowledge } from '../../shared/logic/matching/matchEntries';
import { learnSenses } from './learnSenses';
import { readSayings, stampOf } from './sayings';

const [, , sayings = '', thesaurus = '', path = ''] = process.argv;
const tell = (done: number, total: number): void => {
  if (done % 300 === 0) process.stdout.write(`${done} / ${total}\n`);
};
const { characters, pairs, vectors } = learnSenses(shippedKnowledge(), readSayings(sayings), undefined, tell);
const senses = {
  learntFrom: stampOf(sayings, thesaurus),
  characters,
  pairs,
  vectors: Buffer.from(vectors.buffer).toString('base64'),
};
writeFileSync(path, `${JSON.stringify(senses, undefined, 2)}\n`);
