/**
 * Answers the program's native dialogs from outside, through the debugger that drives it: the program itself has no door
 * for that, and one whose fuses are as shipped cannot be driven at all.
 */

/** `file` holds `{ files, save, folder }` and is read afresh at each dialog; what is missing there means cancelled. */
export async function answerDialogs(app, file) {
  await app.evaluate(({ dialog }, path) => {
    const fs = process.getBuiltinModule('node:fs');
    const answers = () => JSON.parse(fs.readFileSync(path, 'utf8'));
    dialog.showOpenDialog = async (_window, { properties = [] }) => {
      const { files = [], folder } = answers();
      const chosen = properties.includes('openDirectory') ? [folder].filter(Boolean) : files;
      return { canceled: chosen.length === 0, filePaths: chosen };
    };
    dialog.showSaveDialog = async () => {
      const { save = '' } = answers();
      return { canceled: save === '', filePath: save };
    };
  }, file);
}
