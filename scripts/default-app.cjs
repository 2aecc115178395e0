/** Packed as resources/default_app.asar of the registry-only runtime: starts the program in the folder named first. */
const fs = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

/** As Electron's own default app reads them: `[-r MODULE]… [switches] FOLDER [arguments of the program]`. */
function readArguments(words) {
  const modules = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '-r' || word === '--require') {
      at += 1;
      modules.push(words[at]);
    } else if (!word.startsWith('-')) {
      return { modules, folder: word };
    }
  }
  return { modules, folder: '.' };
}

const { modules, folder } = readArguments(process.argv.slice(1));
const program = path.resolve(folder);
const description = JSON.parse(fs.readFileSync(path.join(program, 'package.json'), 'utf8'));
app.setName(description.productName || description.name);
app.setVersion(description.version || '0');
app.setAppPath(program);
app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
for (const name of modules) require(path.resolve(name));
require(path.join(program, description.main));
