/** The native dialogs for source lists, files or a whole folder, then the look at them. */
import { shell } from '../../api';
import { tell } from '../../hooks';
import type { Importing } from '../../importing';

export function chooseSourceFiles(importing: Importing): void {
  const choose = async (): Promise<void> => {
    const grant = await shell().chooseFiles('sources');
    if (grant) await importing.read(grant.token);
  };
  void choose().catch(tell);
}

export function chooseSourceFolder(importing: Importing): void {
  const choose = async (): Promise<void> => {
    const grant = await shell().chooseFolder('sources');
    if (grant) await importing.read(grant.token);
  };
  void choose().catch(tell);
}
