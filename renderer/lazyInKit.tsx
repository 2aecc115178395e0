/** Components loaded when first needed, the UI kit with them: the start page is drawn without either. */
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from 'react';

/** To be placed inside a Suspense. */
export function lazyInKit<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<(props: Props) => ReactNode> {
  return lazy(async () => {
    const [{ Kit }, Inner] = await Promise.all([import('./kit'), load()]);
    return {
      default: (props: Props): ReactNode => (
        <Kit>
          <Inner {...props} />
        </Kit>
      ),
    };
  });
}
