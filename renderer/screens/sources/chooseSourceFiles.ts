/** The native dialog for source lists, then the look at them. */
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
